import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyCodebook } from '../../../src/coding/apply-codebook'
import { lintCodebook } from '../../../src/coding/lint/lint-codebook'
import { transcriptOf } from '../apply'
import { compiled } from './lints'

const word = fc.constantFrom('fee', 'fees', 'feed', 'pay', 'paid', 'paying', 'it', 'IT', 'no', 'voice', "voice's", 'um')
const single = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.constantFrom('fee*', 'fe?', '*ee*', 'pa*', 'vo*', 'p*d', 'f?e*'),
  fc.constantFrom('stems(pay)', 'stems(paying)', 'stems(fee)', 'stems(voice, no)', 'case(IT)', 'case(it)', 'case(F*)'),
  fc.constantFrom('/fees?/', 'fuzzy(fees, 1)', 'list(few)', 'stems(no voice, fee)'),
)
const pattern = fc
  .oneof(
    { weight: 3, arbitrary: single },
    fc
      .array(fc.oneof({ weight: 5, arbitrary: single }, fc.constant('*')), { minLength: 2, maxLength: 3 })
      .map(words => words.join(' ')),
    fc.tuple(single, fc.constantFrom('…1', '…2'), single).map(parts => parts.join(' ')),
  )
  .filter(source => !/^\* \*/.test(source) && /[^* ]/.test(source))
const several = (minLength: number, maxLength: number) => fc.array(pattern, { minLength, maxLength })
const parts = fc.record({
  few: several(1, 3).map(list => list.map(source => source.replace(/list\(few\)/g, 'few'))),
  keywords: several(2, 5),
  near: several(1, 3),
  unless: several(0, 1),
  except: several(0, 1),
  codeUnless: several(0, 1),
})
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never
const said = fc.array(fc.oneof({ weight: 6, arbitrary: word }, fc.constantFrom('um', 'Fees', 'a', 'the', ',', '. ')), {
  minLength: 4,
  maxLength: 24,
})

/** One pattern a line, so that a warning's line names it. `near` needs a second operand, and every list a member. */
function yamlOf({ few, keywords, near, unless, except, codeUnless }: Parts): readonly string[] {
  const list = (indent: string, patterns: readonly string[]) =>
    patterns.map(source => `${indent}- ${JSON.stringify(source)}`)
  const under = (key: string, indent: string, patterns: readonly string[]) =>
    patterns.length === 0 ? [] : [`${indent}${key}:`, ...list(`${indent}  `, patterns)]
  return [
    'codebook: Test',
    'lists:',
    '  few:',
    "    - 'none'",
    ...list('    ', few),
    'themes:',
    '  - id: code',
    '    keywords:',
    "      - 'never'",
    ...list('      ', keywords),
    '    rules:',
    '      - near:',
    "        - - 'the'",
    ...list('          ', near),
    "        - - 'a'",
    '          - pay',
    '        within: 1',
    ...under('unless', '        ', unless),
    ...under('except', '    ', except),
    ...under('unless', '    ', codeUnless),
  ]
}

test('what adds nothing, or is never true, can be taken out: every text is coded as before', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(parts, fc.array(said, { minLength: 6, maxLength: 6 }), async (given, talk) => {
      const lines = yamlOf(given)
      const text = talk.map((words, i) => `P${i}: ${words.join(' ').replaceAll(' .', '.')}`).join('\n')
      const codedBy = async (yaml: readonly string[]) =>
        applyCodebook(await compiled(yaml.join('\n')), transcriptOf(text)).codings.map(({ quote }) => quote)
      const before = await codedBy(lines)
      const found = lintCodebook(await compiled(lines.join('\n'))).filter(
        ({ code }) => code === 'covered-pattern' || code === 'impossible-rule',
      )
      // A whole rule begins in the line of its operator, which cannot be taken out alone.
      const gone = [...new Set(found.map(({ line }) => line! - 1))].filter(line => lines[line].trim().startsWith('- "'))
      for (const line of gone) expect(await codedBy(lines.filter((_, i) => i !== line))).toEqual(before)
      const covered = new Set(found.filter(({ code }) => code === 'covered-pattern').map(({ line }) => line! - 1))
      expect(await codedBy(lines.filter((_, i) => !covered.has(i)))).toEqual(before)
    }),
    { numRuns: 60 },
  )
})
