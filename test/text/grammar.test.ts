import { describe, expect, test } from 'vitest'
import model from 'wink-eng-lite-web-model'
import { type Grammar, loadGrammar } from '../../src/text/grammar'
import { mayNegate } from '../../src/text/negators'
import { wordsIn } from '../../src/text/words'

const grammar = (await loadGrammar('en-GB'))!

/** Each word with its lemma and part of speech, and a minus where it is negated. */
function read(text: string, { read }: Grammar = grammar): string {
  const words = wordsIn(text)
  return read(text, words)
    .map(
      ({ lemma, pos, negated }, i) =>
        `${text.slice(words[i].start, words[i].end)}/${lemma}/${pos}${negated ? '-' : ''}`,
    )
    .join(' ')
}

test('there is one for English only', async () => {
  expect(await loadGrammar('de')).toBeUndefined()
})

describe('a word has the lemma and the part of speech of its sentence', () => {
  test('left, leaving and annual leave', () => {
    expect(read('She left.')).toBe('She/she/PRON left/leave/VERB')
    expect(read('They are leaving me on the left side.')).toBe(
      'They/they/PRON are/be/AUX leaving/leave/VERB me/me/PRON on/on/ADP the/the/DET left/left/ADJ side/side/NOUN',
    )
    expect(read('We have annual leave.')).toBe('We/we/PRON have/have/AUX annual/annual/ADJ leave/leave/NOUN')
  })
  test('a plain form behind an article or a preposition is a noun', () => {
    expect(read('I am on leave, his leave, and leave.')).toMatch(
      /on\/on\/ADP leave\/leave\/NOUN his\S+ leave\/leave\/NOUN and\S+ leave\/leave\/VERB$/,
    )
  })
  test('a contraction counts as its first part', () => {
    expect(read("I don't, she’s gone, my sister's, you can't")).toBe(
      "I/i/PRON don't/do/AUX she’s/she/PRON gone/go/VERB my/my/PRON sister's/sister/NOUN you/you/PRON can't/can/AUX",
    )
  })
  test('the first word of a sentence is no name for its capital', () => {
    expect(read('Nurses leave.')).toBe('Nurses/nurse/NOUN leave/leave/VERB')
  })
  test('a name has the lemma of the noun', () => {
    expect(read('We asked the Trusts.')).toContain('Trusts/trust/')
  })
  test('British and American spellings have one lemma', () => {
    expect([grammar.spelling('organise'), grammar.spelling('rota')]).toEqual(['organize', 'rota'])
    expect(read('They organised it.')).toContain('organised/organize/VERB')
  })
  test('strange words keep their place, and are their own lemma', () => {
    expect(read('Ask O’Brien about B12 in Łódź, rock’n’roll, 4pm and o’clock.')).toMatch(
      /^Ask\/ask\/VERB O’Brien\/o'brien\/\S+ about\/\S+ B12\/b12\/\S+ in\/\S+ Łódź\/łódź\/\S+ rock’n’roll\/rock'n'roll\/\S+ 4pm\/4pm\/\S+ and\/\S+ o’clock\/o'clock\/\S+$/,
    )
  })
})

describe('a word is negated', () => {
  const negated = (text: string) =>
    read(text)
      .split(' ')
      .filter(word => word.endsWith('-'))
      .map(word => word.split('/')[0])
  test.each([
    ['I do not like it.', ['like', 'it']],
    ['I don’t like it.', ['like', 'it']],
    ['I cannot see it.', ['see', 'it']],
    ['We usedn’t see it.', ['see', 'it']],
    ['We never see it.', ['see', 'it']],
    ['They like it.', []],
  ])('after a negator: %s', (text, words) => expect(negated(text)).toEqual(words))
  test('as far as a comma or "but"', () => {
    expect(negated('It is not good, and we pay.')).toEqual(['good'])
    expect(negated('It is not good but we pay.')).toEqual(['good'])
  })
  test('past a hyphen and a decimal point, which part no thoughts', () => {
    expect(negated('We were not on-call for 3.5 hours.')).toEqual(['on', 'call', 'for', '3', '5', 'hours'])
  })
})

