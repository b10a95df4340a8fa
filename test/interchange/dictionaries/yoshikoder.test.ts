import { describe, expect, test } from 'vitest'
import { MOST_LEVELS } from '../../../src/interchange/dictionaries/dictionary-draft'
import { lexicoder } from '../../../src/interchange/dictionaries/import/lexicoder'
import { yoshikoder } from '../../../src/interchange/dictionaries/import/yoshikoder'
import { importedFrom } from './imported'
import { sourceOf } from './source-of'

const dictionary = (inside: string, attributes = 'style="050805" patternengine="substring"') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<dictionary ${attributes}>\n${inside}\n</dictionary>\n`
const ykd = (text: string) => importedFrom(yoshikoder, sourceOf('care.ykd', text))

describe('a Yoshikoder dictionary', () => {
  test('has its categories within each other, with descriptions, and the name of the node above all for a title', async () => {
    const { imported, yaml, losses, hits } = await ykd(
      dictionary(`<cnode name="Care" desc="by a nurse">
  <cnode name="PAY &amp; HOURS" desc="what work brings">
    <pnode name="wage*"/>
    <cnode name="Fees" desc="Fees"><pnode name="parking fee"/></cnode>
  </cnode>
</cnode>`),
    )
    expect(imported.title).toBe('Care')
    expect(imported.codebook!.comments.at(-1)).toBe('by a nurse')
    expect(yaml).toBe(`themes:
  - id: pay-hours
    label: PAY & HOURS
    definition: what work brings
    keywords: [ wage* ]
    subthemes:
      - id: fees
        label: Fees
        keywords: [ parking fee ]
`)
    expect(losses).toEqual([])
    expect(hits('Wages, and the parking fee.')).toEqual(['pay-hours: Wages', 'pay-hours/fees: parking fee'])
  })

  test('has a rule for each weight of words; weights below zero, and those of categories, are lost', async () => {
    const { yaml, losses } = await ykd(
      dictionary(
        '<cnode name="mood" score="2">\n<pnode name="glad" score="2.5"/><pnode name="merry" score="2.5"/><pnode name="fine" score="1"/>\n<pnode name="sad" score="-1"/></cnode>',
      ),
    )
    expect(yaml).toBe(`themes:
  - id: mood
    label: mood
    keywords: [ fine, sad ]
    rules: [ { any: [ glad, merry ], weight: 2.5 } ]
