/** What cues consist of: sources of regular expressions over typed words. */

export const person =
  '(?:patient|worker|claimant|applicant|employee|individual|iw|he|she|gentleman|man|woman|male|female|person|member|diabetic|smoker|injured)'
export const adverb =
  '(?:also|currently|still|now|reportedly|apparently|clearly|likely|continues to|already|previously|subsequently|been|additionally|in fact|well|recently|only|seemingly|presumably|evidently|clinically)'
export const filler =
  '(?:as|being|documented|noted|listed|given|stated|reported|provided|described|established|identified|made|currently|also|to|be|include|including|the|following|:|-|follows|by|dr|with|having|have|of|for|those|that|condition|conditions|a|an|diagnosis|diagnoses|has|had|was|were|is|are|been|both)'
export const plain = "[a-z'\\u2019-]+|\\( dx \\)|\\d{1,4}|, \\d{4}|,(?= includ)|[-/()]"
