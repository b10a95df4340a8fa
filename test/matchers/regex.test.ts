import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadRegexes } from '../../src/matchers/regex'
import { regexErrors } from '../../src/matchers/regex-errors'
import { partsOfRegex } from '../../src/matchers/regex-syntax'
import { cpuSeconds } from '../cpu-seconds'
import { found, pattern } from './found'

const compile = await loadRegexes()

/** What is said of a pattern, with the rest of the pattern behind the place. */
async function errors(source: string): Promise<readonly string[]> {
  const said = await regexErrors(pattern(source))
  return said.map(({ code, message, hint, offset }) => `${source.slice(offset)}  ${code}  ${message}  (${hint})`)
}

describe('what other regular expressions have is named at its place, with what to write instead', () => {
  test.each([
    ['/tr(?=ain)a/', '(?=ain)a/', 'there is no look-ahead'],
    ['/tr(?!ain)a/', '(?!ain)a/', 'there is no look-ahead'],
    ['/a(?<=b)c/', '(?<=b)c/', 'there is no look-behind'],
    ['/a(?<!b)c/', '(?<!b)c/', 'there is no look-behind'],
    ['/(a)\\1/', '\\1/', 'there are no back-references'],
    ['/(?<n>a)\\k<n>/', '\\k<n>/', 'there are no back-references'],
    ['/(?P<n>a)(?P=n)/', '(?P=n)/', 'there are no back-references'],
    ['/a(?>b)/', '(?>b)/', 'there are no atomic groups, nor is one needed: no expression takes long'],
    ['/ab++/', '+/', 'there are no possessive quantifiers, nor is one needed: no expression takes long'],
    ['/ab{2}+/', '+/', 'there are no possessive quantifiers, nor is one needed: no expression takes long'],
    ['/(a)(?(1)b|c)/', '(?(1)b|c)/', 'there are no conditions'],
    ['/a(?R)?/', '(?R)?/', 'there is no recursion'],
    ['/(a)(?1)/', '(?1)/', 'there is no recursion'],
    ['/(?<n>a)(?&n)/', '(?&n)/', 'there is no recursion'],
    ['/(?|a|b)/', '(?|a|b)/', 'there is no branch reset'],
    ['/a(?#why)/', '(?#why)/', 'there are no comments inside'],
    ['/(?x)a/', '(?x)a/', 'there is no free spacing: every blank counts'],
    ['/(?n)a/', '(?n)a/', 'there is no such flag'],
    ['text:/a\\Z/', '\\Z/', 'there is no \\Z'],
    ['text:/a\\hb/', '\\hb/', 'there is no \\h'],
    ['text:/a\\Rb/', '\\Rb/', 'there is no \\R'],
    ['text:/a\\Kb/', '\\Kb/', 'there is no \\K'],
    ['/a[\\h]/', '\\h]/', 'there is no \\h'],
    ['/\\u00e9/', '\\u00e9/', 'there is no \\u'],
    ['/\\p{Script=Greek}+/', '\\p{Script=Greek}+/', 'a script stands without "Script="'],
    ['/\\p{IsGreek}+/', '\\p{IsGreek}+/', 'a script stands without "Is"'],
    ['/\\p{gc=Lu}+/', '\\p{gc=Lu}+/', 'a category stands without "gc="'],
    ['/a{1001}/', '{1001}/', 'nothing repeats more than 1000 times'],
    ['/a{2,1001}/', '{2,1001}/', 'nothing repeats more than 1000 times'],
  ])('%s', async (source, place, what) => {
    const said = await errors(source)
    expect(said.map(line => line.split('  ').slice(0, 3))).toEqual([
      [place, 'bad-regex', `in a regular expression ${what}`],
    ])
    expect(said[0]).toMatch(/\(.+\)$/)
  })
  test('all of them, and behind a word', async () => {
    const said = await errors('staff /a(?=b)\\Z/')
    expect(said.map(line => line.split('  ')[0])).toEqual(['(?=b)\\Z/', '\\Z/'])
  })
  test.each([
    '/[(?=]a/',
    '/\\(?=a/',
    '/a+?b*?/',
    '/a{2}?/',
    '/\\Qa(?=b\\E/',
    '/[+]+/',
    '/(?i)a(?:b)(?P<n>c)(?<m>d)/',
    '/[]a]/',
    '/[^]a]/',
    '/[[:alpha:]]/',
    '/\\p{Greek}\\pL/',
  ])('and nothing is said of %s', async source => expect(await errors(source)).toEqual([]))
})

