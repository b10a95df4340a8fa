/**
 * Cuts a label that is too long for its place, by code points, so that no pair of surrogates is parted. The whole of it belongs beside the plot.
 *
 * @example
 * shortened('Feeling valued', 9) // 'Feeling …'
 */
export function shortened(text: string, most: number): string {
  // A text of so many UTF-16 units has no more code points.
  if (text.length <= most) return text
  const signs = [...text]
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`
}
