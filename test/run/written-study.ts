import fc from 'fast-check'
import { runFiles } from '../../src/cli/run-files'
import type { Run } from '../../src/run/run'
import { runStudy } from '../../src/run/run'
import { readStudy } from '../../src/study/read-study'

/** A turn as somebody would write it down: nothing of it comes from the library. */
export interface Said {
  readonly group: string
  /** Its place among the turns of the group, from 0. */
  readonly turn: number
  readonly speaker: string
  readonly sentences: readonly string[]
}

/** Somebody of the participants file; without a group where they answered the survey only. */
export interface Somebody {
  readonly id: string
  readonly group: string
  readonly band: string
  readonly valued: readonly string[]
}

export interface WrittenDown {
  readonly turns: readonly Said[]
  readonly people: readonly Somebody[]
  readonly minimumCell: number
}

const moderator = 'Moderator'
export const isModerator = ({ speaker }: Pick<Said, 'speaker'>): boolean => speaker === moderator

/** Each code with the word that makes it. A theme is made by the words of its sub-themes too. */
export const wordsOfCodes: Readonly<Record<string, readonly string[]>> = {
  cost: ['fees', 'rent'],
  'cost/fees': ['fees'],
  'cost/rent': ['rent'],
  travel: ['bus'],
  team: ['team'],
}

const codebook = `codebook: Recounted
themes:
  - id: cost
    label: Cost
    subthemes:
      - { id: fees, label: Fees, keywords: [fees], origin: data }
      - { id: rent, label: Rent, keywords: [rent], origin: theory }
  - { id: travel, label: Travel, keywords: [bus] }
  - { id: team, label: Team, keywords: [team] }
`

const guide = `guide: What was asked
sections:
  - id: all
    title: Everything
    questions:
      - { id: money, text: What do you pay for?, cues: [the fees] }
      - { id: bus, text: How do you get here?, cues: [the bus] }
      - { id: never, text: What is the food like?, cues: [the food] }
`

const study = (minimumCell: number) => `study: Recounted
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
guide: guide.yaml
attributes: { band: { order: [low, mid, high] }, valued: { multiple: ";" } }
crosstabs: [{ rows: valued, columns: band }, { rows: band, columns: band }]
fieldwork: [fg3, fg1]
report: { minimum-cell: ${minimumCell} }
`

const sentence = fc.constantFrom(
  'The fees are more than I earn.',
  'My rent went up, and so did the fees.',
  'The bus never comes.',
  'I like the team, and we share the rent.',
  'Nobody tells us anything at all.',
  'Yeah.',
  'We take the bus with the team.',
)
const turn = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      speaker: fc.constantFrom('P1', 'P2', 'P3', 'P4', 'P5', 'P6'),
      sentences: fc.array(sentence, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      speaker: fc.constant(moderator),
      sentences: fc.tuple(fc.constantFrom('What about the fees?', 'And the bus?', 'Tell me more.')),
    }),
  },
)
const answers = fc.record({
  band: fc.constantFrom('low', 'low', 'mid', 'mid', 'high', ''),
  valued: fc.subarray(['pay', 'hours', 'people']),
})

/** Studies of up to four groups and a survey, with all that they hold in sight. */
export const writtenDown: fc.Arbitrary<WrittenDown> = fc
  .record({
    groups: fc.array(fc.array(turn, { minLength: 8, maxLength: 20 }), { minLength: 2, maxLength: 4 }),
    answers: fc.array(answers, { minLength: 30, maxLength: 30 }),
    minimumCell: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ groups, answers, minimumCell }) => {
    const turns = groups.flatMap((said, i) =>
      // Somebody says something in every group.
      [{ speaker: 'P1', sentences: ['Yeah.'] }, ...said].map((each, turn) => ({ ...each, group: `fg${i + 1}`, turn })),
    )
    const members = groups.flatMap((_, i) =>
      ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'].map(id => ({ id, group: `fg${i + 1}` })),
    )
    const survey = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map(id => ({ id, group: '' }))
    return { turns, minimumCell, people: [...members, ...survey].map((person, i) => ({ ...person, ...answers[i] })) }
  })

export type Row = Readonly<Record<string, string>>

/** Runs a study that was written down, and reads the tables that it leaves as a stranger would: no cell here holds a line break. */
export async function tablesOf({ turns, people, minimumCell }: WrittenDown): Promise<{
  readonly run: Run
  readonly tables: ReadonlyMap<string, readonly Row[]>
}> {
  const text = (path: string, text: string) => ({ path, text, problems: [] })
  const rows = people.map(({ id, group, band, valued }) => [id, group, band, valued.join('; ')].join(','))
  const { run } = await runStudy({
    study: (await readStudy(study(minimumCell), 'study.yaml')).study,
    codebook: text('codebook.yaml', codebook),
    participants: text('participants.csv', ['id,group,band,valued', ...rows].join('\n')),
    guide: text('guide.yaml', guide),
    transcripts: [...new Set(turns.map(({ group }) => group))].map(group => ({
      path: `transcripts/${group}.txt`,
      bytes: new TextEncoder().encode(
        turns
          .filter(each => each.group === group)
          .map(({ speaker, sentences }) => `${speaker}: ${sentences.join(' ')}\n`)
          .join('\n'),
      ),
    })),
  })
  const files = await runFiles(run!)
  const tables = files
    .filter(({ name }) => name.endsWith('.csv'))
    .map(({ name, content }) => [name, read([...content].join(''))] as const)
  return { run: run!, tables: new Map(tables) }
}

function read(csv: string): readonly Row[] {
  const cells: string[][] = [['']]
  for (const [piece] of csv.matchAll(/"((?:[^"]|"")*)"|[^",\n]+|[,\n]/g)) {
    const row = cells.at(-1)!
    if (piece === ',') row.push('')
    else if (piece === '\n') cells.push([''])
    else row[row.length - 1] = piece.startsWith('"') ? piece.slice(1, -1).replaceAll('""', '"') : piece
  }
  const [header, ...rows] = cells.filter(row => row.length > 1)
  return rows.map(row => Object.fromEntries(header.map((column, i) => [column, row[i]])))
}
