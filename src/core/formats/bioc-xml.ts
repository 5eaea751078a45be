import { readBiocXml } from './bioc-xml-reader'
import { biocCapabilities, biocDocument, collectionHead, type BiocDocument } from './bioc-written'
import type { Infons } from './bioc-infons'
import type { Format } from './format'
import { lossesOf } from './losses'
import { onceEach } from './soundness'
import { charactersNotInXml, textInXml, valueInXml, xmlAttribute, xmlText } from './xml'
import { notOfMarks } from './whole-marks'

/**
 * BioC as XML 1.0 (https://bioc.sourceforge.net/, BioC.dtd): one collection `corpus.bioc.xml`, each document with one
 * passage at offset 0. Offsets and lengths are code points, as `key` says; the DTD speaks of bytes, but its tools count
 * so. Annotations and relations have infons as in `infonsOf`; a relation has the nodes `from` and `to`. The note of a
 * document is its infon `note`. Characters that XML cannot hold are a space in texts, escaped as in `valueInXml` in infons.
 */
export const biocXml: Format = {
  id: 'bioc-xml',
  version: 1,
  name: 'BioC XML',
  purpose: 'exchange',
  description:
    'One file for tools of biomedical text mining that read BioC. Characters that XML cannot hold become spaces.',
  capabilities: biocCapabilities,
  neverHeld: notOfMarks,
  example: `<?xml version="1.0" encoding="UTF-8"?>
<collection><source>Goldspan</source><date></date><key>offset_unit=codepoint</key>
<document><id>dddddddddddddddddddddddddd</id>
<passage><offset>0</offset><text>Dx: neck
pain. MRI</text>
<annotation id="T1"><infon key="type">finding</infon><infon key="attribute.status">in doubt</infon><infon key="codes.codes">["M54.2"]</infon><location offset="4" length="9"/><text>neck
pain</text></annotation>
<annotation id="T2"><infon key="type">request</infon><infon key="note">of which region?</infon><location offset="15" length="3"/><text>MRI</text></annotation>
</passage>
<relation id="R1"><infon key="type">TREATS</infon><node refid="T2" role="from"/><node refid="T1" role="to"/></relation>
</document>
</collection>
`,
  *write(_head, documents) {
    const path = 'corpus.bioc.xml'
    const { source, date, key } = collectionHead
    yield {
      path,
      chunk: `<?xml version="1.0" encoding="UTF-8"?>
<collection><source>${source}</source><date>${date}</date><key>${key}</key>
`,
    }
    for (const entry of onceEach(documents)) yield { path, chunk: documentXml(biocDocument(entry)) }
    yield { path, chunk: '</collection>\n' }
  },
  filesBelong: 'alone',
  isLineDocument: false,
  looksLike: (_, beginning) => /^[^<]*(<\?xml[^>]*>)?\s*(<!--.*?-->\s*)*<collection[\s>]/s.test(beginning),
  losses: (entry) => [...charactersNotInXml(entry.document), ...lossesOf(entry, biocXml.capabilities)],
  read: readBiocXml,
}

function documentXml({ id, infons, text: letter, annotations, relations }: BiocDocument): string {
  const text = textInXml(letter)
  return [
    `<document><id>${id}</id>${infonsXml(infons)}\n`,
    `<passage><offset>0</offset><text>${xmlText(text)}</text>\n`,
    ...annotations.map(({ id, infons, offset, length, range }) => {
      const quote = xmlText(text.slice(range.start, range.end))
      const location = `<location offset="${offset}" length="${length}"/>`
      return `<annotation id="${id}">${infonsXml(infons)}${location}<text>${quote}</text></annotation>\n`
    }),
    '</passage>\n',
    ...relations.map(({ id, infons, from, to }) => {
      const nodes = `<node refid="${from}" role="from"/><node refid="${to}" role="to"/>`
      return `<relation id="${id}">${infonsXml(infons)}${nodes}</relation>\n`
    }),
    '</document>\n',
  ].join('')
}

function infonsXml(infons: Infons): string {
  return infons
    .map(
      ([key, value]) => `<infon key="${xmlAttribute(valueInXml(key))}">${xmlText(valueInXml(value))}</infon>`,
    )
    .join('')
}
