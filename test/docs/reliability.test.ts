import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as reliability from '../../src/analysis/reliability'
import { page, root } from './page'

const docs = page('reliability.md')
/** Within the package, so that tsx reads its settings, and out of the way of those who look for tests and sources. */
const folder = join(root, `node_modules/.cache/themewright-reliability-${process.pid}`)

beforeAll(() => mkdirSync(folder, { recursive: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an example of reliability.md', () => {
  const examples = docs.fences.flatMap(({ info, body, line }, i) =>
    info === 'ts' ? [[line, body, docs.fences[i + 1].body] as const] : [],
  )
  test('is there', () => expect(examples.length).toBeGreaterThan(0))
  test.each(examples)('of line %i prints what the page shows', async (line, code, printed) => {
    const file = join(folder, `line-${line}.mts`)
    const index = pathToFileURL(join(root, 'src/analysis/reliability/index.ts')).href
    writeFileSync(file, code.replace("'themewright/reliability'", JSON.stringify(index)))
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], { cwd: root })
    expect(stdout.trim()).toBe(printed)
  })
})

test('reliability.md has a heading for everything that themewright/reliability exports, and for nothing else', () => {
  const named = docs.headings.flatMap(heading => [...heading.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  expect([...named].sort()).toEqual(Object.keys(reliability).sort())
})

// The numbers of the paradox, from the functions that the page is about.
test('the table of the paradox is what the statistics give', () => {
  const { bennettsS, cohensKappa, gwetsAC, observedAgreement, tableRatings } = reliability
  const columns = [
    [40, 9, 6, 45],
    [80, 10, 5, 5],
  ].map(([a, b, c, d]) => {
    const counts = [
      [a, b],
      [c, d],
    ]
    const table = { categories: ['yes', 'no'], counts }
    const ratings = tableRatings(table)
    return [observedAgreement(ratings), cohensKappa(table), bennettsS(table), gwetsAC(ratings)].map(({ value }) =>
      value!.toFixed(2).replace(/^0/, ''),
    )
  })
  for (const [i, name] of ['observed agreement', "Cohen's kappa", 'PABAK', 'AC1'].entries())
    expect(docs.text).toContain(`| ${name} | ${columns[0][i]} | ${columns[1][i]} |`)
})
