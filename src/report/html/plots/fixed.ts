/** Writes a coordinate with at most two decimals: the same bytes everywhere, and no more of them than can be seen. */
export function fixed(coordinate: number): string {
  const written = Number(coordinate.toFixed(2))
  return `${written === 0 ? 0 : written}`
}
