import { sentences } from '../text/sentences'
import type { Stem } from '../text/stem'
import { fillers, wordsIn } from '../text/words'
import type { Transcript, Turn } from '../transcript/transcript'
import { askingWords } from './asking-words'
import type { Guide, GuideQuestion } from './study'

/** A question of the guide, as it is listened for. */
export interface Listened {
  readonly id: string
  /** The cues, and the question itself, word by word. */
  readonly cues: readonly Cue[]
  /** Stems of the question's content words, each with its rarity: 1 where no other question of the guide has it, 1/2 where one has. */
  readonly content: ReadonlyMap<string, number>
  /** Stems of the words of its id, which is what the researcher calls it, that other questions hardly use. */
  readonly name: ReadonlySet<string>
  /** Stems of other words that its text and cues keep coming back to, and those of other questions hardly use. */
  readonly hints: ReadonlySet<string>
}

interface Cue {
  readonly text: string
  readonly words: readonly CueWord[]
}

interface CueWord {
  readonly form: string
  readonly stem: string
  /** True where a `*` stands for the rest of the word. */
  readonly open: boolean
}

/** A word that somebody says. */
export interface SpokenWord {
  readonly form: string
  readonly stem: string
  /** False for the words of grammar and of asking. */
  readonly content: boolean
  /** True in a sentence that ends in a question mark, and everywhere in a turn without one. */
  readonly asks: boolean
}

/** What tells that a turn asks a question. */
export interface Sign {
  readonly question: Listened
  /** In words: those of its cues, and those of its text times their share of it. What stands outside the sentences that ask counts half. */
  readonly score: number
  readonly because: string
  /**
   * `clear`: a cue, or three fifths of its content words (by rarity) and at least two. `named`: a word of its id is all there is.
   * `hinted`: other words that only its text and cues keep using: too little to say that it is asked.
   */
  readonly kind: 'clear' | 'named' | 'hinted'
}

/** Prepares the questions of a guide, in its order. */
export function listenFor({ sections }: Guide, stem: Stem): readonly Listened[] {
  const questions = sections.flatMap(section => section.questions)
  const contents = questions.map(({ text }) => contentOf(text, stem))
  const mentions = questions.map(question => mentionsIn(question, stem))
  return questions.map(({ id, text, cues }, i) => {
    const name = contentOf(spaced(id), stem)
    const own = [...mentions[i].keys()].filter(word => isOwn(word, mentions[i], mentions))
    return {
      id,
      cues: [...cues, text].map(each => cueOf(each, stem)).filter(({ words }) => words.length > 0),
      content: new Map([...contents[i]].map(word => [word, 1 / contents.filter(each => each.has(word)).length])),
      name: new Set(own.filter(word => name.has(word))),
      hints: new Set(own.filter(word => !name.has(word))),
    }
  })
}

/** Reads the words of a turn, without marks and hesitations. */
export function spokenWords({ text, marks }: Transcript, turn: Turn, stem: Stem): readonly SpokenWord[] {
  const gaps = marks.filter(({ start, end }) => start < turn.end && end > turn.start)
  const parts = sentences(text, turn, gaps).map(({ start, end }) => ({ start, said: text.slice(start, end) }))
  const questions = parts.some(({ said }) => said.includes('?'))
  return parts.flatMap(({ start, said }) =>
    wordsIn(said)
      .filter(word => !fillers.has(word.form))
      .filter(word => !gaps.some(gap => gap.start < start + word.end && gap.end > start + word.start))
      .map(({ form }) => ({
        form,
        stem: stem(bare(form)),
        content: isContent(form),
        asks: !questions || said.includes('?'),
      })),
  )
}

/** Tells how far words ask a question; null where nothing says so. */
export function signOf(question: Listened, said: readonly SpokenWord[]): Sign | null {
  const cued = new Set<number>()
  let longest: Cue | null = null
  for (const cue of question.cues)
    for (const at of placesOf(cue, said)) {
      if (cue.words.length > (longest?.words.length ?? 0)) longest = cue
      for (let i = at; i < at + cue.words.length; i++) cued.add(i)
    }
  const { content, name, hints } = question
  const inText = weigh(said, ({ stem }) => content.has(stem))
  const share =
    inText.size === 0 ? 0 : sum([...inText.keys()].map(word => content.get(word)!)) / sum([...content.values()])
  const score = sum([...cued].map(i => weightOf(said[i]))) + sum([...inText.values()]) * share
  if (longest) return { question, score, because: `cue "${longest.text}"`, kind: 'clear' }
  if (inText.size > 1 && share >= 3 / 5)
    return {
      question,
      score,
      because: `${inText.size} of ${content.size} content words of the question`,
      kind: 'clear',
    }
  return (
    weakSign(question, 'named', said, ({ stem }) => name.has(stem)) ??
    weakSign(question, 'hinted', said, ({ stem, asks }) => asks && hints.has(stem))
  )
}

function weakSign(
  question: Listened,
  kind: Sign['kind'],
  said: readonly SpokenWord[],
  counts: (word: SpokenWord) => boolean,
): Sign | null {
  const first = said.find(counts)
  return first
    ? { question, score: sum([...weigh(said, counts).values()]), because: `word "${first.form}"`, kind }
    : null
}

/** Finds where a cue's words stand one after the other, each in any inflection. */
function placesOf({ words }: Cue, said: readonly SpokenWord[]): readonly number[] {
  return [...said.keys()].filter(
    at =>
      at + words.length <= said.length &&
      words.every(({ form, stem, open }, i) => {
        const word = said[at + i]
        return open ? word.form.startsWith(form) : form === word.form || stem === word.stem
      }),
  )
}

/** Gives each stem that counts once, with the weight of where it counts most. */
function weigh(said: readonly SpokenWord[], counts: (word: SpokenWord) => boolean): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const word of said)
    if (counts(word)) weights.set(word.stem, Math.max(weightOf(word), weights.get(word.stem) ?? 0))
  return weights
}

/** What leads up to a question often takes up what was said before: it is not what is asked. */
function weightOf({ asks }: SpokenWord): number {
  return asks ? 1 : 1 / 2
}

function cueOf(text: string, stem: Stem): Cue {
  const words = wordsIn(text).filter(({ form }) => !fillers.has(form))
  return { text, words: words.map(({ form, end }) => ({ form, stem: stem(bare(form)), open: text[end] === '*' })) }
}

/** Counts in how many of its texts a question has a word. The id counts twice, so that a word of it may be the question's own. */
function mentionsIn({ id, text, cues }: GuideQuestion, stem: Stem): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const each of [spaced(id), spaced(id), text, ...cues])
    for (const word of contentOf(each, stem)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** True for a word that comes more than once, and more than twice as often as in all other questions together. */
function isOwn(word: string, own: ReadonlyMap<string, number>, all: readonly ReadonlyMap<string, number>[]): boolean {
  const times = own.get(word)!
  const elsewhere = sum(all.map(each => each.get(word) ?? 0)) - times
  return times > 1 && times > 2 * elsewhere
}

function spaced(id: string): string {
  return id.replace(/[._-]/g, ' ')
}

function contentOf(text: string, stem: Stem): ReadonlySet<string> {
  return new Set(
    wordsIn(text)
      .filter(({ form }) => isContent(form))
      .map(({ form }) => stem(bare(form))),
  )
}

function isContent(form: string): boolean {
  return !askingWords.has(bare(form)) && !fillers.has(form) && !form.endsWith("n't")
}

/** `team` of `team's`, `you` of `you'd`. */
function bare(form: string): string {
  return form.replace(/'(?:d|ll|m|re|s|ve)$/, '')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
