import { readCodebook } from '../../../src/codebook/read-codebook'
import { compileCodebook } from '../../../src/coding/compile'
import type { Lint } from '../../../src/coding/lint/lint'
import { lintCodebook } from '../../../src/coding/lint/lint-codebook'

/** Compiles a codebook that must be right. */
export async function compiled(yaml: string) {
  const { codebook, problems } = await readCodebook(yaml, 'codebook.yaml')
  if (codebook === null) throw new Error(`${JSON.stringify(problems)}\n${yaml}`)
  return compileCodebook(codebook)
}

/** A codebook of one theme, `fees`, whose lines stand from line 4 on. */
export function theme(...lines: readonly string[]): string {
  return ['codebook: Fees', 'themes:', '  - id: fees', ...lines.map(line => `    ${line}`)].join('\n')
}

/** The warnings of one kind about a codebook, each as its line and its message. */
export async function lints(code: string, yaml: string): Promise<readonly string[]> {
  return shown(lintCodebook(await compiled(yaml)), code)
}

export function shown(found: readonly Lint[], code: string): readonly string[] {
  return found.filter(lint => lint.code === code).map(({ line, message }) => `${line}: ${message}`)
}
