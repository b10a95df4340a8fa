import { readTranscripts } from '../../src/transcript/read-transcript'
import type { ReadOptions } from '../../src/transcript/readers/reader'
import type { Transcript } from '../../src/transcript/transcript'

/** Reads a text as a file of that name, and gives its one transcript. */
export async function transcriptOf(text: string | Uint8Array, options: ReadOptions = {}, path = 'talk.txt') {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const { transcripts, problems } = await readTranscripts({ path, bytes }, options)
  if (transcripts.length !== 1) throw new Error(`${transcripts.length} transcripts; ${JSON.stringify(problems)}`)
  return transcripts[0]
}

/** "Speaker: words" of every turn, `-` where nobody is named. */
export function said({ text, turns }: Transcript): string[] {
  return turns.map(({ speaker, start, end }) => `${speaker ?? '-'}: ${text.slice(start, end)}`)
}

/** "Speaker: words" of every turn of a text. */
export async function saidIn(text: string, options?: ReadOptions, path?: string): Promise<string[]> {
  return said(await transcriptOf(text, options, path))
}

/** "Speaker role", in the order of first speaking. */
export function roles({ speakers }: Transcript): string[] {
  return speakers.map(({ id, role }) => `${id} ${role}`)
}

/** The codes of all problems. */
export function codes({ problems }: { readonly problems: Transcript['problems'] }): string[] {
  return problems.map(({ code }) => code)
}
