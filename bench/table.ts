/** Prints rows under a title; numbers to the right, text to the left. */
export function printTable(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map(row => row[i].length)))
  const isNumber = columns.map((_, i) => rows.every(row => /^[\d.,–-]*$/.test(row[i])))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('   ')
      .trimEnd()
  console.log(`\n${title}\n`)
  for (const row of [columns, ...rows]) console.log(line(row))
}

export function whole(number: number): string {
  return Math.round(number).toLocaleString('en-GB')
}

export function toTwo(number: number): string {
  return number.toFixed(2)
}
