import { describe, expect, test } from 'vitest'
import { aWordFor, roleWord } from '../../src/transcript/roles'
import { codes, roles, said, saidIn, transcriptOf } from './talk'

describe('role words', () => {
  test.each([
    [
      'moderator',
      'Moderator, MOD, Facilitator, Interviewer 1, INT, Int., IV, I, I1, Q, Researcher, Moderator (Jane), Co-facilitator, Jane (Interviewer), Interviewerin',
    ],
    [
      'participant',
      'Participant, P1, P03, p 4, R2, Respondent B, Interviewee, B1, Speaker 2, SPEAKER_00, The Witness, F, M2, Female 1, P1/P2, Participant 3 (nurse), FG1 P2',
    ],
    ['observer', 'Observer, Note-taker, notetaker 2'],
    ['unknown', 'All, Everyone, Several voices, ??, Unknown, Unknown Speaker, Unidentified female'],
  ])('knows those of a %s', (role, labels) => {
    for (const label of labels.split(', ')) expect([label, roleWord(label)?.role]).toEqual([label, role])
  })

  test('takes no name for one', () => {
    for (const name of ['Priya', 'Dr Hale', 'Ian', 'Paul', 'Moda', 'Mary (nurse)', 'Quinn', 'Ama', 'B', 'Rob']) {
      expect([name, roleWord(name)]).toEqual([name, null])
    }
  })

  test('says so in words', () => {
    expect(['INT', 'P1', 'F', 'All', 'Observer'].map(aWordFor)).toEqual([
      'a word for a moderator',
      'a word for a participant',
      'a word for a speaker',
      'several people, or nobody in particular',
      'a word for an observer',
    ])
  })
})

describe('roles in a transcript', () => {
  test('come from the study first', async () => {
    const talk = await transcriptOf('Ann: Hello.\nBo: Hi.\nAnn: Well.\nBo: Yes.', {
      moderators: ['bo'],
      participants: ['ANN'],
    })
    expect(roles(talk)).toEqual(['Ann participant', 'Bo moderator'])
    expect(codes(talk)).toEqual([])
  })

  test('are guessed only of the one who opens and asks, and with a warning', async () => {
    const talk = await transcriptOf('Ann: What is new?\nBo: The rota.\nAnn: And the pay?\nBo: Low.')
    expect(roles(talk)).toEqual(['Ann moderator', 'Bo participant'])
    expect(talk.problems).toEqual([
      {
        code: 'moderator-guessed',
        severity: 'warning',
        message:
          '"Ann" was taken for the moderator, because this speaker opens the talk and asks, and nobody else asks much',
        file: 'talk.txt',
        line: 1,
        hint: 'name the moderators in the study file to be sure, as in "moderators: [Ann]"',
      },
    ])
  })

  test('are not guessed where others ask as well', async () => {
    const talk = await transcriptOf('Ann: What is new?\nBo: Is there news?\nAnn: And the pay?\nBo: Low.')
    expect([roles(talk), codes(talk)]).toEqual([['Ann participant', 'Bo participant'], ['no-moderator']])
  })

  test('are not guessed of a participant, nor beside a known moderator', async () => {
    const talk = await transcriptOf('P1: What is new?\nBo: News.\nMod: And?\nP1: Why?\nBo: Low.\nP1: When?')
    expect(roles(talk)).toEqual(['P1 participant', 'Bo participant', 'Mod moderator'])
  })

  test('leave the moderator over where everybody else is labelled as a participant', async () => {
    const talk = await transcriptOf('KW: Hello all.\nP1: Hello.\nKW: Pay, then.\nP2: Low.\nP1: Yes.')
    expect([roles(talk), codes(talk)]).toEqual([
      ['KW moderator', 'P1 participant', 'P2 participant'],
      ['moderator-guessed'],
    ])
  })

  test('are unknown for several at once, and nobody is a speaker whom the transcriber did not know', async () => {
    const talk = await transcriptOf('I: So?\nAll: Yes!\n??: No.\nUnknown Speaker: Oh.')
    expect(talk.turns.map(({ speaker, role }) => [speaker, role])).toEqual([
      ['I', 'moderator'],
      ['All', 'unknown'],
      [null, 'unknown'],
      [null, 'unknown'],
    ])
  })

  test('make one speaker of different spellings, by the first', async () => {
    const talk = await transcriptOf('I: So?\nP5 : Yes.\nI: And?\np5: No.\nP5: Oh.')
    expect(talk.speakers.map(({ id, turns, words }) => [id, turns, words])).toEqual([
      ['I', 2, 2],
      ['P5', 3, 3],
    ])
  })

  test('do not count asides among the words', async () => {
    const talk = await transcriptOf(
      'I: So?\nP5: Yes [00:01:02] it [Tom: Mm] is.\n\n[A door opens]\n\nI said [laughs] it.\nI: Ok?',
    )
    expect(talk.speakers.map(({ id, words }) => [id, words])).toEqual([
      ['I', 2],
      ['P5', 7],
    ])
  })
})

