import { readTranscripts } from '../src/transcript/read-transcript'
import type { Transcript } from '../src/transcript/transcript'
import { countCharacters } from './corpus'

/** Transcripts of some 250,000 characters each. */
export async function transcriptsOf(turns: readonly string[]): Promise<readonly Transcript[]> {
  const perFile = Math.ceil(turns.length / Math.max(1, Math.round(countCharacters(turns) / 250_000)))
  const files: Promise<readonly Transcript[]>[] = []
  for (let from = 0; from < turns.length; from += perFile)
    files.push(transcriptOf(turns.slice(from, from + perFile), files.length))
  return (await Promise.all(files)).flat()
}

async function transcriptOf(turns: readonly string[], file: number): Promise<readonly Transcript[]> {
  const path = `fg${file + 1}.txt`
  const { transcripts } = await readTranscripts({ path, bytes: Buffer.from(labelled(turns)) })
  return transcripts
}

/** Turns with their speakers: a moderator and eight participants. */
export function labelled(turns: readonly string[]): string {
  return turns.map((turn, i) => `${i % 9 === 0 ? 'Moderator' : `P${i % 9}`}: ${turn}`).join('\n\n')
}
