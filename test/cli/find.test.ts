import { describe, expect, test } from 'vitest'
import { folderWith, pathsIn } from './folder'
import { smallStudy, studyWith } from './small-study'
import { jsonLines, themewright } from './themewright'

const fg01 = smallStudy['transcripts/fg01.txt'] as string

/** What `find` says in the folder of the small study. */
async function find(args: readonly string[], files = smallStudy, stdin = '') {
  return themewright(['find', ...args], { cwd: folderWith(files), stdin })
}

describe('find', () => {
  test('shows each hit with its context, and how many there are of how many', async () => {
    expect(await find(['[fees, hours]', '.'])).toEqual({
      code: 0,
      stderr: '',
      stdout: `fg01:3  P1                               The «fees» are more than I earn. The bus is free.
fg02:3  P3                   Nothing but the «hours».

2 hits in 2 of 4 turns · 2 of 3 people · 2 of 2 groups · 71.4 hits per 1,000 words of participants
`,
    })
  })
  test('gives the words that code gives, for every rule of the codebook', async () => {
    const cwd = folderWith(smallStudy)
    const coded = jsonLines((await themewright(['code', '.', '--stdout'], { cwd })).stdout)
    const rules = {
      cost: '{ any: [fee, fees, rent, stems(pay)], except: [entrance fee*] }',
      time: '[hours, late]',
    }
    for (const [code, rule] of Object.entries(rules)) {
      const found = jsonLines((await themewright(['find', rule, '.', '--json'], { cwd })).stdout)
      const words = (lines: typeof coded) =>
        lines.flatMap(({ transcript, evidence }) =>
          (evidence as { start: number; end: number }[]).map(({ start, end }) => [transcript, start, end]),
        )
      expect(words(found).length).toBeGreaterThan(1)
      expect(words(found)).toEqual(words(coded.filter(coding => coding.code === code)))
    }
  })
  test('writes nothing', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['find', 'fees', '.'], { cwd })
    expect(pathsIn(cwd)).toEqual(Object.keys(smallStudy).sort())
  })
  test('gives JSON lines with offsets', async () => {
    const { stdout, stderr } = await find(
      ['{ near: [list(due), up], within: 2 }', '--codebook', 'lists.yaml', 'transcripts', '--json'],
      {
        ...smallStudy,
        'lists.yaml': 'codebook: L\nlists: { due: [rent, fee*] }\nthemes: [{ id: a, keywords: [b] }]\n',
      },
    )
    expect(stderr).toBe('')
    expect(jsonLines(stdout)).toEqual([
      {
        transcript: 'fg01',
        group: 'fg01',
        turn: 4,
        speaker: 'P2',
        role: 'participant',
        line: 9,
        time: null,
        start: fg01.indexOf('rent is up'),
        end: fg01.indexOf('rent is up') + 10,
        before: 'We leave late and the ',
        match: 'rent is up',
        after: '.',
        evidence: [
          { start: fg01.indexOf('rent is up'), end: fg01.indexOf('rent is up') + 4, text: 'rent' },
          { start: fg01.indexOf('up.'), end: fg01.indexOf('up.') + 2, text: 'up' },
        ],
        sentence: 'We leave late and the rent is up.',
      },
    ])
  })
  test('gives CSV that a spreadsheet does not run', async () => {
    const talk = 'P1: =fees, so.\n\nP2: No.\n\nP1: Well, fees.\n\nP2: No.\n'
    const { stdout } = await find(['fees', '-', '--csv'], {}, talk)
    expect(
      stdout,
    ).toBe(`transcript,group,turn,speaker,role,line,time,start,end,before,match,after,evidence,sentence,withheld
stdin,stdin,0,P1,participant,1,,5,9,'=,fees,", so.",fees,"'=fees, so.",
stdin,stdin,2,P1,participant,5,,35,39,"Well, ",fees,.,fees,"Well, fees.",
`)
  })
})

describe('whose talk find looks at', () => {
  const talk = async (...flags: readonly string[]) =>
    jsonLines((await find(['[hours, changed, the]', '.', '--json', ...flags])).stdout).map(
      ({ transcript, speaker, match }) => `${transcript} ${speaker} ${match}`,
    )
  test('is that of participants, unless told otherwise', async () => {
    expect(await talk()).toEqual([
      'fg01 P1 The',
      'fg01 P1 The',
      'fg01 P2 The',
      'fg01 P2 the',
      'fg02 P3 the',
      'fg02 P3 hours',
    ])
  })
  test('is that of a role', async () => {
    expect(await talk('--role', 'moderator')).toEqual([
      'fg01 Moderator changed',
      'fg01 Moderator the',
      'fg01 Moderator hours',
      'fg02 Moderator changed',
    ])
    expect(await talk('--role', 'any')).toHaveLength(10)
  })
  test('is that of a speaker or a group, however they are spelt', async () => {
    expect(await talk('--speaker', 'p2', '--speaker', 'P3')).toEqual([
      'fg01 P2 The',
      'fg01 P2 the',
      'fg02 P3 the',
      'fg02 P3 hours',
    ])
    expect(await talk('--group', 'FG02')).toEqual(['fg02 P3 the', 'fg02 P3 hours'])
  })
  test('is that of somebody whom the participants file knows by another name', async () => {
    const files = studyWith({ 'transcripts/fg01.txt': fg01.replaceAll('P1:', 'Priya (P1):') })
    const { stdout } = await find(['fees', '.', '--json', '--speaker', 'P1'], files)
    expect(jsonLines(stdout).map(({ speaker }) => speaker)).toEqual(['Priya (P1)'])
  })
  test('cannot be that of nobody', async () => {
    expect(await find(['fees', '.', '--speaker', 'P9', '--group', 'fg3'])).toEqual({
      code: 1,
      stdout: '',
      stderr: `unknown-name  no speaker is called "P9"  (did you mean "P1"?)
unknown-name  no group is called "fg3"  (there are fg01, fg02)
2 errors
`,
    })
  })
})

