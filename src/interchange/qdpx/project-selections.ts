import type { XmlElement } from '../xml-tree'
import type { QdaCoding, QdaSelection } from './project'
import type { Complain } from './project-codes'
import { notedOf, refsOf } from './project-parts'
import { childrenOf, guid, guidOf } from './qda-xml'

/** The positions of a selection, as they are written; null where they are none. */
export type PositionsOf = (selection: XmlElement) => readonly [start: number | null, end: number | null]

/** Reads the codings that an element holds. */
export function codingsOf(
  element: XmlElement,
  { user, at }: Pick<QdaSelection, 'user' | 'at'>,
  complain: Complain,
): QdaCoding[] {
  return childrenOf(element, 'Coding').flatMap((coding): readonly QdaCoding[] => {
    const { line } = coding
    const [code] = refsOf(coding, 'CodeRef')
    if (code !== undefined) {
      return [
        {
          code,
          user: guid(coding.attribute('creatingUser')) ?? user,
          at: coding.attribute('creationDateTime') ?? at,
          noteRefs: refsOf(coding, 'NoteRef'),
          line,
        },
      ]
    }
    const hint = 'export the project anew; the line is that of the .qde file in the archive'
    complain({ code: 'broken-reference', message: 'this coding names no code', hint }, line)
    return []
  })
}

/** Reads a selection in a text; null where it says no place. */
export function selectionOf(
  element: XmlElement,
  complain: Complain,
  positionsOf: PositionsOf = ownPositions,
): QdaSelection | null {
  const { line } = element
  const by = { user: guid(element.attribute('creatingUser')), at: element.attribute('creationDateTime') ?? null }
  const codings = codingsOf(element, by, complain)
  const [start, end] = positionsOf(element)
  const name = element.attribute('name') ?? null
  if (start !== null && end !== null && end >= start)
    return { guid: guidOf(element), start, end, name, ...by, codings, ...notedOf(element), line }
  if (codings.length > 0) {
    const message = 'this coded selection does not say where in the text it is'
    const hint = 'startPosition and endPosition must be whole numbers, the end not ahead of the start'
    complain({ code: 'bad-span', message, hint }, line)
  }
  return null
}

/** Reads the selections in the transcript of a recording: they reach from one point to another that text and recording share. */
export function transcriptSelections(transcript: XmlElement, complain: Complain): readonly QdaSelection[] {
  const points = new Map(
    childrenOf(transcript, 'SyncPoint').map(each => [guidOf(each), position(each.attribute('position'))]),
  )
  const at = (written: string | undefined): number | null => points.get(guid(written)) ?? null
  return childrenOf(transcript, 'TranscriptSelection').flatMap(
    each =>
      selectionOf(each, complain, ({ attribute }) => [at(attribute('fromSyncPoint')), at(attribute('toSyncPoint'))]) ??
      [],
  )
}

const ownPositions: PositionsOf = ({ attribute }) => [
  position(attribute('startPosition')),
  position(attribute('endPosition')),
]

function position(written: string | undefined): number | null {
  return written !== undefined && /^\s*\+?\d{1,15}\s*$/.test(written) ? Number(written) : null
}
