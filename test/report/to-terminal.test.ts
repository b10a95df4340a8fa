import { describe, expect, test } from 'vitest'
import { exemplars } from '../../src/analysis/exemplars'
import { frequencies } from '../../src/analysis/frequencies'
import { groups } from '../../src/analysis/groups'
import { participants } from '../../src/analysis/participants'
import type { Problem } from '../../src/problem'
import { toTerminal } from '../../src/report/to-terminal'
import { columns } from '../../src/report/wrap'
import { codedStudy, type Written } from '../analysis/coded-study'

function shown(written: Written, { colour = false, width = 80, problems = [] as readonly Problem[] } = {}): string {
  const study = codedStudy(written)
  const run = {
    ...study,
    study: null,
    unit: study.codebook.unit,
    frequencies: frequencies(study),
    participants: participants(study),
    groups: groups(study),
    exemplars: exemplars(study),
    problems,
  }
  return toTerminal(run, { colour, width })
}

const written: Written = {
  codes: ['cost', 'cost/fees', 'cost/travel', 'time'],
  transcripts: {
    fg01: `
      Moderator: What do the fees mean for you? {}
      P1: The fees are more than I earn in a month, and they go up every single year, whatever we say to them about it. {cost/fees prompted}
      P2: The bus is dear. {cost/travel}
      P1: And fees again. {cost/fees}
      P1: And the bus. {cost/travel}`,
    fg02: 'P1: I walk. {}',
  },
}

describe('toTerminal', () => {
  test('shows what was read, how often each theme was said, a quotation for each, and what to be careful about', () => {
    const warning: Problem = { code: 'odd', severity: 'warning', message: 'something is odd' }
    expect(shown(written, { problems: [warning, warning, warning, warning, warning] })).toBe(`\
Costs of study
Codebook: Costs of study 1.0.0
2 transcripts · 2 groups · 3 participants · 5 turns · 36 words · unit: sentence
(moderators’ talk left out)
codebook content analysis; hits are candidates, not findings

Theme                             Mentions  People  Groups (95 %)  Unprompted  !
cost                                     4     2/3  1/2 (.09–.91)        75 %  !
  fees                                   2     1/3  1/2 (.09–.91)        50 %
  travel                                 2     2/3  1/2 (.09–.91)       100 %
time                                     0     0/3    0/2 (0–.66)           –

cost
  “The fees are more than I earn in a month, and they go up every single year,
  whatever we say to them about it.”
  — P1, fg01, line 2; stands for 1 of 4 turns by 2 people in 1 group

time
  no quotation: nothing was coded

one-speaker: 75 % of the 4 mentions of cost come from fg01/P1
one-group: 100 % of the 4 mentions of cost come from fg01
odd: something is odd
odd: something is odd
odd: something is odd
  and 2 more of odd

Not validated: nobody has compared these hits with what people code who do not
see them. Until then they show where to read, not what was found.
`)
  })

  test('keeps every line within the terminal, whatever signs it holds, and loses none of the words', () => {
    const words = `私は看護師です ${'学費が高すぎる'.repeat(20)} 👩🏽‍🎓👩🏽‍🎓 é ${'x'.repeat(300)} end`
    const label = 'ぜんぶ高い'.repeat(10)
    const wide: Written = { codes: [label], transcripts: { fg01: `P1: ${words} {${label}}` } }
    for (const width of [80, 100, 120]) {
      const lines = shown(wide, { width }).split('\n')
      for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(/\s/g, '')).toContain(words.replaceAll(/\s/g, ''))
    }
  })

  test('shows what would steer the terminal or turn words around, and obeys none of it', () => {
    const hostile: Written = {
      codes: ['cost\u001b[2J'],
      transcripts: {
        'fg\u0007':
          'P1\u202e: The fees\u001b]0;owned\u0007 are more \u202eeerf\u202c than I\u009b31m earn. {cost\u001b[2J}',
      },
    }
    const text = shown(hostile)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    expect(text).toContain('fees<U+001B>]0;owned<U+0007> are more <U+202E>eerf<U+202C> than')
    expect(text).toContain('— P1<U+202E>, fg<U+0007>, line 1')
  })

  test('writes colours when asked to, and else none', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
    const escapes = /\u001b\[\d+m/g
    expect(shown(written)).not.toMatch(escapes)
    expect(shown(written, { colour: true })).toMatch(escapes)
    expect(shown(written, { colour: true }).replace(escapes, '').replace(/ +$/gm, '')).toBe(shown(written))
  })

  test('says that nobody is named where people cannot be counted', () => {
    const text = shown({ codes: ['fees'], transcripts: { a: '?: The fees are more than I can earn. {fees}' } })
    expect(text).toContain('1 transcript · 1 group · nobody is named · 1 turn · 8 words')
    expect(text).toContain('fees                                     1       –    1/1 (.21–1)       100 %')
    expect(text).toContain('— a, line 1; stands for 1 of 1 turn in 1 group')
  })

  test('shows an empty study without a number made up', () => {
    expect(shown({ codes: ['fees'], transcripts: {} })).toContain(
      'fees                                     0     0/0              –           –',
    )
  })
})
