import { beforeAll, describe, expect, test } from 'vitest'
import { type Agreement, agreement } from '../../src/analysis/agreement/agreement'
import { figureOf } from '../../src/analysis/agreement/agreement-row'
import { compareCodings } from '../../src/analysis/agreement/compare-codings'
import type { FigureName } from '../../src/analysis/agreement/figure-names'
import { below, type Random, shuffled } from '../../src/analysis/reliability/random'
import type { PeopleCodings } from '../../src/coding/people/people-codings'
import { readCodings } from '../../src/coding/people/read-codings'
import { askPython, needsPython, noPython } from './ask'
import { dataSets } from './random-data'

const codes = ['a', 'b', 'c', 'd']

/** By unit and coder: the codes given, or null where this coder left the unit out. */
type Study = readonly (readonly (readonly string[] | null)[])[]

const studyOf =
  (coders: number, leftOut: number) =>
  (random: Random): Study =>
    Array.from({ length: 20 + below(30, random) }, () => {
      const truth = codes.filter(() => random() < 0.35)
      return Array.from({ length: coders }, () => {
        if (random() < leftOut) return null
        return codes.filter(code => truth.includes(code) !== random() < 0.15)
      })
    })

/** What `agree` says of a study whose coders have a file each, every one in an order of its own. */
async function agreed(
  study: Study,
  random: Random,
  header: string,
  write: (given: readonly string[] | null, unit: string) => string,
) {
  const files: PeopleCodings[] = []
  for (let coder = 0; coder < study[0].length; coder++) {
    const rows = shuffled(
      study.map((given, unit) => write(given[coder], `u${unit}`)),
      random,
    )
    const text = `${header}\n${rows.filter(row => row !== '').join('\n')}\n`
    const { codings, problems } = await readCodings({ path: `${coder}.csv`, bytes: Buffer.from(text) })
    expect(problems).toEqual([])
    if (codings) files.push(codings)
  }
  const { ratings } = compareCodings({ files, codebooks: [] })
  return agreement(ratings!, { bootstrap: 0 })
}

function value(found: Agreement, variable: string | null, name: FigureName): number | null {
  const kind = variable === null ? 'sets' : 'code'
  const row = found.rows.find(each => each.basis === 'all' && each.kind === kind && each.variable === variable)
  return (row && figureOf(row, name)?.value) ?? null
}

const decisions = (study: Study, code: string) =>
  study.map(given => given.map(set => (set === null ? null : set.includes(code) ? 1 : 0)))

const withGaps = dataSets('files with gaps', 6, random => ({
  study: studyOf(2 + below(3, random), 0.15)(random),
  random,
}))
const ofTwo = dataSets('cells of codes', 6, random => ({ study: studyOf(2, 0)(random), random }))
// nltk divides by the size of the union, so every coder gives something.
const ofSets = dataSets('sets in files', 5, random => ({
  study: studyOf(3, 0.1)(random).map(given => given.map(set => (set?.length === 0 ? ['d'] : set))),
  random,
}))

const questions = {
  gaps: withGaps.flatMap(({ study }) => codes.map(code => ({ ask: 'with_gaps', of: [decisions(study, code)] }))),
  tables: ofTwo.flatMap(({ study }) =>
    codes.map(code => {
      const pairs = decisions(study, code)
      const times = (first: number, second: number) => pairs.filter(([a, b]) => a === first && b === second).length
      return { ask: 'two_coders', of: [[0, 1].map(first => [0, 1].map(second => times(first, second)))] }
    }),
  ),
  pairs: ofTwo.flatMap(({ study }) => codes.map(code => ({ ask: 'binary', of: [decisions(study, code)] }))),
  sets: ofSets.map(({ study }) => ({ ask: 'sets', of: [study] })),
}

/** Asks all at once: Python takes longest to start. */
function answers() {
  const theirs = askPython(Object.values(questions).flat())
  let from = 0
  const next = (howMany: number) => {
    from += howMany
    return theirs.slice(from - howMany, from)
  }
  return {
    gaps: next(questions.gaps.length),
    tables: next(questions.tables.length),
    pairs: next(questions.pairs.length),
    sets: next(questions.sets.length),
  }
}

describe.skipIf(noPython)(`files of coders agree as Python says${needsPython}`, () => {
  let theirs: ReturnType<typeof answers>
  beforeAll(() => {
    theirs = answers()
  })

  test('nltk on alpha of each code, where some left units out: no row, or a row of empty cells', async () => {
    const ours: (number | null)[] = []
    for (const { study, random } of withGaps) {
      const found = await agreed(study, random, `unit,${codes.join(',')}`, (given, unit) => {
        if (given === null) return random() < 0.5 ? '' : `${unit},,,,`
        return `${unit},${codes.map(code => (given.includes(code) ? 1 : 0)).join(',')}`
      })
      ours.push(...codes.map(code => value(found, code, 'alpha')))
    }
    expect(ours).toEqual(theirs.gaps.map(({ nominal }) => expect.closeTo(nominal, 9)))
  })

  test('scikit-learn and nltk on kappa, pi and F1 of two coders with several codes in a cell', async () => {
    const ours: (readonly (number | null)[])[] = []
    for (const { study, random } of ofTwo) {
      const write = (given: readonly string[] | null, unit: string) => `${unit},"${(given ?? []).join('; ')}"`
      const found = await agreed(study, random, 'unit,codes', write)
      ours.push(
        ...codes.map(code => (['cohensKappa', 'scottsPi', 'f1'] as const).map(name => value(found, code, name))),
      )
    }
    const expected = theirs.tables.map(({ kappa, pi }, i) => [kappa, pi, theirs.pairs[i].f1])
    expect(ours).toEqual(expected.map(each => each.map(number => expect.closeTo(number, 9))))
  })

  test('nltk on Jaccard alpha of the sets that three coders gave', async () => {
    const ours: (number | null)[] = []
    for (const { study, random } of ofSets) {
      const write = (given: readonly string[] | null, unit: string) => (given ? `${unit},"${given.join('|')}"` : '')
      ours.push(value(await agreed(study, random, 'unit,codes', write), null, 'alphaJaccard'))
    }
    expect(ours).toEqual(theirs.sets.map(({ jaccard }) => expect.closeTo(jaccard, 9)))
  })
})
