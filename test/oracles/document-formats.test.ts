import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfPages } from '../../src/transcript/pdf/open-pdf'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { docx, paragraphs, talk, words } from '../transcript/same-talk'
import { said } from '../transcript/talk'

const lacks = (program: string, flag: string) => spawnSync(program, [flag], { stdio: 'ignore' }).error !== undefined
const isAbsent = lacks('soffice', '--version') || lacks('pdftotext', '-v')

/** Three ways to set the same talk, long enough for several pages. */
const settings: Readonly<Record<string, () => readonly (Paragraph | Table)[]>> = {
  colons: () => [...paragraphs(words), ...paragraphs(words)],
  bold: () =>
    [...talk, ...talk].map(
      ([speaker, text]) =>
        new Paragraph({ children: [new TextRun({ text: speaker, bold: true }), new TextRun(` ${text}`)] }),
    ),
  table: () => [
    new Table({
      columnWidths: [2000, 7000],
      rows: [...talk, ...talk].map(
        row => new TableRow({ children: row.map(cell => new TableCell({ children: [new Paragraph(cell)] })) }),
      ),
    }),
  ],
}

describe.skipIf(isAbsent)(
  `what LibreOffice makes of a Word document${isAbsent ? ' (skipped: soffice and pdftotext are not here)' : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'formats-'))
    beforeAll(async () => {
      const names = Object.keys(settings).map(name => `${name}.docx`)
      for (const [name, blocks] of Object.entries(settings))
        writeFileSync(join(folder, `${name}.docx`), await docx(blocks()))
      for (const kind of ['pdf', 'odt', 'fodt'])
        spawnSync(
          'soffice',
          ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', kind, ...names],
          { cwd: folder },
        )
    }, 120_000)
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    describe.each(Object.keys(settings))('with %s', name => {
      test.each(['docx', 'odt', 'fodt', 'pdf'])('is the same turns in .%s', async extension => {
        const path = `${name}.${extension}`
        const { transcripts } = await readTranscripts({ path, bytes: readFileSync(join(folder, path)) })
        expect(transcripts.flatMap(said)).toEqual([...words, ...words])
      })

      test('has the words that pdftotext finds, each once and in its order', async () => {
        const path = join(folder, `${name}.pdf`)
        const { stdout } = spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
        const pages = await pdfPages(readFileSync(path), path)
        const found = pages.flat().map(({ text }) => text)
        expect(found.join('').replace(/\s/g, '')).toBe(stdout.replace(/\s/g, ''))
      })
    })
  },
)
