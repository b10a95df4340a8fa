import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/problem'
import { decode } from '../../src/transcript/decode'

const words = 'Mod: “Naïve?”\r\nP1: Café – 😀.\r\n'

async function problemOf(bytes: Uint8Array, encoding?: string) {
  const error = await decode(bytes, 'talk.txt', encoding).catch(reason => reason)
  expect(error).toBeInstanceOf(InputError)
  return error.problems.map(({ code, message }: { code: string; message: string }) => `${code}: ${message}`)
}

describe('decode', () => {
  test.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 little endian with a mark', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 big endian with a mark', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
    ['UTF-16 little endian without a mark', Buffer.from(words, 'utf16le')],
    ['UTF-16 big endian without a mark', Buffer.from(words, 'utf16le').swap16()],
  ])('reads %s, and keeps its line breaks', async (_, bytes) => {
    expect(await decode(bytes, 'talk.txt')).toEqual({ text: words, problems: [] })
  })

  test('reads Windows-1252, and says that it guessed', async () => {
    const text = 'P1: “It’s naïve”, she said – not so.\n'
    expect(await decode(iconv.encode(text, 'windows-1252'), 'talk.txt')).toEqual({
      text,
      problems: [
        {
          code: 'encoding-guessed',
          severity: 'warning',
          message: 'this file is not UTF-8; it was read as windows-1252',
          file: 'talk.txt',
          hint: 'look at the accented letters and quotation marks; if they are wrong, name the encoding, or save the file as UTF-8',
        },
      ],
    })
  })

  test('recognises another alphabet in a legacy encoding', async () => {
    const text =
      'Модератор: Что изменилось за этот год в вашей работе?\nП1: Смены стали длиннее, а отдыха меньше.\n'.repeat(5)
    const { text: read, problems } = await decode(iconv.encode(text, 'windows-1251'), 'talk.txt')
    expect([read, problems.length]).toEqual([text, 1])
  })

  test('follows the encoding that is named', async () => {
    const text = 'P1: “naïve”\n'
    expect(await decode(iconv.encode(text, 'macroman'), 'talk.txt', 'macroman')).toEqual({ text, problems: [] })
  })

  test('refuses an encoding that nobody knows', async () => {
    expect(await problemOf(Buffer.from('P1: yes'), 'utf-9')).toEqual([
      'unknown-encoding: no encoding is called "utf-9"',
    ])
  })

  test.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a zip archive', Buffer.from('PK\x03\x04\x14\x00', 'latin1')],
    ['an old Office document (.doc, .xls)', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')],
    ['rich text (RTF)', Buffer.from('{\\rtf1\\ansi P1: yes}')],
    ['not text', Buffer.from('P1: yes\0no')],
    ['not text', Buffer.from(Array.from({ length: 300 }, (_, i) => 1 + (i % 8)))],
  ])('refuses what is %s', async (what, bytes) => {
    expect(await problemOf(bytes)).toEqual([`binary-file: this file is ${what}, not a transcript that can be read`])
  })

  test('takes words that only look like the first bytes of a recording', async () => {
    const text = 'ID3: We said RIFF.\n'
    expect(await decode(Buffer.from(text), 'talk.txt')).toEqual({ text, problems: [] })
  })
})
