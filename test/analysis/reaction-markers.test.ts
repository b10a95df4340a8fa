import { describe, expect, test } from 'vitest'
import { reactionIn } from '../../src/analysis/reaction-markers'

/** What each reply says to a statement. */
const replies = (before: string, said: readonly string[]) => said.map(each => reactionIn(each, before))

describe('reactionIn', () => {
  test('knows agreement by the first words', () => {
    const said = [
      'Yeah.',
      'Oh yes, exactly.',
      'I’d agree with that, the bus is worse.',
      'Same here.',
      'Um, so do I.',
      'Fair point.',
    ]
    expect(replies('The bus is late.', said)).toEqual(said.map(() => 'agrees'))
  })
  test('knows dissent by the first words', () => {
    const said = [
      'I disagree.',
      'No, I don’t agree with that.',
      'Not really.',
      'Well, not in my street.',
      'Sorry, that’s not true.',
    ]
    expect(replies('The bus is late.', said)).toEqual(said.map(() => 'dissents'))
  })
  test('takes an agreement that is taken back at once for dissent', () => {
    expect(replies('The bus is late.', ['Yeah, but not at night.', 'True, although I walk.'])).toEqual([
      'dissents',
      'dissents',
    ])
  })
  test('says nothing where it might mean either', () => {
    const said = [
      'No.',
      'Right.',
      'Mm.',
      'Okay.',
      'Yes and no.',
      'Yeah, well. It rains.',
      'The same bus every day.',
      'Definitely the rota.',
      '',
    ]
    expect(replies('The bus is late.', said)).toEqual(said.map(() => null))
  })
  test('says nothing of a "not" that may agree with a negative', () => {
    expect(replies('Nobody tells us.', ['Not really, no.', 'Not in my street.'])).toEqual([null, null])
    expect(reactionIn('I don’t think it’s the bus either.', 'It is late.')).toBe(null)
    expect(reactionIn('I disagree.', 'Nobody tells us.')).toBe('dissents')
  })
  test('tells the answer to a question from agreement, and a tag from a question', () => {
    expect(reactionIn('Yes.', 'Do you take the bus?')).toBe(null)
    expect(reactionIn('I agree.', 'Do you agree?')).toBe('agrees')
    expect(reactionIn('Yes.', 'It is always late, isn’t it?')).toBe('agrees')
    expect(reactionIn('Yeah? Since when?', 'The bus is late.')).toBe(null)
  })
  test('asks more of a longer turn: a "yes" may begin something else there', () => {
    const more = 'I moved here in May with two cats and a piano, and nobody helped.'
    expect(
      replies('The bus is late.', [`Yes, ${more}`, `Same. ${more}`, `Yeah, but ${more}`, `I agree, ${more}`]),
    ).toEqual([null, 'agrees', null, 'agrees'])
  })
})
