import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as themewright from '../../src/index'
import { firstColumn, page, root, section } from './page'

const docs = page('library.md')
/** Within the package, so that tsx reads its settings, and out of the way of those who look for tests and sources. */
const folder = join(root, `node_modules/.cache/themewright-docs-${process.pid}`)

beforeAll(() => mkdirSync(folder, { recursive: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an example of library.md', () => {
  const examples = docs.fences.flatMap(({ info, body, line }, i) =>
    info === 'ts' ? [[line, body, docs.fences[i + 1].body] as const] : [],
  )
  test('is there', () => expect(examples.length).toBeGreaterThan(0))
  test.each(examples)('of line %i prints what the page shows', async (line, code, printed) => {
    const file = join(folder, `line-${line}.mts`)
    const index = pathToFileURL(join(root, 'src/index.ts')).href
    writeFileSync(file, code.replace("'themewright'", JSON.stringify(index)))
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], { cwd: root })
    expect(stdout.trim()).toBe(printed)
  })
})

test('the matcher that library.md shows is the one of the sources', () => {
  const shown = docs.fences.flatMap(({ info, body }) => {
    const path = /^ts (.*)$/.exec(info)?.[1]
    return path === undefined ? [] : [{ path, body }]
  })
  expect(shown).toHaveLength(1)
  for (const { path, body } of shown) expect(readFileSync(join(root, path), 'utf8')).toContain(body)
})

test('library.md names everything that the package exports, and nothing else', () => {
  const named = firstColumn(section(docs, 'What there is'))
  expect([...named].sort()).toEqual(Object.keys(themewright).sort())
})
