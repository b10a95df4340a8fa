import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { liwc } from '../../../src/interchange/dictionaries/import/liwc'
import { decode } from '../../../src/transcript/decode'
import { importedFrom } from './imported'
import { sourceOf } from './source-of'

const dic = (text: string, path = 'care.dic') => importedFrom(liwc, sourceOf(path, text))

describe('a LIWC dictionary', () => {
  test('has a theme for each category, and for each the terms that carry its number', async () => {
    const { imported, yaml, losses } = await dic(
      '%\n1\tpay\n02\tHours\n3 empty\n%\nwage*\t01\nrota\t2\novertime\t1\t2\n',
    )
    expect(imported).toMatchObject({ format: 'LIWC dictionary', title: 'care', codebook: { unit: 'sentence' } })
    expect(yaml).toBe(`themes:
  - id: pay
    label: pay
    keywords: [ wage*, overtime ]
  - id: hours
    label: Hours
    keywords: [ rota, overtime ]
  - id: empty
    label: empty
`)
    expect(losses).toEqual([])
  })

  test('a term ends at the first blanks behind which only categories stand: "wa*  01<tab>05" had become the term "wa* 01"', async () => {
    const { yaml, losses } = await dic('%\n01\tpay\n05\thours\n%\nwa*  01\t05\nnight  shift\t05\nlate \t\t01 05\t\n')
    expect(yaml).toBe(`themes:
  - id: pay
    label: pay
    keywords: [ wa*, late ]
  - id: hours
    label: hours
    keywords: [ wa*, night shift, late ]
`)
    expect(losses).toEqual([])
  })

  test('words may stand behind the % of the header, and comments among the terms: such a file was no dictionary', async () => {
    const text =
      '% Words of care, 2nd version\n1\tpay\n2\thours\n% end of header\nwage\t1\n# from interviews\nrota\t2\n%\t2\n'
    expect(liwc.recognises(sourceOf('care.dic', text))).toBe(true)
    const { yaml, losses } = await dic(text)
    expect(yaml).toBe(`themes:
  - id: pay
    label: pay
    keywords: [ wage ]
  - id: hours
    label: hours
    keywords: [ rota ]
`)
    expect(losses).toEqual([
      '6 lines that cannot be read: -',
      '1 comments: -',
      '4 comments: -',
      '8 terms that cannot be matched: hours: %',
    ])
  })

  test('a condition that a line names for several categories is said once', async () => {
    const { losses } = await dic('%\n1\twho\n2\tglad\n3\tgood\n4\tfiller\n%\nwe\t1\nlike\t(01)2/4\t(01)3\n')
    expect(losses).toEqual(['8 conditions of terms: like', '8 conditions of terms: like'])
  })

  test('hangs categories under those that stand further to the left, and takes an id from a short name', async () => {
    const { yaml } = await dic(
      '%\n1\tfunction (Function words)\n\t2\tpronoun (Pronouns)\n\t\t3\tppron\n4\taffect\n%\nshe\t1 2 3\nglad\t4',
    )
    expect(yaml).toBe(`themes:
  - id: function
    label: function (Function words)
    keywords: [ she ]
    subthemes:
      - id: pronoun
        label: pronoun (Pronouns)
        keywords: [ she ]
        subthemes:
          - id: ppron
            label: ppron
            keywords: [ she ]
  - id: affect
    label: affect
    keywords: [ glad ]
`)
  })

  test.each([
    ['line ends of old Macintoshes', '%\r1\tpay\r%\rwage*\t1\rno pay\t1\r'],
    ['line ends of Windows, and a quote around the bars', '"%"\r\n1\tpay\r\n"%"\r\nwage*\t1\r\nno pay\t1'],
    ['blanks for tabs', '%\n1 pay\n%\nwage*     1\nno pay 1\n'],
    ['tabs in a row and at the ends', '%\n1\tpay\t\n%\nwage*\t\t\t01\t\nno pay\t\t1  \n'],
    ['no first bar', '1\tpay\n%\nwage*\t1\nno pay\t1\n'],
    ['no second bar', '%\n1\tpay\nwage*\t1\nno pay\t1\n'],
  ])('is read with %s', async (_, text) => {
    const { yaml, losses } = await dic(text)
    expect(yaml).toBe('themes:\n  - id: pay\n    label: pay\n    keywords: [ wage*, no pay ]\n')
    expect(losses).toEqual([])
  })

  test('is read from Windows-1252', async () => {
    const { text } = await decode(Buffer.from('%\n1\tférié\n%\ncongé*\t1\n', 'latin1'), 'care.dic')
    expect((await dic(text)).yaml).toContain('label: férié\n    keywords: [ congé* ]')
  })

  test('without a header has the numbers for names', async () => {
    const { yaml, losses } = await dic('safe*\t\t\t01\npeace*\t01 04   \n')
    expect(yaml).toContain('id: "1"\n    label: "1"\n    keywords: [ safe*, peace* ]')
    expect(losses).toEqual(['1 names of categories: 1', '2 names of categories: 4'])
  })

  test('says of each term what it could not hold, and where', async () => {
    const { losses, hits } = await dic(
      '%\n1\tpay\n1\twages\n%\n:)\t1\nWage\t1\nwage\t1\nwell-paid\t1\nrota\nfriend(ly)\t1 9\n',
    )
    expect(losses).toEqual([
      '9 lines that cannot be read: -',
      '3 names of categories: wages',
      '10 names of categories: 9',
      '10 brackets in terms: friend(ly)',
      '5 terms that cannot be matched: pay: :)',
      '7 repeated terms: pay: wage',
      '8 signs in terms: pay: well-paid',
    ])
    expect(hits('A friend was friendly, and well-paid.')).toEqual([
      'pay: friend',
      'pay: friendly',
      'pay: well-paid',
      '9: friend',
      '9: friendly',
    ])
  })

  test('holds a condition on the word behind a term: "kind of" is no kindness', async () => {
    const { yaml, hits, losses } = await dic('%\n1\tkindness\n2\tdoubt\n%\nkind\t<of>2/1\n')
    expect(yaml).toBe(`themes:
  - id: kindness
    label: kindness
    keywords: [ kind ]
    except: [ kind of ]
  - id: doubt
    label: doubt
    rules: [ kind of ]
`)
    expect(hits('She was kind.')).toEqual(['kindness: kind'])
    expect(hits('It was kind of late.')).toEqual(['doubt: kind of'])
    expect(losses).toEqual(['5 conditions of terms: kind', '5 conditions of terms: kind'])
  })

  test('holds a condition on the categories of the word ahead: "we like" is no filler', async () => {
    const { hits, yaml } = await dic(
      '%\n2\tpronoun\n134\twish\n125\taffect\n464\tfiller\n%\nwe\t2\nwould*\t134\nlike\t(02 134)125/464\t(02 134)125\n',
    )
    expect(yaml).toContain('lists:\n  pronoun: [ we ]\n  wish: [ would* ]\n')
    expect(hits('We like it.')).toEqual(['pronoun: We', 'affect: We like'])
    expect(hits('They would like it.')).toEqual(['wish: would', 'affect: would like'])
    expect(hits('It was like late.')).toEqual(['filler: like'])
  })

  test('holds conditions in brackets ahead of a term, as those of 2015 are', async () => {
    const { hits, losses } = await dic(
      '%\n1\tposemo\n2\tprep\n53\tdiscrep\n%\nlike\t2\nwould*\t53\nhope\t53\n(did not) like\t1\n(53) like*\t1\n',
    )
    expect(hits('They did not like the rota.')).toEqual(['posemo: did not like'])
    expect(hits('I would really like it.')).toEqual(['prep: like', 'discrep: would'])
    expect(hits('We would like it.')).toEqual(['posemo: would like', 'discrep: would'])
    expect(losses.at(-1)).toBe('- words within phrases: -')
  })

  test('counts a phrase, and not the words of other categories in it', async () => {
    const { hits } = await dic('%\n1\tposemo\n2\ttentat\n%\nkind*\t1\nkind of\t2\nof late\t2\n')
    expect(hits('It was kind of odd, and so kind.')).toEqual(['posemo: kind', 'tentat: kind of'])
  })

  test('goes without a condition on a category that has no words', async () => {
    const { hits, losses } = await dic('%\n1\tpronoun\n2\tfiller\n3\taffect\n%\nlike\t(1)3/2\n')
    expect(hits('We like it.')).toEqual(['filler: like'])
    expect(losses).toEqual(['6 conditions of terms: like'])
  })

  test('is told by its header, or by its extension with terms and numbers', () => {
    const yes = (path: string, text: string) => liwc.recognises(sourceOf(path, text))
    expect(yes('a.dic', '%\n1\tpay\n%\nwage\t1')).toBe(true)
    expect(yes('a.txt', '%\n1\tpay\n%\nwage\t1')).toBe(true)
    expect(yes('a.dic', 'wage\t1\nrota\t1 2')).toBe(true)
    expect(yes('a.txt', 'wage\t1\nrota\t1 2')).toBe(false)
    // A word list of a spelling checker, a transcript with line numbers, a codebook.
    expect(yes('en.dic', '3\nrota/S\nwage/MS\nfee/S')).toBe(false)
    expect(yes('fg01.txt', '1 Moderator: Hello.\n2 P1: Hello.')).toBe(false)
    expect(yes('codebook.yaml', '%\n1\tpay\n%\nwage\t1')).toBe(false)
  })

  test('is refused where no line is one of a dictionary', () => {
    expect(() => liwc.import(sourceOf('a.dic', 'hello\nworld'), {})).toThrow(/broken-dictionary/)
  })

  test('finds what a naive reading of its terms finds, whatever the terms', async () => {
    const word = fc.constantFrom('pay', 'paid', 'rota', 'care', 'cared', 'no', 'one')
    const term = fc.oneof(
      word,
      word.map(each => `${each.slice(0, 3)}*`),
    )
    const entry = fc.record({ term, numbers: fc.uniqueArray(fc.constantFrom<1 | 2 | 3>(1, 2, 3), { minLength: 1 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 6 }),
        fc.array(word, { minLength: 1, maxLength: 7 }),
        async (entries, words) => {
          const lines = entries.map(({ term, numbers }) => `${term}\t${numbers.join('\t')}`)
          const { hits } = await dic(`%\n1\tc1\n2\tc2\n3\tc3\n%\n${lines.join('\n')}\n`)
          const naive = ([1, 2, 3] as const).flatMap(number =>
            words
              .filter(each =>
                entries.some(
                  ({ term, numbers }) =>
                    numbers.includes(number) &&
                    (term.endsWith('*') ? each.startsWith(term.slice(0, -1)) : term === each),
                ),
              )
              .map(each => `c${number}: ${each}`),
          )
          // Two terms that find one word are two pieces of evidence of one mention.
          expect(distinctMentions(hits(words.join(' ')))).toEqual(distinctMentions(naive))
        },
      ),
      { seed: 6, numRuns: 40 },
    )
  })

  test('of 20,000 terms takes less than 2 seconds of the processor', { timeout: 20_000 }, async () => {
    const header = Array.from({ length: 70 }, (_, i) => `${i + 1}\tcategory ${i + 1}`)
    const entries = Array.from(
      { length: 20_000 },
      (_, i) => `word${i}${i % 3 === 0 ? '*' : ''}\t${(i % 70) + 1}\t${((i * 7) % 70) + 1}`,
    )
    const phrases = Array.from({ length: 500 }, (_, i) => `word${i} of word${i + 1}\t${(i % 70) + 1}`)
    const start = process.cpuUsage()
    const { codebook } = await liwc.import(
      sourceOf('a.dic', ['%', ...header, '%', ...entries, ...phrases].join('\r\n')),
      {},
    )
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(2000)
    expect(codebook!.codes.flatMap(({ keywords }) => keywords).length).toBeGreaterThan(39_000)
  })
})

function distinctMentions(hits: readonly string[]): readonly string[] {
  return [...new Set(hits)].sort()
}
