import type { Format } from '../formats/format'
import { formats } from '../formats/registry'
import { ledgerFormat } from './ledger/ledger-format'

/** Every format that is offered: those of any letters, then the ledger, of which `core/formats` knows nothing. */
export const offeredFormats: readonly Format[] = [...formats, ledgerFormat]

export function findOfferedFormat(id: string): Format | undefined {
  return offeredFormats.find((format) => format.id === id)
}
