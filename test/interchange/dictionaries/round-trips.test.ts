import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Codebook, Rule } from '../../../src/codebook/codebook'
import { type CodebookDraft, type CodeDraft, codeDraft, emptyDraft } from '../../../src/codebook/draft'
import { freeId } from '../../../src/codebook/free-id'
import { readCodebook } from '../../../src/codebook/read-codebook'
import { writeCodebook } from '../../../src/codebook/write-codebook'
import { writeRule } from '../../../src/codebook/write-rule'
import { toKeywordTable } from '../../../src/interchange/dictionaries/export/keyword-table'
import { toLexicoder } from '../../../src/interchange/dictionaries/export/lexicoder'
import { toLiwc } from '../../../src/interchange/dictionaries/export/liwc'
import { toQuanteda } from '../../../src/interchange/dictionaries/export/quanteda'
import { toWordstat } from '../../../src/interchange/dictionaries/export/wordstat'
import { toYoshikoder } from '../../../src/interchange/dictionaries/export/yoshikoder'
import { keywordTable } from '../../../src/interchange/dictionaries/import/keyword-table'
import { lexicoder } from '../../../src/interchange/dictionaries/import/lexicoder'
import { liwc } from '../../../src/interchange/dictionaries/import/liwc'
import { quanteda } from '../../../src/interchange/dictionaries/import/quanteda'
import { wordstat } from '../../../src/interchange/dictionaries/import/wordstat'
import { yoshikoder } from '../../../src/interchange/dictionaries/import/yoshikoder'
import type { Exported } from '../../../src/interchange/exported'
import type { Importer } from '../../../src/interchange/importer'
import { sourceOf } from './source-of'

const formats: readonly (readonly [string, (codebook: Codebook) => Exported, Importer])[] = [
  ['LIWC', toLiwc, liwc],
  ['WordStat', toWordstat, wordstat],
  ['Yoshikoder', toYoshikoder, yoshikoder],
  ['Lexicoder', toLexicoder, lexicoder],
  ['quanteda', toQuanteda, quanteda],
  ['a table', toKeywordTable, keywordTable],
]

async function read(draft: CodebookDraft): Promise<Codebook> {
  const { codebook, problems } = await readCodebook(writeCodebook(draft), 'codebook.yaml')
  if (codebook === null) throw new Error(JSON.stringify(problems))
  return codebook
}

async function throughFormat(codebook: Codebook, to: (codebook: Codebook) => Exported, importer: Importer) {
  const { files, losses } = to(codebook)
  const source = sourceOf(files[0].name, [...files[0].content].join(''))
  expect([source.text, await importer.recognises(source)]).toEqual([source.text, true])
  const imported = await importer.import(source, {})
  return {
    back: await read(imported.codebook!),
    exportLosses: losses,
    importLosses: imported.losses,
    text: source.text!,
  }
}

/** Codes with their words, as anybody would compare two codebooks: case does not count, nor the order of words. */
function wordsOf({ codes }: Codebook) {
  const patterns = (rule: Rule): readonly string[] =>
    rule.kind === 'pattern' ? [rule.pattern.source.toLowerCase()] : rule.of.flatMap(patterns)
  return codes.map(({ id, label, rules }) => ({
    id,
    label,
    words: rules.flatMap(({ rule }) => patterns(rule)).sort(),
  }))
}

/** What every format can hold: names of letters and blanks, words and phrases, and `*` at the end of a word. */
const word = fc.constantFrom('pay', 'rota', 'né', 'don’t', 'nurse', 'ward', 'über', 'x2', '医院')
const term = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '*'))
  .map(([words, star]) => `${words.join(' ')}${star}`)
const name = fc
  .array(fc.constantFrom('Pay', 'care', 'of', 'Über', 'staff', '院'), { minLength: 1, maxLength: 3 })
  .map(words => words.join(' '))

