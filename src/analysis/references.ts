import { lineFinder, type Transcript } from '../transcript/transcript'
import { getOrMake } from './get-or-make'

/** Names a place for people: `fg01:12` is line 12 of the source of fg01. */
export type ReferenceTo = (transcript: Transcript, offset: number) => string

/** Makes what names places; it looks for the lines of each transcript once. */
export function createReferences(): ReferenceTo {
  const lines = new WeakMap<Transcript, (offset: number) => number>()
  return (transcript, offset) =>
    `${transcript.id}:${getOrMake(lines, transcript, () => lineFinder(transcript))(offset)}`
}
