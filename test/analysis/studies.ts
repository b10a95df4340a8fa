import fc from 'fast-check'
import type { Written } from './coded-study'

const codes = ['cost', 'cost/fees', 'cost/travel', '__proto__', '__proto__/constructor']
const coded = ['cost/fees', 'cost/travel', '__proto__/constructor']

const sentence = fc
  .tuple(
    fc.constantFrom(
      'Fees.',
      'The *fees* are more than I earn.',
      'Yeah.',
      'Um, the *bus*, er, never came on 12 May.',
      'We *pay* and we *wait* 👩🏽‍🎓 [laughs] and nobody ever tells us why it costs so very much.',
      'But I do not mind.',
      '=cmd() is what I *typed*.',
    ),
    fc.subarray(coded),
    fc.constantFrom('', ' prompted', ' echoed', ' accepted', ' rejected', ' prompted accepted'),
  )
  .map(([words, codes, more]) => `${words} {${codes.map(code => code + more).join(', ')}}`)

const turn = fc
  .tuple(
    fc.constantFrom('Moderator', 'P1', 'P2', 'P3', 'constructor', '__proto__'),
    fc.array(sentence, { minLength: 1, maxLength: 4 }),
  )
  .map(([speaker, sentences]) => `${speaker}: ${sentences.join(' ')}`)

/** Coded studies of a few groups, shaped like transcripts. Only sub-themes are coded themselves. */
export const studies: fc.Arbitrary<Written> = fc
  .array(fc.array(turn, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map(transcripts => ({
    codes,
    transcripts: Object.fromEntries(transcripts.map((turns, i) => [`fg0${i + 1}`, turns.join('\n')])),
  }))
