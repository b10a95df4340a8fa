import { createRandom, type Random } from '../../src/analysis/reliability/random'
import { createCoverage } from './coverage'
import { bootstrapped, type Decisions, decisionsOf, drawUnit, ratingsOf, simulatedFigures, truthOf } from './two-coders'
import { withMeasures } from './units'

export const groupsColumns = ['alike', 'groups', 'yes', 'kappa', 'drawn', ...simulatedFigures.flatMap(withMeasures)]

/** Turns of one group. */
const turns = 40

/**
 * How often bootstrap intervals hold the truth where turns of one group are alike: each group has its own share of yes and its own kappa,
 * both spread about those of all as beta variables with this intra-group correlation.
 */
export function simulateGroups(studies: number, rounds: number): readonly (readonly string[])[] {
  return [0.05, 0.2].flatMap(alike =>
    [4, 8, 13, 30].flatMap(groups =>
      [0.05, 0.2].flatMap(prevalence =>
        [0.4, 0.8].flatMap(kappa => rowsOf({ alike, groups, prevalence, kappa }, studies, rounds)),
      ),
    ),
  )
}

function rowsOf(
  { alike, groups, prevalence, kappa }: Record<'alike' | 'groups' | 'prevalence' | 'kappa', number>,
  studies: number,
  rounds: number,
): readonly (readonly string[])[] {
  const random = createRandom(`groups/${alike}/${groups}/${prevalence}/${kappa}`)
  // Of all groups taken together: the mean of p(1 − p) over groups is smaller than that of their mean, by what they differ.
  const one = prevalence * (1 - prevalence) * (1 - alike) * (1 - kappa)
  const truth = truthOf({ both: prevalence - one, one })
  // Over units only of 13 groups: it shows what drawing units would claim, and takes long.
  const drawn = groups === 13 ? (['units', 'groups'] as const) : (['groups'] as const)
  const over = drawn.map(name => ({ name, coverages: simulatedFigures.map(createCoverage) }))
  for (let study = 0; study < studies; study++) {
    const ratings = ratingsOf(
      Array.from({ length: groups }, () => {
        const own: Decisions = decisionsOf(beta(prevalence, alike, random), beta(kappa, alike, random))
        return Array.from({ length: turns }, () => drawUnit(own, random))
      }),
    )
    for (const { name, coverages } of over)
      for (const [i, interval] of bootstrapped(ratings, name, rounds, random).entries())
        coverages[i].note(interval, truth[simulatedFigures[i]])
  }
  return over.map(({ name, coverages }) => [
    ...[alike, groups, prevalence, kappa].map(String),
    name,
    ...coverages.flatMap(each => each.cells()),
  ])
}

/** A beta variable with this mean, whose variance is `alike` of the most that it could be. */
function beta(mean: number, alike: number, random: Random): number {
  const size = 1 / alike - 1
  const [a, b] = [gamma(mean * size, random), gamma((1 - mean) * size, random)]
  return a / (a + b)
}

/** Marsaglia, G. & Tsang, W. W. (2000), ACM Trans Math Softw 26:363–372. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const v = (1 + c * normal) ** 3
    if (v > 0 && Math.log(1 - random()) < (normal * normal) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}
