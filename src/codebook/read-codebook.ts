import { createHash } from 'node:crypto'
import { withMatchers } from '../matchers/patterns/list'
import { regexErrors } from '../matchers/regex-errors'
import { needsOf } from '../matchers/tools'
import type { Need, WordMatcher } from '../matchers/word-matcher'
import { hasErrors, type Problem } from '../problem'
import { grammarLanguages } from '../text/grammar'
import { primaryTag, stemmedLanguages } from '../text/stem'
import type { Role } from '../transcript/transcript'
import type { UnitKind } from '../transcript/units'
import { codeProblems } from './check-codes'
import { warnOfForms } from './check-lemmas'
import { checkListsEnd, checkListsExist, checkListsInPhrases } from './check-lists'
import { negationProblems } from './check-negation'
import { checkSchema } from './check-schema'
import type { Action, Change, Codebook, OverlapPolicy, PatternList } from './codebook'
import { checkDistinct } from './distinct'
import { child, entries, type Field, isMapping, items, textAt, textsAt } from './field'
import { readCodes } from './read-codes'
import { type PatternReading, readPatterns } from './read-patterns'
import { readYaml } from './read-yaml'
import { inOrder, type Reading, reportTo } from './report'
import { codebookSchema } from './schema'

export interface ReadCodebookOptions {
  /** Kinds of word patterns beyond those of the package; `compileCodebook` must be given the same. */
  readonly matchers?: readonly WordMatcher[]
}

export interface CodebookReading {
  /** Null when there is an error. */
  readonly codebook: Codebook | null
  /** Every problem, in the order of the file. */
  readonly problems: readonly Problem[]
}

/**
 * Reads a codebook and finds everything that is wrong with it at once.
 *
 * @param file As the user named it; stands in problems. The codebook itself keeps the name without folders.
 * @throws Error where a matcher's name is taken or is no name.
 *
 * @example
 * await readCodebook('codebook: Fees\nthemes: [{ id: fees, keywords: [fee*], keywrods: [cost] }]', 'fees.yaml')
 * // { codebook: null, problems: [{ code: 'unknown-key', line: 2, column: 40, hint: 'did you mean "keywords"?', … }] }
 */
export async function readCodebook(
  text: string,
  file: string,
  { matchers: added = [] }: ReadCodebookOptions = {},
): Promise<CodebookReading> {
  const matchers = withMatchers(added)
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  const { document, problems: yamlProblems } = await readYaml(text, name)
  const problems: Problem[] = [...yamlProblems]
  let codebook: Codebook | null = null
  if (document) {
    problems.push(...(await checkSchema(codebookSchema, document)))
    const reading: PatternReading = { document, matchers, report: reportTo(problems, document), patterns: [] }
    codebook = { ...readRoot({ value: document.data, path: [] }, reading), file: name, hash: sha256(text) }
    await checkRegexes(reading)
    checkLanguage(codebook.language, reading)
    await warnOfForms(codebook.language, reading)
    problems.push(...codeProblems(codebook), ...negationProblems(codebook))
  }
  return {
    codebook: hasErrors(problems) ? null : codebook,
    problems: inOrder(problems).map(problem => ({ ...problem, file })),
  }
}

function readRoot(root: Field, reading: PatternReading): Omit<Codebook, 'file' | 'hash'> {
  const actions = readActions(child(root, 'actions'), reading)
  const roles = textsAt(root, 'roles')
  return {
    title: textAt(root, 'codebook') ?? '',
    version: textAt(root, 'version') ?? '0.0.0',
    language: textAt(root, 'language') ?? 'en',
    unit: (textAt(root, 'unit') ?? 'sentence') as UnitKind,
    roles: (roles.length > 0 ? roles : ['participant']) as readonly Role[],
    family: textAt(root, 'family') ?? 'codebook content analysis',
    source: textAt(root, 'source'),
    fillers: textAt(root, 'fillers') === 'count' ? 'count' : 'skip',
    overlap: (textAt(root, 'overlap') ?? 'all') as OverlapPolicy,
    codes: readCodes(child(root, 'themes'), reading, new Set(actions.map(({ id }) => id))),
    lists: readLists(child(root, 'lists'), reading),
    actions,
    changes: readChanges(child(root, 'changes')),
  }
}

/** Reads the lists, after every other pattern has been read: then all that use a list are known. */
function readLists(field: Field, reading: PatternReading): ReadonlyMap<string, PatternList> {
  const fields = new Map(entries(field))
  for (const [name, list] of fields) checkListName(name, list, reading)
  const lists = new Map(
    [...fields].map(([name, list]) => [
      name,
      { name, patterns: readPatterns(list, reading), at: reading.document.placeOf(list.path, 'key') },
    ]),
  )
  checkListsExist(reading, [...lists.keys()])
  checkListsEnd(lists, fields, reading)
  checkListsInPhrases(reading, lists)
  return lists
}

function checkListName(name: string, list: Field, { report }: Reading): void {
  if (/^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N} _-]*[\p{L}\p{M}\p{N}])?$/u.test(name)) return
  report(
    list,
    { code: 'bad-id', message: `"${name}" cannot be the name of a list`, hint: 'letters, digits, blanks, "-" and "_"' },
    'key',
  )
}

function readActions(list: Field, reading: Reading): readonly Action[] {
  const mappings = items(list).filter(({ value }) => isMapping(value))
  checkDistinct(mappings, reading)
  return mappings.flatMap(field => {
    const id = textAt(field, 'id')
    return id === null ? [] : [{ id, label: textAt(field, 'label') ?? id, definition: textAt(field, 'definition') }]
  })
}

function readChanges(list: Field): readonly Change[] {
  return items(list).map(field => ({
    version: textAt(field, 'version') ?? '',
    date: textAt(field, 'date') ?? '',
    kind: textAt(field, 'kind') ?? '',
    what: textAt(field, 'what') ?? '',
    why: textAt(field, 'why'),
  }))
}

async function checkRegexes({ patterns, report }: PatternReading): Promise<void> {
  for (const { pattern, field } of patterns) {
    for (const { code, severity = 'error', message, hint, offset } of await regexErrors(pattern))
      report(field, { code, severity, message, hint }, offset)
  }
}

/** Reports, each once, at the first pattern, what the patterns ask of a language that has it not. */
function checkLanguage(language: string, { patterns, matchers, report }: PatternReading): void {
  const firstThatNeeds = (need: Need) => patterns.find(({ pattern }) => needsOf([pattern], matchers).has(need))?.field
  const stemmed = stemmedLanguages.includes(primaryTag(language)) ? undefined : firstThatNeeds('stem')
  if (stemmed)
    report(stemmed, {
      code: 'language-without-stemmer',
      severity: 'warning',
      message: `there is no stemmer for the language "${language}", so stems() matches only the words as written`,
      hint: `there is one for ${stemmedLanguages.join(', ')}; elsewhere write word*`,
    })
  const lemmatised = grammarLanguages.includes(primaryTag(language)) ? undefined : firstThatNeeds('grammar')
  if (lemmatised)
    report(lemmatised, {
      code: 'language-without-grammar',
      message: `there is no grammar for the language "${language}", so lemma() cannot be told`,
      hint: `there is one for ${grammarLanguages.join(', ')}; elsewhere use stems() or write word*`,
    })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
