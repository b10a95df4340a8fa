import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/problem'
import { assignPeople, personOf } from '../../src/study/people'
import { readParticipants } from '../../src/study/read-participants'
import type { Role, Transcript } from '../../src/transcript/transcript'

/** A transcript in which each speaker, `P1` or `Hale:moderator`, has one turn, on lines 1, 2, … */
function transcript(id: string, speakers: string, more: Partial<Transcript> = {}): Transcript {
  const labels = speakers.split(', ').map(label => {
    const [speaker, role = 'participant'] = label.split(':')
    return { speaker, role: role as Role }
  })
  return {
    id,
    path: `t/${id}.txt`,
    format: 'speaker-labels',
    group: id,
    text: 'x'.repeat(labels.length),
    hash: '',
    turns: labels.map(({ speaker, role }, i) => ({
      index: i,
      speaker,
      role,
      line: i + 1,
      time: null,
      start: i,
      end: i + 1,
    })),
    speakers: labels.map(({ speaker, role }) => ({ id: speaker, role, turns: 1, words: 1, why: 'recurs' })),
    refused: [],
    marks: [],
    lines: [{ start: 0, line: 1 }],
    attributes: {},
    problems: [],
    ...more,
  }
}

async function assign(csv: string | null, ...transcripts: Transcript[]) {
  const { participants } = csv === null ? { participants: null } : await readParticipants(csv, 'p.csv')
  const { people, problems, ...rest } = assignPeople(transcripts, participants)
  const who = ({ id, group, role, attributes }: (typeof people.speaking)[number]) =>
    [`${group}/${id}`, role !== 'participant' && role, ...Object.values(attributes)]
      .filter(part => part !== false)
      .join(' ')
  return {
    people,
    transcripts: rest.transcripts,
    speaking: people.speaking.map(who),
    silent: people.silent.map(who),
    surveyOnly: people.surveyOnly.map(who),
    problems: problems.map(problem => `${problem.severity === 'error' ? '' : 'warning: '}${formatProblem(problem)}`),
  }
}

