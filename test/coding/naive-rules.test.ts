import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { applyCodebook } from '../../src/coding/apply-codebook'
import { compileCodebook } from '../../src/coding/compile'
import type { UnitKind } from '../../src/transcript/units'
import { transcriptOf } from './apply'

/** A rule as the generator makes it; `write` turns it into what a researcher would write. */
interface Rule {
  readonly kind: string
  readonly pattern?: string
  readonly of: readonly Rule[]
  readonly within?: number
  readonly count?: number
  readonly none: readonly Rule[]
  readonly unless: readonly Rule[]
  readonly except: readonly string[]
  readonly where?: Where
  readonly in?: UnitKind
}
type Where = { readonly speaker?: readonly string[]; readonly role?: readonly string[] }
interface Theme {
  readonly id: string
  readonly rules: readonly Rule[]
  readonly unless: readonly Rule[]
  readonly except: readonly string[]
  readonly where: Where | undefined
}
interface Line {
  readonly speaker: string
  readonly sentences: readonly (readonly string[])[]
}

/** A word of the talk with all that the contract says of it. */
interface Word {
  readonly at: number
  readonly form: string
  readonly turn: number
  readonly sentence: number
  readonly exchange: number
  readonly speaker: string
  readonly coded: boolean
  readonly filler: boolean
}
interface Unit {
  readonly start: number
  readonly end: number
  readonly kind: UnitKind
  readonly words: readonly Word[]
}
/** Words that made a rule true; `ofUnit` where only others said them, so that they hold for the unit as a whole. */
interface Place {
  readonly words: readonly Word[]
  readonly ofUnit: boolean
}
/** What a rule looks at: some talk, what hides in it, and who is heard. */
interface Look {
  readonly kind: UnitKind
  readonly words: readonly Word[]
  readonly heard: (word: Word) => boolean
  readonly masks: readonly string[]
}
interface World {
  readonly words: readonly Word[]
  /** Places of the code `other`, each with the unit in which it was found. */
  readonly other: readonly { readonly unit: Unit; readonly place: Place }[]
}

const kinds: readonly UnitKind[] = ['sentence', 'paragraph', 'turn', 'exchange', 'document']
const roleOf = (speaker: string) => (speaker === 'Moderator' ? 'moderator' : 'participant')

function read(lines: readonly Line[]): {
  readonly text: string
  readonly words: readonly Word[]
  readonly spans: Map<string, [number, number]>
} {
  let text = ''
  let sentence = 0
  let exchange = 0
  const words: Word[] = []
  const spans = new Map<string, [number, number]>()
  for (const [turn, { speaker, sentences }] of lines.entries()) {
    if (speaker === 'Moderator') exchange++
    text += `${turn > 0 ? '\n' : ''}${speaker}: `
    const turnStart = text.length
    for (const [i, said] of sentences.entries()) {
      if (i > 0) text += ' '
      const start = text.length
      text += `${said.join(' ')}!`
      spans.set(`sentence ${sentence}`, [start, text.length])
      for (const piece of said.flatMap(each => each.split('-')))
        words.push({
          at: words.length,
          form: piece.replace('’s', ''),
          turn,
          sentence,
          exchange,
          speaker,
          coded: speaker !== 'Moderator',
          filler: piece === 'um',
        })
      sentence++
    }
    spans.set(`turn ${turn}`, [turnStart, text.length])
  }
  return { text, words, spans }
}

const numberOf = (kind: UnitKind, word: Word): number =>
  ({ sentence: word.sentence, paragraph: word.turn, turn: word.turn, exchange: word.exchange, document: 0 })[kind]

function unitsOf({ words, spans }: ReturnType<typeof read>, kind: UnitKind): readonly Unit[] {
  const groups = new Map<string, Word[]>()
  for (const word of words) {
    const own = !word.coded && (kind === 'exchange' || kind === 'document')
    const key = own ? `turn ${word.turn}` : `${kind} ${numberOf(kind, word)}`
    groups.set(key, [...(groups.get(key) ?? []), word])
  }
  return [...groups].map(([key, own]) => {
    const part = kind === 'sentence' ? (word: Word) => `sentence ${word.sentence}` : (word: Word) => `turn ${word.turn}`
    return {
      start: spans.get(part(own[0]))![0],
      end: spans.get(part(own.at(-1)!))![1],
      kind: key.split(' ')[0] as UnitKind,
      words: own,
    }
  })
}

