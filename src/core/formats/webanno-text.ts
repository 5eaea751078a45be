/*
 * The two escapings of WebAnno TSV 3.3 (INCEpTION's Escaping.java): one for values of features, one for lines of text and
 * tokens.
 */

/** A value of a feature; a carriage return is escaped too, for it ends a line of Java. */
export function escapeValue(value: string): string {
  return value.replace(/->|[\\[\]|_;*\t\n\r]/g, (found) => {
    const letter = { '\t': 't', '\n': 'n', '\r': 'r' }[found]
    return `\\${letter ?? found}`
  })
}

/** A line of text or a token: backslash and control characters but the vertical tab. */
export function escapeText(text: string): string {
  return text.replace(/[\\\x00-\x0a\x0c-\x1f]/g, (found) => {
    const letter = { '\t': 't', '\n': 'n', '\f': 'f', '\r': 'r', '\b': 'b' }[found]
    return `\\${letter ?? found}`
  })
}

/** What `escapeText` wrote; a backslash before anything else stands for itself, as in INCEpTION. */
export function unescapeText(written: string): string {
  return written.replace(/\\([\\tnfrb\x00-\x07\x0e-\x1f])/g, (_, found: string) => {
    const control = { t: '\t', n: '\n', f: '\f', r: '\r', b: '\b' }[found]
    return control ?? found
  })
}

/** One of the values that stand in a cell. */
export interface CellValue {
  /** Null where the annotation has no value. */
  readonly value: string | null
  /** What stands behind it in brackets: the number of an annotation, or those of a relation's ends. */
  readonly numbers: string | null
}

/** The values of a cell, stacked with `|`; none where nothing is annotated. */
export function valuesIn(cell: string): CellValue[] {
  if (cell === '_') return []
  const values: CellValue[] = []
  let value = ''
  let isStar = true
  let numbers: string | null = null
  const finish = () => {
    values.push({ value: isStar && value === '*' ? null : value, numbers })
    value = ''
    isStar = true
    numbers = null
  }
  for (let at = 0; at < cell.length; at += 1) {
    const character = cell[at]!
    const bracketed = character === '[' ? /^\[([0-9_]+)\](?=\||$)/.exec(cell.slice(at)) : null
    if (character === '|') finish()
    else if (bracketed) {
      numbers = bracketed[1]!
      at += bracketed[0].length - 1
    } else if (character === '\\' && at + 1 < cell.length) {
      at += 1
      const next = cell[at]!
      value += { t: '\t', n: '\n', r: '\r' }[next] ?? (/[\\[\]|_;*-]/.test(next) ? next : `\\${next}`)
      isStar = false
    } else value += character
  }
  finish()
  return values
}
