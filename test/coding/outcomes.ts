import { readCodebook } from '../../src/codebook/read-codebook'
import { type ApplyOptions, applyCodebook } from '../../src/coding/apply-codebook'
import type { CodedTranscript } from '../../src/coding/coded-transcript'
import { compileCodebook } from '../../src/coding/compile'
import type { CompiledCodebook } from '../../src/coding/compiled'
import { apply, transcriptOf } from './apply'

/** Compiles a codebook of which the title is left out. */
export async function compiledFrom(yaml: string): Promise<CompiledCodebook> {
  const { codebook, problems } = await readCodebook(`codebook: Test\n${yaml}`, 'codebook.yaml')
  if (codebook === null) throw new Error(JSON.stringify(problems))
  return compileCodebook(codebook)
}

/**
 * What became of one code over a talk, in the order of the text: `quote ← evidence` for a coding, and
 * `quote ← evidence, not: what (words)` for one that was withheld.
 */
export async function outcomes(
  code: string,
  talk: string,
  options: ApplyOptions & { head?: string } = {},
): Promise<readonly string[]> {
  return told(await apply(code, talk, options)).map(line => line.replace(/^code: /, ''))
}

/** The same over a whole codebook: each line opens with the code. */
export async function outcomesOf(yaml: string, talk: string, options: ApplyOptions = {}): Promise<readonly string[]> {
  return told(applyCodebook(await compiledFrom(yaml), transcriptOf(talk), options))
}

function told({ codings, withheld }: CodedTranscript): readonly string[] {
  return [...codings, ...withheld]
    .sort((a, b) => a.start - b.start)
    .map(coding => {
      const words = coding.evidence.map(({ text }) => text).join(', ')
      const line = `${coding.code}: ${coding.quote} ← ${words}`
      if (!('withheld' in coding)) return line
      const { by, text } = (coding as (typeof withheld)[number]).withheld
      return `${line}, not: ${by}${text === null ? '' : ` (${text})`}`
    })
}
