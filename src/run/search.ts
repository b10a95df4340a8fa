import type { Code, Codebook, Rule } from '../codebook/codebook'
import { readCodebook } from '../codebook/read-codebook'
import { compileCodebook } from '../coding/compile'
import { operators } from '../matchers/rules/syntax'
import type { Problem } from '../problem'
import type { Role } from '../transcript/transcript'
import type { RunInputs, TextFile } from './inputs'
import { type PreparedRun, prepareRun } from './prepare-run'

/** A run that looks for one thing: the codebook holds somebody's search as a code of its own. */
export interface PreparedSearch extends PreparedRun {
  /** Id of the code that is the search. */
  readonly code: string
  /** Most words between two pieces of evidence of one hit; see `concordance`. */
  readonly reach: number
}

export interface SearchInputs extends Omit<RunInputs, 'codebook' | 'transcripts'> {
  /** Lends the search its lists, codes, language, unit and fillers. Null: English, by the sentence. */
  readonly codebook: TextFile | null
  /** Whose talk to search; the codebook's roles unless given. */
  readonly roles?: readonly Role[]
}

/** What problems with the search call the place where it was written. */
export const searchFile = 'PATTERN'

/**
 * Makes a run of a pattern or a rule, by the readers and the engine that codebooks have, so that what is found is what would be coded.
 *
 * @param written Text that begins with `{` or `[` is a rule as YAML writes it on a line; any other is a pattern, without quotes.
 */
export async function prepareSearch(
  written: string,
  { codebook, roles, ...inputs }: SearchInputs,
): Promise<{ readonly prepared: PreparedSearch | null; readonly problems: readonly Problem[] }> {
  const { prepared, problems: ahead } = await prepareRun({ ...inputs, codebook: codebook ?? noCodebook })
  // What is merely odd in a codebook, and examples that do not hold, are for `check` to tell.
  const serious = ahead.filter(({ severity, file }) => severity === 'error' || file !== codebook?.path)
  if (!prepared) return { prepared, problems: serious }
  const given = codebook ? prepared.codebook : { ...prepared.codebook, codes: [] }
  const { code, problems } = await readSearch(written, given)
  if (!code) return { prepared: null, problems: [...serious, ...problems] }
  const search: Codebook = {
    ...given,
    roles: roles ?? given.roles,
    // Everything that is there is found, though while coding a longer match may take its place.
    overlap: 'all',
    codes: namesCodes(written, given) ? [...given.codes, code] : [code],
  }
  const compiled = await compileCodebook(search)
  const reach = Math.max(...code.rules.map(({ rule }) => reachOf(rule)))
  return {
    prepared: { ...prepared, codebook: search, compiled, code: code.id, reach },
    problems: [...serious, ...problems],
  }
}

const noCodebook: TextFile = {
  path: searchFile,
  text: 'codebook: Search\nthemes: [{ id: nothing, keywords: [nothing] }]\n',
  problems: [],
}

/** Reads the search as the one rule of a code. It stands in a small codebook, whose other lines are taken out of every place. */
async function readSearch(
  written: string,
  given: Codebook,
): Promise<{ readonly code: Code | null; readonly problems: readonly Problem[] }> {
  const operator = operators.find(({ name }) => new RegExp(`^\\s*${name}\\s*:`).test(written))
  if (operator) return { code: null, problems: [withoutBraces(operator.name)] }
  const isRule = /^\s*[[{]/.test(written)
  const id = freeId(given)
  const ahead = [
    'codebook: Search',
    `language: ${JSON.stringify(given.language)}`,
    `lists: ${JSON.stringify(Object.fromEntries([...given.lists].map(([name, { patterns }]) => [name, patterns.map(({ source }) => source)])))}`,
    'themes:',
    ...rootsOf(given).map(code => `  - ${JSON.stringify(skeleton(code, given))}`),
    `  - id: ${id}`,
    '    rules:',
    // A block of text needs no quotes, so columns stay what they are.
    isRule ? '      -' : '      - |2-',
  ]
  const lines = isRule ? written.split(/\r\n|\r|\n/) : [written.replace(/[\r\n]/g, ' ')]
  const text = [...ahead, ...lines.map(line => indent + line)].join('\n')
  const { codebook, problems } = await readCodebook(`${text}\n`, searchFile)
  return {
    code: codebook?.codes.find(code => code.id === id) ?? null,
    problems: problems
      .filter(({ severity, line = 0 }) => severity === 'error' || line > ahead.length)
      .map(problem => ({
        ...problem,
        ...placeInSearch(problem, ahead.length, lines),
        message: problem.message.replaceAll(`${id}#rules/0/`, 'the rule’s ').replaceAll(`${id}#rules/0`, 'the rule'),
        // Quotes around all of it would make it a pattern.
        ...(problem.hint?.startsWith('text that begins with') ? { hint: exampleOfRule } : {}),
      })),
  }
}

const exampleOfRule = 'a rule looks like { near: [rota, unfair*], within: 6 }'

const indent = ' '.repeat(8)

/** Where in the search a problem is. What the reader noticed only behind its end is at its end. */
function placeInSearch(
  { line = 0, column = 1 }: Problem,
  ahead: number,
  lines: readonly string[],
): Pick<Problem, 'line' | 'column'> {
  const last = lines.length
  if (line <= ahead) return { line: 1, column: 1 }
  if (line > ahead + last) return { line: last, column: lines[last - 1].length + 1 }
  return { line: line - ahead, column: Math.max(1, column - indent.length) }
}

function withoutBraces(operator: string): Problem {
  return {
    code: 'rule-without-braces',
    severity: 'error',
    message: `"${operator}:" begins a rule, and this would be read as a pattern`,
    file: searchFile,
    line: 1,
    column: 1,
    hint: 'write the rule in { }; if it is a pattern, leave the colon out',
  }
}

function freeId({ codes }: Codebook): string {
  const taken = new Set(codes.map(({ id }) => id))
  let id = 'search'
  while (taken.has(id)) id = `${id}-too`
  return id
}

function rootsOf({ codes }: Codebook): readonly Code[] {
  return codes.filter(({ parent }) => parent === null)
}

/** A code and its sub-themes with their ids alone: enough for a rule to name them. */
function skeleton({ id }: Code, given: Codebook): object {
  const subthemes = given.codes.filter(({ parent }) => parent === id).map(code => skeleton(code, given))
  return { id: id.slice(id.lastIndexOf('/') + 1), ...(subthemes.length === 0 ? {} : { subthemes }) }
}

/** True where the search may name a code, itself or by a list: then they must be there to be found. */
function namesCodes(written: string, { lists }: Codebook): boolean {
  const patterns = [...lists.values()].flatMap(list => list.patterns)
  return [written, ...patterns.map(({ source }) => source)].some(text => /\bcode\b/.test(text))
}

/** How far apart the words of one hit may be. */
function reachOf(rule: Rule): number {
  if (rule.kind === 'pattern') return -1
  const anywhere = Number.POSITIVE_INFINITY
  const own: Partial<Record<typeof rule.kind, number>> = {
    all: anywhere,
    atleast: anywhere,
    near: rule.within ?? anywhere,
    before: rule.within ?? anywhere,
    after: rule.within ?? anywhere,
  }
  return Math.max(own[rule.kind] ?? -1, ...rule.of.map(reachOf))
}
