import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlText } from '../../../src/interchange/codings/html-text'
import { taguette } from '../../../src/interchange/codings/taguette'
import { sumLosses } from '../../../src/interchange/ledger'
import { database, sourceOf, taguetteTables } from './database'

const day = '2024-05-03 14:30:00.123456'
/** Where words lie in the text of a document, in bytes, as browsers count them. */
const bytesOf = (text: string, words: string): readonly [number, number] => {
  const start = Buffer.byteLength(text.slice(0, text.indexOf(words)))
  return [start, start + Buffer.byteLength(words)]
}

describe('a project of Taguette', () => {
  test('comes across with documents, tags and who tagged what, whatever the bytes of the letters', async () => {
    const contents = '<p>P1: Die Gebühren sind <i>zu</i> hoch &amp; unfair.</p>\n<p>P2: Nein 😀, billig.</p>'
    const inner = 'P1: Die Gebühren sind zu hoch & unfair.\nP2: Nein 😀, billig.'
    const added = (highlight: number) => JSON.stringify({ type: 'highlight_add', highlight_id: highlight })
    const bytes = await database(taguetteTables, {
      projects: [[1, 'Gebühren', 'Eine Probe.', day]],
      documents: [[1, 'fg01.docx', 'Gruppe 1', 'fg01.docx', day, 1, 'LEFT_TO_RIGHT', contents]],
      tags: [
        [1, 1, 'kosten', 'Was kostet.'],
        [2, 1, 'kosten.gebühr', ''],
        [3, 1, 'ton.froh', ''],
      ],
      highlights: [
        [1, 1, ...bytesOf(inner, 'sind zu hoch & unfair'), '<p>sind <i>zu</i> hoch &amp; unfair</p>'],
        [2, 1, ...bytesOf(inner, 'unfair.\nP2: Nein'), '<p>unfair.</p>\n<p>P2: Nein</p>'],
        [3, 1, ...bytesOf(inner, '😀'), 'another'],
        [4, 1, 900, 910, 'gone'],
        [5, 1, 0, 2, 'P1'],
      ],
      highlight_tags: [
        [1, 1],
        [1, 2],
        [2, 3],
        [3, 3],
        [4, 1],
      ],
      commands: [
        [1, day, 'anna', 1, 1, added(1)],
        [2, day, 'ben', 1, 1, added(2)],
        [3, day, 'anna', 1, 1, '{"type":'],
        [4, day, 'anna', 1, 1, 'null'],
      ],
    })
    const source = sourceOf('2024-05-03_probe.sqlite3', bytes)
    expect(taguette.recognises(source)).toBe(true)
    const imported = await taguette.import(source, { language: 'de' })
    const text = 'P1: Die Gebühren sind zu hoch & unfair.\n\nP2: Nein 😀, billig.'
    expect(imported.transcripts).toEqual([{ id: 'fg01', text, kind: 'talk' }])
    expect(imported.title).toBe('Gebühren')
    expect(imported.codebook!.codes).toMatchObject([
      { id: 'kosten', definition: 'Was kostet.', subthemes: [{ id: 'gebühr', label: 'gebühr' }] },
      { id: 'ton-froh', label: 'ton.froh' },
    ])
    const at = '2024-05-03T14:30:00.123Z'
    const coded = imported.codings.map(({ start, end, ...coding }) => ({ words: text.slice(start, end), ...coding }))
    const rest = { transcript: 'fg01', memo: null }
    expect(coded).toEqual([
      { words: 'sind zu hoch & unfair', code: 'kosten', coder: 'anna', at, ...rest },
      { words: 'sind zu hoch & unfair', code: 'kosten/gebühr', coder: 'anna', at, ...rest },
      { words: 'unfair.\n\nP2: Nein', code: 'ton-froh', coder: 'ben', at, ...rest },
      { words: '😀', code: 'ton-froh', coder: null, at: null, ...rest },
    ])
    expect(imported.memos).toEqual([
      { about: 'project', title: 'description', text: 'Eine Probe.' },
      { about: 'transcript fg01', title: 'description', text: 'Gruppe 1' },
    ])
    expect(sumLosses(imported.losses).map(({ what, count }) => `${what}: ${count}`)).toEqual([
      'layout of documents: 1',
      'codings of other words: 1',
      'highlights without a place: 1',
      'highlights without tags: 1',
    ])
  })
})

describe('the text of a document in HTML', () => {
  test('reads as paragraphs, with references read and tags left out', () => {
    const html =
      '<h1>Title</h1>\r\n<p>One\n  two<br>three &lt;b&gt; &auml;&#8364;&#x1F600; &what;</p><ul><li>a</li><li>b</li></ul>1 < 2'
    expect(htmlText(html).text).toBe('Title\n\nOne two\nthree <b> ä€😀 &what;\n\na\nb\n\n1 < 2')
  })

  test('has every byte of its words where it should be, and none of a highlight elsewhere', () => {
    const word = fc.constantFrom('ü', '😀', 'P1:', 'fees', '&amp;', '‘so’', 'e\u0301')
    const gap = fc.constantFrom(' ', '\n', '</p><p>', '<br>', ' <b>', '\n\n ')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(gap, word), { minLength: 1, maxLength: 30 }),
        fc.nat(29),
        fc.nat(29),
        (pieces, a, b) => {
          const html = pieces.flat().join('')
          const [from, to] = [Math.min(a, b) % pieces.length, Math.max(a, b) % pieces.length].sort((x, y) => x - y)
          // As a browser counts: the text of the document without its tags.
          const plain = (some: readonly (readonly string[])[]) =>
            some
              .flat()
              .join('')
              .replace(/<[^>]*>/g, '')
              .replaceAll('&amp;', '&')
          const start = Buffer.byteLength(plain([...pieces.slice(0, from), [pieces[from][0]]]))
          const end = Buffer.byteLength(plain(pieces.slice(0, to + 1)))
          const { text, place } = htmlText(html)
          const span = place(start, end)!
          const words = plain(pieces.slice(from, to + 1)).replace(/\s+/g, '')
          expect(text.slice(span.start, span.end).replace(/\s+/g, '')).toBe(words)
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })

  test('takes in whole a letter that an offset cuts', () => {
    const { text, place } = htmlText('aü😀b')
    const words = (start: number, end: number) => {
      const span = place(start, end)
      return span && text.slice(span.start, span.end)
    }
    expect([words(2, 5), words(0, 2), words(4, 8), words(7, 8)]).toEqual(['ü😀', 'aü', '😀b', 'b'])
    expect([words(8, 9), words(-1, 2), words(3, 3), words(Number.NaN, 2), words(0, 1e12)]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
