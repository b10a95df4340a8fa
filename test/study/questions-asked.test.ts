import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { questionsAsked } from '../../src/study/questions-asked'
import { readGuide } from '../../src/study/read-guide'
import type { Guide } from '../../src/study/study'
import { loadStemmer, type Stem } from '../../src/text/stem'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { answersInForce } from './questions-in-force'

const asIs: Stem = word => word
let stem: Stem = asIs
beforeAll(async () => {
  stem = (await loadStemmer('en'))!
})

/** A guide as a researcher would write it: `id: question (cue, cue)`, one a line. */
function guideOf(lines: string): Guide {
  const questions = linesOf(lines).map(line => {
    const [, id, text, cues] = /^([^:]+): ([^(]+?)\s*(?:\((.*)\))?$/.exec(line)!
    return { id, text, cues: cues?.split(', ') ?? [] }
  })
  return { title: 'A library', sections: [{ id: 'all', title: 'All', questions }] }
}

const guide = guideOf(`
  visits: How often do you come to the library, and what do you come for? (how often)
  staff: How do you find the staff when you need help?
  building: What is the building like to be in: the noise, the light, the seats? (the building)
  hours: Do the opening hours suit your week? (open on*)
  closure: What would you lose if the library closed? (closed down)
  improve: What should the council do with more money for it? (more money, one improvement)
`)

/** Asks of every turn which question was in force. */
async function asked(lines: string, from: Guide = guide) {
  const bytes = new TextEncoder().encode(linesOf(lines).join('\n\n'))
  const [transcript] = (await readTranscripts({ path: 'fg01.txt', bytes })).transcripts
  return questionsAsked(transcript, from, stem)
}

async function ids(lines: string, from?: Guide): Promise<readonly (string | null)[]> {
  return (await asked(lines, from)).map(each => each?.question ?? null)
}

function linesOf(lines: string): readonly string[] {
  return lines
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

describe('questionsAsked', () => {
  test('says of each turn which question is in force, who asked it and what tells so', async () => {
    const visits = { question: 'visits', turn: 2, because: 'cue "how often"', score: 2 + 2 / 3, also: [] }
    const staff = { question: 'staff', turn: 6, because: '2 of 2 content words of the question', score: 2, also: [] }
    expect(
      await asked(`
        Moderator: Welcome, all of you.
        P1: Thanks.
        Moderator: So how often do you come?
        P1: Weekly.
        Moderator: Right, could you say more about that?
        P2: For the papers.
        Moderator: And the staff, do they see what you need?
        P1: They know me.
      `),
    ).toEqual([null, null, visits, visits, visits, visits, staff, staff])
  })

  test('knows a cue in any inflection, whole words only, next to each other', async () => {
    const from = guideOf('skills: How did you learn? (training course, career)')
    const first = async (words: string) => (await ids(`Moderator: ${words}\nP1: Yes.`, from))[0]
    expect(await first('What training courses did you do?')).toBe('skills')
    expect(await first('And your careers?')).toBe('skills')
    expect(await first('Was it a, um, training, erm, course?')).toBe('skills')
    expect(await first('Of course they came by train?')).toBe(null)
    expect(await first('How is [training course] the lunch?')).toBe(null)
  })

  test('lets a star stand for the rest of a word', async () => {
    expect(await ids('Moderator: Should it be open onwards?\nP1: No.')).toEqual(['hours', 'hours'])
  })

  test('knows a question that is read out, though all its words are everybody’s', async () => {
    expect(await ids('Moderator: Now: what do you do?\nP1: Lots.', guideOf('job: What do you do?'))).toEqual([
      'job',
      'job',
    ])
  })

  test('takes one word of a question for that question only when its id says so', async () => {
    const first = async (words: string) => (await asked(`Moderator: ${words}\nP1: Yes.`))[0]
    expect(await first('What about hours?')).toMatchObject({ question: 'hours', because: 'word "hours"' })
    expect(await first('Is your week a full one?')).toBe(null)
  })

  test('asks nothing of what participants and observers say', async () => {
    const lines = 'Moderator: Well?\nP1: How often do you come?\nObserver: More money?'
    expect(await ids(lines)).toEqual([null, null, null])
  })

  test('takes the question that more words tell of, and says which it asks too', async () => {
    expect(await asked('Moderator: How often do you come, and is there more money?\nP1: Yes.')).toMatchObject([
      { question: 'visits', also: ['improve'] },
      { question: 'visits' },
    ])
  })

  test('minds the sentence that asks more than what leads up to it', async () => {
    expect(await ids('Moderator: You all said more money. And how often do you come?\nP1: Yes.')).toEqual([
      'visits',
      'visits',
    ])
  })

  test('takes the question that was not asked before where both are as likely, then the guide’s order', async () => {
    const from = guideOf('one: First of all? (bus)\ntwo: And second? (tram)')
    expect(await ids('Moderator: Bus or tram?\nP1: Bus.', from)).toEqual(['one', 'one'])
    expect(await ids('Moderator: A bus?\nP1: Yes.\nModerator: Bus or tram?\nP1: Bus.', from)).toEqual([
      'one',
      'one',
      'two',
      'two',
    ])
  })

  test('says nothing rather than guess where only a hint tells of another question', async () => {
    const from = guideOf('one: What of the bus? (by bus, bus stop)\ntwo: Do you walk? (walking)')
    expect(await ids('Moderator: Are you walking?\nP1: Yes.\nModerator: Was there a bus?\nP1: No.', from)).toEqual([
      'two',
      'two',
      null,
      null,
    ])
  })

  test('says nothing rather than go on where the moderator asks of what nobody spoke of', async () => {
    expect(
      await ids(`
        Moderator: How often do you come?
        P1: On Sundays, for the quiet.
        Moderator: Why is it quiet on Sundays?
        P1: Nobody is in.
        Moderator: Does anyone use the computers or printers?
        P1: No.
        Moderator: Thank you. I will stop the recorder.
      `),
    ).toEqual(['visits', 'visits', 'visits', 'visits', null, null, null])
  })

  test('does not take somebody’s name for something new', async () => {
    const lines = 'Moderator: How often do you come?\nPriya Nair: Weekly.\nModerator: Priya Nair?\nPriya Nair: Yes.'
    expect((await ids(lines)).at(-1)).toBe('visits')
  })

  test('knows nothing where nobody is known to moderate, and of an empty guide', async () => {
    expect(await ids('P1: How often?\nP2: Yes.\nP1: More money?\nP2: No.')).toEqual([null, null, null, null])
    expect(await ids('Moderator: How often?\nP1: Yes.', { title: '', sections: [] })).toEqual([null, null])
  })

  test('works without a stemmer', async () => {
    const bytes = new TextEncoder().encode(
      'Moderator: Wie oft kommen Sie?\n\nP1: Selten.\n\nModerator: Und das Geld?\n',
    )
    const [transcript] = (await readTranscripts({ path: 'fg01.txt', bytes })).transcripts
    const german = guideOf('besuch: Wie oft kommen Sie her? (wie oft)\ngeld: Was täten Sie mit mehr Geld?')
    expect(questionsAsked(transcript, german, asIs).map(each => each?.question)).toEqual(['besuch', 'besuch', 'geld'])
  })
})

// The group was written before the method was tuned, with cues for some questions only.
describe('in talk that it was not tuned on, questionsAsked', () => {
  test('follows a moderator who varies the wording', async () => {
    const lines = `
      Moderator: Welcome, everybody. There is tea at the back, and the toilets are on the left.
      P1: Ta.
      Moderator: So, how often does each of you come in, and what for?
      P1: Weekly.
      Moderator: Weekly, right. And you?
      P2: Less.
      Moderator: Tell me about the staff. Do you find that you get help when you need it?
      P2: Yes.
      Moderator: Could you say more?
      P2: They know me.
      Moderator: What about the hours, do they suit you?
      P1: No.
      Moderator: You said the seats were hard. What else is there about the building?
      P1: It is cold.
      Moderator: Suppose it closed. What would you lose?
      P2: Company.
      Moderator: Last question: more money for the library, what should it go on?
      P2: Heating.
      Moderator: Thank you all very much, that was really useful.
      P1: Bye.`
    const moderators = (await ids(lines)).filter((_, turn) => turn % 2 === 0)
    expect(moderators).toEqual([
      null,
      'visits',
      'visits',
      'staff',
      'staff',
      'hours',
      'building',
      'closure',
      'improve',
      'improve',
    ])
  })
})

test('questionsAsked is right about the example’s groups: 98 % of what it says, 89 % of what there is', async () => {
  const example = join(import.meta.dirname, '../../examples/medical-staffing')
  const { guide } = await readGuide(readFileSync(join(example, 'guide.yaml'), 'utf8'), 'guide.yaml')
  let right = 0
  let wrong = 0
  let silent = 0
  for (const path of readdirSync(join(example, 'transcripts'))) {
    const bytes = readFileSync(join(example, 'transcripts', path))
    const { transcripts } = await readTranscripts({ path, bytes }, { moderators: ['Dr Hale'] })
    for (const transcript of transcripts) {
      const found = questionsAsked(transcript, guide!, stem)
      const expected = answersInForce(transcript.id)
      expect([...expected.keys()]).toEqual(
        transcript.turns.filter(({ role }) => role === 'moderator').map(({ index }) => index),
      )
      for (const [turn, questions] of expected) {
        const id = found[turn]?.question
        if (id === undefined) silent++
        else if (questions.includes(id)) right++
        else wrong++
      }
    }
  }
  expect(right + wrong + silent).toBe(190)
  expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.98)
  expect(right / (right + wrong + silent)).toBeGreaterThanOrEqual(0.89)
})