describe('assignPeople', () => {
  test('takes every label of every group for a person where there is no participants file', async () => {
    const { speaking, problems } = await assign(
      null,
      transcript('fg1', 'Hale:moderator, P1'),
      transcript('fg2', 'P1, P2'),
    )
    expect([speaking, problems]).toEqual([['fg1/Hale moderator', 'fg1/P1', 'fg2/P1', 'fg2/P2'], []])
  })

  test('gives each speaker the row of the same id in the group', async () => {
    const { people, speaking, problems } = await assign(
      'id,group,band\nP1,FG1,7\nP1,fg2,8\n',
      transcript('fg1', 'p1'),
      transcript('fg2', 'P1'),
    )
    expect([speaking, problems]).toEqual([['FG1/P1 7', 'fg2/P1 8'], []])
    expect([
      personOf(people, 'fg1', 'p1')?.attributes,
      personOf(people, 'fg1', null),
      personOf(people, 'fg3', 'p1'),
    ]).toEqual([{ band: '7' }, null, null])
  })

  test('knows a row by a label that holds both the name and the id', async () => {
    const { speaking, problems } = await assign(
      'id,group,band\nP4,fg1,7\nAda,fg1,8\n',
      transcript('fg1', 'Priya (P4), Ada [nurse], P4'),
    )
    expect([speaking, problems]).toEqual([['fg1/P4 7', 'fg1/Ada 8'], []])
  })

  test('finds the group of a transcript by who speaks in it', async () => {
    const csv = 'id,group\nP1,north\nP2,north\nP1,south\nP3,south\n'
    const { speaking, transcripts, problems } = await assign(
      csv,
      transcript('one', 'P1, P2'),
      transcript('two', 'P1, P3'),
    )
    expect([speaking, transcripts.map(({ group }) => group), problems]).toEqual([
      ['north/P1', 'north/P2', 'south/P1', 'south/P3'],
      ['north', 'south'],
      [],
    ])
  })

  test('leaves a transcript its own group where its speakers could be of several', async () => {
    const { transcripts, problems } = await assign('id,group\nP1,north\nP1,south\n', transcript('one', 'P1'))
    expect([transcripts[0].group, problems]).toEqual([
      'one',
      [
        't/one.txt:1  speaker-without-participant  "P1" speaks in one (group "one"), and p.csv has no row for them  (line 2 of p.csv has "P1" in group "north")',
        'p.csv:2  participant-without-transcript  1 row names the group "north", and no transcript is of that group  (add the transcript, or leave the group empty for people who answered the survey only)',
        'p.csv:3  participant-without-transcript  1 row names the group "south", and no transcript is of that group  (add the transcript, or leave the group empty for people who answered the survey only)',
      ],
    ])
  })

  test('takes two transcripts of one group for one group of people', async () => {
    const { speaking } = await assign(
      'id,group\nP1,fg\n',
      transcript('one', 'P1', { group: 'fg' }),
      transcript('two', 'P1', { group: 'fg' }),
    )
    expect(speaking).toEqual(['fg/P1'])
  })

  test('looks in every group where the file names none', async () => {
    const { speaking, surveyOnly, problems } = await assign(
      'id,band\nP1,7\nP2,8\nP9,5\n',
      transcript('fg1', 'P1'),
      transcript('fg2', 'P2'),
    )
    expect([speaking, surveyOnly, problems]).toEqual([['fg1/P1 7', 'fg2/P2 8'], ['/P9 5'], []])
  })

  test('gives speakers and their turns the role of their row', async () => {
    const { transcripts, speaking, problems } = await assign(
      'id,group,role\nHale,fg1,moderator\nP1,fg1,\n',
      transcript('fg1', 'Hale, P1'),
    )
    expect(speaking).toEqual(['fg1/Hale moderator', 'fg1/P1'])
    expect(transcripts[0].turns.map(({ role }) => role)).toEqual(['moderator', 'participant'])
    expect(transcripts[0].speakers.map(({ role, why }) => `${role}: ${why}`)).toEqual([
      'moderator: recurs; a moderator in the participants file',
      'participant: recurs',
    ])
    expect(problems).toEqual([])
  })

  test('takes a moderator without a group for the moderator of every group', async () => {
    const { speaking, surveyOnly, problems } = await assign(
      'id,group,role\nHale,,moderator\nP1,fg1,\nP2,fg2,\n',
      transcript('fg1', 'Hale, P1'),
      transcript('fg2', 'Hale, P2'),
    )
    expect([speaking, surveyOnly, problems]).toEqual([
      ['fg1/Hale moderator', 'fg1/P1', 'fg2/Hale moderator', 'fg2/P2'],
      [],
      [],
    ])
  })

  test('tells of rows and speakers that do not meet', async () => {
    const csv = 'id,group\nP1,fg1\nP2,fg1\nP3,fg01\nP4,fg01\nP5,\n'
    const { silent, surveyOnly, problems } = await assign(csv, transcript('fg1', 'Hale:moderator, P1, Priya, P5'))
    expect([silent, surveyOnly]).toEqual([['fg1/P2'], ['/P5']])
    expect(problems).toEqual([
      't/fg1.txt:3  speaker-without-participant  "Priya" speaks in fg1 (group "fg1"), and p.csv has no row for them  (add a row to p.csv, or mend the label)',
      't/fg1.txt:4  speaker-without-participant  "P5" speaks in fg1 (group "fg1"), and p.csv has no row for them  (line 6 of p.csv has "P5" without a group)',
      'warning: p.csv:3  silent-participant  "P2" never speaks in group "fg1"  (fine if they said nothing; else look for another spelling of their label)',
      'p.csv:4  participant-without-transcript  2 rows name the group "fg01", and no transcript is of that group  (did you mean "fg1"?)',
    ])
  })

  test('adds what a row-per-answer file says of its respondents', async () => {
    const { speaking, people } = await assign(
      'id,band\nr1,7\nr2,\n',
      transcript('r1', 'r1', { attributes: { site: 'A', band: '6' } }),
      transcript('r2', 'r2', { attributes: { site: '', band: '5' } }),
    )
    expect([speaking, people.attributes]).toEqual([
      ['r1/r1 7 A', 'r2/r2 5 '],
      ['band', 'site'],
    ])
    expect(personOf(people, 'r2', 'r2')?.attributes).toEqual({ band: '5', site: null })
  })

  test('is not misled by ids that every object has', async () => {
    const { speaking, problems } = await assign(
      'id,group\n__proto__,constructor\n',
      transcript('constructor', '__proto__, toString:moderator'),
    )
    expect([speaking, problems]).toEqual([['constructor/__proto__', 'constructor/toString moderator'], []])
  })
})

test('a group that has its own transcript takes in no other, though the labels are the same', async () => {
  const csv = 'id,group\nP1,fg01\nP2,fg01\n'
  const { transcripts } = await assign(csv, transcript('fg01', 'P1, P2'), transcript('fg02', 'P1, P2'))
  expect(transcripts.map(({ group }) => group)).toEqual(['fg01', 'fg02'])
})
