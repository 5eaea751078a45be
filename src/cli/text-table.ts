/** Rows as lines with their columns one below the other; columns with a number stand at the right of theirs. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const columns = Array.from({ length: Math.max(0, ...rows.map(({ length }) => length)) }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '')
    const width = Math.max(...cells.map(({ length }) => length))
    return { width, isNumeric: cells.some((cell) => /^\d+(\.\d+)?$/.test(cell)) }
  })
  const padded = (cell: string, column: number) => {
    const { width, isNumeric } = columns[column]!
    return isNumeric ? cell.padStart(width) : cell.padEnd(width)
  }
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n')
}
