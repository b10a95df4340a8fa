import type { RatedVariable } from './coder-ratings'

/** The figures of agreement on a variable, in the order in which tables show them. */
export const variableFigures = [
  'percent',
  'cohensKappa',
  'linearKappa',
  'quadraticKappa',
  'fleissKappa',
  'scottsPi',
  'bennettsS',
  'pabak',
  'ac1',
  'ac2',
  'alpha',
  'positiveAgreement',
  'negativeAgreement',
  'f1',
  'holsti',
] as const

export type VariableFigure = (typeof variableFigures)[number]

/** All figures: also those over sets of codes, and over the stretches that coders chose. */
export const figureNames = [...variableFigures, 'alphaMasi', 'alphaJaccard', 'alphaU'] as const

export type FigureName = (typeof figureNames)[number]

/** Those that say how often coders agree, without asking how often chance would have them do so. */
export const notOfChance: ReadonlySet<VariableFigure> = new Set(['percent', 'negativeAgreement', 'holsti'])

/**
 * Says which figures there are of a variable: kappa by Cohen, pi by Scott, F1 and Holsti's are of two coders, Fleiss' kappa of more;
 * weights need an order; positive and negative agreement need a yes and a no.
 */
export function figuresFor(
  { kind, level }: Pick<RatedVariable, 'kind' | 'level'>,
  coders: number,
): readonly VariableFigure[] {
  const isCode = kind === 'code'
  const isOrdered = !isCode && level !== 'nominal'
  const wanted: Record<VariableFigure, boolean> = {
    percent: true,
    cohensKappa: coders === 2,
    linearKappa: coders === 2 && isOrdered,
    quadraticKappa: coders === 2 && isOrdered,
    fleissKappa: coders > 2,
    scottsPi: coders === 2,
    bennettsS: true,
    pabak: isCode && coders === 2,
    ac1: true,
    ac2: isOrdered,
    alpha: true,
    positiveAgreement: isCode,
    negativeAgreement: isCode,
    f1: isCode && coders === 2,
    holsti: coders === 2,
  }
  return variableFigures.filter(name => wanted[name])
}

/** A code as figures know it, whichever it is: what all codes taken together are. */
export const anyCode = { kind: 'code', level: 'nominal', categories: [0, 1] } as const
