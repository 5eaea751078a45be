/** Ends of the names of a document's files: its tags in a scheme, and where its tokens stand. */
export const tagsEnding = (schemeId: string): string => `.${schemeId}.tsv`
export const tokensEnding = '.tokens.jsonl'
