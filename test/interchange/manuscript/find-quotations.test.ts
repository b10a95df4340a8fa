import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { describe, expect, test } from 'vitest'
import { checkQuotations } from '../../../src/analysis/quotation-check/check-quotations'
import { findQuotations } from '../../../src/interchange/manuscript/find-quotations'
import { readManuscript } from '../../../src/interchange/manuscript/read-manuscript'
import { InputError } from '../../../src/problem'
import { studyOf } from '../../analysis/quotation-check/study-of'

async function found(manuscript: string | Uint8Array, path = 'paper.md') {
  const bytes = typeof manuscript === 'string' ? Buffer.from(manuscript) : manuscript
  return findQuotations((await readManuscript({ path, bytes })).manuscript)
}

async function texts(manuscript: string | Uint8Array, path?: string): Promise<readonly string[]> {
  return (await found(manuscript, path)).quotations.map(({ text }) => text)
}

describe('quotation marks', () => {
  test.each([
    ['curly', 'She said “we are tired” then.'],
    ['straight', 'She said "we are tired" then.'],
    ['angled', 'She said « we are tired » then.'],
    ['angled the other way', 'Sie sagte »we are tired« dann.'],
    ['low', 'Sie sagte „we are tired“ dann.'],
    ['single curly', 'She said ‘we are tired’ then.'],
    ['single straight', "She said 'we are tired' then."],
    ['escaped in Markdown', 'She said \\"we are tired\\" then.'],
    ['as entities', 'She said &ldquo;we are tired&rdquo; then.'],
    ['around emphasis', 'She said “we *are* **tired**” then.'],
    ['around a link', 'She said “we [are](http://example.org) tired”[^1] then.'],
  ])('%s', async (_, manuscript) => expect(await texts(manuscript)).toEqual(['we are tired']))

  test('apostrophes are none', async () => {
    expect(
      await texts("The workers’ rights aren’t the managers’. 'Cause it's the ’90s, they told 'em; ‘em too."),
    ).toEqual([])
  })

  test('an apostrophe within single marks does not close them', async () => {
    expect(await texts('‘We don’t know the workers’ rights’, she said.')).toEqual(['We don’t know the workers’ rights'])
  })

  test('what is quoted within a quotation belongs to it', async () => {
    expect(await texts('“They said ‘wait’ and “wait” again”, and "he said \'no\' to us".')).toEqual([
      'They said ‘wait’ and “wait” again',
      "he said 'no' to us",
    ])
  })

  test('a quotation of several paragraphs opens each of them', async () => {
    expect(await texts('“We are tired.\n\n“Nobody asks.\n\n“We left.” Then “others came” too.')).toEqual([
      'We are tired.\nNobody asks.\nWe left.',
      'others came',
    ])
  })

  test('a mark that nothing closes is told of, and takes nothing else with it', async () => {
    const { quotations, unclosed } = await found('She said “we are tired.\n\nHe said “nobody asks us” then.')
    expect([quotations.map(({ text }) => text), unclosed]).toEqual([['nobody asks us'], [1]])
  })
})

test('a name in brackets behind a quotation is not that of the next', async () => {
  const { quotations } = await found('One said “we are tired” (P1), another “so are we”.')
  expect(quotations[1].nearby.map(({ text }) => text)).toEqual([', another '])
})

test('each line of a dialogue within marks is somebody’s quotation', async () => {
  const { quotations } = await found('“P1: We are tired.\nP3: So are we.” (fg02)')
  expect(quotations.map(({ text, nearby, place }) => [text, place.line, ...nearby.map(each => each.text)])).toEqual([
    ['We are tired.', 1, 'P1', 'fg02'],
    ['So are we.', 2, 'P3', 'fg02'],
  ])
})

test('what a backslash escapes is no markup, and comes back as it was', async () => {
  expect(await texts('“we \\*are\\* \\[so\\] tired \\\\ of it\\~ *all*”')).toEqual([
    'we *are* [so] tired \\ of it~ all',
  ])
})

describe('quotations without marks', () => {
  test('a block quotation, without the name at its end', async () => {
    const { quotations } = await found('> We are tired,\n> all of us. (P3, fg02)\n')
    expect(quotations).toMatchObject([
      {
        text: 'We are tired,\nall of us.',
        form: 'block',
        nearby: [{ kind: 'label', text: 'P3, fg02' }],
        place: { line: 1 },
      },
    ])
  })
  test('a paragraph in italics, and one that is indented', async () => {
    const { quotations } = await found(
      '*We are all so tired here.* (P3)\n\nWell.\n\n    Nobody ever asks us here.\n\nAnd so on.',
    )
    expect(quotations.map(({ text, form }) => [text, form])).toEqual([
      ['We are all so tired here.', 'italic'],
      ['Nobody ever asks us here.', 'indented'],
    ])
  })
  test('in plain text', async () => {
    expect(await texts('The staff spoke.\n\n    Nobody ever asks us here.\n\nAnd so on.', 'paper.txt')).toEqual([
      'Nobody ever asks us here.',
    ])
  })
})

