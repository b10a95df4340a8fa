import { Document, Packer, Paragraph } from 'docx'
import { describe, expect, test } from 'vitest'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { cpuSeconds } from '../cpu-seconds'

/** Small files of each kind; every run mutates them in the same ways. */
const samples: Readonly<Record<string, string>> = {
  'labels.txt':
    'Group 3\nDate: 3 May\n\nModerator: How is work?\n\nAnna: Fine. [laughs]\nAnd more (0.4).\n\n[A break]\n\nP1/P2 : Yes.\nNote: no.\n',
  'times.txt':
    'Ann  0:02\nHow is work?\n\nBo  0:09\nFine. #00:00:08-0#\n\n[00:01:02] Ann: So?\n00:02 Bo\nYes.\n¤<2000>Ann: Ok.\n',
  'jefferson.txt':
    '01 JEN:  well (0.4) it’s lo:ng=\n02 TOM:  =[yeah (   )\n03       (1.2)\n04 JEN:   [and wi::de ((sighs))\n',
  'bold.md': '# Pay\n\n**What is new?**\n\nAnna: The rota.\n\n**I:** So?\n\n**Bo** Yes.\n\n---\n\n> Tom: *No*.\n',
  'weak.txt': 'Moderator\tHow is work?\nAnna\tFine.\n[P1] Yes.\nAnna - Low.\nJOHN SMITH\nSo.\n\nQ. Why?\nA. So.\n',
  'plain.txt': 'We were late.\n\nNobody rang (that I know of).\n\n12\n\nPage 13\n',
}
const pieces = [
  '\n',
  '\r\n',
  '\r',
  ':',
  '：',
  '[',
  ']',
  '(',
  ')',
  '**',
  '_',
  '\t',
  '   ',
  '#',
  '¤<',
  '-->',
  '12:30',
  '0',
  '\0',
  '\ud83d',
  '\ufeff',
  '\u00a0',
  '__proto__: ',
  'P1: ',
  '?',
  '—',
  '\f',
]

function randomly(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

async function readsSafely(path: string, bytes: Uint8Array): Promise<void> {
  const start = process.cpuUsage()
  const { transcripts, problems } = await readTranscripts({ path, bytes })
  expect(transcripts.length + problems.length).toBeGreaterThan(0)
  for (const { text, turns } of transcripts) {
    expect(
      turns.every(
        (turn, i) => turn.start >= (turns[i - 1]?.end ?? 0) && turn.end > turn.start && turn.end <= text.length,
      ),
    ).toBe(true)
  }
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(10)
}

describe('whatever is done to a file, there are transcripts or problems, soon', () => {
  test.each(Object.entries(samples))('%s', async (path, sample) => {
    const random = randomly(20_240_501)
    for (let round = 0; round < 300; round++) {
      let text = sample
      for (let change = random(8); change >= 0; change--) {
        const at = random(text.length + 1)
        const insert = random(3) > 0 ? pieces[random(pieces.length)] : text.slice(at, at + random(30))
        text = text.slice(0, at) + insert.repeat(random(8) === 0 ? 200 : 1) + text.slice(at + random(3) * random(10))
      }
      await readsSafely(path, random(4) === 0 ? Buffer.from(text, 'latin1') : Buffer.from(text))
    }
  })

  test('a .docx file with bytes changed, cut and doubled', async () => {
    const children = ['Moderator: How is work?', 'Anna: Fine.', 'Moderator: And the pay?'].map(
      text => new Paragraph(text),
    )
    const whole = await Packer.toBuffer(new Document({ sections: [{ children }] }))
    const random = randomly(7)
    for (let round = 0; round < 150; round++) {
      const bytes = Buffer.from(whole)
      for (let change = random(12); change >= 0; change--) bytes[random(bytes.length)] = random(256)
      const cut = random(3) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes
      await readsSafely('talk.docx', random(9) === 0 ? Buffer.concat([cut, cut]) : cut)
    }
  })

  test.each([
    ['one long line', 'word '.repeat(400_000)],
    ['only colons', 'a: '.repeat(400_000)],
    ['only open brackets', '[('.repeat(400_000)],
    ['only blanks in a turn', `P1: a${' '.repeat(800_000)}b`],
    ['only line breaks', `P1: a${'\n'.repeat(800_000)}b`],
    ['only stars', `${'**'.repeat(400_000)}\n`],
    ['only stamps', '[00:01:02] '.repeat(80_000)],
  ])('%s takes time in proportion', async (_, text) => {
    for (const path of ['a.txt', 'a.md']) {
      expect(await cpuSeconds(() => readTranscripts({ path, bytes: Buffer.from(text) }))).toBeLessThan(5)
    }
  })
})
