import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe } from 'vitest'
import { InputError, type Problem } from '../../src/problem'
import type { Reader, ReadOptions, Source, TranscriptRead } from '../../src/transcript/readers/reader'

/** Makes the source that a reader gets for a text. */
export function sourceOf(text: string, path = 'group.txt'): Source {
  const [, name, extension] = /^(.*?)(\.[^.]*)?$/.exec(path.split('/').at(-1)!)!
  return {
    path,
    name,
    extension: extension ?? '',
    bytes: new TextEncoder().encode(text),
    text: text.replace(/^\ufeff/, ''),
  }
}

/** What a test compares: `[label, seconds, words]` of each turn. */
export function turnsOf({ text, turns }: TranscriptRead): [string | null, number | null, string][] {
  return turns.map(({ label, time, start, end }) => [label, time ?? null, text.slice(start, end)])
}

export async function read(
  reader: Reader,
  text: string,
  options: ReadOptions = {},
  path?: string,
): Promise<readonly TranscriptRead[]> {
  return reader.read(sourceOf(text, path), options)
}

/** Reads a file that holds one transcript, and gives its turns. */
export async function readTurns(reader: Reader, text: string, options?: ReadOptions, path?: string) {
  const transcripts = await read(reader, text, options, path)
  if (transcripts.length !== 1) throw new Error(`${transcripts.length} transcripts`)
  return turnsOf(transcripts[0])
}

/** Gives the problems of a file, whether it was read or refused, as `code line:column`. */
export async function problemsOf(
  reader: Reader,
  text: string,
  options?: ReadOptions,
  path?: string,
): Promise<string[]> {
  return (await fullProblemsOf(reader, text, options, path)).map(({ code, line, column }) =>
    [code, line === undefined ? '' : [line, column].filter(Boolean).join(':')].filter(Boolean).join(' '),
  )
}

export async function fullProblemsOf(
  reader: Reader,
  text: string,
  options?: ReadOptions,
  path?: string,
): Promise<readonly Problem[]> {
  try {
    return (await read(reader, text, options, path)).flatMap(({ problems }) => problems ?? [])
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}

const data = resolve('../shared/data')

/** Tests over material that a fresh clone does not have. */
export function describeData(folder: string, tests: (read: (file: string) => string) => void): void {
  const isThere = existsSync(resolve(data, folder))
  describe.skipIf(!isThere)(`${folder}${isThere ? '' : ' (skipped: ../shared/data is absent)'}`, () => {
    if (isThere) tests(file => readFileSync(resolve(data, folder, file), 'utf8'))
  })
}

/** The canonical turns of `transcript-formats`, as far as a format carries them. */
export function canonicalTurns(
  expected: string,
  {
    speakers,
    times = startMs => startMs / 1000,
  }: { speakers?: Record<string, string> | null; times?: (startMs: number) => number } = {},
): [string | null, number, string][] {
  const { turns } = JSON.parse(expected) as { turns: { speaker: string; startMs: number; text: string }[] }
  return turns.map(({ speaker, startMs, text }) => [
    speakers === null ? null : (speakers?.[speaker] ?? speaker),
    times(startMs),
    text,
  ])
}

/** Mutates samples in a way that is the same on each run, and checks that nothing but InputError is ever thrown. */
export async function fuzz(
  reader: Reader,
  samples: readonly string[],
  options?: ReadOptions,
  path?: string,
): Promise<void> {
  let seed = 20_240_501
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const pieces = [
    '\n',
    '\r\n',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '-->',
    '<v ',
    '>',
    '&#0;',
    '\\',
    '\0',
    '\ud83d',
    '00:00',
    '__proto__',
    '\ufeff',
    '\t',
    'null',
    '1e999',
  ]
  for (let round = 0; round < 400; round++) {
    let text = samples[random(samples.length)]
    for (let change = random(6); change >= 0; change--) {
      const at = random(text.length + 1)
      const cut = random(3) === 0 ? random(12) : 0
      const insert = random(2) === 0 ? pieces[random(pieces.length)] : text.slice(at, at + random(20))
      text = text.slice(0, at) + insert + text.slice(at + cut)
    }
    try {
      reader.recognises(sourceOf(text, path))
      for (const transcript of await reader.read(sourceOf(text, path), options ?? {})) checkSpans(transcript)
    } catch (error) {
      if (!(error instanceof InputError)) throw new Error(`on ${JSON.stringify(text)}`, { cause: error })
    }
  }
}

/** Turns and anchors are in order, within the text, and free of white space around them. */
function checkSpans({ text, turns, lines }: TranscriptRead): void {
  let end = 0
  for (const turn of turns) {
    const words = text.slice(turn.start, turn.end)
    if (turn.start < end || turn.end < turn.start || turn.end > text.length || words.trim() !== words)
      throw new Error(`wrong span ${turn.start}-${turn.end}`)
    end = turn.end
  }
  if (lines.length === 0 || lines.some(({ start }, i) => i > 0 && start < lines[i - 1].start))
    throw new Error('wrong anchors')
}
