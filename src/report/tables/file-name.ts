/**
 * Makes names of files from names that strangers chose (columns of a table, say), the same on every machine: `crosstab-band.csv`.
 *
 * Letters and digits of any script are kept; whatever else a name holds (`/`, `..`, `:`, blanks, line breaks, marks that turn the
 * direction of writing) becomes `-`, so that a name leads to no other folder and is allowed on Windows. A part is cut at 60 bytes, whole letters
 * kept. Names that Windows or macOS would take for one, since they differ in case or in how an accent is written, get a number:
 * `crosstab-band-2.csv`.
 *
 * @param names For each file, its parts: `['band']`, or `['satisfaction', 'band']`, which are joined by `-by-`.
 * @returns A name for each, in the same order, all different.
 * @example
 * fileNamesOf('crosstab', [['band'], ['../Band'], ['reasons', 'band']])
 * // ['crosstab-band.csv', 'crosstab-Band-2.csv', 'crosstab-reasons-by-band.csv']
 */
export function fileNamesOf(prefix: string, names: readonly (readonly string[])[]): readonly string[] {
  const taken = new Set<string>()
  return names.map(parts => {
    const stem = fileNameOf(prefix, parts)
    let name = stem
    for (let i = 2; taken.has(sameFile(name)); i++) name = `${stem}-${i}`
    taken.add(sameFile(name))
    return `${name}.csv`
  })
}

/** Makes one name, without its ending; it may be the same as another's. */
function fileNameOf(prefix: string, parts: readonly string[]): string {
  return `${prefix}-${parts.map(safe).join('-by-')}`
}

function safe(part: string): string {
  const words = part
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '')
  return cut(words).replace(/-+$/, '') || 'attribute'
}

/** Keeps as many whole characters as fit into `mostBytes` of UTF-8: names of 255 bytes, or 143 on encrypted disks, are the most there may be. */
function cut(text: string): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += encoder.encode(character).length
    if (bytes > mostBytes) break
    kept += character
  }
  return kept
}

const encoder = new TextEncoder()
const mostBytes = 60

/** What two names that a disk takes for one have in common. */
function sameFile(name: string): string {
  return name.normalize('NFKD').toUpperCase().toLowerCase()
}
