import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentLimitBytes } from '../store/decode-text'
import { importBench, type ImportBench } from './import-fixture'

let bench: ImportBench
beforeEach(async () => {
  bench = await importBench()
})
afterEach(() => bench.dispose())

const utf16 = (text: string, isBigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le')
  return isBigEndian ? bytes.swap16() : bytes
}

describe('a letter’s file', () => {
  it.each<[string, string | Uint8Array, string, object]>([
    ['is empty', '', 'empty', {}],
    ['is not UTF-8', Buffer.from([0x44, 0x78, 0xff, 0x20]), 'not-utf-8', { offset: 2 }],
    ['is Windows-1252', Buffer.from('caf\xe9 note', 'latin1'), 'not-utf-8', { offset: 3 }],
    ['ends in the middle of a character', Buffer.from([0x44, 0xe2, 0x82]), 'not-utf-8', {}],
    ['is UTF-16 without a mark', utf16('Dx: neck pain'), 'nul', {}],
    ['holds a NUL', 'Dx:\0 neck', 'nul', { offset: 3 }],
    [
      'is UTF-16 of an odd length',
      Buffer.concat([utf16('\ufeffDx'), Buffer.from([0x20])]),
      'utf-16-odd-length',
      {},
    ],
    ['holds half a surrogate pair', utf16('\ufeffDx \ud83d neck'), 'lone-surrogate', {}],
    ['is larger than a letter can be', Buffer.alloc(documentLimitBytes + 1, 'a'), 'too-large', {}],
  ])(
    'that %s is refused with the reason and the place, and nothing is taken',
    async (_, content, reason, facts) => {
      const path = bench.write('letter.txt', content)
      const [item, ...more] = await bench.imported([path])
      expect(more).toEqual([])
      expect(item).toMatchObject({ outcome: 'refused', reason, facts })
      expect(JSON.stringify(item)).not.toMatch(/neck|caf/)
      expect(await bench.store.rowsSoFar(null)).toEqual([])
    },
  )

  it.each<[string, string | Uint8Array, string]>([
    ['has a byte order mark', '\ufeffDx: neck', 'Dx: neck'],
    ['has two byte order marks', '\ufeff\ufeffDx: neck', '\ufeffDx: neck'],
    ['is UTF-16', utf16('\ufeffDx: 😀 neck'), 'Dx: 😀 neck'],
    ['is UTF-16 with the high byte first', utf16('\ufeffDx: 😀 neck', true), 'Dx: 😀 neck'],
    ['has line ends CR LF', 'Dx:\r\nneck\r\n', 'Dx:\r\nneck\r\n'],
    ['has line ends CR', 'Dx:\rneck\r', 'Dx:\rneck\r'],
    ['has line ends of all kinds', 'Dx:\r\nneck\npain\r', 'Dx:\r\nneck\npain\r'],
    ['has separators that are line ends elsewhere', 'Dx:\u2028neck\u0085pain', 'Dx:\u2028neck\u0085pain'],
    ['has form feeds and other controls', 'Dx:\fneck\x07\x1b[0m', 'Dx:\fneck\x07\x1b[0m'],
    [
      'has marks of direction, joiners and accents',
      'a\u202eb\u2066c 👩‍👧 e\u0301',
      'a\u202eb\u2066c 👩‍👧 e\u0301',
    ],
    ['has markup', '<script>alert(1)</script> &lt;b&gt;', '<script>alert(1)</script> &lt;b&gt;'],
    ['has what looks like a path or a formula', '=cmd|calc!A0 ../../etc', '=cmd|calc!A0 ../../etc'],
  ])('that %s is taken, its text as it is', async (_, content, text) => {
    const path = bench.write('letter.txt', content)
    const [item] = await bench.imported([path])
    expect(item).toMatchObject({ outcome: 'imported' })
    const opened = await bench.store.openDocument(item!.documentId!, bench.annotator.id)
    expect(opened.document.text).toBe(text)
  })

  it('that is there already is known by its text, whatever its name', async () => {
    const paths = [bench.write('a.txt', 'Dx: neck'), bench.write('b.txt', '\ufeffDx: neck')]
    expect((await bench.imported(paths)).map(({ outcome }) => outcome)).toEqual(['imported', 'duplicate'])
  })
})