describe('labels that are one slip apart', () => {
  const turns = 'Interviewer: What is new?\nAnna: The rota.\n'.repeat(3)

  test('are two speakers, with a warning; a misspelt role word keeps its role', async () => {
    const talk = await transcriptOf(`${turns}Intervewer: Really?\nAnna: Yes.`)
    expect(roles(talk)).toEqual(['Interviewer moderator', 'Anna participant', 'Intervewer moderator'])
    expect(talk.problems).toEqual([
      {
        code: 'similar-labels',
        severity: 'warning',
        message: 'the labels "Intervewer" and "Interviewer" are one letter apart; they were read as two speakers',
        file: 'talk.txt',
        line: 7,
        hint: 'mend the label if they are one person',
      },
    ])
  })

  test('are no concern where digits tell them apart', async () => {
    const talk = await transcriptOf(`${turns}Speaker 1: Yes.\nSpeaker 2: No.\nSpeaker 1: Yes.\nSpeaker 1: So.`)
    expect(codes(talk)).toEqual([])
  })
})

describe('which labels are speakers', () => {
  test('a name that occurs once, in a file that is clearly labelled', async () => {
    expect(await saidIn('Ann: Hello.\n\nBo: Hi.\n\nAnn: Well.\n\nMs de la Cruz: Yes.')).toEqual([
      'Ann: Hello.',
      'Bo: Hi.',
      'Ann: Well.',
      'Ms de la Cruz: Yes.',
    ])
  })

  test('no word of the running text, no heading, no sentence, no time, no address', async () => {
    const turn = [
      'Two things matter, money and time.',
      'Money: there is none.',
      'For example: the rota.',
      'And he says this: no.',
      'Question 3: what else?',
      '17:30 was the time.',
      'http://example.org is the address.',
      'What I thought of all the changes to the rota then: nothing.',
    ].join('\n')
    const talk = await transcriptOf(`Ann: Hello.\nBo: ${turn}\nAnn: Money: yes.\nBo: Well.`)
    expect(said(talk)).toEqual(['Ann: Hello.', `Bo: ${turn}`, 'Ann: Money: yes.', 'Bo: Well.'])
    expect(talk.refused).toEqual([
      { label: 'Money', line: 3, why: 'occurs once; a word of the running text' },
      { label: 'For example', line: 4, why: 'opens notes, headings and sentences, and names nobody' },
      { label: 'And he says this', line: 5, why: 'reads like a sentence' },
      { label: 'Question 3', line: 6, why: 'opens notes, headings and sentences, and names nobody' },
      { label: '17:30', line: 7, why: 'a number or a time of day' },
      { label: 'http', line: 8, why: 'opens notes, headings and sentences, and names nobody' },
      { label: 'What I thought of all the changes to the rota then', line: 9, why: 'longer than six words' },
    ])
  })

  test('not even where it recurs', async () => {
    const talk = await transcriptOf('I: So?\nP1: Well.\nNote: one.\nNote: two.\nFor example: a.\nFor example: b.')
    expect(said(talk)).toEqual(['I: So?', 'P1: Well.\nNote: one.\nNote: two.\nFor example: a.\nFor example: b.'])
  })

  test('whoever the study names, in any case', async () => {
    expect(await saidIn('I: So?\nhope: Well.\nI: Ok.', { participants: ['Hope'] })).toEqual([
      'I: So?',
      'hope: Well.',
      'I: Ok.',
    ])
  })

  test('items of a list are none, numbered turns are', async () => {
    expect(await saidIn('I: So?\nP1: Two:\n1. Pay: low.\n2. Pay: really.\nI: Ok.')).toEqual([
      'I: So?',
      'P1: Two:\n1. Pay: low.\n2. Pay: really.',
      'I: Ok.',
    ])
    expect(await saidIn('1. Ann: So?\n2. Bo: Yes.\n3. Ann: Ok.')).toEqual(['Ann: So?', 'Bo: Yes.', 'Ann: Ok.'])
  })

  test('says why each was taken', async () => {
    const talk = await transcriptOf('I: So?\nBo: Yes.\nI: And?\nBo: No.\nDr May: Oh.')
    expect(talk.speakers.map(({ id, why }) => `${id}: ${why}`)).toEqual([
      'I: a word for a moderator',
      'Bo: opens 2 turns; participant, as nothing says otherwise',
      'Dr May: occurs once; a title and a name; participant, as nothing says otherwise',
    ])
  })
})

describe('names that look like other words', () => {
  test('are speakers: Maya is no month with a letter behind it, and Will and April are people', async () => {
    const talk = 'I: So?\nMaya: Hello.\nWill: Yes.\nI: And?\nApril: No.\nMaya: Well.\nWill: Fine.\nApril: Right.'
    expect((await transcriptOf(talk)).speakers.map(({ id }) => id)).toEqual(['I', 'Maya', 'Will', 'April'])
  })
})
