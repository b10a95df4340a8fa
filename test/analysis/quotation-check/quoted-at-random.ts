import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import type { CodedStudy } from '../../../src/analysis/coded-study'
import { checked } from './study-of'

/** A quotation that a test makes of what was said, and whether a reader would call it verbatim. */
export interface Made {
  /** What was done to the words: `a word dropped`. */
  readonly how: string
  readonly text: string
  /** What stands around it in the manuscript. */
  readonly behind: string
  readonly expected: readonly string[]
}

/** A generator of numbers that is the same on each run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const verbatim = ['verbatim', 'ambiguous']
const marked = ['verbatim-with-omissions', 'ambiguous']
const wrong = ['altered', 'not-found']

/** Quotes stretches of participants' turns: as a careful writer would, and as a careless one does. */
export function quotedAtRandom(study: CodedStudy, number: number, seed: number): readonly Made[] {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]
  const turns = study.transcripts.flatMap(({ transcript: { id, group, text, turns, marks, speakers } }) =>
    turns
      .filter(({ role }) => role === 'participant' || role === 'unknown')
      .filter(turn => !marks.some(({ start }) => start >= turn.start && start < turn.end))
      .map(turn => ({
        id,
        group,
        speaker: turn.speaker,
        speakers,
        words: text.slice(turn.start, turn.end).split(/\s+/),
      })),
  )
  const long = turns.filter(({ words }) => words.length >= 9)
  const vocabulary = long.flatMap(({ words }) => words.filter(word => /^[a-z]{3,}$/.test(word)))
  const naive = new Naive(study)
  const made: Made[] = []
  for (let tries = 0; made.length < number && tries < number * 20; tries++) {
    const turn = pick(long)
    const size = 7 + random(Math.min(40, turn.words.length) - 6)
    const from = random(turn.words.length - size + 1)
    const words = turn.words.slice(from, from + size)
    const said = words.join(' ')
    // What would be read as a mark, a bracket, markup or an omission of the manuscript's own.
    if (/["“”„«»‘[\](){}*_|`<>#\\&^~]|…|\.\s?\.|(?<!\w)'|'(?!\w)|—-/.test(said) || naive.wordsOf(said).length < 6)
      continue
    const middle = 2 + random(size - 4)
    if (
      naive.wordsOf(words.slice(middle + 2).join(' ')).length === 0 ||
      naive.wordsOf(words.slice(0, middle).join(' ')).length === 0
    )
      continue
    const change = (at: number, ...now: string[]): string => words.toSpliced(at, 1, ...now).join(' ')
    const ways: readonly (() => Omit<Made, 'behind'> | null)[] = [
      () => ({ how: 'as it is', text: said, expected: verbatim }),
      () => ({ how: 'typographic', text: said.replaceAll("'", '’').replaceAll(' - ', ' – '), expected: verbatim }),
      () => ({ how: 'other blanks', text: said.replace(' ', '\u00a0').replace(/ (?=\S+$)/, '\n'), expected: verbatim }),
      () => ({ how: 'first letter', text: said[0].toUpperCase() + said.slice(1), expected: verbatim }),
      () => ({ how: 'final full stop', text: `${said.replace(/[.,;:!?]+$/, '')}.`, expected: verbatim }),
      () => ({
        how: 'first letter in brackets',
        text: said.replace(/^\p{L}/u, '[$&]'),
        expected: /^\p{L}[\p{L}']/u.test(said) ? marked : [...verbatim, ...marked],
      }),
      () => ({
        how: 'omission',
        text: words.toSpliced(middle, 1 + random(2), pick(['…', '...', '[...]', '. . .', '[…]', '(...)'])).join(' '),
        expected: marked,
      }),
      () => ({ how: 'insertion', text: words.toSpliced(middle, 0, '[in the unit]').join(' '), expected: marked }),
      () => ({ how: 'word for word in brackets', text: change(middle, '[the managers]'), expected: marked }),
      () => ({ how: 'sic', text: words.toSpliced(middle, 0, '[sic]').join(' '), expected: marked }),
      () => ({ how: 'a word dropped', text: words.toSpliced(middle, 1).join(' '), expected: wrong }),
      () => ({ how: 'a word replaced', text: change(middle, pick(vocabulary)), expected: wrong }),
      () => ({ how: 'a word added', text: words.toSpliced(middle, 0, pick(vocabulary)).join(' '), expected: wrong }),
      () => ({
        how: 'words swapped',
        text: words.toSpliced(middle, 2, words[middle + 1], words[middle]).join(' '),
        expected: wrong,
      }),
      () => ({ how: 'a negation added', text: words.toSpliced(middle, 0, 'not').join(' '), expected: wrong }),
      () => {
        const at = words.findIndex(word => /^\d+[.,]?$/.test(word))
        return at === -1
          ? null
          : {
              how: 'another number',
              text: change(
                at,
                words[at].replace(/\d+/, digits => `${Number(digits) + 1}`),
              ),
              expected: wrong,
            }
      },
      () => {
        const at = words.findIndex(word =>
          /^(?:is|are|was|were|have|had|do|did|go|went|can|could|will|would)$/.test(word),
        )
        const tenses: Record<string, string> = {
          is: 'was',
          are: 'were',
          was: 'is',
          were: 'are',
          have: 'had',
          had: 'have',
          do: 'did',
          did: 'do',
          go: 'went',
          went: 'go',
          can: 'could',
          could: 'can',
          will: 'would',
          would: 'will',
        }
        return at === -1 ? null : { how: 'another tense', text: change(at, tenses[words[at]]), expected: wrong }
      },
      () => {
        const at = words.findIndex(word => /n't$/.test(word))
        return at === -1
          ? null
          : { how: 'a negation dropped', text: change(at, words[at].slice(0, -3)), expected: wrong }
      },
      () => {
        const other = pick(long)
        const more = other.words.slice(0, 8).join(' ')
        const isClean = !/["“”„«»‘[\](){}*_|`<>#\\&^~]|…|\.\s?\.|(?<!\w)'|'(?!\w)/.test(more)
        return other === turn || !isClean
          ? null
          : { how: 'two turns joined', text: `${said.replace(/[.?!]$/, ',')} ${more}`, expected: wrong }
      },
    ]
    const way = pick(ways)()
    // What was altered may stand somewhere all the same.
    if (way === null || (way.expected === wrong && naive.holds(way.text))) continue
    if (way.expected === wrong && naive.wordsOf(way.text).join(' ') === naive.wordsOf(said).join(' ')) continue
    const label = `(${turn.speaker}, ${turn.id})`
    made.push({
      ...way,
      text: dressed(way.text, random),
      behind: turn.speaker !== null && random(3) === 0 ? label : '',
    })
  }
  return made
}

/** Does what writers may do without a mark, several such things at once. */
function dressed(text: string, random: (below: number) => number): string {
  const any = (): boolean => random(3) === 0
  let now = text
  if (any()) now = now.replaceAll("'", '’')
  if (any()) now = now.replace(/^\p{L}/u, first => (/\p{Lu}/u.test(first) ? first.toLowerCase() : first.toUpperCase()))
  if (any()) now = now.replace(' ', '\u00a0')
  if (any()) now = now.replace(/(?<= [a-z]{4,6})(?=[a-z]{3,} )/, '-\n')
  if (random(6) === 0) now = `… ${now}`
  if (random(6) === 0) now = `${now.replace(/[.,;:!?]+$/, '')} …`
  return now
}

/** Looks words up the slow way: all of a transcript's words in a row. */
class Naive {
  private readonly talk: readonly string[]
  constructor({ transcripts }: CodedStudy) {
    this.talk = transcripts.map(
      ({ transcript: { text, turns } }) =>
        ` ${turns.map(({ start, end }) => this.wordsOf(text.slice(start, end)).join(' ')).join(' ')} `,
    )
  }

  wordsOf(text: string): readonly string[] {
    return (
      text
        .toLowerCase()
        .replaceAll('’', "'")
        .match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu) ?? []
    )
  }

  holds(text: string): boolean {
    const words = ` ${this.wordsOf(text).join(' ')} `
    return this.talk.some(talk => talk.includes(words))
  }
}

const quotes = [
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“'],
  ['‘', '’'],
  ['> ', ''],
] as const

export type Form = 'md' | 'txt' | 'docx'

/** Writes paragraphs as a manuscript of a form; in Word their words are broken over runs, and some stand in tables and notes. */
async function manuscriptOf(paragraphs: readonly string[], form: Form): Promise<string | Uint8Array> {
  if (form === 'md') return paragraphs.join('\n\n')
  if (form === 'txt')
    return paragraphs
      .map(each => each.replace(/([^\n]{60,80}) /g, '$1\n').replace(/\n/g, each.startsWith('> ') ? '\n> ' : '\n'))
      .join('\n\n')
  const footnotes: Record<string, { children: Paragraph[] }> = {}
  const children = paragraphs.map((each, i) => {
    const runs = (
      each
        .replace(/^> /, '')
        .replaceAll('-\n', '\u00ad')
        .replaceAll('\n', ' ')
        .match(/.{1,11}/gs) ?? []
    ).map(text => new TextRun(text))
    if (each.startsWith('> ')) return new Paragraph({ style: 'Quote', children: runs })
    const paragraph = new Paragraph({ children: runs })
    if (i % 7 === 2)
      return new Table({ rows: [new TableRow({ children: [new TableCell({ children: [paragraph] })] })] })
    if (i % 7 !== 3) return paragraph
    footnotes[i + 1] = { children: [paragraph] }
    return new Paragraph({ children: [new FootnoteReferenceRun(i + 1)] })
  })
  const styles = { paragraphStyles: [{ id: 'Quote', name: 'Quote' }] }
  return Packer.toBuffer(new Document({ styles, footnotes, sections: [{ children }] }))
}

/** Puts quotations into a manuscript, checks it, and gives what was judged otherwise than expected. */
export async function misjudged(
  study: CodedStudy,
  made: readonly Made[],
  form: Form = 'md',
): Promise<readonly string[]> {
  const paragraphs = made.map(({ text, behind }, i) => {
    const [open, close] = quotes[i % quotes.length]
    return open === '> '
      ? `> ${text.replaceAll('\n', form === 'md' ? '\n> ' : '\n')} ${behind}`
      : `It was said, ${open}${text}${close} ${behind}`
  })
  const results = await checked(study, await manuscriptOf(paragraphs, form), { path: `paper.${form}` })
  if (results.length !== made.length) {
    const i = results.findIndex(({ text }, at) => !text.startsWith(made[at].text.slice(0, 4)))
    return [
      `${results.length} quotations were found of ${made.length}: ${JSON.stringify(results[i])} for ${JSON.stringify(made[i])}`,
    ]
  }
  return results.flatMap(({ verdict, text, changes, notes, attribution }, i) => {
    const { how, expected } = made[i]
    const isNamed = made[i].behind === '' || expected === wrong || attribution?.agrees === true
    if (expected.includes(verdict) && isNamed) return []
    return [`${how}: ${verdict} (${[...changes, ...notes].join('; ')}) ${JSON.stringify(attribution)} — ${text}`]
  })
}
