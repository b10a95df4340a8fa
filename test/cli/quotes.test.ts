import { Document, FootnoteReferenceRun, Packer, Paragraph, TextRun } from 'docx'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder'
import { smallStudy } from './small-study'
import { jsonLines, themewright } from './themewright'

const plain = { env: { NO_COLOR: '1' } }

describe('quotes', () => {
  test('shows what to look at, with its place and difference, and the exit code says so', async () => {
    const paper = `# Findings

One said, “the fees are more than I earn” (P1, fg01), another that “the rent is now up”.

> Nothing but the hours. (P2, fg01)
`
    const cwd = folderWith({ ...smallStudy, 'paper.md': paper })
    const { code, stdout, stderr } = await themewright(['quotes', 'paper.md', '.'], { cwd, ...plain })
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toBe(`paper.md: 3 quotations
  1 verbatim
  1 altered
  1 said by somebody else

line 3: altered: other words
    “the rent is now up”
    words: the rent is {+now+} up
    — P2, fg01, line 9
    codes: cost, time

line 5: said by somebody else
    “Nothing but the hours.”
    — P3, fg02, line 3
    named: P2, fg01, which is wrong
    codes: time

Whom the manuscript quotes
Of 3 quotations of participants: by group fg01 2, fg02 1.
Quoted most: P1 (fg01) 1, P2 (fg01) 1, P3 (fg02) 1.
3 participants are quoted, 0 never.
Themes, counting candidates too: What it costs 2, Time 2.
`)
  })

  test('reads a Word document, whose paragraphs are counted, and text from standard input', async () => {
    const p = (...runs: string[]) => new Paragraph({ children: runs.map(text => new TextRun(text)) })
    const paper = await Packer.toBuffer(
      new Document({
        footnotes: { 1: { children: [p('Or: “Nothing but the ho', 'urs” (P3).')] } },
        sections: [{ children: [p('Findings'), new Paragraph({ children: [new FootnoteReferenceRun(1)] })] }],
      }),
    )
    const cwd = folderWith({ ...smallStudy, 'paper.docx': paper })
    const word = await themewright(['quotes', 'paper.docx', '.', '--all'], { cwd, ...plain })
    expect([word.code, word.stdout.split('\n').slice(3, 5)]).toEqual([
      0,
      ['paragraph 2, footnote: verbatim', '    “Nothing but the hours”'],
    ])
    const { code, stdout } = await themewright(['quotes', '-', '.'], { cwd, ...plain, stdin: '“The bus is not free”' })
    expect([code, stdout.split('\n')[1]]).toEqual([1, '  1 altered'])
  })

  test('gives every quotation as JSON, and takes what the study allows itself', async () => {
    const cwd = folderWith({ ...smallStudy, 'paper.md': '“The entrance Fee is gone” and “the bus is free”' })
    const strict = await themewright(['quotes', 'paper.md', '.', '--json'], { cwd })
    expect(jsonLines(strict.stdout)).toMatchObject([
      { verdict: 'altered', changes: ['case'], places: [{ person: 'P2', line: 5 }] },
      { verdict: 'verbatim', conventions: ['final punctuation', 'first letter'] },
    ])
    const lenient = await themewright(['quotes', 'paper.md', '.', '--json', '--allow', 'case,fillers'], { cwd })
    expect([lenient.code, jsonLines(lenient.stdout).map(({ verdict }) => verdict)]).toEqual([
      0,
      ['verbatim', 'verbatim'],
    ])
    const wrong = await themewright(['quotes', 'paper.md', '.', '--allow', 'words'], { cwd })
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('fillers, punctuation, case')])
  })
})