/** Every place of a pattern: words in a row, with fillers between them as may be. */
function placesOfPattern(pattern: string, { words, heard, masks }: Look, world: World): readonly Place[] {
  if (pattern === 'code(other)') {
    const inLook = ({ words: own }: { readonly words: readonly Word[] }) => own.some(word => words.includes(word))
    const places = world.other.filter(({ unit, place }) => inLook(unit) && inLook(place)).map(({ place }) => place)
    return places.filter(place => heard(place.words[0]) && !isMasked(place, words, masks, world))
  }
  const wanted = pattern.split(' ')
  const places: Place[] = []
  for (const first of words) {
    const row: Word[] = []
    for (let at = first.at; row.length < wanted.length; at++) {
      const word = world.words[at]
      if (word === undefined || word.sentence !== first.sentence) break
      if (row.length > 0 && word.filler) continue
      if (!(wanted[row.length] === 'pa*' ? word.form.startsWith('pa') : word.form === wanted[row.length])) break
      row.push(word)
    }
    if (row.length === wanted.length && heard(first)) places.push({ words: row, ofUnit: false })
  }
  return places.filter(place => !isMasked(place, words, masks, world))
}

const spanOf = ({ words }: Place) => ({
  first: Math.min(...words.map(w => w.at)),
  last: Math.max(...words.map(w => w.at)),
})

function isMasked(place: Place, words: readonly Word[], masks: readonly string[], world: World): boolean {
  const open = { kind: 'document' as const, words, heard: () => true, masks: [] }
  const { first, last } = spanOf(place)
  return masks.some(mask =>
    placesOfPattern(mask, open, world).some(other => spanOf(other).first <= last && first <= spanOf(other).last),
  )
}

function fulfils({ speaker, role }: Where, word: Word): boolean {
  return (!speaker || speaker.includes(word.speaker)) && (!role || role.includes(roleOf(word.speaker)))
}

/** Where a rule looks: each smaller part, or all that is around. */
function looksOf(rule: Rule, look: Look, world: World): readonly Look[] {
  const kind = rule.in
  if (!kind) return [look]
  const asksOthers = rule.where?.role?.includes('moderator') ?? false
  const order = kinds.indexOf(kind) - kinds.indexOf(look.kind)
  const opens = order > 0 || (asksOthers && kinds.indexOf(kind) > kinds.indexOf('turn'))
  const numbers = [...new Set(look.words.map(word => numberOf(kind, word)))]
  if (!opens) return numbers.map(n => ({ ...look, kind, words: look.words.filter(word => numberOf(kind, word) === n) }))
  if (!look.words.some(({ coded }) => coded)) return [look]
  return numbers.map(n => ({
    ...look,
    kind,
    words: world.words.filter(word => numberOf(kind, word) === n),
    heard: asksOthers ? () => true : ({ coded }: Word) => coded,
  }))
}

function evaluate(rule: Rule, look: Look, world: World): readonly Place[] {
  if (rule.pattern !== undefined) return placesOfPattern(rule.pattern, look, world)
  return looksOf(rule, look, world).flatMap(seen => {
    if ([...rule.none, ...rule.unless].some(each => evaluate(each, seen, world).length > 0)) return []
    const { where } = rule
    const narrowed: Look = {
      ...seen,
      masks: [...seen.masks, ...rule.except],
      heard: word => seen.heard(word) && (!where || fulfils(where, word)),
    }
    const places = operate(rule, narrowed, world)
    const onlyOthers = rule.in !== undefined && where?.role !== undefined && !where.role.includes('participant')
    return onlyOthers ? places.map(place => ({ ...place, ofUnit: true })) : places
  })
}

const joined = (places: readonly Place[]): Place => ({
  words: places.flatMap(({ words }) => words),
  ofUnit: places.every(({ ofUnit }) => ofUnit),
})

