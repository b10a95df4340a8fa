import { type Command, InvalidArgumentError } from 'commander'
import type { ReadOptions } from '../transcript/readers/reader'

/** Options on how transcripts are read, as commander gives them. */
export interface ReadingFlags {
  readonly textColumn?: string
  readonly idColumn?: string
  readonly speakerColumn?: string
  readonly groupColumn?: string
  readonly encoding?: string
  readonly moderator?: readonly string[]
}

/** Adds the options on how transcripts are read: `read` and `code` have the same. */
export function addReadingOptions(command: Command): Command {
  return command
    .option('--text-column <NAME>', 'column (or JSON key) that holds the words')
    .option('--id-column <NAME>', 'column that names the transcript, or the respondent')
    .option('--speaker-column <NAME>', 'column that names the speaker')
    .option('--group-column <NAME>', 'column that names the group')
    .option('--encoding <NAME>', 'character encoding of text files, where guessing fails: windows-1252')
    .option('--moderator <NAME>', 'label of a moderator; may be given several times', collect)
}

export function readOptionsOf(flags: ReadingFlags): ReadOptions {
  const { textColumn, idColumn, speakerColumn, groupColumn, encoding } = flags
  return {
    moderators: flags.moderator ?? [],
    ...(textColumn === undefined ? {} : { textColumn }),
    ...(idColumn === undefined ? {} : { idColumn }),
    ...(speakerColumn === undefined ? {} : { speakerColumn }),
    ...(groupColumn === undefined ? {} : { groupColumn }),
    ...(encoding === undefined ? {} : { encoding }),
  }
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

/** Reads a whole number of at least `least`, and at most `most`. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (value: string) => number {
  return value => {
    const number = Number(value)
    if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number >= least && number <= most) return number
    const range = most === Number.MAX_SAFE_INTEGER ? `, ${least} or more` : ` from ${least} to ${most}`
    throw new InvalidArgumentError(`It must be a whole number${range}.`)
  }
}
