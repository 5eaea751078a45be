/** Ends of the names of a document's two files. */
export const iob2Ending = '.iob2.tsv'
export const iob2TokensEnding = '.tokens.jsonl'
