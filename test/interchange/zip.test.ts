import { expect, test } from 'vitest'
import { zip } from '../../src/interchange/zip'
import { unpackSome } from '../../src/transcript/readers/archive'
import { zip as written } from './zip'

const files = [
  { name: 'project.qde', content: ['<a', Buffer.from('>ü'), '</a>'] },
  { name: 'sources/a.txt', content: ['😀'.repeat(600_000)] },
  { name: 'empty.txt', content: [] },
]
const kind = { extension: '.qdpx', part: 'project.qde', what: '', program: '', plain: '', code: 'broken-qdpx' }

test('what is packed is unpacked, in its order', async () => {
  const bytes = Buffer.concat(await zip(files))
  const found = await unpackSome(bytes, 'a.zip', kind, () => true)
  expect([...found].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual([
    ['project.qde', '<a>ü</a>'],
    ['sources/a.txt', '😀'.repeat(600_000)],
    ['empty.txt', ''],
  ])
})

test('bytes are those that the format asks for, and nothing of this machine', async () => {
  const bytes = Buffer.concat(await zip([{ name: 'a.txt', content: ['fees'] }]))
  const naive = written([{ name: 'a.txt', content: 'fees' }])
  // The naive one tells no mode, and no program that wrote it.
  const central = bytes.indexOf('PK\x01\x02')
  expect(bytes.subarray(0, central)).toEqual(naive.subarray(0, naive.indexOf('PK\x01\x02')))
  expect(bytes.readUInt32LE(central + 38) >>> 16).toBe(0o100644)
})

test('a character is whole where pieces are joined', async () => {
  const piece = 'x'.repeat(1_000_001)
  const bytes = Buffer.concat(await zip([{ name: 'a.txt', content: [`${piece}\ud83d`, '\ude00'] }]))
  expect(bytes.includes(Buffer.from('x😀'))).toBe(true)
})
