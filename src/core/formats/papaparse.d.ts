/** What Goldspan uses of papaparse, which comes without types. */
declare module 'papaparse' {
  interface Problem {
    readonly code: string
    /** Index of the record at fault. */
    readonly row?: number
  }
  interface Papa {
    parse(
      text: string,
      options: { readonly delimiter: string; readonly newline: '\n' | '\r\n' },
    ): { readonly data: string[][]; readonly errors: readonly Problem[] }
    unparse(records: readonly (readonly string[])[], options: { readonly newline: '\n' }): string
  }
  const papa: Papa
  export default papa
}
