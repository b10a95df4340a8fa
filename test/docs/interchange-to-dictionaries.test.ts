import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { toQuanteda } from '../../src/interchange/dictionaries/export/quanteda'
import { toWordstat } from '../../src/interchange/dictionaries/export/wordstat'
import { page, root, section } from './page'

const part = section(page('interchange.md'), 'To dictionaries')
const fence = (info: string): string => `${part.fences.find(each => each.info === info)!.body}\n`

test('the codebook of interchange.md becomes the dictionaries that stand there', async () => {
  const { codebook, problems } = await readCodebook(fence('yaml codebook'), 'ward.yaml')
  expect(problems).toEqual([])
  for (const [info, to] of [
    ['text wordstat', toWordstat],
    ['yaml quanteda', toQuanteda],
  ] as const) {
    const { files } = to(codebook!)
    expect([...files[0].content].join('').replaceAll('\r\n', '\n')).toBe(fence(info))
  }
})

test('interchange.md names everything that an export to a dictionary may leave out or change', () => {
  const folder = join(root, 'src/interchange/dictionaries/export')
  const sources = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
  const said = sources.flatMap(text => [...text.matchAll(/(?:what: |note\(\s*)'([a-z -]+)'/g)].map(([, what]) => what))
  expect(said.length).toBeGreaterThan(20)
  const named = new Set([...part.text.matchAll(/`([^`\n]+)`/g)].map(([, what]) => what))
  expect(said.filter(what => !named.has(what))).toEqual([])
})
