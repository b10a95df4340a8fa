import type { Element, Pattern } from '../../matchers/pattern'

/** One word that a word matcher accepts. Words that ask for the same have one key. */
export interface WordStep {
  readonly kind: 'word'
  readonly matcher: string
  readonly argument: string
  readonly key: string
}
/** A place in a phrase that stands for itself: no choice is left in it. */
export type Step = WordStep | (Element & { readonly kind: 'any' | 'gap' })
/** One way in which a pattern may be said, step by step. */
export type Way = readonly Step[]

/** A pattern with its choices written out. */
export interface WrittenOut {
  readonly pattern: Pattern
  readonly ways: readonly Way[]
  /** False where there is more to it than `ways`: a regular expression on the text, a code, or too many ways. */
  readonly complete: boolean
  /** True where every way has the same number of words, so that all hits from one word on are one. */
  readonly even: boolean
  /** True where the engine gives the shortest hit from a word on, as it does for patterns with a gap of their own. */
  readonly shortest: boolean
}

/** More ways than these are not written out: a phrase of several long lists would have millions. */
const mostWays = 2000

/** Gives what writes patterns out, `stems(a, b)` and `list(…)` as each of their words and phrases. */
export function createWriter(lists: ReadonlyMap<string, readonly Pattern[]>): (pattern: Pattern) => WrittenOut {
  const known = new Map<string, Choice>()
  const bySource = new Map<string, Choice>()

  function ofList(name: string): Choice {
    const made = known.get(name)
    if (made) return made
    const choices = (lists.get(name) ?? []).map(ofPattern)
    const choice = limited(
      choices.flatMap(({ ways }) => ways),
      choices.every(({ complete }) => complete),
    )
    known.set(name, choice)
    return choice
  }

  function ofPattern(pattern: Pattern): Choice {
    if (pattern.kind !== 'words') return { ways: [], complete: false }
    const choice = bySource.get(pattern.source) ?? ofElements(pattern.elements)
    bySource.set(pattern.source, choice)
    return choice
  }

  function ofElements(elements: readonly Element[]): Choice {
    let so: Choice = { ways: [[]], complete: true }
    if (elements.length === 1) return ofElement(elements[0])
    for (const element of elements) {
      const { ways, complete } = ofElement(element)
      if (so.ways.length * ways.length > mostWays) return { ways: [], complete: false }
      so = { ways: so.ways.flatMap(way => ways.map(rest => [...way, ...rest])), complete: so.complete && complete }
    }
    return so
  }

  function ofElement(element: Element): Choice {
    if (element.kind === 'list') return ofList(element.name)
    if (element.kind === 'word') return { ways: [[wordStep(element)]], complete: true }
    if (element.kind !== 'oneof') return { ways: [[element]], complete: true }
    const choices = element.alternatives.map(ofElements)
    return limited(
      choices.flatMap(({ ways }) => ways),
      choices.every(({ complete }) => complete),
    )
  }

  return pattern => {
    const { ways, complete } = ofPattern(pattern)
    return {
      pattern,
      ways,
      complete,
      even: complete && new Set(ways.map(way => way.length)).size === 1 && !ways.flat().some(isGap),
      shortest: pattern.kind === 'words' && hasGap(pattern.elements),
    }
  }
}

export function wordStep({ matcher, argument }: Pick<WordStep, 'matcher' | 'argument'>): WordStep {
  return { kind: 'word', matcher, argument, key: `${matcher} ${argument}` }
}

/** Writes a way as a pattern would be. */
export function wayText(way: Way): string {
  return way
    .map(step => {
      if (step.kind === 'any') return '*'
      if (step.kind === 'gap') return `…${step.words}`
      const { matcher, argument } = step
      if (matcher === 'regex') return `/${argument}/`
      if (matcher === 'fuzzy') return `fuzzy(${argument.replace('/', ', ')})`
      return matcher === 'word' || matcher === 'glob' ? argument : `${matcher}(${argument})`
    })
    .join(' ')
}

interface Choice {
  readonly ways: readonly Way[]
  readonly complete: boolean
}

function limited(ways: readonly Way[], complete: boolean): Choice {
  return ways.length > mostWays ? { ways: ways.slice(0, mostWays), complete: false } : { ways, complete }
}

function isGap({ kind }: Step): boolean {
  return kind === 'gap'
}

function hasGap(elements: readonly Element[]): boolean {
  return elements.some(
    element => element.kind === 'gap' || (element.kind === 'oneof' && element.alternatives.some(hasGap)),
  )
}
