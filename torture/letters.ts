import type { SourceDocument } from '../src/core/project'
import { aDocument } from '../src/main/store/project-fixture'

/** A short letter of a given number: the same text, and so the same id, in every process. */
export function letterOf(number: number): SourceDocument {
  const text =
    `Letter ${number}.\r\nThe patient has lumbar strain. 👍 Naïve 𝔘𝔫𝔦𝔠𝔬𝔡𝔢.\f` +
    `“Physical therapy”, twice a week, is upheld; the MRI is overturned. ${'Reviewed. '.repeat(3 + (number % 4))}`
  return { ...aDocument(text), importedBy: 'a'.repeat(26) }
}
