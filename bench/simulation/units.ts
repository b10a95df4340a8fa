import { cohensKappa } from '../../src/analysis/reliability/cohens-kappa'
import { gwetsAC } from '../../src/analysis/reliability/gwets-ac'
import { createRandom } from '../../src/analysis/reliability/random'
import { crossTable, tableRatings } from '../../src/analysis/reliability/two-coder-table'
import { coverageColumns, createCoverage } from './coverage'
import { bootstrapped, decisionsOf, drawUnit, ratingsOf, simulatedFigures, truthOf } from './two-coders'

const situations = [30, 100, 400].flatMap(n =>
  [0.01, 0.05, 0.2, 0.5].flatMap(prevalence => [0.4, 0.8].map(kappa => ({ n, prevalence, kappa }))),
)

export const formulaColumns = ['units', 'yes', 'kappa', ...['kappa (FCE)', 'AC1 (Gwet)'].flatMap(withMeasures)]

/** How often the intervals by formula hold the truth: kappa ± 1.96 standard errors (Fleiss, Cohen and Everitt), AC1 ± t of Gwet's. */
export function simulateFormulas(studies: number): readonly (readonly string[])[] {
  return situations.map(({ n, prevalence, kappa }) => {
    const decisions = decisionsOf(prevalence, kappa)
    const truth = truthOf(decisions)
    const random = createRandom(`formulas/${n}/${prevalence}/${kappa}`)
    const [ofKappa, ofAC] = [createCoverage(), createCoverage()]
    for (let study = 0; study < studies; study++) {
      const units = Array.from({ length: n }, () => drawUnit(decisions, random))
      const table = crossTable(
        units.map(([one]) => one),
        units.map(([, other]) => other),
        [0, 1],
      )
      ofKappa.note(cohensKappa(table).interval, truth.cohensKappa)
      ofAC.note(gwetsAC(tableRatings(table)).interval, truth.ac1)
    }
    return [`${n}`, `${prevalence}`, `${kappa}`, ...ofKappa.cells(), ...ofAC.cells()]
  })
}

export const unitsColumns = ['units', 'yes', 'kappa', ...simulatedFigures.flatMap(withMeasures)]

/** How often bootstrap intervals over units hold the truth, units being independent. */
export function simulateUnits(studies: number, rounds: number): readonly (readonly string[])[] {
  return situations.map(({ n, prevalence, kappa }) => {
    const decisions = decisionsOf(prevalence, kappa)
    const truth = truthOf(decisions)
    const random = createRandom(`units/${n}/${prevalence}/${kappa}`)
    const coverages = simulatedFigures.map(createCoverage)
    for (let study = 0; study < studies; study++) {
      const units = Array.from({ length: n }, () => drawUnit(decisions, random))
      for (const [i, interval] of bootstrapped(ratingsOf([units]), 'units', rounds, random).entries())
        coverages[i].note(interval, truth[simulatedFigures[i]])
    }
    return [`${n}`, `${prevalence}`, `${kappa}`, ...coverages.flatMap(each => each.cells())]
  })
}

export function withMeasures(name: string): readonly string[] {
  return coverageColumns.map((column, i) => (i === 0 ? `${name}: ${column}` : column))
}
