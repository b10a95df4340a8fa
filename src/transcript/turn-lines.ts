import type { Span } from '../text/span'
import type { LineAnchor } from './transcript'

/** Gives every turn its line, and an anchor there, so that looking up a line later reads no more than one turn. One pass. */
export function anchorTurns(
  text: string,
  given: readonly LineAnchor[],
  turns: readonly Span[],
): { readonly anchors: readonly LineAnchor[]; readonly ofTurns: readonly number[] } {
  const anchors: LineAnchor[] = []
  const ofTurns: number[] = []
  let next = 0
  let at = 0
  let line = given[0]?.line ?? 1
  const walkTo = (offset: number) => {
    for (let i = text.indexOf('\n', at); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line++
    at = offset
  }
  const take = (anchor: LineAnchor) => {
    at = anchor.start
    line = anchor.line
    anchors.push(anchor)
  }
  for (const { start } of turns) {
    while (next < given.length && given[next].start <= start) take(given[next++])
    walkTo(start)
    ofTurns.push(line)
    if (anchors[anchors.length - 1]?.start !== start) anchors.push({ start, line })
  }
  while (next < given.length) take(given[next++])
  return { anchors: anchors.length > 0 ? anchors : [{ start: 0, line }], ofTurns }
}
