import { Misshapen } from './shape'

/**
 * Parses one JSON text. Throws Misshapen, also where an object has one key twice: JSON.parse takes the last without
 * a word, and what stood under the first would be gone. JSON.parse says in its message what the text was, so that
 * message goes nowhere.
 */
export function parsedJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Misshapen('json-invalid')
  }
  // In valid JSON each colon outside a string stands behind one key.
  if (colonsOutsideStrings(text) !== keysIn(value)) throw new Misshapen('key-doubled')
  return value
}

function colonsOutsideStrings(json: string): number {
  let colons = 0
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at]
    if (character === ':') colons += 1
    else if (character === '"') at = endOfString(json, at)
  }
  return colons
}

/** Where the string that begins at an index ends: at the first quotation mark that no backslash escapes. */
function endOfString(json: string, begin: number): number {
  for (let end = json.indexOf('"', begin + 1); ; end = json.indexOf('"', end + 1)) {
    let backslashes = 0
    while (json[end - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return end
  }
}

function keysIn(value: unknown): number {
  let keys = 0
  // No recursion: how deep a file nests is the file's choice.
  const waiting = [value]
  while (waiting.length > 0) {
    const one = waiting.pop()
    if (typeof one !== 'object' || one === null) continue
    const inner = Object.values(one)
    if (!Array.isArray(one)) keys += inner.length
    for (const each of inner) waiting.push(each)
  }
  return keys
}
