import type { CodedStudy } from '../../../src/analysis/coded-study'
import { type CheckOptions, checkQuotations } from '../../../src/analysis/quotation-check/check-quotations'
import type { CheckedQuotation } from '../../../src/analysis/quotation-check/quotation'
import { findQuotations } from '../../../src/interchange/manuscript/find-quotations'
import { readManuscript } from '../../../src/interchange/manuscript/read-manuscript'
import { runStudy } from '../../../src/run/run'

const codebook = `codebook: Work
themes:
  - { id: fees, label: What it costs, keywords: [fees, rent] }
  - { id: rota, label: The rota, keywords: [rota, shifts] }
`

/** Reads and codes transcripts, by the names of their files. */
export async function studyOf(transcripts: Readonly<Record<string, string>>): Promise<CodedStudy> {
  const { run } = await runStudy({
    study: null,
    codebook: { path: 'codebook.yaml', text: codebook, problems: [] },
    transcripts: Object.entries(transcripts).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  })
  return run!
}

/** Checks a manuscript, written as Markdown unless its name says otherwise. */
export async function checked(
  study: CodedStudy,
  manuscript: string | Uint8Array,
  { path = 'paper.md', ...options }: CheckOptions & { readonly path?: string } = {},
): Promise<readonly CheckedQuotation[]> {
  const read = await readManuscript({
    path,
    bytes: typeof manuscript === 'string' ? Buffer.from(manuscript) : manuscript,
  })
  return checkQuotations(study, findQuotations(read.manuscript).quotations, options)
}

/** The verdict on each quotation. */
export async function verdicts(
  study: CodedStudy,
  manuscript: string | Uint8Array,
  options: CheckOptions & { readonly path?: string } = {},
): Promise<readonly string[]> {
  return (await checked(study, manuscript, options)).map(({ verdict }) => verdict)
}