describe('the same sentence is read the same whatever was read before', () => {
  // A sister's, once read ahead of a full stop, was never split again when the model was given plain text.
  const poison = "more on your sister's."
  const sentences = generated(600)
  const first = sentences.map(text => read(text))

  test('a second time', () => expect(sentences.map(text => read(text))).toEqual(first))
  test('backwards', () =>
    expect(
      [...sentences]
        .reverse()
        .map(text => read(text))
        .reverse(),
    ).toEqual(first))
  test('after the poison', () => {
    read(poison)
    grammar.lemmasOf("sister's")
    expect(sentences.map(text => read(text))).toEqual(first)
  })
  test('word by word ahead of it, and in capitals', () => {
    for (const text of sentences) for (const word of text.split(' ')) read(word)
    for (const text of sentences) read(text.toUpperCase())
    expect(sentences.map(text => read(text))).toEqual(first)
  })
})

/** Sentences of plain and strange words, with clitics and punctuation anywhere; always the same ones. */
function generated(count: number): readonly string[] {
  const words =
    `I you she nobody we they the a sister manager trust trusts nurse staff rota blorbs zorping Zorped Łódź café naïve B12 4pm 2nd
    1ST 24 1990s covid19 GBP20 gbp20 ETC O’Brien o'clock y'all rock'n'roll left leave leaving annual worse better not never no don't can't
    cannot gonna dont won't it's he'd I'm we've they'd've usen't is was were seen worry worried but and because of to with HR NHS USD`.split(
      /\s+/,
    )
  const clitics = ['', '', '', '', "'s", '’s', "'ll", "n't", "'d", "'re"]
  const marks = ['', '', '', '', '', ',', ' –', '.', '?', '…', ';', '-', '/']
  let seed = 7
  const pick = <T>(list: readonly T[]): T => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return list[(seed >>> 8) % list.length]
  }
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: 3 + (i % 15) }, () => `${pick(words)}${pick(clitics)}${pick(marks)}`).join(' '),
  )
}

