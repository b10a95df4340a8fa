/**
 * `npm run simulate` measures, over invented studies in which the truth is known, how often the intervals that the library prints
 * hold it, and whether the figures of sealed samples are right on average. `npm run simulate -- quick` does it roughly, in seconds.
 *
 * held: share of the intervals given that hold the truth, which 95 % intervals should in .95. none: share of studies without one.
 * Everything is drawn by seeds: the same code prints the same tables.
 */
import { groupsColumns, simulateGroups } from './simulation/groups'
import { missColumns, recallColumns, sampleColumns, simulateSamples } from './simulation/sealed-samples'
import { chaoColumns, simulateChao, simulateWilson, wilsonColumns } from './simulation/shares'
import { formulaColumns, simulateFormulas, simulateUnits, unitsColumns } from './simulation/units'
import { printTable } from './table'

const quick = process.argv[2] === 'quick'
const [studies, rounds] = quick ? [20, 100] : [300, 600]
const many = quick ? 300 : 10_000

console.log(`${studies} studies with ${rounds} resamples; ${many / 10} to ${many} where nothing is resampled`)
printTable('Kappa and AC1, intervals by formula', formulaColumns, simulateFormulas(many / 5))
printTable('Bootstrap over units that are independent', unitsColumns, simulateUnits(studies, rounds))
printTable('Bootstrap where 40 turns of one group are alike', groupsColumns, simulateGroups(studies, rounds))
printTable('Wilson, share of groups', wilsonColumns, simulateWilson(many))
printTable('Chao2, number of codes', chaoColumns, simulateChao(many / 10))
const { figures, recall, byMisses } = simulateSamples(many / 10)
printTable('Sealed samples of 3000 units', sampleColumns, figures)
printTable('Recall, if near misses were drawn as thinly as the rest', recallColumns, recall)
printTable('Recall of sealed samples, by the misses that they found', missColumns, byMisses)
