import { describe, expect, test } from 'vitest'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { fodtFile, odtFile } from './odt-file'
import { said, transcriptOf } from './talk'
import { zip } from './zip'

const p = (...texts: readonly string[]) => texts.map(text => `<text:p>${text}</text:p>`).join('')
const read = (body: string) => transcriptOf(odtFile(body), {}, 'fg.odt')
const saidIn = async (body: string) => said(await read(body))

async function refused(bytes: Uint8Array, path = 'fg.odt') {
  const { transcripts, problems } = await readTranscripts({ path, bytes })
  return [transcripts.length, ...problems.map(({ code, message }) => `${code}: ${message}`)]
}

describe('the turns of an OpenDocument text', () => {
  test('are paragraphs behind labels, and a line is a paragraph', async () => {
    const transcript = await read(p('Hale: Why?', 'Ana: So.', 'and so.', 'Hale: Oh.'))
    expect(said(transcript)).toEqual(['Hale: Why?', 'Ana: So.\n\nand so.', 'Hale: Oh.'])
    expect([transcript.format, ...transcript.turns.map(({ line }) => line)]).toEqual(['odt', 1, 2, 4])
  })

  test('begin at names in bold, by a style of the text, of the paragraph or of the document', async () => {
    const name = (text: string, style = 'T1') => `<text:span text:style-name="${style}">${text}</text:span>`
    expect(
      await saidIn(
        `${p(`${name('Hale')} Why?`, `${name('Ana', 'Strong')} So.`)}<text:p text:style-name="P1">Hale <text:span text:style-name="T2">Oh?</text:span></text:p>${p(`${name('Ana')} Yes.`)}`,
      ),
    ).toEqual(['Hale: Why?', 'Ana: So.', 'Hale: Oh?', 'Ana: Yes.'])
  })

  test('hold what stands there with all changes accepted, and nothing that nobody said', async () => {
    const body = `<text:tracked-changes><text:changed-region><text:deletion>${p('Ben: Deleted.')}</text:deletion></text:changed-region>
      <text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>
      <text:h>Topic: pay</text:h><text:p text:style-name="P2">A title</text:p>
      ${p(
        'Hale: Why<office:annotation><dc:creator xmlns:dc="urn:x">Bo</dc:creator><text:p>Ask: more</text:p></office:annotation>?',
        'Ana: So<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>,<text:change-start/> inserted<text:change-end/>.',
        'Hale: Oh.',
      )}`
    expect(await saidIn(body)).toEqual(['Hale: Why?', 'Ana: So, inserted.', 'Hale: Oh.'])
  })

  test('have the white space that a reader sees', async () => {
    const [, ana] = await saidIn(
      p(
        'Hale: Why?',
        '\n  Ana:   one\n   <text:span>  two</text:span><text:s text:c="3"/>three<text:tab/>four<text:line-break/>five<text:s text:c="999999999"/>six',
      ),
    )
    expect(ana.replace(/ {4,}/, '…')).toBe('Ana: one two   three\tfour\nfive…six')
    expect(ana.length).toBeLessThan(1100)
  })

  test('are rows of a table with the speaker in one column, and paragraphs of lists and text boxes', async () => {
    const row = (...cells: readonly string[]) =>
      `<table:table-row>${cells.map(cell => `<table:table-cell>${p(cell)}</table:table-cell>`).join('')}</table:table-row>`
    const table = `<table:table>${row('Hale', 'Why?')}${row('Ana', 'So it is, I think.')}${row('Hale', 'Oh?')}${row('Ana', 'Yes.')}</table:table>`
    expect(await saidIn(table)).toEqual(['Hale: Why?', 'Ana: So it is, I think.', 'Hale: Oh?', 'Ana: Yes.'])
    const list = `<text:list><text:list-item>${p('Hale: Why?')}</text:list-item><text:list-item>${p('Ana: So.')}</text:list-item></text:list>`
    expect(
      await saidIn(
        `${list}<text:p><draw:frame><draw:text-box>${p('Hale: In a box?')}</draw:text-box></draw:frame></text:p>`,
      ),
    ).toEqual(['Hale: Why?', 'Ana: So.', 'Hale: In a box?'])
  })

  test('are the same in a file that is one XML, whatever it is called', async () => {
    const body = p('Hale: Why?', 'Ana: So.')
    for (const path of ['fg.fodt', 'fg.xml'])
      expect(said(await transcriptOf(fodtFile(body), {}, path))).toEqual(['Hale: Why?', 'Ana: So.'])
    expect(said(await transcriptOf(odtFile(body), {}, 'fg.zip'))).toEqual(['Hale: Why?', 'Ana: So.'])
  })
})

describe('an .odt file that cannot be read', () => {
  const broken = 'broken-odt: this .odt file cannot be read: '
  test.each([
    ['is cut short', odtFile(p('Hale: Why?')).subarray(0, 200), `${broken}it is cut short, or no .odt file at all`],
    ['is no archive', Buffer.from('Hale: Why?\nAna: So.\n'), `${broken}it is cut short, or no .odt file at all`],
    ['holds no text', zip([['mimetype', 'x']]), `${broken}it is an archive without an OpenDocument text in it`],
    ['has no words', odtFile(p('', ' ')), `${broken}it holds no words`],
    [
      'is locked',
      odtFile('', [['META-INF/manifest.xml', '<m><encryption-data/></m>']]),
      `${broken}it is protected by a password`,
    ],
    [
      'has a DOCTYPE',
      zip([['content.xml', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>']]),
      `${broken}it is cut short, or no .odt file at all`,
    ],
    [
      'lies too deep',
      odtFile('<text:span>'.repeat(5000) + '</text:span>'.repeat(5000)),
      `${broken}it is cut short, or no .odt file at all`,
    ],
    [
      'would grow too large',
      zip([['content.xml', Buffer.alloc(2000), 900_000_000]]),
      'unsafe-archive: this archive was not unpacked: it would grow too large when unpacked',
    ],
  ])('%s', async (_, bytes, said) => {
    expect(await refused(bytes)).toEqual([0, said])
  })

  test('or was changed in any byte, gives transcripts or problems', async () => {
    const whole = odtFile(
      `${p('Hale: Why?', 'Ana: So.')}<table:table><table:table-row><table:table-cell/></table:table-row></table:table>`,
    )
    let state = 11
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    for (let round = 0; round < 150; round++) {
      const bytes = Buffer.from(whole)
      for (let change = random(6); change >= 0; change--) bytes[random(bytes.length)] = random(128)
      const { transcripts, problems } = await readTranscripts({ path: 'fg.odt', bytes })
      expect(transcripts.length + problems.length).toBeGreaterThan(0)
    }
  })
})
