import { describe, expect, test } from 'vitest'
import { parsePattern } from '../../src/matchers/pattern-syntax'
import { withMatchers } from '../../src/matchers/patterns/list'
import { defineWordMatcher } from '../../src/matchers/word-matcher'
import { found, pattern } from './found'

describe('a word', () => {
  test('is found in any case', () => {
    expect(found('rota', 'The ROTA, the Rota; the rota.')).toEqual(['ROTA', 'Rota', 'rota'])
  })
  test('leaves alone a longer word that merely contains it', () => {
    expect(found('stress', 'distress, stressed and stress')).toEqual(['stress'])
  })
  test('is found with its possessive, straight or curly', () => {
    expect(found('trust', "the trust's view, the trust’s money, the trusts' fault")).toEqual(["trust's", 'trust’s'])
    expect(found('trusts', "the trusts' fault")).toEqual(['trusts'])
    expect(found('it', "It's hard.")).toEqual(["It's"])
    expect(found("it's", 'It’s hard, and it is.')).toEqual(['It’s'])
  })
  test('is the same in compatibility forms, composed or not, with soft hyphens', () => {
    expect(found('office', 'the oﬃce and the of\u00ADfice')).toEqual(['oﬃce', 'of\u00ADfice'])
    expect(found('café', 'a cafe\u0301 and a café')).toEqual(['cafe\u0301', 'café'])
  })
  test('keeps its place behind emoji and other pairs', () => {
    expect(found('rota', '😀😀 rota 𝐀 rota')).toEqual(['rota', 'rota'])
  })
  test('may be a number', () => {
    expect(found('24', 'open 24/7, all 24 of us, 124')).toEqual(['24', '24'])
  })
  test('may be a word that is a property of every object', () => {
    expect(found('constructor', 'a constructor, __proto__')).toEqual(['constructor'])
    expect(found('hasOwnProperty', 'no such thing')).toEqual([])
  })
})

describe('a phrase', () => {
  test('is its words in a row, whatever stands between them that ends no sentence', () => {
    expect(found('no voice', 'No voice. no, voice; no\nvoice, no – voice, no loud voice')).toEqual([
      'No voice',
      'no, voice',
      'no\nvoice',
      'no – voice',
    ])
  })
  test('does not reach out of a sentence', () => {
    expect(found('no voice', 'We said no. Voice of reason.')).toEqual([])
  })
  test('takes a hyphen for a blank, in the text and in the pattern', () => {
    expect(found('on call', 'on-call and on call')).toEqual(['on-call', 'on call'])
    expect(found('on-call', 'on-call and on call')).toEqual(['on-call', 'on call'])
  })
  test('steps over fillers unless they count', () => {
    expect(found('no voice', 'no, um, voice')).toEqual(['no, um, voice'])
    expect(found('no voice', 'no, um, voice', {}, false)).toEqual([])
  })
  test('is found at every place, also where places overlap', () => {
    expect(found('very very', 'very very very')).toEqual(['very very', 'very very'])
  })
})

describe('a glob', () => {
  test('takes * for any run of letters and ? for one', () => {
    expect(found('train*', 'train trains Training strain')).toEqual(['train', 'trains', 'Training'])
    expect(found('organi?ation', 'organisation organization organition')).toEqual(['organisation', 'organization'])
    expect(found('*a*a*', 'banana rota alas')).toEqual(['banana', 'alas'])
  })
  test('works inside a phrase', () => {
    expect(found('career path*', 'career paths, career pathway, career')).toEqual(['career paths', 'career pathway'])
  })
  test('takes a lone * for exactly one word', () => {
    expect(found('out of * date', 'out of my date, out of date, out of the whole date')).toEqual(['out of my date'])
    expect(found('* date', 'Date. My date.')).toEqual(['My date'])
  })
})

describe('a gap', () => {
  test('skips up to so many words, and gives the shortest hit', () => {
    expect(found('turn …2 off', 'turn off, turn it off, turn the whole thing off')).toEqual(['turn off', 'turn it off'])
    expect(found('turn …3 off', 'turn it off off')).toEqual(['turn it off'])
  })
  test('does not count fillers', () => {
    expect(found('turn …1 off', 'turn, er, it, um, off')).toEqual(['turn, er, it, um, off'])
  })
})

