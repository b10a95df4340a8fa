import { createHash } from 'node:crypto'
import { transcriberMarks } from '../transcript/marks'
import type { Role, Transcript } from '../transcript/transcript'

export interface TextTranscriptOptions {
  /** `text` unless given. */
  readonly id?: string
  readonly speaker?: string | null
  /** `participant` unless given. */
  readonly role?: Role
  readonly group?: string
  readonly attributes?: Readonly<Record<string, string>>
}

/**
 * Makes a transcript of one turn from a text: an answer, a comment, an example.
 *
 * @example
 * applyCodebook(compiled, textTranscript('The fees rose.')).codings
 */
export function textTranscript(
  text: string,
  { id = 'text', speaker = null, role = 'participant', group = id, attributes = {} }: TextTranscriptOptions = {},
): Transcript {
  const start = text.length - text.trimStart().length
  const end = Math.max(start, text.trimEnd().length)
  return {
    id,
    path: id,
    format: 'text',
    group,
    text,
    hash: createHash('sha256').update(text).digest('hex'),
    turns: [{ index: 0, speaker, role, line: 1, time: null, start, end }],
    speakers: [],
    refused: [],
    marks: transcriberMarks(text),
    lines: [{ start: 0, line: 1 }],
    attributes,
    problems: [],
  }
}
