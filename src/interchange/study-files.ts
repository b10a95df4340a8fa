import { createHash } from 'node:crypto'
import { type CodebookDraft, type CodeDraft, codeDraft, emptyDraft } from '../codebook/draft'
import { pathsOf } from '../codebook/draft-paths'
import { readCodebook } from '../codebook/read-codebook'
import type { Problem } from '../problem'
import type { ExportedFile } from './exported'
import type { Imported } from './imported'
import { Ledger, type Loss } from './ledger'
import { ledgerCsv } from './ledger-csv'
import { condensed } from './study/condensed'
import { decisionLines } from './study/decisions-file'
import { memosMarkdown } from './study/memos-file'
import { participantsCsv } from './study/participants-file'
import { plainName } from './study/safe-name'
import { transcriptFiles } from './study/transcript-files'

/** What a folder is filled with, and everything that did not come into it as it was. */
export interface StudyFilesMade {
  /** Names may hold one `/`. The ledger is among them. */
  readonly files: readonly ExportedFile[]
  /** Those of the import, and those of writing it down. */
  readonly losses: readonly Loss[]
  /** What keeps the files from being read back; those of the import are its own. */
  readonly problems: readonly Problem[]
}

/**
 * Makes the files of a study of what was imported.
 *
 * A project gives a study that runs: `study.yaml`, `codebook.yaml`, `transcripts/`, and where it has them `participants.csv`, `decisions.jsonl` (every
 * coding of a person, as their addition) and `memos.md`. A codebook or a dictionary alone gives `codebook.yaml`. Either has `ledger.csv`.
 */
export async function studyFiles(imported: Imported): Promise<StudyFilesMade> {
  const { title, format, transcripts, codings, participants, memos } = imported
  const ledger = new Ledger()
  const {
    files: texts,
    written,
    unnamed,
  } = await transcriptFiles(transcripts, participants?.people.map(({ id }) => id) ?? [], ledger)
  const draft = imported.codebook ?? (texts.length > 0 ? draftOfCodings(imported, ledger) : null)
  const files: ExportedFile[] = []
  const problems: Problem[] = []
  const add = (name: string, content: readonly string[]): void => {
    files.push({ name, content })
  }
  if (texts.length > 0) {
    const hasPeople = participants !== null && participants.people.length > 0
    const lines = [
      `# Imported: ${plainName(format)}. What did not come across as it was is in ledger.csv.`,
      // JSON's texts are YAML's too.
      `study: ${JSON.stringify(plainName(title) || 'Imported project')}`,
      'codebook: codebook.yaml',
      'transcripts: [transcripts/*]',
      ...(hasPeople ? ['participants: participants.csv'] : []),
      ...(unnamed ? ['speakers: optional'] : []),
    ]
    add('study.yaml', [`${lines.join('\n')}\n`])
  }
  if (draft) {
    const { writeCodebook } = await import('../codebook/write-codebook')
    const yaml = writeCodebook(draft)
    const { codebook, problems: found } = await readCodebook(yaml, 'codebook.yaml')
    problems.push(...found.filter(({ severity }) => severity === 'error'))
    add('codebook.yaml', [yaml])
    // A codebook that must be mended first will have these codes then.
    const codes = new Set(codebook ? codebook.codes.map(({ id }) => id) : pathsOf(draft.codes))
    const isCode = (id: string): boolean => codes.has(id)
    const lines = decisionLines(codings, { written, isCode, codebookSha256: sha256(yaml) }, ledger)
    if (lines.length > 0) add('decisions.jsonl', lines)
  }
  if (participants && participants.people.length > 0) {
    add('participants.csv', [participantsCsv(participants, written, ledger)])
  }
  if (memos.length > 0) add('memos.md', memosMarkdown(title, memos))
  const losses = [...imported.losses, ...condensed(ledger.losses)]
  add('ledger.csv', [ledgerCsv(losses)])
  return { files: [...files, ...texts], losses, problems }
}

/** A codebook must have a code, and people's codings must name codes of it. */
function draftOfCodings({ title, codings }: Imported, ledger: Ledger): CodebookDraft {
  const ids = [...new Set(codings.flatMap(({ code }) => code ?? []))]
  ledger.add({
    what: 'codebooks',
    fate: 'assumed',
    how:
      ids.length > 0
        ? 'the file has none, so this one has the codes that were given'
        : 'the file has none, and a study needs one with a code in it',
  })
  const codes = ids.length > 0 ? themesOf(ids) : [codeDraft('to-be-coded', 'To be coded')]
  return { ...emptyDraft, title: plainName(title) || 'Imported project', codes }
}

/** Themes for codes by their paths: `cost/fees` is a sub-theme of `cost`. */
function themesOf(ids: readonly string[]): readonly CodeDraft[] {
  const below = new Map<string, string[]>()
  for (const id of ids) {
    const [first, ...rest] = id.split('/')
    const list = below.get(first) ?? []
    below.set(first, rest.length > 0 ? [...list, rest.join('/')] : list)
  }
  return [...below].map(([id, subthemes]) => codeDraft(id, null, { subthemes: themesOf(subthemes) }))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
