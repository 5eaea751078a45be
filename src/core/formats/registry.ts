import { bilou } from './bilou'
import { biocJson } from './bioc-json'
import { biocXml } from './bioc-xml'
import { brat } from './brat'
import { doccano } from './doccano'
import type { Format } from './format'
import { hf } from './hf'
import { iob2 } from './iob2'
import { native } from './native'
import { prodigy } from './prodigy'
import { spacy } from './spacy'
import { webannoTsv } from './webanno-tsv'
import { xmi } from './xmi'

/** Every format, in the order in which they are offered. */
export const formats: readonly Format[] = [
  native,
  brat,
  iob2,
  bilou,
  spacy,
  prodigy,
  doccano,
  webannoTsv,
  xmi,
  biocXml,
  biocJson,
  hf,
]

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id)
}
