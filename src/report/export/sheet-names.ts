/**
 * Names the sheets of a workbook after their tables: at most 31 characters, none of those that spreadsheets refuse, and all different whatever
 * the case of their letters.
 *
 * @example
 * sheetNames(['matrix', 'Matrix', 'crosstab-how-satisfied-are-you-with-pay']) // ['matrix', 'Matrix~2', 'crosstab-how-satisfied-are-you-']
 */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map(each => {
    const safe = each.replace(/[:\\/?*[\]]|\p{Cc}/gu, '-').replace(/^'|'$/g, '-') || 'table'
    let name = cut(safe, most)
    for (let i = 2; taken.has(name.toLowerCase()); i++) {
      const number = `~${i}`
      name = cut(safe, most - number.length) + number
    }
    taken.add(name.toLowerCase())
    return name
  })
}

const most = 31

/** Not within a character. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}
