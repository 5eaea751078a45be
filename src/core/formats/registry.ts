import { bilou } from './bilou'
import { biocJson } from './bioc-json'
import { biocXml } from './bioc-xml'
import { brat } from './brat'
import { csv } from './csv'
import { csvSpreadsheet } from './csv-spreadsheet'
import { doccano } from './doccano'
import type { Format } from './format'
import { hf } from './hf'
import { iob2 } from './iob2'
import { labelStudio } from './label-studio'
import { native } from './native'
import { prodigy } from './prodigy'
import { pubannotation } from './pubannotation'
import { spacy } from './spacy'
import { w3c } from './w3c'
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
  labelStudio,
  webannoTsv,
  xmi,
  biocXml,
  biocJson,
  pubannotation,
  w3c,
  hf,
  csv,
  csvSpreadsheet,
]

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id)
}
