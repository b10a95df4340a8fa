/**
 * Compares two texts by code point: the same order on every machine, whatever its language.
 *
 * @example
 * ['b', 'B', 'ä', 'a'].sort(byCodePoint) // ['B', 'a', 'b', 'ä']
 */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    // Surrogates stand for the highest code points, though some units above them are lower ones.
    return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
