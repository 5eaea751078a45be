import { biocJson } from './bioc-json'
import { biocXml } from './bioc-xml'
import { brat } from './brat'
import { csv } from './csv'
import { csvSpreadsheet } from './csv-spreadsheet'
import type { Format } from './format'
import { iob2 } from './iob2'
import { labelStudio } from './label-studio'
import { native } from './native'
import { pubannotation } from './pubannotation'
import { w3c } from './w3c'
import { webannoTsv } from './webanno-tsv'
import { xmi } from './xmi'

/** Every format, in the order in which they are offered. */
export const formats: readonly Format[] = [
  native,
  brat,
  iob2,
  labelStudio,
  webannoTsv,
  xmi,
  biocXml,
  biocJson,
  pubannotation,
  w3c,
  csv,
  csvSpreadsheet,
]

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id)
}