`)
    expect(losses).toEqual(['3 weights of categories: mood', '5 weights of words: mood: sad'])
  })

  test('says which elements it does not know, and which words have descriptions', async () => {
    const { losses } = await ykd(
      dictionary('<note>x</note>\n<cnode name="a"><pnode name="b" desc="c"/><pnode name=":-)"/>\n<link/></cnode>'),
    )
    expect(losses).toEqual([
      '3 unknown elements: note',
      '4 descriptions of words: b',
      '5 unknown elements: link',
      '4 terms that cannot be matched: a: :-)',
    ])
  })

  test('that is matched by regular expressions keeps its plain words only', async () => {
    const { yaml, losses } = await ykd(
      dictionary('<cnode name="a"><pnode name="b"/><pnode name="ro(t|d)a"/></cnode>', 'patternengine="regexp"'),
    )
    expect(yaml).toContain('keywords: [ b ]')
    expect(losses).toEqual(['3 regular expressions: a: ro(t|d)a'])
  })

  test('deeper than any that people made has its deepest terms in the category above', async () => {
    const depth = MOST_LEVELS + 3
    const nodes = Array.from({ length: depth }, (_, i) => `<cnode name="c${i + 1}"><pnode name="w${i + 1}"/>`)
    const { hits, losses } = await ykd(dictionary(`${nodes.join('')}${'</cnode>'.repeat(depth)}`))
    expect(losses.map(loss => loss.replace(/.*\//, ''))).toEqual(['c12: c13', 'c12: c14', 'c12: c15'])
    expect(hits('Say w15.').map(hit => hit.replace(/.*\//, ''))).toEqual(['c12: w15'])
  })

  test.each([
    [
      'an element that is not closed',
      '<dictionary><cnode name="a"><pnode name="b"></cnode></dictionary>',
      /broken-dictionary.*not well-formed/,
    ],
    [
      'a DOCTYPE',
      '<!DOCTYPE dictionary [<!ENTITY a "b">]><dictionary><cnode name="&a;"/></dictionary>',
      /broken-dictionary.*DOCTYPE/,
    ],
    ['no category', '<dictionary></dictionary>', /broken-dictionary.*no category/],
    ['another root', '<project><cnode name="a"/></project>', /broken-dictionary.*"project"/],
  ])('is refused with %s', async (_, text, error) => {
    await expect(yoshikoder.import(sourceOf('care.ykd', text), {})).rejects.toThrow(error)
  })

  test('is told from those of Lexicoder, and from other XML', () => {
    const cnode = '<cnode name="a"><pnode name="b"/></cnode>'
    expect(yoshikoder.recognises(sourceOf('a.ykd', dictionary(cnode)))).toBe(true)
    expect(yoshikoder.recognises(sourceOf('a.lcd', dictionary(cnode, 'style="Lexicoder"')))).toBe(false)
    expect(yoshikoder.recognises(sourceOf('a.xml', '<codes><code name="a"/></codes>'))).toBe(false)
  })
})

const lex = (path: string, text: string) => importedFrom(lexicoder, sourceOf(path, text))

describe('a Lexicoder dictionary', () => {
  test('of version 3 has a line with + for each category, and its terms below', async () => {
    const { yaml, losses, hits } = await lex(
      'mood.lc3',
      'who made it\r\n+negative#FF0000\r\n a lie\r\n abandon*\r\n heckl**\r\n+NEG_POSITIVE+\r\n not good\r\n++sub\r\n no joy\r\n',
    )
    expect(yaml).toBe(`themes:
  - id: negative
    label: negative
    keywords: [ a lie, abandon*, heckl** ]
  - id: neg-positive
    label: NEG_POSITIVE
    keywords: [ not good ]
    subthemes:
      - id: sub
        label: sub
        keywords: [ no joy ]
`)
    expect(losses).toEqual(['1 lines that cannot be read: -', '2 colours of codes: negative'])
    expect(hits('Heckled, abandoned: it was a lie.')).toEqual([
      'negative: Heckled',
      'negative: abandoned',
      'negative: a lie',
    ])
  })

  test('of version 2 ends its words where a blank stands, and goes on where none does', async () => {
    const { yaml, losses, hits } = await lex(
      'topics.lcd',
      dictionary(
        '<cnode name="t1"><pnode name=" NBB "/><pnode name=" growth"/><pnode name="duty "/></cnode>',
        'style="Lexicoder" name="Topics"',
      ),
    )
    expect(yaml).toContain('keywords: [ NBB, growth*, "*duty" ]')
    expect(losses).toEqual(['- ends of words: -'])
    expect(hits('The NBB, growths, undergrowth, heavyduty.')).toEqual(['t1: NBB', 't1: growths', 't1: heavyduty'])
  })

  test('of version 2 without such blanks has whole words', async () => {
    const { imported, yaml, losses } = await lex(
      'topics.lcd',
      dictionary('<cnode name="t1"><pnode name="growth"/></cnode>', 'name="Topics"'),
    )
    expect(imported.title).toBe('Topics')
    expect(yaml).toContain('keywords: [ growth ]')
    expect(losses).toEqual(['- ends of words: -'])
  })

  test('is told by what it holds', () => {
    expect(lexicoder.recognises(sourceOf('a.lc3', '\n+negative\n bad\n'))).toBe(true)
    expect(lexicoder.recognises(sourceOf('a.lcd', dictionary('<cnode name="a"/>', 'name="T"')))).toBe(true)
    expect(lexicoder.recognises(sourceOf('a.lc3', 'bad\nsad\n'))).toBe(false)
    expect(lexicoder.recognises(sourceOf('a.txt', '+ one\n- two\n'))).toBe(false)
  })

  test('is refused without a category', () => {
    expect(() => lexicoder.import(sourceOf('a.lc3', 'bad\n'), {})).toThrow(/broken-dictionary/)
  })
})