function codesOf(depth: number): fc.Arbitrary<readonly CodeDraft[]> {
  const below = depth === 0 ? fc.constant([]) : codesOf(depth - 1)
  const code = fc.record({ name, keywords: fc.uniqueArray(term, { maxLength: 4 }), subthemes: below })
  return fc
    .uniqueArray(code, { minLength: depth === 1 ? 1 : 0, maxLength: 3, selector: each => each.name.toLowerCase() })
    .map(codes => {
      const taken = new Set<string>()
      return codes.map(({ name, keywords, subthemes }) => codeDraft(freeId(name, taken), name, { keywords, subthemes }))
    })
}

const hasWords = (codes: readonly CodeDraft[]): boolean =>
  codes.some(({ keywords, subthemes }) => keywords.length > 0 || hasWords(subthemes))

describe('a codebook of words and phrases', () => {
  test.each(formats)('comes back from %s as it was, but for what a ledger names', async (_, to, importer) => {
    await fc.assert(
      fc.asyncProperty(codesOf(1).filter(hasWords), async codes => {
        const codebook = await read({ ...emptyDraft, title: 'Talk', codes })
        const { back, exportLosses, importLosses } = await throughFormat(codebook, to, importer)
        const named = new Set(
          [...exportLosses, ...importLosses]
            .filter(({ what }) => /^(?:names|ids) of codes/.test(what))
            .map(({ subject }) => subject),
        )
        const [before, after] = [wordsOf(codebook), wordsOf(back)]
        expect(after.map(({ words }) => words)).toEqual(before.map(({ words }) => words))
        for (const [i, code] of before.entries()) {
          // A theme whose name was changed changes the path of those in it.
          if (named.has(code.id) || named.has(code.id.split('/')[0])) continue
          expect(after[i]).toEqual(code)
        }
        // LIWC counts the longest entry alone, of which its import tells; it loses no words by it.
        expect(importLosses.map(({ what }) => what).filter(what => what !== 'words within phrases')).toEqual([])
      }),
      { seed: 6, numRuns: 12 },
    )
  })
  test.each(formats)(
    'with all that there is: %s gives back the words that the ledger does not name',
    async (_, to, importer) => {
      const awkward = fc.constantFrom(
        'stems(earn)',
        '*ing',
        'organi?ation',
        'out of * date',
        'turn …2 off',
        'list(no) pay',
        'well-being',
        'over 65',
        '"near"',
      )
      const keywords = fc.uniqueArray(fc.oneof(term, awkward), { minLength: 1, maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(keywords, async keywords => {
          const lists = [{ name: 'no', patterns: ['no', 'hardly any'] }]
          const codebook = await read({
            ...emptyDraft,
            title: 'Talk',
            lists,
            codes: [codeDraft('a', 'A', { keywords: ['pay', ...keywords] })],
          })
          const { back, exportLosses } = await throughFormat(codebook, to, importer)
          const lost = new Set(exportLosses.filter(({ what }) => what === 'patterns').map(({ subject }) => subject))
          const kept = codebook.codes[0].rules.filter(({ id }) => !lost.has(id)).flatMap(({ rule }) => writtenOut(rule))
          expect(new Set(wordsOf(back)[0].words.map(plain))).toEqual(new Set(kept.map(plain)))
        }),
        { seed: 7, numRuns: 12 },
      )
    },
  )
  test('keeps its weights and its definitions where the format has a place for them', async () => {
    const codes = [
      codeDraft('pay', 'Pay', {
        definition: 'Money & "kind".',
        keywords: ['pay'],
        rules: [{ any: ['bonus', 'perk*'], weight: 0.5 }],
      }),
    ]
    const codebook = await read({ ...emptyDraft, title: 'Talk', codes })
    for (const [, to, importer] of formats) {
      const { back, exportLosses } = await throughFormat(codebook, to, importer)
      const lost = exportLosses.map(({ what }) => what)
      const [{ definition, rules }] = back.codes
      expect(definition).toBe(lost.includes('definitions') ? null : 'Money & "kind".')
      if (!lost.includes('weights of words'))
        expect(rules.map(({ rule }) => writeRule(rule))).toEqual(['pay', '{ any: [bonus, perk*], weight: 0.5 }'])
    }
  })
})

/** What a pattern stands for, written out by hand. */
function writtenOut(rule: Rule): readonly string[] {
  const source = rule.kind === 'pattern' ? rule.pattern.source : ''
  if (source === 'turn …2 off') return ['turn off', 'turn * off', 'turn * * off']
  if (source === 'list(no) pay') return ['no pay', 'hardly any pay']
  return [source]
}

/** Signs part words, and nothing else; the same pattern may be written with a blank or with a hyphen. */
function plain(pattern: string): string {
  return pattern.toLowerCase().replace(/["-]/g, ' ').trim()
}

describe('a dictionary of WordStat', () => {
  const sentiment = [
    'NEGATIVE',
    '\tNOT_GOOD',
    '\t\t@NOTGOOD [#POSITIVE_WORDS AFTER #NEGATIONS /S 3] (1)',
    '\tREAL_BAD',
    '\t\t@REALBAD [#NEGATIVE_WORDS NOT AFTER #NEGATIONS /S 3] (1)',
    '\t\t@LONE [LONELY NOT NEAR #POSITIVE_WORDS /S 1] (2.5)',
    '\t\t@BANK [BANK AND #MONEY /D AND NOT RIVER /S] (1)',
    '\t\t@OFF [TURN* BEFORE OFF /S] (1)',
    'POSITIVE_WORDS',
    '\tGOOD (1)',
    '\tVERY HAPPY (1)',
    'NEGATIVE_WORDS',
    '\tBAD (1)',
    '\tAWFUL (1)',
    'NEGATIONS',
    '\tNO (1)',
    '\tNO LONGER (1)',
    'MONEY',
    '\tCASH (1)',
    '\tLOAN* (1)',
  ]

  test('comes back with its rules', async () => {
    const first = await wordstat.import(sourceOf('sentiment.cat', sentiment.join('\r\n')), {})
    const { back, text } = await throughFormat(await read(first.codebook!), toWordstat, wordstat)
    expect(text.split('\r\n').filter(line => line !== '')).toEqual(sentiment)
    const rules = (codebook: Codebook) =>
      codebook.codes.map(({ id, rules }) => [id, rules.map(({ rule }) => writeRule(rule))])
    expect(rules(back)).toEqual(rules(await read(first.codebook!)))
  })
  test('has categories of their own for words that only rules name', async () => {
    const codebook = await read({
      ...emptyDraft,
      title: 'Talk',
      lists: [{ name: 'us', patterns: ['we', 'our team'] }],
      codes: [
        codeDraft('seen', 'Seen', {
          keywords: ['visible'],
          rules: [
            { near: ['list(us)', ['see*', 'notice*']], within: 4, id: 'us' },
            { before: ['list(us)', 'seen'], unless: ['not'] },
          ],
        }),
      ],
    })
    const { text, back, exportLosses } = await throughFormat(codebook, toWordstat, wordstat)
    expect(text.split('\r\n')).toEqual([
      'Seen',
      '\t@US [#us NEAR #seen_words /S 4] (1)',
      '\t@RULES_1 [#us BEFORE seen /S AND NOT #seen_words_2 /S] (1)',
      '\tvisible (1)',
      'WORDS OF RULES',
      '\tus',
      '\t\twe (1)',
      '\t\tour team (1)',
      '\tseen_words',
      '\t\tsee* (1)',
      '\t\tnotice* (1)',
      '\tseen_words_2',
      '\t\tnot (1)',
      '',
    ])
    expect(exportLosses.map(({ what, subject }) => [what, subject])).toContainEqual([
      'categories for the words of rules',
      'us',
    ])
    expect(back.codes[0].rules.map(({ rule }) => writeRule(rule))).toEqual([
      'visible',
      '{ near: [list(us), list(seen-words)], within: 4, in: sentence }',
      '{ before: [list(us), seen], in: sentence, unless: [list(seen-words-2)] }',
    ])
  })
})
