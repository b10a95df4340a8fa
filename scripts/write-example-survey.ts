import { readFileSync, writeFileSync } from 'node:fs'
import { createRandom } from '../src/analysis/reliability/random'

/**
 * Writes the invented survey of the example study into its participants file: answers for the people of the groups, and rows for
 * those who answered the survey only, 554 in all. Nobody was asked; the shares below are made up, and the seed makes the rest.
 */

const file = 'examples/medical-staffing/participants.csv'
const respondents = 554

const jobs = [
  ['Rota coordinator', 26],
  ['Medical staffing assistant', 14],
  ['Medical staffing officer', 20],
  ['Medical staffing adviser', 12],
  ['Medical recruitment officer', 8],
  ['Revalidation officer', 6],
  ['Medical staffing manager', 9],
  ['HR business partner', 5],
] as const
const bandsOf: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  'Rota coordinator': [
    ['3-4', 80],
    ['5-6', 20],
  ],
  'Medical staffing assistant': [
    ['3-4', 95],
    ['5-6', 5],
  ],
  'Medical staffing officer': [
    ['3-4', 30],
    ['5-6', 70],
  ],
  'Medical staffing adviser': [
    ['5-6', 85],
    ['7', 15],
  ],
  'Medical recruitment officer': [
    ['3-4', 45],
    ['5-6', 55],
  ],
  'Revalidation officer': [
    ['5-6', 75],
    ['7', 25],
  ],
  'Medical staffing manager': [
    ['7', 70],
    ['8+', 30],
  ],
  'HR business partner': [
    ['7', 45],
    ['8+', 55],
  ],
}
const tenures = [
  ['under 1 year', 16],
  ['1-2 years', 24],
  ['3-5 years', 27],
  ['over 5 years', 33],
] as const
const regions = [
  ['North West', 16],
  ['North East', 8],
  ['Yorkshire and the Humber', 12],
  ['East Midlands', 9],
  ['West Midlands', 12],
  ['East of England', 9],
  ['London', 14],
  ['South East', 12],
  ['South West', 8],
] as const
const satisfactions = ['very dissatisfied', 'dissatisfied', 'neither', 'satisfied', 'very satisfied']
const values = [
  ['a good team', 50],
  ['a useful job', 40],
  ['flexible hours', 32],
  ['autonomy', 28],
  ['support', 24],
  ['pay', 18],
  ['good management', 16],
  ['a way up', 8],
] as const
const reasons = [
  ['workload', 38],
  ['pay', 34],
  ['no way up', 30],
  ['lack of recognition', 22],
  ['general HR instead', 14],
  ['not the job for me', 6],
] as const
const trainingTimes = ['never', 'rarely', 'monthly', 'weekly']

type Row = Record<string, string>

const [header, ...lines] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split(','))
const own = header.filter(name => !['valued', 'leaving', 'training'].includes(name))
const asked = lines
  .map((cells): Row => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])))
  .filter(({ id }) => !/^S\d{3}$/.test(id))
const random = createRandom('the survey of the example')
const more = Array.from({ length: respondents - asked.length }, (_, i) => respondent(i + 1))
const rows = [...asked, ...more].map(row => ({ ...row, ...answers(row) }))
const columns = [...own, 'valued', 'leaving', 'training']
writeFileSync(
  file,
  `${[columns, ...rows.map(row => columns.map(name => (row as Row)[name]))].map(cells => cells.join(',')).join('\n')}\n`,
)

function respondent(number: number): Row {
  const job = pick(jobs)
  const band = pick(bandsOf[job])
  const tenure = pick(tenures)
  // Made up: longer in post and higher up is a little more content.
  const lift = tenures.findIndex(([name]) => name === tenure) * 0.25 + (band === '7' || band === '8+' ? 0.5 : 0)
  const mood = Math.min(4, Math.max(0, Math.round(0.9 + lift + random() * 2.6 + random() - 0.8)))
  return {
    id: `S${String(number).padStart(3, '0')}`,
    group: '',
    role: 'participant',
    job,
    band: sometimesNothing(band),
    tenure: sometimesNothing(tenure),
    region: sometimesNothing(pick(regions)),
    satisfaction: sometimesNothing(satisfactions[mood]),
  }
}

/** What everybody was asked; people of the groups answered too. */
function answers({ band, tenure, satisfaction }: Row): Row {
  const content = satisfactions.indexOf(satisfaction) >= 3
  const settled = tenure === 'over 5 years'
  return {
    valued: some(values, 2, name => (name === 'pay' && content ? 1.5 : 1)),
    leaving: some(reasons, 1, name =>
      name === 'pay' && !settled ? 1.6 : name === 'no way up' && band === '3-4' ? 1.4 : 1,
    ),
    training: sometimesNothing(pick(trainingTimes.map((name, i) => [name, [24, 55, 15, 6][i]] as const))),
  }
}

function sometimesNothing(answer: string): string {
  return random() < 0.03 ? '' : answer
}

function pick(choices: readonly (readonly [string, number])[]): string {
  const all = choices.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random() * all
  for (const [name, weight] of choices) {
    left -= weight
    if (left < 0) return name
  }
  return choices[choices.length - 1][0]
}

/** Picks several answers, at least so many; each by itself. */
function some(
  choices: readonly (readonly [string, number])[],
  fewest: number,
  times: (name: string) => number,
): string {
  const chosen = choices.filter(([name, weight]) => random() < (weight * times(name)) / 100).map(([name]) => name)
  while (chosen.length < fewest) {
    const next = pick(choices)
    if (!chosen.includes(next)) chosen.push(next)
  }
  return chosen.join('; ')
}
