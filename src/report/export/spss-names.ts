/**
 * Makes names of SPSS variables: a letter first, then letters, digits and `_`, at most 64 bytes of UTF-8, no word that SPSS keeps for itself,
 * all different whatever the case of their letters.
 *
 * @example
 * spssNames(['cost/fees', 'Cost fees', '5-6', 'not']) // ['cost_fees', 'Cost_fees_2', 'v_5_6', 'not_']
 */
export function spssNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map(each => {
    const stem = stemOf(each)
    let name = cutToBytes(stem, mostBytes)
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${cutToBytes(stem, mostBytes - `_${i}`.length)}_${i}`
    taken.add(name.toLowerCase())
    return name
  })
}

/** Keeps as many whole characters as fit into `bytes` of UTF-8. */
export function cutToBytes(text: string, bytes: number): string {
  if (text.length * 3 <= bytes) return text
  let [kept, used] = ['', 0]
  for (const character of text) {
    used += encoder.encode(character).length
    if (used > bytes) break
    kept += character
  }
  return kept
}

/** How long text is in UTF-8. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length
}

const encoder = new TextEncoder()
const mostBytes = 64
const kept = new Set(['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'])

function stemOf(wanted: string): string {
  const safe = wanted.normalize('NFC').replace(/[^\p{L}0-9_]+/gu, '_')
  const lettered = /^\p{L}/u.test(safe) ? safe : `v_${safe.replace(/^_+/, '')}`
  return kept.has(lettered.toLowerCase()) ? `${lettered}_` : lettered
}