function operate(rule: Rule, look: Look, world: World): readonly Place[] {
  const operands = rule.of.map(operand => evaluate(operand, look, world))
  const counted = look.words.filter(word => !word.filler && look.heard(word))
  switch (rule.kind) {
    case 'any':
      return operands.flat()
    case 'all':
    case 'atleast': {
      const found = operands.filter(places => places.length > 0)
      return found.length >= (rule.count ?? operands.length) ? [joined(found.flat())] : []
    }
    case 'start':
      return operands[0].filter(place => !counted.some(word => word.at < spanOf(place).first))
    case 'end':
      return operands[0].filter(place => !counted.some(word => word.at > spanOf(place).last))
    case 'before':
      return rows(operands, rule.within, world)
    case 'after':
      return rows([...operands].reverse(), rule.within, world)
    default:
      return orders(operands).flatMap(order => rows(order, rule.within, world))
  }
}

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((item, i) => orders(items.filter((_, j) => j !== i)).map(rest => [item, ...rest]))
}

/** Ways to take one place of each operand, one behind the other, with few words between: from each first place the one that ends soonest. */
function rows(operands: readonly (readonly Place[])[], within: number | undefined, { words }: World): readonly Place[] {
  const found: (readonly Place[])[] = []
  const go = (row: readonly Place[]): void => {
    if (row.length === operands.length) {
      found.push(row)
      return
    }
    for (const next of operands[row.length]) {
      const last = row.at(-1)
      if (last) {
        const [from, to] = [spanOf(last).last, spanOf(next).first]
        const between = words.filter(({ at, filler }) => at > from && at < to && !filler).length
        if (to <= from || (within !== undefined && between > within)) continue
      }
      go([...row, next])
    }
  }
  go([])
  const ends = (row: readonly Place[]): number => spanOf(row.at(-1)!).last
  const isSoonest = (row: readonly Place[]): boolean =>
    found.every(other => other[0] !== row[0] || ends(row) <= ends(other))
  return found.filter(isSoonest).map(joined)
}

/** What makes a theme true of a unit; nothing where it is not. */
function found({ rules, unless, except, where }: Theme, unit: Unit, world: World): readonly Place[] {
  const whole: Look = { kind: unit.kind, words: unit.words, heard: () => true, masks: [] }
  if (unless.some(rule => evaluate(rule, whole, world).length > 0)) return []
  const heard = (word: Word) => !where || fulfils(where, word)
  const own = unit.words.filter(heard)
  return rules
    .flatMap(rule => evaluate(rule, { ...whole, masks: except, heard }, world))
    .filter(({ words, ofUnit }) => own.length > 0 && (ofUnit || words.some(word => own.includes(word))))
}

const patterns = fc.constantFrom('pay', 'low', 'rota', 'pa*', 'pay low', 'low rota')
const plain = { none: [], unless: [], except: [] }
const asRule = (pattern: string): Rule => ({ kind: 'pattern', pattern, of: [], ...plain })
const wheres = fc.constantFrom<Where>(
  { speaker: ['P1'] },
  { role: ['moderator'] },
  { role: ['participant'] },
  { role: ['participant', 'moderator'] },
)
const rarely = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 3 })
const few = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.array(of, { minLength: 1, maxLength: 1 }))

/** Rules of which proximity may be measured: what they are found by is one place, not a choice of several. */
const placed: fc.Arbitrary<Rule> = fc.oneof(
  patterns.map(asRule),
  fc.array(patterns.map(asRule), { minLength: 1, maxLength: 2 }).map((of): Rule => ({ kind: 'any', of, ...plain })),
)
function rulesOf(pattern: fc.Arbitrary<string>, depth: number): fc.Arbitrary<Rule> {
  const leaf = pattern.map(asRule)
  if (depth === 0) return leaf
  const operand = rulesOf(pattern, depth - 1)
  const settings = {
    none: few(operand),
    unless: few(operand),
    except: few(patterns),
    where: rarely(wheres),
    in: rarely(fc.constantFrom(...kinds)),
  }
  const of = (kind: string, operands: fc.Arbitrary<readonly Rule[]>, more: object = {}): fc.Arbitrary<Rule> =>
    fc.record({ kind: fc.constant(kind), of: operands, ...settings, ...more }) as fc.Arbitrary<Rule>
  const some = fc.array(operand, { minLength: 1, maxLength: 3 })
  const near = fc.array(placed, { minLength: 2, maxLength: 3 })
  // What a row of places is found by is a choice, so a place that is larger than the unit is not for them.
  const small = { in: rarely(fc.constant('sentence')) }
  return fc.oneof(
    leaf,
    of('any', some),
    of('all', some),
    of('atleast', fc.array(operand, { minLength: 2, maxLength: 3 }), { count: fc.constant(2) }),
    of('near', near, { within: fc.nat({ max: 2 }), ...small }),
    of('before', near, { within: rarely(fc.nat({ max: 2 })), ...small }),
    of('after', near, { within: rarely(fc.nat({ max: 2 })), ...small }),
    of('start', fc.tuple(leaf)),
    of('end', fc.tuple(leaf)),
  )
}
const themes = (id: string, pattern: fc.Arbitrary<string>, depth: number) =>
  fc.record({
    id: fc.constant(id),
    rules: fc.array(rulesOf(pattern, depth), { minLength: 1, maxLength: 2 }),
    unless: few(rulesOf(pattern, Math.min(depth, 1))),
    except: few(patterns),
    where: rarely(wheres),
  })
