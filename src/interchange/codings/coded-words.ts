import { emptyDraft } from '../../codebook/draft'
import { InputError } from '../../problem'
import type { Transcript } from '../../transcript/transcript'
import { type Imported, type ImportedCoding, type ImportedTranscript, nothingImported } from '../imported'
import type { ImportOptions } from '../importer'
import type { Ledger } from '../ledger'
import { pathKey, pathsOfNames, treeOfPaths } from './code-paths'
import { isoDate } from './dates'
import { type PlacedSegment, placeSegments, type WantedSegment } from './place-segments'

/** Words with their codes, as one row of a table or one reference of a report has them. */
export interface CodedWords extends WantedSegment {
  /** As they are written; empty for words without codes. */
  readonly codes: readonly string[]
  readonly coder: string | null
  /** As it is written. */
  readonly created: string | null
  readonly memo: string | null
  readonly line: number
  readonly column: number
}

/** Places words with their codes in the transcripts of the study, and gives what was imported. Throws InputError where there is no study. */
export function importedWords(
  all: readonly CodedWords[],
  { path, title, format }: { readonly path: string; readonly title: string; readonly format: string },
  { study, language }: ImportOptions,
  ledger: Ledger,
): Imported {
  if (study === undefined) throw new InputError([needsStudy(path)])
  const paths = pathsOfNames(all.flatMap(({ codes }) => codes))
  const tree = treeOfPaths([...paths.values()], study.codebook, ledger)
  const codings: ImportedCoding[] = []
  for (const [i, placed] of placeSegments(all, study.transcripts).entries()) {
    const { codes, coder, created, memo, line, column } = all[i]
    const at = { file: path, line, column }
    if (codes.length === 0) ledger.add({ ...codeless, ...at })
    if (!('span' in placed)) {
      ledger.add({ ...unplaced[placed.why], ...at })
      continue
    }
    const loss = told[placed.how]
    if (loss) ledger.add({ ...loss, ...at, subject: placed.transcript.id })
    const when = isoDate(created)
    if (created !== null && when === null) ledger.add({ ...undated, ...at })
    const coding = { transcript: placed.transcript.id, ...placed.span, coder, at: when, memo }
    if (codes.length === 0 && memo !== null) codings.push({ ...coding, code: null })
    for (const name of new Set(codes)) codings.push({ ...coding, code: tree.idOf(pathKey(paths.get(name)!))! })
  }
  return {
    ...nothingImported,
    format,
    title,
    codebook: {
      ...emptyDraft,
      title: study.codebook.title,
      language: language ?? study.codebook.language,
      codes: tree.codes,
      comments: ['The codes of a table of coded words.'],
    },
    transcripts: transcriptsOf(study.transcripts),
    codings,
    positions: 'by their words, found in the transcripts of the study',
    losses: ledger.losses,
  }
}

/** The transcripts of a study as those of an import. */
export function transcriptsOf(transcripts: readonly Transcript[]): readonly ImportedTranscript[] {
  return transcripts.map(({ id, text, turns, speakers }) => {
    const isAnswer = turns.length === 1 && speakers.length === 1 && speakers[0].id === id
    return { id, text, kind: isAnswer ? 'answer' : 'talk' }
  })
}

/** Says that a file does not hold what its codings are of. */
export function needsStudy(file: string) {
  return {
    code: 'needs-study',
    severity: 'error' as const,
    message: 'this file holds codings without the transcripts that were coded',
    file,
    hint: 'name the study whose transcripts they are with --study',
  }
}

const codeless = { what: 'segments without codes', fate: 'left out', how: 'a coding needs a code' } as const
const undated = {
  what: 'times of codings',
  fate: 'left out',
  how: 'it is no date, or one of which nobody can tell the day from the month',
} as const

const unplaced: Readonly<Record<Extract<PlacedSegment, { why: string }>['why'], Parameters<Ledger['add']>[0]>> = {
  'no document': {
    what: 'segments of unknown documents',
    fate: 'left out',
    how: 'no transcript of the study is called as the document is',
  },
  nowhere: {
    what: 'segments that were not found',
    fate: 'left out',
    how: 'its words do not stand in the transcript: the study’s is another version of it, or the export cut or joined them',
  },
  'several places': {
    what: 'segments in several places',
    fate: 'left out',
    how: 'its words stand in several places, and no number of a paragraph tells which is meant',
  },
}

const told: Readonly<Partial<Record<string, Parameters<Ledger['add']>[0]>>> = {
  folded: {
    what: 'spelling of segments',
    fate: 'assumed',
    how: 'its words differ from those of the transcript by white space, case or the form of signs, and were taken for the same',
  },
  parts: {
    what: 'omissions in segments',
    fate: 'changed',
    how: 'its parts stand one after the other in the transcript; the coding is of all from the first to the last',
  },
  labels: {
    what: 'labels in segments',
    fate: 'changed',
    how: 'the names of speakers in it are no words of the transcript, which has the others in this order',
  },
  order: {
    what: 'segments in several places',
    fate: 'assumed',
    how: 'its words stand in as many places as there are such segments: each has one, in their order',
  },
}
