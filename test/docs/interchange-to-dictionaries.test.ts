import { expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { toQuanteda } from '../../src/interchange/dictionaries/export/quanteda'
import { toWordstat } from '../../src/interchange/dictionaries/export/wordstat'
import { page, section } from './page'

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