test('code, comments, front matter and the list of references hold no quotations', async () => {
  const manuscript =
    '---\ntitle: "we are tired"\n---\n<!-- “not this” -->\n\n```\n"nor this one"\n```\n\n# References\n\nSmith (2010). “A title of theirs”.\n\n# Appendix\n\n“But this one”'
  expect(await texts(manuscript)).toEqual(['But this one'])
})

test('lines are those of the file', async () => {
  const { quotations } = await found(
    '# One\n\n<!-- a\ncomment -->\nText that\ngoes on “we are\ntired”.\n\n| a | “in a cell” |\n|---|---|\n\n[^1]: “in a note”\n',
  )
  expect(quotations.map(({ place }) => [place.part, place.line])).toEqual([
    ['text', 6],
    ['table', 9],
    ['footnote', 12],
  ])
})

describe('a Word document', () => {
  test('gives text whose words are broken over runs, tables, notes and quotations set apart', async () => {
    const p = (...runs: string[]) => new Paragraph({ children: runs.map(text => new TextRun(text)) })
    const bytes = await Packer.toBuffer(
      new Document({
        styles: { paragraphStyles: [{ id: 'Quote', name: 'Quote' }] },
        footnotes: { 1: { children: [p('As one said, “nobody lis', 'tens to us”.')] } },
        sections: [
          {
            children: [
              p('She said “we a', 're ti', 'red” (P', '3, fg02).'),
              new Paragraph({ style: 'Quote', children: [new TextRun('They never come.')] }),
              new Paragraph({ indent: { left: 720 }, children: [new TextRun('It is the same every day here.')] }),
              new Paragraph({ children: [new TextRun({ text: 'It was better in the old days.', italics: true })] }),
              new Paragraph({ children: [new TextRun('More in a note.'), new FootnoteReferenceRun(1)] }),
              new Table({ rows: [new TableRow({ children: [new TableCell({ children: [p('“in a cell”')] })] })] }),
            ],
          },
        ],
      }),
    )
    const { quotations } = await found(bytes, 'paper.docx')
    expect(quotations.map(({ text, form, place }) => `${place.part} ${place.line} ${form}: ${text}`)).toEqual([
      'text 1 marks: we are tired',
      'text 2 block: They never come.',
      'text 3 indented: It is the same every day here.',
      'text 4 italic: It was better in the old days.',
      'footnote 5 marks: nobody listens to us',
      'table 6 marks: in a cell',
    ])
    expect(quotations[0].nearby[0]).toEqual({ kind: 'label', text: 'P3, fg02' })
  })
})

test('after five thousand quotations it says that there are more', async () => {
  const { quotations, isCut } = await found('“we are here”\n\n'.repeat(5001))
  expect([quotations.length, isCut]).toEqual([5000, true])
})

test('a manuscript of more than two million characters, or a hundred thousand lines, is refused', async () => {
  const code = (text: string) => found(text).catch((error: InputError) => error.problems.map(each => each.code))
  expect([await code('a'.repeat(2_000_001)), await code('# a\n'.repeat(100_000))]).toEqual([
    ['file-too-large'],
    ['file-too-large'],
  ])
})

describe('hostile manuscripts', () => {
  const mega = (piece: string, length = 300_000): string => piece.repeat(Math.ceil(length / piece.length))
  test.each([
    ['marks that open', mega('“a ')],
    ['marks that close', mega('a” ')],
    ['straight marks', mega('"a b" ')],
    ['single marks', mega("'a ")],
    ['single curly marks', mega('‘a ')],
    ['apostrophes', mega('s’ ‘s')],
    ['brackets', mega('[a(')],
    ['dots', mega('. ')],
    ['stars', mega('**a_')],
    ['a long italic line', `*${mega('*a ')}`],
    ['comments', mega('<!--')],
    ['entities', mega('&#8220;')],
    ['regular expressions', mega('(a+)+$ “.*?” \\1 ')],
    ['one long quotation', `“${mega('we are tired ')}”`],
    ['a long quotation with omissions', `“${mega('we … are ', 100_000)}”`],
    ['many blocks', mega('> a b c d\n\n')],
    ['labels', mega('“we are” (P1, fg01) ')],
    ['tables', mega('| a | “b c d” |\n')],
    ['one row of many cells', `|${mega(' “b c d” |', 1_900_000)}`],
    ['emphasis without end', mega('**a_', 1_900_000)],
    ['backslashes', mega('\\', 1_900_000)],
    ['many names in one block', mega('> P1: we are here now\n', 1_900_000)],
    ['white space', mega(' \n\t')],
    ['a mark with white space', `“${mega(' ')}`],
  ])('%s are done with soon, or refused', async (_, manuscript) => {
    const study = await studyOf({ 'fg01.txt': 'P1: We are tired, and we are here.\n\nP2: We are not.\n' })
    const begun = process.cpuUsage()
    try {
      const { quotations } = await found(manuscript)
      checkQuotations(study, quotations)
    } catch (error) {
      expect(error).toBeInstanceOf(InputError)
    }
    const { user, system } = process.cpuUsage(begun)
    // Half a second by itself; other tests run beside it.
    expect((user + system) / 1e6).toBeLessThan(5)
  })
})
