import { it } from 'vitest'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { structureOf } from '../src/core/imr/structure/structure'
import { missingParts } from '../src/core/imr/structure/issues'
import { outlineOf } from '../src/core/imr/structure/outline'
it('try', () => {
  let out = ''
  for (const d of ['seed', 'dev'])
    for (const f of readdirSync('/work/shared/letters/' + d)) {
      const text = readFileSync(`/work/shared/letters/${d}/${f}`, 'utf8')
      const s = structureOf(text)
      const q = (r: any) => (r ? JSON.stringify(text.slice(r.start, r.end)) : null)
      const h = (r: any) =>
        r ? JSON.stringify(text.slice(r.start, r.end)).replace(/^(.{70}).*(.{40})$/, '$1 ... $2') : null
      out += `== ${f} ${JSON.stringify(s.layout)} pages ${s.pages.length} sections ${s.sections.map((x) => x.kind)}\n`
      for (const i of s.issues)
        out += `  ${missingParts(i)}| ${q(i.item)} | ${i.outcome?.value} ${q(i.outcome?.range)}\n     H ${h(i.heading)}\n     C ${h(i.claimsLine)}\n     M ${h(i.reviewerLine)}\n     R ${h(i.rationale)}\n`
    }
  writeFileSync('/tmp/structure-try.txt', out)
})