const lines = fc.array(
  fc.record({
    speaker: fc.constantFrom('Moderator', 'P1', 'P2'),
    sentences: fc.array(
      fc.array(fc.constantFrom('pay', 'low', 'rota', 'pay', 'low', 'pay’s', 'low-rota', 'pass', 'um'), {
        minLength: 1,
        maxLength: 4,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  { minLength: 1, maxLength: 5 },
)

function write(rule: Rule): unknown {
  if (rule.pattern !== undefined) return rule.pattern
  const { kind, of, within, count, none, unless, except, where, in: scope } = rule
  const operands = of.map(write)
  const operator =
    kind === 'atleast'
      ? { atleast: count, of: operands }
      : { [kind]: kind === 'start' || kind === 'end' ? operands[0] : operands }
  return { ...operator, within, where, in: scope, ...writeLists({ none, unless, except }) }
}

function writeLists({
  none = [],
  unless,
  except,
}: Pick<Rule, 'unless' | 'except'> & Partial<Pick<Rule, 'none'>>): object {
  return {
    ...(none.length > 0 ? { none: none.map(write) } : {}),
    ...(unless.length > 0 ? { unless: unless.map(write) } : {}),
    ...(except.length > 0 ? { except } : {}),
  }
}

/** Reading a codebook takes longer than applying it, so each has several themes and is held against several talks. */
const codebooks = fc.record({
  unit: fc.constantFrom(...kinds),
  other: themes('other', patterns, 0),
  codes: fc.tuple(
    ...['a', 'b', 'c', 'd'].map(id =>
      themes(id, fc.oneof({ weight: 5, arbitrary: patterns }, fc.constant('code(other)')), 2),
    ),
  ),
})

test('codes the units that a slow reading of the contract codes', async () => {
  let coded = 0
  await fc.assert(
    fc.asyncProperty(
      codebooks,
      fc.array(lines, { minLength: 3, maxLength: 3 }),
      async ({ unit, other, codes }, talks) => {
        const all = [...codes, other]
        const yaml = JSON.stringify({
          codebook: 'Any',
          unit,
          themes: all.map(({ id, rules, where, ...rest }) => ({
            id,
            rules: rules.map(write),
            where,
            ...writeLists(rest),
          })),
        })
        const { codebook, problems } = await readCodebook(yaml, 'any.yaml')
        if (codebook === null) throw new Error(JSON.stringify(problems))
        const compiled = await compileCodebook(codebook)
        const place = ({ code, start, end }: { code: string; start: number; end: number }) => `${code} ${start} ${end}`
        for (const talk of talks) {
          const said = read(talk)
          const { codings, withheld } = applyCodebook(compiled, transcriptOf(said.text))
          coded += codings.length

          const units = unitsOf(said, unit)
          const alone = { words: said.words, other: [] }
          const carried = units.flatMap(each => found(other, each, alone).map(place => ({ unit: each, place })))
          const world = { words: said.words, other: carried }
          const expected = all.flatMap(theme =>
            units.flatMap(each => (found(theme, each, world).length > 0 ? [{ code: theme.id, ...each }] : [])),
          )
          const isCoded = ({ words }: Unit): boolean => words[0].coded
          expect({
            codings: codings.map(place).sort(),
            withheld: withheld
              .filter(({ withheld: { by } }) => by === 'role')
              .map(place)
              .sort(),
          }).toEqual({
            codings: expected.filter(isCoded).map(place).sort(),
            withheld: expected
              .filter(each => !isCoded(each))
              .map(place)
              .sort(),
          })
        }
      },
    ),
    { numRuns: 50, seed: 20261122 },
  )
  expect(coded).toBeGreaterThan(200)
})
