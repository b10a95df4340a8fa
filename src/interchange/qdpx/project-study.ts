import { createHash } from 'node:crypto'
import { type CodedStudy, nothingKnown } from '../../analysis/coded-study'
import type { Code, Codebook } from '../../codebook/codebook'
import { readTranscripts } from '../../transcript/read-transcript'
import { plainText } from '../../transcript/readers/list'
import { defineReader } from '../../transcript/readers/reader'
import type { Transcript } from '../../transcript/transcript'
import type { SharedCode } from './project-names'

/**
 * Makes a study of what projects hold: their texts as transcripts, and their codes as a codebook without rules.
 *
 * @param file The project that the codes are said to come from.
 */
export function studyOfProjects(
  transcripts: readonly Transcript[],
  codes: readonly SharedCode[],
  file: string,
): CodedStudy {
  return {
    codebook: codebookOf(codes, file),
    transcripts: transcripts.map(transcript => ({ transcript, units: [], codings: [], withheld: [] })),
    people: nothingKnown,
  }
}

/** Reads the text of a source as a transcript whose text it is to the letter, whatever format it looks like. Null where it holds no words. */
export async function transcriptOfSource(id: string, text: string): Promise<Transcript | null> {
  const { transcripts } = await readTranscripts(
    { path: `${id}.txt`, bytes: Buffer.from(text) },
    { readers: [toTheLetter] },
  )
  const [transcript] = transcripts
  return transcript === undefined ? null : { ...transcript, id, group: id }
}

const toTheLetter = defineReader({ ...plainText, recognises: ({ text }) => text !== null })

function codebookOf(codes: readonly SharedCode[], file: string): Codebook {
  const levels = new Map<string, number>()
  return {
    title: file,
    version: '0',
    language: 'en',
    // None that people choose: they select stretches, which are compared by turns or sentences.
    unit: 'document',
    roles: ['participant'],
    family: 'codebook content analysis',
    source: null,
    fillers: 'skip',
    overlap: 'all',
    lists: new Map(),
    codes: codes.map(({ id, parent, name }) => {
      const level = 1 + (parent === null ? 0 : (levels.get(parent) ?? 0))
      levels.set(id, level)
      return withoutRules({ id, parent, level, label: name, at: { file, line: 1, column: 1 } })
    }),
    actions: [],
    changes: [],
    file,
    hash: createHash('sha256').update(JSON.stringify(codes)).digest('hex'),
  }
}

function withoutRules(known: Pick<Code, 'id' | 'parent' | 'level' | 'label' | 'at'>): Code {
  return {
    ...known,
    brief: null,
    definition: null,
    useWhen: [],
    notWhen: [],
    origin: null,
    rules: [],
    except: [],
    unless: [],
    where: null,
    negated: null,
    prompted: null,
    priority: 0,
    examples: [],
    counterexamples: [],
    opportunities: [],
  }
}
