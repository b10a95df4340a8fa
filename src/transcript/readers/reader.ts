import type { Problem } from '../../problem'
import type { Span } from '../../text/span'
import type { LineAnchor, Mark, RefusedLabel, Role } from '../transcript'

/** A file as it came: its bytes, and its text where the bytes are text. */
export interface Source {
  /** As the caller named it; stands in problems. */
  readonly path: string
  /** File name without folders and extension. */
  readonly name: string
  /** Lower case, with the dot: `.txt`. */
  readonly extension: string
  readonly bytes: Uint8Array
  /** Decoded, without byte-order mark; null for zip archives and other binary content. */
  readonly text: string | null
}

export interface ReadOptions {
  /** Labels of moderators, added to the words that the readers know. */
  readonly moderators?: readonly string[]
  /** Ids in the participants file: each is a speaker wherever it is a label. */
  readonly participants?: readonly string[]
  /** Columns of tables and keys of JSON lines, where the usual names are not used. */
  readonly textColumn?: string
  readonly idColumn?: string
  readonly speakerColumn?: string
  readonly groupColumn?: string
  /** Name of a character encoding, where guessing fails: `windows-1252`. */
  readonly encoding?: string
  /** Readers of further formats: they are asked ahead of the package's own. */
  readonly readers?: readonly Reader[]
}

/** What a reader says of one turn; `read-transcript.ts` adds the rest. */
export interface TurnRead extends Span {
  /** The label as it stands, or null. */
  readonly label: string | null
  /** Seconds. */
  readonly time?: number | null
  /** Only where the format itself says so (a bold question without a label is the moderator's). */
  readonly role?: Role
}

/** What a reader says of one transcript. */
export interface TranscriptRead {
  /** Where one file holds several transcripts: the id of this one. */
  readonly id?: string
  readonly group?: string
  readonly text: string
  readonly turns: readonly TurnRead[]
  /** The usual transcriber's marks are found by `marks.ts`; here stand those that only the format knows. */
  readonly marks?: readonly Mark[]
  /** Where the format's brackets are not notes (Jefferson's overlaps): the whole list, instead of the usual marks. */
  readonly onlyTheseMarks?: boolean
  readonly lines: readonly LineAnchor[]
  readonly refused?: readonly RefusedLabel[]
  readonly attributes?: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
  /** Why each label was taken for a speaker, in words. */
  readonly why?: Readonly<Record<string, string>>
}

/** Knows one format: whether a file is in it, and who speaks where. */
export interface Reader {
  /** Name of the format, as `read` prints it. */
  readonly format: string
  readonly extensions: readonly string[]
  /** Judges by content alone; among several, the first in the list of readers wins. */
  recognises(source: Source): boolean
  /** Throws InputError where nothing can be read. */
  read(source: Source, options: ReadOptions): readonly TranscriptRead[] | Promise<readonly TranscriptRead[]>
}

/**
 * Defines a reader of a format.
 *
 * @example
 * // Lines such as "12 Ana> We never hear back."
 * const chatLog = defineReader({
 *   format: 'chat-log',
 *   extensions: ['.chat'],
 *   recognises: ({ text }) => text !== null && /^\d+ \w+> /.test(text),
 *   read: ({ text }) => [
 *     {
 *       text: text!,
 *       lines: [{ start: 0, line: 1 }],
 *       turns: [...text!.matchAll(/^\d+ (\w+)> (.*)$/gm)].map(line => ({
 *         label: line[1],
 *         start: line.index + line[0].length - line[2].length,
 *         end: line.index + line[0].length,
 *       })),
 *     },
 *   ],
 * })
 * await readTranscripts({ path: 'fg01.chat', bytes }, { readers: [chatLog] })
 */
export function defineReader(reader: Reader): Reader {
  return reader
}