describe('stems', () => {
  test('finds a word in any inflection', () => {
    expect(found('stems(worry)', 'I worried; she worries.')).toEqual(['worried', 'worries'])
  })
  test('takes several words, and phrases', () => {
    expect(found('stems(look after, recognise)', 'looking after, recognised, looked')).toEqual([
      'looking after',
      'recognised',
    ])
  })
  test('leaves alone a longer word that merely contains it', () => {
    expect(found('stems(fee)', 'The coffee was free.')).toEqual([])
  })
})

describe('lemma', () => {
  test('finds every form of a word, and nothing that is spelt alike', () => {
    expect(found('lemma(leave/VERB)', 'She left; they leave. Annual leave, the left side, leaflets.')).toEqual([
      'left',
      'leave',
    ])
    expect(found('lemma(leave/NOUN)', 'She left on annual leave.')).toEqual(['leave'])
    expect(found('lemma(mouse)', 'Mice! A mouse.')).toEqual(['Mice', 'mouse'])
  })
  test('without a part of speech takes any', () => {
    expect(found('lemma(leave)', 'She left on annual leave.')).toEqual(['left', 'leave'])
  })
  test('takes several words and phrases, each with a part of speech of its own', () => {
    expect(found('lemma(quit, give/VERB up)', 'He quit, she gave up, we will give it up.')).toEqual(['quit', 'gave up'])
  })
  test('takes auxiliaries for verbs, and names for nouns', () => {
    expect(found('lemma(have/VERB)', 'We had left. We have annual leave. She has one.')).toEqual(['had', 'have', 'has'])
    expect(found('lemma(have/AUX)', 'We had left.')).toEqual(['had'])
    expect(found('lemma(board/NOUN)', 'She knows the Boards.')).toEqual(['Boards'])
  })
  test('finds a word in British and in American spelling', () => {
    expect(found('lemma(organise)', 'organised, organizing')).toEqual(['organised', 'organizing'])
    expect(found('lemma(organize)', 'organised, organizing')).toEqual(['organised', 'organizing'])
  })
  test('takes a contraction for its first part, and a possessive for its word', () => {
    expect(found('lemma(do)', 'I don’t; she didn’t.')).toEqual(['don’t', 'didn’t'])
    expect(found('lemma(sister)', 'My sister’s job.')).toEqual(['sister’s'])
  })
})

describe('fuzzy', () => {
  test('finds a word within so many edits', () => {
    expect(found('fuzzy(consultant, 1)', 'consultant, consultants, consultent, cnosultant, cnosultent')).toEqual([
      'consultant',
      'consultants',
      'consultent',
      'cnosultant',
    ])
    expect(found('fuzzy(consultant, 2)', 'cnosultent, konsultants, consult')).toEqual(['cnosultent', 'konsultants'])
  })
  test('allows one edit unless told', () => {
    expect(found('fuzzy(rota)', 'rotas roter')).toEqual(['rotas'])
  })
  test('takes several words and phrases', () => {
    expect(found('fuzzy(rota, ward sister, 1)', 'the roda, the wart sista, the wart sister')).toEqual([
      'roda',
      'wart sister',
    ])
  })
})

describe('case', () => {
  test('tells a name from a word', () => {
    expect(found('case(IT)', "IT said it, It's IT's fault")).toEqual(['IT', "IT's"])
    expect(found('case(Trust) board', 'the Trust board, a trust board')).toEqual(['Trust board'])
    expect(found('case(Stat*)', 'States, states, a State’s stats')).toEqual(['States', 'State’s'])
  })
  test('leaves the same word without case to other patterns', () => {
    expect(found('list(both)', 'IT or it', { both: ['case(IT)', 'it'] })).toEqual(['IT', 'it'])
  })
})

describe('a regular expression', () => {
  test('describes a word from end to end, in any case', () => {
    expect(found('/rot(a|er)s?/', 'Rotas, roter, rotation, wrote')).toEqual(['Rotas', 'roter'])
  })
})

