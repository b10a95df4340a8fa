/** What a rule's condition names: words, any item of a category, or any of several such. */
export type WordstatOperand =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'category'; readonly name: string }
  | { readonly kind: 'any'; readonly of: readonly WordstatOperand[] }

/** Something that must be so, or not, of the focus. */
export interface WordstatCondition {
  readonly isNot: boolean
  /** `with`: both are there. `after`: the focus stands behind the other. */
  readonly relation: 'with' | 'near' | 'before' | 'after'
  readonly other: WordstatOperand
  /** Null where the rule does not say it. */
  readonly scope: 'sentence' | 'paragraph' | 'document' | null
  /** Most words between; null where the rule has no number. */
  readonly within: number | null
}

/** What is coded, and when: any of the rows of conditions, all of each. */
export interface WordstatRule {
  readonly focus: WordstatOperand
  readonly rows: readonly (readonly WordstatCondition[])[]
}

export type WordstatRuleParse =
  | { readonly rule: WordstatRule }
  /** `offset` counts UTF-16 units from the condition's first sign; `why` is a sentence. */
  | { readonly why: string; readonly offset: number }

interface Token {
  readonly kind: 'word' | 'quoted' | 'key' | 'scope' | 'open' | 'close'
  readonly text: string
  readonly offset: number
}

/**
 * Takes apart the condition of a WordStat rule: a focus, and what must stand near, before or after it, or be there too.
 *
 * @example
 * parseWordstatRule('#POSITIVE NOT AFTER #NEGATIONS /S 3')
 * // { rule: { focus: #POSITIVE, rows: [[{ isNot: true, relation: 'after', other: #NEGATIONS, scope: 'sentence', within: 3 }]] } }
 */
export function parseWordstatRule(condition: string): WordstatRuleParse {
  const tokens = tokensOf(condition)
  let at = 0
  let depth = 0

  const peek = (kind: Token['kind'], text?: string): boolean =>
    tokens[at]?.kind === kind && (text === undefined || tokens[at].text === text)
  const take = (kind: Token['kind'], text?: string): boolean => {
    if (!peek(kind, text)) return false
    at++
    return true
  }
  const fail = (why: string): never => {
    throw new Unreadable(why, tokens[at]?.offset ?? condition.length)
  }

  function operand(): WordstatOperand {
    if (take('open')) {
      if (++depth > 8) fail('its brackets are too deep')
      const of = [operand()]
      while (take('key', 'OR')) of.push(operand())
      if (!take('close')) fail('only words joined by OR are read within brackets')
      depth--
      return of.length === 1 ? of[0] : { kind: 'any', of }
    }
    if (peek('quoted')) return { kind: 'words', text: tokens[at++].text }
    const from = at
    while (peek('word')) at++
    if (at === from) fail('a word or a #category is missing')
    const text = tokens
      .slice(from, at)
      .map(token => token.text)
      .join(' ')
    if (text.startsWith('@')) {
      at = from
      fail('it refers to another rule')
    }
    return text.startsWith('#') ? { kind: 'category', name: text.slice(1) } : { kind: 'words', text }
  }

  function conditionOf(joined: boolean): WordstatCondition {
    const isNot = take('key', 'NOT')
    const relation = (['NEAR', 'BEFORE', 'AFTER'] as const).find(key => take('key', key))
    if (relation === undefined && !isNot && !joined) fail('NEAR, BEFORE, AFTER, AND or NOT is missing')
    const other = operand()
    let scope: WordstatCondition['scope'] = null
    let within: number | null = null
    if (peek('scope')) {
      const [, letter, number] = /^\/(\D?)(\d*)$/.exec(tokens[at].text)!
      const known = scopes.get(letter.toUpperCase())
      if (known === undefined) fail('its scope is none of /S, /P, /D and /C')
      scope = known!
      at++
      if (number !== '') within = Number(number)
      else if (peek('word') && /^\d{1,6}$/.test(tokens[at].text)) within = Number(tokens[at++].text)
    }
    if (relation === undefined && within !== null) fail('it has a number, and neither NEAR, BEFORE nor AFTER')
    return { isNot, relation: relation ? relations[relation] : 'with', other, scope, within }
  }

  try {
    let focus = operand()
    // `A OR B NEAR C` says one of two things, and does not say which.
    const alternatives = [focus]
    while (peek('key', 'OR') && tokens[at + 1]?.kind !== 'key') {
      at++
      alternatives.push(operand())
    }
    if (alternatives.length > 1) {
      // Either will do, wherever it stands: a scope says nothing more.
      if (at === tokens.length - 1 && /^\/[SPDC]$/i.test(tokens[at].text)) at++
      if (at < tokens.length) fail('OR stands beside other conditions without brackets')
      focus = { kind: 'any', of: alternatives }
    }
    const rows: WordstatCondition[][] = [[]]
    while (at < tokens.length) {
      const isOr = rows[0].length > 0 && take('key', 'OR')
      if (isOr && !(peek('key') && !peek('key', 'AND') && !peek('key', 'OR')))
        fail('OR stands beside other conditions without brackets')
      const isAnd = !isOr && take('key', 'AND')
      const condition = conditionOf(isAnd)
      if (isOr) rows.push([condition])
      else rows[rows.length - 1].push(condition)
    }
    return { rule: { focus, rows } }
  } catch (error) {
    if (error instanceof Unreadable) return { why: error.why, offset: error.offset }
    throw error
  }
}

const relations = { NEAR: 'near', BEFORE: 'before', AFTER: 'after' } as const

/** A case is a record of a Provalis project; with us the transcript. */
const scopes: ReadonlyMap<string, 'sentence' | 'paragraph' | 'document'> = new Map([
  ['S', 'sentence'],
  ['P', 'paragraph'],
  ['D', 'document'],
  ['C', 'document'],
])

class Unreadable extends Error {
  constructor(
    readonly why: string,
    readonly offset: number,
  ) {
    super(why)
  }
}

/** In a condition that has capitals for its operators, `after` in small letters is a word. */
function tokensOf(condition: string): readonly Token[] {
  const capitals = /\b(?:NEAR|BEFORE|AFTER|AND|OR|NOT)\b/.test(condition)
  return [...condition.matchAll(/"([^"]*)"|[()]|\/[^\s()"]*|[^\s()"/]+|"/g)].map(({ 0: text, 1: quoted, index }) => {
    const token = (kind: Token['kind'], shown: string): Token => ({ kind, text: shown, offset: index })
    if (quoted !== undefined) return token('quoted', quoted)
    if (text === '(') return token('open', text)
    if (text === ')') return token('close', text)
    if (text.startsWith('/')) return token('scope', /^\/\D?\d{0,6}$/.test(text) ? text : '/?')
    const key = capitals ? text : text.toUpperCase()
    return keys.has(key) ? token('key', key) : token('word', text)
  })
}

const keys: ReadonlySet<string> = new Set(['NEAR', 'BEFORE', 'AFTER', 'AND', 'OR', 'NOT'])