describe('a form may have a lemma', () => {
  test.each([
    ['be', 'am is are was were been being'],
    ['go', 'go goes going went gone'],
    ['leave', 'leave leaves leaving left'],
    ['think', 'thinks thinking thought'],
    ['have', 'has had having'],
    ['do', "does did done doing don't didn't"],
    ['see', 'saw seen sees'],
    ['take', 'took taken'],
    ['give', 'gave given giving'],
    ['make', 'made making'],
    ['buy', 'bought'],
    ['bring', 'brought'],
    ['teach', 'taught'],
    ['catch', 'caught'],
    ['seek', 'sought'],
    ['fight', 'fought'],
    ['feel', 'felt'],
    ['keep', 'kept'],
    ['sleep', 'slept'],
    ['lose', 'lost losing'],
    ['sell', 'sold'],
    ['tell', 'told'],
    ['say', 'said says'],
    ['pay', 'paid'],
    ['lie', 'lying lies'],
    ['lay', 'laid'],
    ['know', 'knew known'],
    ['grow', 'grew grown'],
    ['fly', 'flew flown flies'],
    ['speak', 'spoke spoken'],
    ['break', 'broke broken'],
    ['choose', 'chose chosen'],
    ['freeze', 'froze frozen'],
    ['steal', 'stole stolen'],
    ['wear', 'wore worn'],
    ['bear', 'bore borne'],
    ['drive', 'drove driven'],
    ['ride', 'rode ridden'],
    ['write', 'wrote written writing'],
    ['rise', 'rose risen'],
    ['fall', 'fell fallen'],
    ['eat', 'ate eaten'],
    ['begin', 'began begun beginning'],
    ['drink', 'drank drunk'],
    ['swim', 'swam swum swimming'],
    ['run', 'ran running'],
    ['come', 'came coming'],
    ['become', 'became'],
    ['get', 'got gotten getting'],
    ['forget', 'forgot forgotten'],
    ['sit', 'sat sitting'],
    ['stand', 'stood'],
    ['understand', 'understood'],
    ['win', 'won winning'],
    ['find', 'found'],
    ['hold', 'held'],
    ['lead', 'led'],
    ['meet', 'met'],
    ['spend', 'spent'],
    ['build', 'built'],
    ['hear', 'heard'],
    ['mean', 'meant'],
    ['stop', 'stopped stopping'],
    ['worry', 'worries worried worrying'],
    ['can', "can't cannot"],
    ['will', "won't"],
    ['mouse', 'mice'],
    ['man', 'men'],
    ['woman', 'women'],
    ['child', 'children'],
    ['person', 'persons'],
    ['foot', 'feet'],
    ['tooth', 'teeth'],
    ['goose', 'geese'],
    ['wife', 'wives'],
    ['life', 'lives'],
    ['leaf', 'leaves'],
    ['analysis', 'analyses'],
    ['criterion', 'criteria'],
    ['phenomenon', 'phenomena'],
    ['datum', 'data'],
    ['box', 'boxes'],
    ['church', 'churches'],
    ['family', 'families'],
    ['good', 'better best'],
    ['bad', 'worse worst'],
    ['big', 'bigger biggest'],
    ['happy', 'happier happiest'],
    ['large', 'larger largest'],
    ['organize', 'organise organised organising organises'],
    ['color', 'colour colours'],
    ['jail', 'gaol gaols'],
    ['sister', "sister sisters sister's"],
  ])('%s', (lemma, forms) => {
    expect(forms.split(' ').filter(form => !grammar.mayHaveLemma(form, lemma))).toEqual([])
  })
  test('in whatever sentence: every seventh word of the dictionary, in several', () => {
    const { features } = (model.core as () => { features: { lexeme: { list: readonly string[] } } })()
    const words = features.lexeme.list.filter((word, i) => i % 7 === 0 && /^[a-zà-öø-ÿ]+$/i.test(word))
    const missed = words.flatMap(word =>
      [...grammar.lemmasOf(word)].filter(lemma => !grammar.mayHaveLemma(word.toLowerCase(), lemma)),
    )
    expect(missed).toEqual([])
  })
  test('and most forms are told from it at once', () => {
    expect(
      ['coffee', 'leaf', 'leaflet', 'lefty', 'believe'].filter(form => grammar.mayHaveLemma(form, 'leave')),
    ).toEqual([])
  })
})

describe('a word that negates is known without reading its sentence', () => {
  const negates = (word: string) =>
    [`they ${word} go home quickly`, `${word} one was happy about it`, `we have ${word} more happy people`].some(text =>
      grammar.read(text, wordsIn(text)).some(({ negated }) => negated),
    )
  test('every seventh word of the dictionary, and those that people say', () => {
    const { features } = (model.core as () => { features: { lexeme: { list: readonly string[] } } })()
    const words = features.lexeme.list.filter((word, i) => i % 7 === 0 && /^[a-zà-öø-ÿ']+$/i.test(word))
    const said =
      "no not never none nor neither nope nah without hardly rarely scarcely cannot can't cant don't dont ain't won't prevents prevented eliminates"
    const missed = [...words, ...said.split(' ')].filter(word => negates(word) && !mayNegate(word.toLowerCase()))
    expect(missed).toEqual([])
    expect(said.split(' ').filter(word => negates(word)).length).toBeGreaterThan(15)
  })
  test('most words are not', () => {
    expect('nobody nothing different patient want went note knot now know'.split(' ').filter(mayNegate)).toEqual([])
  })
})
