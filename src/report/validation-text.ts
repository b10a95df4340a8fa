import type { Figure, ValidatedCode } from '../analysis/validation/validated'
import type { Code } from '../codebook/codebook'
import type { Run } from '../run/run'
import { coefficient, coefficients } from './coefficient'
import { counted, listed } from './in-words'

/** Most codes whose figures are written out; of more the worst and the best are. */
const fewCodes = 6

/**
 * Writes for a paper how the rules did against blind human coding: what was drawn, who coded, how precise the rules were and how much they
 * found, what was not tested, and how many samples were opened. Null where no sample was.
 */
export function validationText({ codebook, tested, blind }: Pick<Run, 'codebook' | 'tested' | 'blind'>): string | null {
  if (blind.samples === 0) return null
  const codes = codebook.codes.filter(({ rules }) => rules.length > 0)
  const told = codes.flatMap(code => {
    const test = tested.get(code.id)
    return test ? [{ code, test }] : []
  })
  const without = codes.filter(({ id }) => !tested.has(id))
  const again = told.filter(({ test }) => test.tests > 1)
  return [
    ...designs(told),
    ...(told.length === 0
      ? []
      : [...figures(told), 'These are estimates for all units, weighted by the inverse of the chance of selection.']),
    ...(without.length === 0 ? [] : [`Not tested as they stand: ${named(without)}.`]),
    ...(again.length === 0
      ? []
      : [
          `More than one sample tested the same rules of ${named(again.map(({ code }) => code))}; the last is told here.`,
        ]),
    `In all, ${counted(blind.samples, 'sample was', 'samples were')} opened for this study.`,
  ].join(' ')
}

/**
 * Writes how far people agreed who coded a sample blind, before they talked. Null where nobody coded one together.
 *
 * What they agree on is what codes mean, not what rules find: it holds while definitions do, so the codebook's version is told.
 */
export function blindAgreementText({ codebook, blind: { together } }: Pick<Run, 'codebook' | 'blind'>): string | null {
  if (!together) return null
  const known = codebook.codes.flatMap(code =>
    code.rules.length === 0
      ? []
      : together.agreement
          .filter(each => each.code === code.id)
          .map(({ agreement, kappa }) => ({ code, agreement, kappa })),
  )
  const kappas = known.flatMap(({ code, kappa }) => (kappa === null ? [] : [{ code, value: kappa }]))
  const shares = known.flatMap(({ code, agreement }) => (agreement === null ? [] : [{ code, value: agreement }]))
  if (shares.length === 0) return null
  const version = together.codebook === '' ? '' : ` with version ${together.codebook} of the codebook`
  const undefinedFor = known.length - kappas.length
  return [
    `${counted(together.coders, 'person', 'people')} coded ${counted(together.units, 'sampled unit')} alone${version}.`,
    kappas.length === 0
      ? 'Cohen’s kappa has no value for any code'
      : `Cohen’s kappa between them was ${spread(kappas)}`,
    ...(undefinedFor === 0 || kappas.length === 0
      ? []
      : [`(no value for ${counted(undefinedFor, 'code')}, on which they did not vary)`]),
    `and agreement ${spread(shares)}, both weighted to the units of the study.`,
  ].join(' ')
}

interface Told {
  readonly code: Code
  readonly test: ValidatedCode
}

/** A sentence for each sample: what was drawn, and who coded it. */
function designs(told: readonly Told[]): readonly string[] {
  const samples = new Map(told.map(({ test }) => [test.sample.seal, test]))
  return [...samples.values()].map(({ sample: { units, population, coders }, unit, standard }) => {
    const people = coders === 1 ? '1 person' : `${coders} people, each alone`
    const then = standards[standard] ?? ''
    return `${counted(units, unit)} of ${population} ${units === 1 ? 'was' : 'were'} drawn by stratified random sampling and coded by ${people}, without sight of what the rules decided${then}.`
  })
}

const standards: Readonly<Record<string, string>> = {
  agreed: '; where they differed, units were left out, which flatters the rules',
  resolved: '; they then settled what they differed in',
}

function figures(told: readonly Told[]): readonly string[] {
  if (told.length <= fewCodes)
    return told.map(
      ({ code, test: { precision, recall } }) =>
        `For "${code.label}", ${withName('precision', precision)} and ${withName('recall', recall)}.`,
    )
  return [overCodes('Precision', told, 'precision'), overCodes('Recall', told, 'recall')]
}

function withName(name: string, figure: Figure): string {
  return figure.value === null ? `${name} could not be told` : `${name} was ${figureText(figure)}`
}

function figureText({ value, low, high }: Figure): string {
  const interval = low === null || high === null ? '' : ` (95 % CI ${coefficients({ low, high })})`
  return `${coefficient(value ?? 0)}${interval}`
}

function overCodes(name: string, told: readonly Told[], measure: 'precision' | 'recall'): string {
  const known = told.filter(({ test }) => test[measure].value !== null)
  const missing = told.length - known.length
  const rest = missing === 0 ? '' : `; it could not be told for ${counted(missing, 'code')}`
  if (known.length === 0) return `${name} could not be told for any code.`
  const sorted = [...known].sort((a, b) => (a.test[measure].value ?? 0) - (b.test[measure].value ?? 0))
  const [worst, best] = [sorted[0], sorted[sorted.length - 1]]
  const of = ({ code, test }: Told): string => `${figureText(test[measure])} for "${code.label}"`
  return `${name} over ${counted(known.length, 'code')} ranged from ${of(worst)} to ${of(best)}${rest}.`
}

function spread(values: readonly { readonly code: Code; readonly value: number }[]): string {
  const sorted = [...values].sort((a, b) => a.value - b.value)
  const [least, most] = [sorted[0], sorted[sorted.length - 1]]
  if (coefficient(least.value) === coefficient(most.value)) return coefficient(least.value)
  return `${coefficient(least.value)} ("${least.code.label}") to ${coefficient(most.value)} ("${most.code.label}")`
}

function named(codes: readonly Code[]): string {
  const labels = codes.slice(0, fewCodes).map(({ label }) => `"${label}"`)
  const more = codes.length - labels.length
  return listed([...labels, ...(more === 0 ? [] : [`${more} more`])])
}
