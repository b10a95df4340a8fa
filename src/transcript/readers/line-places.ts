/** Gives the 1-based line and column of any offset of a text; `\n`, `\r\n` and `\r` end a line. */
export function linePlaces(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0]
  for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length)
  return offset => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle] <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low] + 1 }
  }
}
