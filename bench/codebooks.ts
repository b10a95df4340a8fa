import { readCodebook } from '../src/codebook/read-codebook'
import { compileCodebook } from '../src/coding/compile'
import type { CompiledCodebook } from '../src/coding/compiled'
import { formatProblem } from '../src/problem'
import { stemsOf } from './matchers'

/** What a codebook asks for beside its words and phrases. */
export interface Variant {
  readonly name: string
  /** Rules of all themes, dealt out among them. */
  readonly rules: (terms: readonly string[]) => readonly unknown[]
  /** Keys that each theme takes. */
  readonly settings?: object
}

const plain: Variant = { name: 'words and phrases', rules: () => [] }
const stems: Variant = { name: '+ stems', rules: stemsOf }
const near: Variant = { name: '+ stems, near', rules: terms => [...stemsOf(terms), ...nearOf(terms)] }
const negation: Variant = { name: '+ stems, near, negation', rules: near.rules, settings: { negated: 'skip' } }
const lemma: Variant = { name: '+ a lemma', rules: terms => [`lemma(${terms.find(isWord)})`] }

export const variants: readonly Variant[] = [plain, stems, near, negation, lemma]

/** A codebook of 20 themes among which the terms are dealt out, as JSON, which is YAML too. */
export function codebookOf(terms: readonly string[], { rules, settings }: Variant = plain): string {
  const all = rules(terms)
  const themes = Array.from({ length: 20 }, (_, theme) => ({
    id: `theme-${theme + 1}`,
    label: `Theme ${theme + 1}`,
    keywords: terms.filter((_, i) => i % 20 === theme),
    rules: all.filter((_, i) => i % 20 === theme),
    ...settings,
  }))
  return JSON.stringify({ codebook: 'Bench', version: '1.0.0', themes: themes.map(withoutEmpty) })
}

/** The same, read and compiled. */
export async function compiledOf(terms: readonly string[], variant?: Variant): Promise<CompiledCodebook> {
  const { codebook, problems } = await readCodebook(codebookOf(terms, variant), 'bench.yaml')
  if (codebook === null) throw new Error(problems.slice(0, 3).map(formatProblem).join('\n'))
  return compileCodebook(codebook)
}

/** Two words within six of each other, a fifth as many as terms: one a content word, the other a frequent one. */
function nearOf(terms: readonly string[]): readonly unknown[] {
  const words = terms.filter(isWord)
  return words.slice(0, Math.ceil(terms.length / 5)).map((word, i) => ({
    near: [[word], [['we', 'they', 'have', 'know', 'work'][i % 5], words[(i * 7 + 1) % words.length]]],
    within: 6,
  }))
}

function isWord(term: string): boolean {
  return !term.includes(' ')
}

function withoutEmpty(theme: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(theme).filter(([, value]) => !Array.isArray(value) || value.length > 0))
}