describe('what is no letter', () => {
  it.each([
    ['a PDF', 'letter.pdf', '%PDF-1.7', 'unknown-type'],
    ['an archive', 'letters.zip', 'PK\x03\x04', 'unknown-type'],
    ['a file without an ending', 'letter', 'Dx', 'unknown-type'],
    ['JSON of no known format', 'settings.json', '{"a": 1}', 'unknown-type'],
  ])('%s is refused where it was chosen, and passed over in a folder', async (_, name, content, reason) => {
    const path = bench.write(name, content)
    expect(await bench.imported([path])).toMatchObject([{ outcome: 'refused', reason }])
    expect(await bench.imported([bench.folder])).toEqual([])
  })

  it('a link is not followed, not even one that leads to itself', async () => {
    const path = bench.write('letter.txt', 'Dx: neck')
    symlinkSync(path, join(bench.folder, 'link.txt'))
    symlinkSync(bench.folder, join(bench.folder, 'loop'))
    const items = await bench.imported([bench.folder])
    expect(items.map(({ name, reason }) => [name, reason]).sort()).toEqual([
      ['letter.txt', 'added'],
      ['link.txt', 'link'],
    ])
  })

  it('a pipe is refused and not waited for', async () => {
    const path = join(bench.folder, 'pipe.txt')
    execFileSync('mkfifo', [path])
    expect(await bench.imported([path])).toMatchObject([{ outcome: 'refused', reason: 'not-a-file' }])
  })

  it('a file that is gone is named, and the others are taken', async () => {
    const paths = [join(bench.folder, 'gone.txt'), bench.write('letter.txt', 'Dx: neck')]
    expect(await bench.imported(paths)).toMatchObject([
      { outcome: 'refused', reason: 'unreadable', facts: { errno: 'ENOENT' } },
      { outcome: 'imported' },
    ])
  })

  it('a folder named like a letter is a folder', async () => {
    mkdirSync(join(bench.folder, 'folder.txt'))
    bench.write('folder.txt/letter.txt', 'Dx: neck')
    expect(await bench.imported([bench.folder])).toMatchObject([{ name: 'letter.txt', outcome: 'imported' }])
  })

  it.each([
    ['a line end', 'a\nb.txt'],
    ['the longest name that there is', `${'n'.repeat(251)}.txt`],
    ['a name of a device', 'CON.txt'],
    ['dots', '..letter..txt'],
    ['markup', '<img src=x onerror=alert(1)>.txt'],
  ])('a name with %s is data and nothing else', async (_, name) => {
    const [item] = await bench.imported([bench.write(name, 'Dx: neck')])
    expect(item).toMatchObject({ outcome: 'imported', name })
    expect(item!.documentId).toMatch(/^[a-z2-7]{26}$/)
  })

  it('a file whose name is not in UTF-8 is named with what to do, and the others are taken', async () => {
    bench.write('letter.txt', 'Dx: neck')
    const folder = Buffer.from(`${bench.folder}/`)
    writeFileSync(Buffer.concat([folder, Buffer.from('caf\xe9.txt', 'latin1')]), 'Dx: knee')
    writeFileSync(Buffer.concat([folder, Buffer.from('caf\xe9.pdf', 'latin1')]), '%PDF')
    expect(await bench.imported([bench.folder])).toMatchObject([
      { name: 'caf\ufffd.txt', outcome: 'refused', reason: 'name-malformed' },
      { name: 'letter.txt', outcome: 'imported' },
    ])
  })

  it('what an export has beside its letters is not taken for one', async () => {
    bench.write('READ-ME-FIRST.txt', 'This export holds the full text of the letters.')
    expect(await bench.imported([bench.folder])).toEqual([])
  })
})
