import type { StudyData, TranscriptData } from '../report-data'

/** The study as a whole. */
export const study = read<StudyData>('study-data')!

const opened = new Map<number, TranscriptData>()

/** Reads a transcript, when it is first asked for. */
export function transcriptAt(place: number): TranscriptData {
  const known = opened.get(place)
  if (known) return known
  const transcript = read<TranscriptData>(islandOf(place))!
  opened.set(place, transcript)
  return transcript
}

/** Where a coding stands. */
export interface CodingPlace {
  readonly transcript: number
  readonly list: 'codings' | 'withheld'
  readonly place: number
}

/** Finds a coding by its id, in the text of the islands, so that only the one that holds it is unpacked. */
export function findCoding(id: string): CodingPlace | null {
  if (!study.hasTranscripts || !/^[\w-]+$/.test(id)) return null
  for (let transcript = 0; transcript < study.transcripts.length; transcript++) {
    const known = opened.get(transcript)
    if (!known && !document.getElementById(islandOf(transcript))?.textContent?.includes(`"${id}"`)) continue
    const data = transcriptAt(transcript)
    for (const list of ['codings', 'withheld'] as const) {
      const place = data[list].id.indexOf(id)
      if (place >= 0) return { transcript, list, place }
    }
  }
  return null
}

/** True where a code is another, or one of its sub-themes. */
export function isWithin(code: number, theme: number): boolean {
  for (let at = code; at >= 0; at = study.codes[at].parent) if (at === theme) return true
  return false
}

/** The superordinate theme of a code. */
export function topOf(code: number): number {
  let at = code
  while (study.codes[at].parent >= 0) at = study.codes[at].parent
  return at
}

/** "Identity: Visibility" */
export function labelOf(code: number): string {
  const { label } = study.codes[code]
  const top = topOf(code)
  return top === code ? label : `${study.codes[top].label}: ${label}`
}

function islandOf(place: number): string {
  return `transcript-data-${place}`
}

function read<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent
  return text ? (JSON.parse(text) as T) : null
}