describe('a list', () => {
  const lists = { nobody: ['nobody', 'no one', 'none of them', 'list(few)'], few: ['hardly anyone'] }
  test('is any of its patterns, and may use lists', () => {
    expect(found('list(nobody)', 'Nobody, no one, hardly anyone', lists)).toEqual(['Nobody', 'no one', 'hardly anyone'])
  })
  test('stands in a phrase', () => {
    expect(found('list(nobody) know*', 'no one knows, none of them know, we know', lists)).toEqual([
      'no one knows',
      'none of them know',
    ])
  })
  test('gives the longest of its hits at a place', () => {
    expect(found('list(no)', 'no one', { no: ['no', 'no one'] })).toEqual(['no one'])
  })
})

describe('code', () => {
  test('names a code, alone', () => {
    expect(pattern(' code( identity/visibility ) ')).toMatchObject({ kind: 'code', code: 'identity/visibility' })
  })
})

describe('what is wrong with a pattern has its place', () => {
  test.each([
    ['the code(pay)', 'code-alone', 'code(pay)'],
    ['code()', 'empty-pattern', 'code()'],
    ['like(workload)', 'like-in-codebook', 'like(workload)'],
    ['to lemma(leave/VREB)', 'unknown-part-of-speech', 'VREB)'],
    ['lemma(leave/)', 'unknown-part-of-speech', ')'],
    ['lemma(leave,)', 'empty-pattern', 'lemma(leave,)'],
    ['fuzzy(consultant, 4)', 'fuzzy-too-wide', '4)'],
    ['fuzzy(consultant, 0)', 'fuzzy-too-wide', '0)'],
    ['fuzzy(consultant, 1.5)', 'fuzzy-too-wide', '1.5)'],
    ['fuzzy(head of nursing)', 'fuzzy-too-wide', 'of nursing)'],
    ['fuzzy(1)', 'fuzzy-too-wide', '1)'],
    ['stems(look, train*)', 'wildcard-in-brackets', '*)'],
    ['lemma(tr?in)', 'wildcard-in-brackets', '?in)'],
    ['word(rota)', 'unknown-form', 'word(rota)'],
  ])('%s', (source, code, rest) => {
    const parsed = parsePattern(source, { file: '', line: 1, column: 1 })
    const { error } = parsed as Extract<typeof parsed, { error: unknown }>
    expect([error.code, source.slice(error.offset)]).toEqual([code, rest])
  })
})

describe('a matcher from outside', () => {
  const ends = defineWordMatcher({
    name: 'ends',
    compile: ending => ({ by: 'test', test: form => form.endsWith(ending) }),
  })
  test('takes words and phrases as ours do', () => {
    const parsed = parsePattern('ends(LY, ing well)', { file: '', line: 1, column: 1 }, withMatchers([ends]))
    expect(parsed).toMatchObject({
      pattern: {
        elements: [
          {
            kind: 'oneof',
            alternatives: [
              [{ kind: 'word', matcher: 'ends', argument: 'ly' }],
              [
                { kind: 'word', matcher: 'ends', argument: 'ing' },
                { kind: 'word', matcher: 'ends', argument: 'well' },
              ],
            ],
          },
        ],
      },
    })
  })
  test('may read its brackets itself', () => {
    const raw = defineWordMatcher({ ...ends, read: text => [[text]] })
    const parsed = parsePattern('ends(-ly, *)', { file: '', line: 1, column: 1 }, withMatchers([raw]))
    expect(parsed).toMatchObject({ pattern: { elements: [{ kind: 'word', matcher: 'ends', argument: '-ly, *' }] } })
  })
  test('has a name of small letters that no other has', () => {
    for (const name of ['word', 'stems', 'list', 'code', 'like', 'text'])
      expect(() => withMatchers([{ ...ends, name }])).toThrow(`a pattern form is called "${name}" already`)
    for (const name of ['Ends', 'ends-so', '']) expect(() => withMatchers([{ ...ends, name }])).toThrow('small letters')
    expect(() => withMatchers([ends, ends])).toThrow('already')
  })
})
