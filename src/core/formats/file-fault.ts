import type { Misshapen } from './shape'

/** Why a document of several files is rejected, with the file and line (counted from 1) at fault. */
export class FileFault extends Error {
  constructor(
    readonly path: string,
    readonly line: number,
    readonly fault: Misshapen,
  ) {
    super(fault.reason)
  }
}