describe('what is no regular expression at all is told', () => {
  test.each([
    ['/fee(s/', '(s/  bad-regex  a bracket opens here that never closes  (write \\( for the sign itself)'],
    ['/fee)s/', ')s/  bad-regex  a bracket closes here that never opened  (write \\) for the sign itself)'],
    ['/fee[s/', '[s/  bad-regex  a bracket opens here that never closes  (write \\[ for the sign itself)'],
    [
      '/fees|*/',
      '*/  bad-regex  this regular expression does not compile: missing argument to repetition operator: `*`  (undefined)',
    ],
    [
      '/[z-a]/',
      'z-a]/  bad-regex  this regular expression does not compile: invalid character class range: `z-a`  (undefined)',
    ],
  ])('%s', async (source, said) => expect(await errors(source)).toEqual([said]))
})

test('a regular expression that matches nothing at all is refused', async () => {
  for (const source of ['/a*/', 'text:/(?:fee)?/', '/^/'])
    expect((await errors(source)).map(line => line.split('  ')[1])).toEqual(['matches-empty'])
})

test('a word boundary beside letters that it does not know is told', async () => {
  expect((await errors('text:/\\bcafé\\b/')).map(line => line.split('  ').slice(0, 2))).toEqual([
    ['\\bcafé\\b/', 'ascii-word-boundary'],
  ])
  expect(await errors('text:/\\bcoffee\\b/')).toEqual([])
})

describe('a regular expression', () => {
  test('takes the letters of every language for \\w, and every blank for \\s', () => {
    expect(found('/caf\\w+/', 'cafés, Café')).toEqual(['cafés', 'Café'])
    expect(found('/[\\w]+é/', 'olé')).toEqual(['olé'])
    expect(compile('£\\s?\\d+').find('£\u00a020')).toEqual([{ start: 0, end: 4 }])
    expect(compile('a\\Wb').find('aéb a-b')).toEqual([{ start: 4, end: 7 }])
    expect(compile('a\\Sb').find('a\u00a0b a-b')).toEqual([{ start: 4, end: 7 }])
  })
  test('sees words folded, and is folded itself', () => {
    expect(found('/stra(ß|ss)e/', 'Straße, STRASSE')).toEqual(['Straße', 'STRASSE'])
    expect(found('/don’t/', "don't don’t")).toEqual(["don't", 'don’t'])
  })
  test('takes no longer for nested repeats than for others', async () => {
    const seconds = await cpuSeconds(() => {
      expect(compile('(a+)+$').find(`${'a'.repeat(100_000)}b`)).toEqual([])
      expect(compile('(a|a)*c').matchesWord('a'.repeat(100_000))).toBe(false)
    })
    expect(seconds).toBeLessThan(2)
  })
})

test('its parts joined give any regular expression back', () => {
  const pieces = fc.constantFrom(
    '\\',
    '(',
    ')',
    '(?',
    '<',
    '=',
    '[',
    ']',
    '^',
    '{2}',
    '{',
    '}',
    'p',
    'é',
    '😀',
    'Q',
    'E',
    '-',
    ':',
    'x',
    '1',
    '+',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), pieces => {
      const source = pieces.join('')
      const parts = partsOfRegex(source)
      expect(parts.map(({ text }) => text).join('')).toBe(source)
      expect(parts.map(({ offset }) => offset)).toEqual(
        parts.map((_, i) => parts.slice(0, i).reduce((sum, { text }) => sum + text.length, 0)),
      )
    }),
  )
})
