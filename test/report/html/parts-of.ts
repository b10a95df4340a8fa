import type { ReportParts } from '../../../src/report/html/section'
import { runStudy } from '../../../src/run/run'
import { readStudy } from '../../../src/study/read-study'
import type { WrittenStudy } from '../facts-of'

/** Runs a study written inline, and gives what a report of it is made from. */
export async function partsOf({
  study: yaml,
  codebook,
  participants,
  guide,
  transcripts,
}: WrittenStudy): Promise<ReportParts> {
  const text = (path: string, text: string | undefined) => (text === undefined ? null : { path, text, problems: [] })
  const study = yaml === undefined ? null : (await readStudy(yaml, 'study.yaml')).study
  const { run, problems } = await runStudy({
    study,
    codebook: text('codebook.yaml', codebook)!,
    participants: text('participants.csv', participants),
    guide: text('guide.yaml', guide),
    transcripts: Object.entries(transcripts).map(([path, words]) => ({
      path,
      bytes: new TextEncoder().encode(words),
    })),
  })
  if (!run) throw new Error(problems.map(({ message }) => message).join('\n'))
  return { run, record: { version: '1.0.0', seed: 1, options: {}, inputs: [] } }
}
