import { codesByName } from '../../codebook/codes-by-name'
import { didYouMean } from '../../codebook/did-you-mean'
import type { PeopleCodings, SpanCodings, UnitRatings } from '../../coding/people/people-codings'
import { hasErrors, type Problem } from '../../problem'
import { labelKey } from '../../transcript/labels'
import { byCodePoint } from '../by-code-point'
import type { CodedStudy } from '../coded-study'
import { lineage } from '../tally'
import { codedStretches } from './coded-stretches'
import { coderNames } from './coder-names'
import type { CoderRatings, RatedVariable } from './coder-ratings'
import { fillFromStretches, fillFromTables, fillThemes } from './fill-ratings'
import { knownTranscripts } from './known-transcripts'
import { createRatingSheet, type RatingSheet } from './rating-sheet'
import { scaleOf } from './scale-of'
import { stretchesToCompare } from './stretches-to-compare'
import { unitsToCompare } from './units-to-compare'

/** Everything whose agreement is asked for. */
export interface CodingsToCompare {
  readonly files: readonly PeopleCodings[]
  /** Codebooks that are coders, with what they coded. */
  readonly codebooks: readonly { readonly coder: string; readonly study: CodedStudy }[]
  /** Studies that tell transcripts and codes, and are no coders. */
  readonly studies?: readonly CodedStudy[]
  /** What tells transcripts and codes as studies do, but whose codes were known to those alone whose files have them: the projects that people coded in. */
  readonly projects?: readonly CodedStudy[]
}

export interface CompareCodingsOptions {
  /** What is compared where transcripts are known; as the codebook says, unless given, or turns. */
  readonly unit?: 'sentence' | 'turn' | 'character'
  /** Of variables that are no codes; `nominal` unless given. */
  readonly level?: RatedVariable['level']
  /** Only these, by id, label or name of the column. Everybody who coded stretches or sets could have given them. */
  readonly codes?: readonly string[]
  /** Takes everybody to have looked at every transcript. */
  readonly lookedEverywhere?: boolean
}

/**
 * Brings everybody's codings, in whatever form they came, to the same units and the same codes.
 *
 * A theme is the union of its sub-themes where a codebook says which these are. What a coder did not look at, or could not have coded, is not rated: it is
 * never taken for "does not apply". Codes that fewer than two coders rated are left out, with a warning; so are units that nobody rated.
 *
 * @returns Null, and why, where there is nothing that two coders rated.
 */
export function compareCodings(
  { files, codebooks, studies = [], projects = [] }: CodingsToCompare,
  { unit, level = 'nominal', codes, lookedEverywhere = false }: CompareCodingsOptions = {},
): { readonly ratings: CoderRatings | null; readonly problems: readonly Problem[] } {
  const common = [...codebooks.map(({ study }) => study), ...studies]
  const all = [...common, ...projects]
  const books = all.map(({ codebook }) => codebook)
  const { transcripts, problems: ofTranscripts } = knownTranscripts(all)
  const idOf = namesToIds(codesByName(books))
  const wanted = codes && new Set(codes.map(idOf))
  const everybodys = [...new Set([...idsOf(common), ...(wanted ?? [])])]
  const nameOf = coderNames(
    files,
    codebooks.map(({ coder }) => coder),
  )
  const lists = files.filter((file): file is SpanCodings => file.kind === 'spans')
  const tables = files.filter((file): file is UnitRatings => file.kind === 'units')
  const stretches = codedStretches({ files: lists, codebooks, transcripts, nameOf, idOf, everybodys, lookedEverywhere })
  const { found, problems: ofUnits } = unitsToCompare({ tables, stretches, transcripts, unit })
  const problems = [...ofTranscripts, ...stretches.problems, ...ofUnits]
  if (!found || hasErrors(ofTranscripts)) return { ratings: null, problems }

  const codesAbove = (code: string): readonly string[] => {
    const lines = books.map(book => lineage(book)(code))
    return lines.find(line => line.length > 0) ?? [code]
  }
  const sheet = createRatingSheet(found.units.length)
  problems.push(...fillFromTables(sheet, tables, found, { nameOf, idOf, everybodys, lookedEverywhere }))
  problems.push(...fillFromStretches(sheet, stretches, found, codesAbove))
  fillThemes(sheet, books)

  const order = inOrder(sheet.variables(), [...idsOf(all), ...everybodys])
  const used = new Set([...idsOf(all), ...files.flatMap(namesOf).map(idOf)])
  const unknown = codes?.filter(name => !used.has(idOf(name))) ?? []
  problems.push(...unknown.map(name => unknownCode(name, [...used])))
  const asked = order.filter(id => used.has(id) && (!wanted || wanted.has(id)))
  const ratedBy = new Map(asked.map(id => [id, ratersOf(sheet, id)]))
  const shared = asked.filter(id => ratedBy.get(id)!.length > 1)
  const coders = [...new Set(files.flatMap(file => namesIn(file, nameOf))), ...codebooks.map(({ coder }) => coder)]
  if (coders.length < 2) return { ratings: null, problems: [...problems, oneCoder(coders)] }
  problems.push(...unshared(asked, ratedBy, everybodys))

  const comparing = coders.filter(coder => shared.some(id => ratedBy.get(id)!.includes(coder)))
  const variables: RatedVariable[] = []
  for (const id of shared) {
    if (!sheet.isScale(id)) {
      const ratings = comparing.map(coder => sheet.codes(id, coder))
      variables.push({ id, kind: 'code', level: 'nominal', categories: [0, 1], ratings })
      continue
    }
    const scale = scaleOf(
      id,
      comparing.map(coder => sheet.values(id, coder)),
      level,
    )
    variables.push(scale.variable)
    problems.push(...scale.problems)
  }
  if (!variables.some(variable => haveCommonUnit(variable)))
    return { ratings: null, problems: [...problems, noCommonUnit(tables)] }
  const fromTables = new Set(tables.flatMap(file => namesIn(file, nameOf)))
  const chosen = comparing.some(coder => fromTables.has(coder))
    ? { spans: null }
    : stretchesToCompare(stretches, transcripts, { coders: comparing, codes: shared, codesAbove })
  return { ratings: rated({ coders: comparing, unit: found.unit, units: found.units, variables, ...chosen }), problems }
}

