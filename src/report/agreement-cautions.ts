import { type Agreement, fewToDraw } from '../analysis/agreement/agreement'
import { type AgreementRow, type Figure, figureOf } from '../analysis/agreement/agreement-row'
import { fewestToDraw } from '../analysis/agreement/bearing'
import { drawnFrom } from '../analysis/agreement/reported-interval'
import { coefficient } from './coefficient'
import { someOf } from './in-words'
import { visible } from './visible'

/** How many codes a sentence names; the table above has them all. */
const most = 10

/** Says how alpha stands to Krippendorff's marks, and what Shaffer's rho is; a sentence each, none where there is nothing to say. */
export function agreementReadings({ rows }: Agreement): readonly string[] {
  const own = rows.filter(({ basis }) => basis === 'all')
  return [...marks(own), ...rhos(own)]
}

function marks(rows: readonly AgreementRow[]): readonly string[] {
  const named = (wanted: AgreementRow['krippendorffReading']) =>
    rows.flatMap(({ krippendorffReading, variable }) =>
      krippendorffReading === wanted && variable !== null ? [visible(variable)] : [],
    )
  const parts = [
    ['at least .800', named('reliable')],
    ['from .667, for tentative conclusions only', named('tentative')],
    ['below', named('unreliable')],
  ] as const
  const said = parts.flatMap(([mark, codes]) => (codes.length === 0 ? [] : [`${mark}: ${someOf(codes, most)}`]))
  if (said.length === 0) return []
  return [`Lower ends of alpha’s intervals by Krippendorff’s marks: ${said.join('; ')}.`]
}

function rhos(rows: readonly AgreementRow[]): readonly string[] {
  const known = rows.flatMap(({ shaffersRho, variable }) =>
    shaffersRho && shaffersRho.rho.value !== null
      ? [{ variable, rho: shaffersRho.rho.value, threshold: shaffersRho.threshold }]
      : [],
  )
  if (known.length === 0) return []
  const named = known.map(
    ({ variable, rho }) => `${visible(variable ?? '')} ${rho < 0.005 ? '< .01' : coefficient(rho)}`,
  )
  const [{ threshold }] = known
  return [
    `Shaffer’s rho, how often a sample would show such a kappa if that of all the material were below ${coefficient(threshold)}: ${someOf(named, most)}. Below .05 is taken as leave to generalise, if the units were drawn at random.`,
  ]
}

/** Says what to be careful about: figures that are missing and why, rare codes, and too little to draw from; a sentence each. */
export function agreementCautions({ rows, resampling }: Agreement): readonly string[] {
  const own = rows.filter(({ basis, variable }) => basis === 'all' && variable !== null)
  const rare = own.flatMap(row => (row.rare ? [visible(row.variable ?? '')] : []))
  const without = new Map<string, string[]>()
  for (const row of own) {
    const alpha = figureOf(row, 'alpha')
    for (const reason of alpha?.why ? [`No alpha: ${alpha.why}`] : whyWithoutInterval(alpha))
      without.set(reason, [...(without.get(reason) ?? []), visible(row.variable ?? '')])
  }
  const { rounds, units, groups } = resampling
  const few = (['units', 'groups'] as const).filter(over => {
    const number = over === 'units' ? units : groups
    return number !== null && number >= fewestToDraw && number < fewToDraw
  })
  return [
    ...[...without].map(([reason, codes]) => `${reason} (${someOf(codes, most)}).`),
    ...(rare.length === 0
      ? []
      : [
          `Where yes or no is rare, kappa and alpha fall and percent and AC1 rise, whatever the coders do: look at all figures and the cells together (${someOf(rare, most)}).`,
        ]),
    ...(rounds > 0 ? few : []).map(
      over =>
        `There are only ${drawnFrom(over, resampling)} to draw from: nearer to 90 than to 95 of 100 such intervals hold the truth.`,
    ),
  ]
}

/** One reason where units and groups share it, or only one of them was drawn. */
function whyWithoutInterval(alpha: Figure | undefined): readonly string[] {
  if (!alpha) return []
  const [units, groups] = [alpha.overUnits, alpha.overGroups]
  if (units === null || groups === null || units.why === groups.why) {
    const why = (units ?? groups)?.why ?? null
    return why === null ? [] : [`No interval of alpha: ${why}`]
  }
  const over = { units: units.why, groups: groups.why }
  return Object.entries(over).flatMap(([each, why]) =>
    why === null ? [] : [`No interval of alpha over ${each}: ${why}`],
  )
}
