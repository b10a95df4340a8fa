import { type Agreement, fewToDraw } from '../analysis/agreement/agreement'
import { type AgreementRow, figureOf } from '../analysis/agreement/agreement-row'
import { drawnFrom } from '../analysis/agreement/reported-interval'
import { coefficient } from './coefficient'
import { visible } from './visible'

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
  const said = parts.flatMap(([mark, codes]) => (codes.length === 0 ? [] : [`${mark}: ${codes.join(', ')}`]))
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
    `Shaffer’s rho, how often a sample would show such a kappa if that of all the material were below ${coefficient(threshold)}: ${named.join(', ')}. Below .05 is taken as leave to generalise, if the units were drawn at random.`,
  ]
}

/** Says what to be careful about: figures that are missing and why, rare codes, and too little to draw from; a sentence each. */
export function agreementCautions({ rows, resampling }: Agreement): readonly string[] {
  const own = rows.filter(({ basis, variable }) => basis === 'all' && variable !== null)
  const rare = own.flatMap(row => (row.rare ? [visible(row.variable ?? '')] : []))
  const without = new Map<string, string[]>()
  for (const row of own) {
    const alpha = figureOf(row, 'alpha')
    const why = alpha?.why ?? alpha?.overUnits?.why ?? alpha?.overGroups?.why
    if (!why) continue
    const reason = alpha?.why ? `No alpha: ${why}` : `No interval of alpha: ${why}`
    without.set(reason, [...(without.get(reason) ?? []), visible(row.variable ?? '')])
  }
  const { rounds, units, groups } = resampling
  const few = (['units', 'groups'] as const).filter(over => {
    const number = over === 'units' ? units : groups
    return number !== null && number < fewToDraw
  })
  return [
    ...[...without].map(([reason, codes]) => `${reason} (${codes.join(', ')}).`),
    ...(rare.length === 0
      ? []
      : [
          `Where yes or no is rare, kappa and alpha fall and percent and AC1 rise, whatever the coders do: look at all figures and the cells together (${rare.join(', ')}).`,
        ]),
    ...(rounds > 0 ? few : []).map(
      over =>
        `There are only ${drawnFrom(over, resampling)} to draw from: intervals over them are too narrow to rely on.`,
    ),
  ]
}
