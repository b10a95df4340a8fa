import { type Run, runStudy } from '../../../src/run/run'
import { readStudy } from '../../../src/study/read-study'

const study = `study: "Fees, \\"and\\" 'so' on"
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
attributes:
  band: { label: "Pay band, as of 'May'", order: [low, high] }
  valued: { multiple: ";" }
report: { minimum-cell: 1 }
`

const codebook = `codebook: Money and time
version: 1.2.0
themes:
  - id: cost
    label: =1+1
    definition: "What it costs.\\nOf any kind."
    subthemes:
      - { id: fees, label: "Fees \\"so called\\" \\\\ it's", keywords: [fees, stems(pay)], examples: ["+44 for the fees"] }
  - { id: not, label: Übermüdet 😴, rules: [{ near: [late, hours], within: 3 }] }
`

const participants = `id,group,role,band,Band,__proto__,valued,=x
P1,fg01,participant,high,"=HYPERLINK(""http://evil.example"")",-1,pay; team,=1+1
P2,fg01,participant,low,NA,@SUM(A1),team,+x
P3,fg02,participant,,"a ""b"" 'c'",a\\nb,,
P4,fg02,participant,other,\u3000＝1,"1,5",pay,"two
lines"
`

const transcripts = {
  'transcripts/fg01.txt': `Moderator: What has changed?

P1: =1+1 is not what the fees are. 😀 I pay for all of it.

P2: -1 hour late again, and long hours. The fees!
`,
  'transcripts/fg02.txt': `Moderator: And you?

P3: +44 is my number, and I never paid.

P4: @SUM(A1) of all fees is "too much", it's said.
`,
}

/** Runs a small study whose people, labels and words look like formulas, quotations and code. */
export async function exportedRun(): Promise<Run> {
  const source = (path: string, text: string) => ({ path, text, problems: [] })
  const read = await readStudy(study, 'study.yaml')
  const { run, problems } = await runStudy({
    study: read.study,
    codebook: source('codebook.yaml', codebook),
    participants: source('participants.csv', participants),
    guide: null,
    transcripts: Object.entries(transcripts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
  })
  if (run === null) throw new Error(problems.map(({ message }) => message).join('\n'))
  return run
}

export const record = { version: '9.9.9', seed: 1, options: { unit: 'sentence' }, inputs: [] }

/** Reads what an export made, each file as bytes by its name. */
export function filesOf({
  files,
}: {
  readonly files: readonly { readonly name: string; readonly content: Iterable<string | Uint8Array> }[]
}): ReadonlyMap<string, Buffer> {
  return new Map(
    files.map(({ name, content }) => [name, Buffer.concat([...content].map(piece => Buffer.from(piece as string)))]),
  )
}