/** Gives one id to all spellings of a name: that of a codebook's code, or the spelling that came first. */
function namesToIds(known: (name: string) => string | null): (name: string) => string {
  const first = new Map<string, string>()
  return name => {
    const id = known(name) ?? first.get(labelKey(name))
    if (id !== undefined) return id
    first.set(labelKey(name), name)
    return name
  }
}

/** All codes of the codebooks. */
function idsOf(studies: readonly CodedStudy[]): readonly string[] {
  return studies.flatMap(({ codebook }) => codebook.codes.map(({ id }) => id))
}

/** Codes as the codebook has them, then the others as they came. */
function inOrder(variables: readonly string[], known: readonly string[]): readonly string[] {
  const given = new Set(variables)
  return [...new Set([...known.filter(id => given.has(id)), ...variables])]
}

function namesIn(file: PeopleCodings, nameOf: ReturnType<typeof coderNames>): readonly string[] {
  const coders = file.kind === 'units' ? file.coders : file.spans.map(({ coder }) => coder)
  return [...new Set(coders)].map(coder => nameOf(file, coder))
}

/** All codes and scales that a file names. */
function namesOf(file: PeopleCodings): readonly string[] {
  if (file.kind === 'units') return file.variables.map(({ name }) => name)
  return [...new Set(file.spans.map(({ code }) => code))].filter(code => code !== '')
}

function ratersOf(sheet: RatingSheet, id: string): readonly string[] {
  return sheet
    .codersOf(id)
    .filter(coder =>
      sheet.isScale(id)
        ? sheet.values(id, coder).some(value => value !== null)
        : sheet.codes(id, coder).some(value => value !== -1),
    )
}

function haveCommonUnit({ ratings }: RatedVariable): boolean {
  return ratings[0].some((_, unit) => ratings.filter(values => values[unit] !== -1).length > 1)
}

/** Leaves out units that nobody rated. */
function rated(ratings: CoderRatings): CoderRatings {
  const { units, variables } = ratings
  const kept = units.flatMap((_, unit) =>
    variables.some(each => each.ratings.some(values => values[unit] !== -1)) ? [unit] : [],
  )
  if (kept.length === units.length) return ratings
  return {
    ...ratings,
    units: kept.map(unit => units[unit]),
    variables: variables.map(variable => ({
      ...variable,
      ratings: variable.ratings.map(values => Int32Array.from(kept, unit => values[unit])),
    })),
  }
}

function unshared(
  asked: readonly string[],
  ratedBy: ReadonlyMap<string, readonly string[]>,
  everybodys: readonly string[],
): readonly Problem[] {
  const byCoder = new Map<string, string[]>()
  for (const id of asked) {
    const raters = ratedBy.get(id)!
    if (raters.length === 1) byCoder.set(raters[0], [...(byCoder.get(raters[0]) ?? []), id])
  }
  const neverUsed =
    'if the others could have used it and never did, say so with --codes, or name the study with --study'
  return [...byCoder]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([coder, ids]) => {
      const some = `${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ` and ${ids.length - 10} more` : ''}`
      const strange = ids.find(id => !everybodys.includes(id))
      const hint =
        everybodys.length === 0 ? neverUsed : strange === undefined ? undefined : didYouMean(strange, everybodys)
      return {
        code: 'unshared-code',
        severity: 'warning',
        message: `only ${coder} has ${some}, so nobody can be compared on ${ids.length === 1 ? 'it' : 'them'}`,
        ...(hint === undefined ? {} : { hint }),
      }
    })
}

function unknownCode(name: string, known: readonly string[]): Problem {
  const some = `there are ${known.slice(0, 10).join(', ')}${known.length > 10 ? ' …' : ''}`
  return {
    code: 'unknown-code',
    severity: 'error',
    message: `nobody used a code called "${name}"`,
    hint: didYouMean(name, known) ?? (known.length === 0 ? 'there are none' : some),
  }
}

function oneCoder(coders: readonly string[]): Problem {
  const [coder] = coders
  return {
    code: 'one-coder',
    severity: 'error',
    message: coder === undefined ? 'nobody coded anything' : `${coder} is the only coder, and agreement takes two`,
    hint: 'give the codings of another coder, or the run, as a further file; --coder-column names a column of coders, --coder-columns the columns that each hold what one coder gave',
  }
}

function noCommonUnit(tables: readonly UnitRatings[]): Problem {
  const firsts = tables.slice(0, 2).map(({ units: [first], file }) => (first ? `"${first.id}" in ${file}` : ''))
  const called = tables.length > 1 ? `: the first is ${firsts.join(', ')}` : ''
  return {
    code: 'no-common-unit',
    severity: 'error',
    message: 'no unit was rated by two coders on the same code',
    hint: `units and codes must be called alike in all files${called}; a file without a column of coders is one coder, called as the file is`,
  }
}
