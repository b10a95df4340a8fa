import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mistakes } from './mistakes'
import { page, root, section } from './page'

const docs = page('problems.md')
const headings = docs.headings.slice(1).map(heading => heading.replaceAll('`', ''))

/** Words joined by `-` that stand in quotation marks in the sources and are no problem's code. */
const otherWords = new Set(
  `use-when not-when prior-study minimum-cell counter-example labelled-text iconv-lite not-coded sub-theme padding-left padding-right
  top-left top-mid top-right bottom-left bottom-mid bottom-right left-mid mid-mid right-mid wink-nlp wink-eng-lite-web-model
  standard-input no-inputs wrong-inputs left-out not-made
  same-origin xdg-open
  tracked-changes ruby-text table-of-content alphabetical-index binary-data hidden-text hidden-paragraph line-break table-row table-cell
  covered-table-cell style-name display-name parent-style-name text-properties font-weight encryption-data
  verbatim-with-omissions not-found wrong-speaker wrong-group
  joint-display spread-of-orders study-data
  to-be-coded segment-table quotation-table unit-table
  keyword-table codebook-table coverage-codes guide-codes hyparquet-writer`.split(/\s+/),
)

/** Every code that the sources can report: each is words joined by `-`, and such words are hardly anything else; in the browser, which reports none, they are attributes. */
function codesInSources(): readonly string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    name => name.endsWith('.ts') && !/^[^/\\]+[/\\]client[/\\]/.test(name),
  )
  const words = files.flatMap(name => {
    const source = readFileSync(join(root, 'src', name), 'utf8').replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '')
    return [...source.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, word]) => word)
  })
  return [...new Set(words)].filter(word => !otherWords.has(word)).sort()
}

test('problems.md has a heading for every code of the sources and no other, in alphabetical order', () => {
  expect(headings).toEqual(codesInSources())
})

describe('the example of problems.md is what is said for', () => {
  test('every code: each has a mistake that brings it', () => {
    expect(Object.keys(mistakes).sort()).toEqual([...headings].sort())
  })
  test.each(headings)('%s', async code => {
    const { text, fences } = section(docs, `\`${code}\``)
    const [, severity] = /^\*(Error|Warning|Error or warning)\*\. /m.exec(text)!
    const [{ body: example }] = fences
    const said = await mistakes[code]()
    expect(said.map(({ line }) => line).filter(line => line.includes(code))).toContain(example)
    const told = said.find(({ line }) => line === example)!.severity ?? 'error'
    expect(severity.toLowerCase().split(' or ')).toContain(told)
  })
})
