import mammoth from 'mammoth'
import { SaxesParser } from 'saxes'
import { afterEach, expect, test, vi } from 'vitest'
import { toDocx } from '../../../src/report/docx/to-docx'
import { everyBlock } from './blocks'
import { partsOf } from './parts-of'

afterEach(() => vi.useRealTimers())

test('writes headings, lists, quotations and tables that Word’s readers find again', async () => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await toDocx('Fees', everyBlock)) })
  expect(value).toBe(
    [
      '<h1>Fees &amp; &lt;b&gt;rotas&lt;/b&gt;</h1>',
      '<p>Two of <strong>=SUM(A1)</strong> said so, <em>[link](javascript:x)</em>.</p>',
      '<ul><li>- a dash</li><li>1. <strong>one</strong></li></ul>',
      '<p>Moderator: What has changed?</p>',
      '<p>“The fees hurt&lt;U+202E&gt;.”</p>',
      '<p>— P1, fg01, line 2</p>',
      '<p>People | groups</p>',
      '<table><thead><tr><th><p><strong>theme</strong></p></th><th><p><strong>people</strong></p></th></tr></thead>',
      '<tbody><tr><td><p>a | b</p></td><td><p>1/2</p></td></tr>',
      '<tr><td><p>&lt;U+0001&gt;x</p></td><td><p>2/2</p></td></tr></tbody></table>',
    ].join(''),
  )
})

test('holds well-formed XML only, and no links to anywhere', async () => {
  for (const [name, text] of await partsOf(await toDocx('</dc:title>&', everyBlock))) {
    if (!/\.(?:xml|rels)$/.test(name)) continue
    const parser = new SaxesParser()
    parser.on('error', error => {
      throw new Error(`${name}: ${error.message}`)
    })
    parser.write(text).close()
    expect(text).not.toMatch(/TargetMode="External"/)
  }
})

test('gives the same bytes at any time', async () => {
  vi.useFakeTimers({ now: Date.UTC(2001, 0, 1), toFake: ['Date'] })
  const first = await toDocx('Fees', everyBlock)
  vi.setSystemTime(Date.UTC(2031, 5, 15, 12, 30))
  expect(Buffer.compare(await toDocx('Fees', everyBlock), first)).toBe(0)
})
