import type { SourceDocument } from '../project'
import type { Loss } from './format'

/** What XML 1.0 cannot hold, not even as a reference: https://www.w3.org/TR/xml/#charsets. */
const notInXml = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A text as XML 1.0 can hold it: each character that it cannot is one space, so that no offset moves. */
export function textInXml(text: string): string {
  return text.replace(notInXml, ' ')
}

/** The characters for which `textInXml` has a space, in the order of the text. */
export function charactersNotInXml({ id: documentId, text }: SourceDocument): Loss[] {
  return [...text.matchAll(notInXml)].map(({ index: at }) => ({
    kind: 'character',
    documentId,
    at,
    reason: 'not-in-xml',
  }))
}

const escapedCharacter = /\\u\{([0-9a-f]{1,4})\}/g

/** Writes a value that has no offsets: a character that XML cannot hold becomes `\u{hex}`, and so does a backslash before `u{`. */
export function valueInXml(value: string): string {
  return value.replace(/\\(?=u\{)/g, '\\u{5c}').replace(notInXml, (character) => {
    return `\\u{${character.codePointAt(0)!.toString(16)}}`
  })
}

/** The value that `valueInXml` wrote. */
export function valueFromXml(written: string): string {
  return written.replace(escapedCharacter, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Content of an element. A carriage return is a reference, or a parser would make CR LF one LF. */
export function xmlText(text: string): string {
  return text.replace(/[&<>\r\u0085\u2028]/g, reference)
}

/** A value between double quotes. White space other than the space is references, or a parser would make it spaces. */
export function xmlAttribute(value: string): string {
  return value.replace(/[&<>"\t\n\r\u0085\u2028]/g, reference)
}

function reference(character: string): string {
  switch (character) {
    case '&':
      return '&amp;'
    case '<':
      return '&lt;'
    case '>':
      return '&gt;'
    case '"':
      return '&quot;'
    default:
      return `&#${character.charCodeAt(0)};`
  }
}