describe('find --by', () => {
  test('counts by speaker, those who never said it too', async () => {
    expect((await find(['fee*', '.', '--by', 'speaker'])).stdout).toBe(
      `speaker  group  role         hits  turns  turns of  words  per 1000
P1       fg01   participant     1      1         1     11      90.9
P2       fg01   participant     1      1         2     13      76.9
P3       fg02   participant     0      0         1      4       0.0
`,
    )
  })
  test('counts by group', async () => {
    const { stdout } = await find(['fee*', '.', '--by', 'group', '--json'])
    expect(jsonLines(stdout)).toEqual([
      { group: 'fg01', hits: 2, turns: 2, turnsOf: 3, people: 2, peopleOf: 2, words: 24, perThousand: 2000 / 24 },
      { group: 'fg02', hits: 0, turns: 0, turnsOf: 1, people: 0, peopleOf: 1, words: 4, perThousand: 0 },
    ])
  })
  test('takes one person in two transcripts of a group for one', async () => {
    const files = {
      'people.csv': 'id,group\nP1,A\nP2,A\n',
      'day1.txt': 'Moderator: Well?\n\nPriya (P1): The fees.\n\nP2: No.\n',
      'day2.txt': 'Moderator: Well?\n\nP1: The fees again.\n\nP2: No.\n',
    }
    const args = ['fees', 'day1.txt', 'day2.txt', '--participants', 'people.csv', '--csv']
    expect(
      (await find([...args, '--by', 'speaker'], files)).stdout,
    ).toBe(`speaker,group,role,hits,turns,turns_of,words,per_1000
P1,A,participant,2,2,2,5,400
P2,A,participant,0,0,2,2,0
`)
    expect(
      (await find([...args, '--by', 'group'], files)).stdout,
    ).toBe(`group,hits,turns,turns_of,people,people_of,words,per_1000
A,2,2,4,1,2,7,285.7143
`)
  })
})

describe('find, told more,', () => {
  test('shows what was held back when asked', async () => {
    const { stdout } = await find(['{ any: [fee*], except: [entrance fee] }', '.', '--withheld'])
    expect(stdout).toBe(`fg01:3  P1                               The «fees» are more than I earn. The bus is free.
fg01:5  P2                      The entrance «fee» [held back by except “entrance fee”] is gone.

1 hit in 1 of 4 turns · 1 of 3 people · 1 of 2 groups · 35.7 hits per 1,000 words of participants · 1 held back
`)
  })
  test('shows no more than it was told to, and counts all', async () => {
    const { stdout } = await find(['the', '.', '--limit', '2'])
    expect(stdout.split('\n')).toHaveLength(5)
    expect(stdout).toMatch(/^5 hits .* · 3 not shown$/m)
  })
  test('says so where nothing is found, and who said it else', async () => {
    expect(await find(['changed', '.'])).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'Nothing was found in 4 turns and 28 words of participants; others said it 2 times: --role any shows them\n',
    })
  })
  test('looks within what --unit says', async () => {
    const hits = async (...flags: string[]) =>
      jsonLines((await find(['{ all: [fees, bus] }', '.', '--json', ...flags])).stdout).map(({ match }) => match)
    expect(await hits()).toEqual([])
    expect(await hits('--unit', 'turn')).toEqual(['fees are more than I earn. The bus'])
  })
  test('counts no people where nobody is named', async () => {
    const whisper = '{"text":" The fees.","segments":[{"id":0,"start":0,"end":2,"text":" The fees."}]}'
    const { stdout } = await find(['fees', 'fg.json'], { 'fg.json': whisper })
    expect(stdout).toMatch(/^1 hit in 1 of 1 turn · 1 of 1 group · 500\.0 hits/m)
  })
  test.each([
    [
      ['list(nobdy)', 'transcripts'],
      'PATTERN:1:6  unknown-list  no list is called "nobdy"  (name the codebook that has it with --codebook)',
    ],
    [['fees', 'nothing.txt'], 'nothing.txt  missing-file  there is no such file  (check the spelling, and the folder)'],
    [['{ near: [a], within: 2 }', '.'], /^PATTERN:1:9 {2}too-short/],
    [['fees', 'transcripts', '--codebook', 'participants.csv'], /^participants\.csv:1:1 {2}/],
  ])('says what is wrong with %j', async (args, said) => {
    const { code, stdout, stderr } = await find(args)
    expect([code, stdout]).toEqual([1, ''])
    if (typeof said === 'string') expect(stderr.split('\n')).toContain(said)
    else expect(stderr).toMatch(said)
  })
  test.each([
    [['fees'], "error: missing required argument 'STUDY|FILE'"],
    [['fees', '.', 'transcripts'], 'error: one STUDY at a time, and no files beside it'],
    [['fees', '.', '--codebook', 'codebook.yaml'], 'error: a STUDY has a codebook; --codebook goes with files'],
    [
      ['fees', '.', '--role', 'moderater'],
      "error: option '--role <ROLE>' argument 'moderater' is invalid. did you mean \"moderator\"?",
    ],
    [['fees', '.', '--json', '--csv'], 'error: --json and --csv cannot be given together'],
    [
      ['fees', '.', '--by', 'group', '--limit', '3'],
      'error: --by shows counts, so it takes no --context, --limit or --withheld',
    ],
  ])('refuses %j', async (args, said) => {
    const { code, stderr } = await find(args)
    expect([code, stderr.split('\n')[0]]).toEqual([2, said])
  })
})
