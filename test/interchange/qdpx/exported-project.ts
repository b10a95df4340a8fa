import { decisionLine } from '../../../src/coding/decisions/decision-line'
import type { ReviewDecision } from '../../../src/coding/decisions/review-decision'
import type { Exported } from '../../../src/interchange/exported'
import { type QdpxOptions, toQdpx } from '../../../src/interchange/qdpx/write/to-qdpx'
import { type Run, runStudy } from '../../../src/run/run'
import { readStudy } from '../../../src/study/read-study'
import { unpackSome } from '../../../src/transcript/readers/archive'
import { decide } from '../../coding/decisions/deciding'

export interface InlineStudy {
  readonly codebook: string
  readonly study?: string
  readonly participants?: string
  readonly guide?: string
  /** By file name. */
  readonly transcripts: Readonly<Record<string, string>>
}

/** Runs a study written inline, with what people decided about it: `decided` is given what decides about words of a transcript. */
export async function runWith(
  { codebook, study, participants, guide, transcripts }: InlineStudy,
  decided: (
    about: (transcript: string, deed: Parameters<typeof decide>[1]) => ReviewDecision,
  ) => ReviewDecision[] = () => [],
): Promise<Run> {
  const file = (path: string, text: string | undefined) => (text === undefined ? null : { path, text, problems: [] })
  const inputs = {
    study: study === undefined ? null : (await readStudy(study, 'study.yaml')).study,
    codebook: file('codebook.yaml', codebook)!,
    participants: file('participants.csv', participants),
    guide: file('guide.yaml', guide),
    transcripts: Object.entries(transcripts).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  }
  const { run, problems } = await runStudy(inputs)
  if (!run) throw new Error(problems.map(({ message }) => message).join('\n'))
  const before: ReviewDecision[] = []
  const decisions = decided((id, deed) => {
    const coded = run.transcripts.find(({ transcript }) => transcript.id === id)!
    before.push(decide({ coded, codebook: run.codebook }, deed, before))
    return before.at(-1)!
  })
  if (decisions.length === 0) return run
  const text = decisions.map(decisionLine).join('')
  return (await runStudy({ ...inputs, decisions: [{ path: 'decisions.jsonl', text, problems: [] }] })).run!
}

export interface ExportedProject {
  readonly bytes: Buffer
  /** Names of the files of the archive, in its order. */
  readonly names: readonly string[]
  readonly xml: string
  /** By name of the file. */
  readonly texts: ReadonlyMap<string, string>
  readonly losses: Exported['losses']
}

/** Exports a run, and unpacks what came of it. */
export async function exported(run: Run, options?: QdpxOptions): Promise<ExportedProject> {
  const { files, losses } = await toQdpx(run, options)
  const bytes = Buffer.concat([...files[0].content] as Uint8Array[])
  const kind = { extension: '.qdpx', part: 'project.qde', what: '', program: '', plain: '', code: 'broken-qdpx' }
  const found = await unpackSome(bytes, 'project.qdpx', kind, () => true)
  const texts = new Map(
    [...found].map(([name, content]) => [name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)]),
  )
  return { bytes, names: [...found.keys()], xml: texts.get('project.qde')!, texts, losses }
}
