import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { zip } from '../../src/interchange/zip'
import { unpackSome } from '../../src/transcript/readers/archive'
import { zip as written } from './zip'

const varied = Array.from({ length: 100_000 }, (_, i) => `😀 ${(i * 7919) % 10_007}`).join('')
const files = [
  { name: 'project.qde', content: ['<a', Buffer.from('>ü'), '</a>'] },
  { name: 'sources/a.txt', content: [varied] },
  { name: 'empty.txt', content: [] },
]
const kind = { extension: '.qdpx', part: 'project.qde', what: '', program: '', plain: '', code: 'broken-qdpx' }

test('what is packed is unpacked, in its order', async () => {
  const bytes = Buffer.concat([...zip(files)])
  const found = await unpackSome(bytes, 'a.zip', kind, () => true)
  expect([...found].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual([
    ['project.qde', '<a>ü</a>'],
    ['sources/a.txt', varied],
    ['empty.txt', ''],
  ])
})

test('bytes are those that the format asks for, and nothing of this machine', () => {
  const bytes = packed([{ name: 'a.txt', content: ['fees'] }])
  const central = bytes.indexOf('PK\x01\x02')
  // Deflated, UTF-8, 1 January 1980, sizes ahead: as any other writer has it, but for what the compressor makes of it.
  const naive = written([{ name: 'a.txt', content: 'fees' }])
  const fields = (archive: Buffer, from: number, to: number) => archive.subarray(from, to).toString('hex')
  expect(fields(bytes, 0, 8)).toBe(fields(naive, 0, 8))
  expect(fields(bytes, 10, 18)).toBe(fields(naive, 10, 18))
  expect(fields(bytes, 22, 35)).toBe(fields(naive, 22, 35))
  expect(inflateRawSync(bytes.subarray(35, central)).toString()).toBe('fees')
  expect(bytes.readUInt32LE(central + 38) >>> 16).toBe(0o100644)
})

test('what is said again and again takes little room, and the same bytes on every version of Node', () => {
  const bytes = packed([{ name: 'a.txt', content: Array.from({ length: 30_000 }, (_, i) => `P${i % 7}: The fees.\n`) }])
  expect(bytes.length).toBeLessThan(10_000)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '2dfd62a8a22918a71512fac158651e9f27f027da4383ce4e679f7d4b07016458',
  )
})

test('bytes are the same in however many pieces they come', () => {
  const text = 'Fees and hours, hours and fees. '.repeat(9_000)
  const whole = packed([{ name: 'a.txt', content: [Buffer.from(text)] }])
  expect(packed([{ name: 'a.txt', content: [text] }])).toEqual(whole)
})

test('a character is whole where pieces are joined', () => {
  const piece = 'x'.repeat(65_537)
  const bytes = packed([{ name: 'a.txt', content: [`${piece}\ud83d`, '\ude00'] }])
  expect(inflateRawSync(bytes.subarray(35, bytes.indexOf('PK\x01\x02'))).toString()).toBe(`${piece}😀`)
})

test.each(['../a.txt', '/a.txt', 'a\\b.txt', 'c:a.txt', ''])('a name that leads out is refused: %s', name => {
  expect(() => packed([{ name, content: [] }])).toThrow('cannot be called')
})

function packed(given: Parameters<typeof zip>[0]): Buffer {
  return Buffer.concat([...zip(given)])
}
