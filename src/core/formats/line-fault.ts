import type { Misshapen } from './shape'

/** A fault found later than at the line where it is, which counts from 1. */
export class LineFault extends Error {
  constructor(
    readonly line: number,
    readonly fault: Misshapen,
  ) {
    super(fault.reason)
  }
}
