/**
 * Marks stretches of the page without changing it (CSS Custom Highlights): `stretch` is what is being selected or adjusted, `found` what was
 * searched for. A browser that has none shows the words in the bar alone.
 */
export function highlight(name: 'stretch' | 'found', ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}
