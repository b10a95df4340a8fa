import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeDraft, emptyDraft } from '../../src/codebook/draft'
import type { ExportedFile } from '../../src/interchange/exported'
import { type Imported, type ImportedCoding, nothingImported } from '../../src/interchange/imported'
import { studyFiles } from '../../src/interchange/study-files'
import { type Run, runStudy } from '../../src/run/run'
import { readStudy } from '../../src/study/read-study'

const talk = 'Moderator: What has changed?\n\nP1: The fees are high.\n\nP2: No, low. 🙂 And the rent?\n'

/** A project with two codes; only what matters is said. */
function project(known: Partial<Imported>): Imported {
  return {
    ...nothingImported,
    format: 'test project',
    title: 'Fees',
    codebook: {
      ...emptyDraft,
      title: 'Fees',
      codes: [codeDraft('cost', 'Cost', { subthemes: [codeDraft('fees', 'Fees')] }), codeDraft('rent', 'Rent')],
    },
    transcripts: [{ id: 'fg01', text: talk, kind: 'talk' }],
    ...known,
  }
}

/** The coding of the words of a text. */
function coding(words: string, known: Partial<ImportedCoding> = {}, text = talk): ImportedCoding {
  const start = text.indexOf(words)
  return {
    transcript: 'fg01',
    start,
    end: start + words.length,
    code: 'cost/fees',
    coder: 'Anna',
    at: '2024-05-03T10:00:00.000Z',
    memo: null,
    ...known,
  }
}

const textOf = (file: ExportedFile): string => [...file.content].join('')

/** Writes the files, and runs the study that they make. */
async function studied(imported: Imported) {
  const made = await studyFiles(imported)
  const texts = new Map(made.files.map(file => [file.name, textOf(file)]))
  const file = (path: string) => {
    const text = texts.get(path)
    return text === undefined ? null : { path, text, problems: [] }
  }
  const { study, problems } = await readStudy(texts.get('study.yaml')!, 'study.yaml')
  expect(problems).toEqual([])
  const { run, problems: found } = await runStudy({
    study,
    codebook: file('codebook.yaml')!,
    participants: file('participants.csv'),
    decisions: [file('decisions.jsonl')].filter(each => each !== null),
    transcripts: [...texts].flatMap(([path, text]) =>
      path.startsWith('transcripts/') ? [{ path, bytes: Buffer.from(text) }] : [],
    ),
  })
  return { ...made, texts, run: run!, problems: [...made.problems, ...found] }
}

/** Who gave which code to which words, in a run. */
function given({ codings }: Run): readonly string[] {
  return codings
    .flatMap(({ transcript, start, end, code, status, review = [] }) =>
      status === 'accepted' ? review.map(({ by }) => JSON.stringify([by, code, transcript, start, end])) : [],
    )
    .sort()
}

const kinds = (losses: Imported['losses']) => losses.map(({ what, fate }) => `${what} ${fate}`)

describe('a project becomes a study', () => {
  test('that runs: people’s codings are accepted, and counted by person and group', async () => {
    const { run, losses, problems, texts } = await studied(
      project({
        codings: [
          coding('The fees are high.'),
          coding('The fees are high.', { coder: 'Ben', at: '2024-05-03T11:00:00.000Z' }),
          coding('the rent?', { code: 'rent', coder: 'Ben', memo: 'Or a question?' }),
          coding('low', { code: null, memo: 'Low for whom?' }),
        ],
        participants: {
          attributes: ['age'],
          people: [
            { id: 'Moderator', group: 'fg01', role: 'moderator', values: [null] },
            { id: 'P1', group: 'fg01', role: 'participant', values: ['20-29'] },
            { id: 'P2', group: 'fg01', role: null, values: ['30-39'] },
          ],
        },
      }),
    )
    expect(losses).toEqual([])
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(run.codings.map(({ code, coder, speaker, quote, status }) => [code, coder, speaker, quote, status])).toEqual(
      [
        ['cost/fees', 'Anna', 'P1', 'The fees are high.', 'accepted'],
        ['rent', 'Ben', 'P2', 'the rent?', 'accepted'],
      ],
    )
    expect(run.codings[0].review?.map(({ by }) => by)).toEqual(['Anna', 'Ben'])
    expect(run.codings[1].because).toBe('Ben gave this code: Or a question?')
    expect(run.frequencies.map(({ code, participants, groups }) => [code, participants, groups])).toEqual([
      ['cost', 1, 1],
      ['cost/fees', 1, 1],
      ['rent', 1, 1],
    ])
    expect(run.decisions.map(({ outcome }) => outcome)).toEqual(['valid', 'valid', 'valid', 'valid'])
    expect([...texts.keys()]).toEqual([
      'study.yaml',
      'codebook.yaml',
      'decisions.jsonl',
      'participants.csv',
      'ledger.csv',
      'transcripts/fg01.txt',
    ])
  })

  test('a dictionary is a codebook and a ledger', async () => {
    const { files, losses } = await studyFiles(project({ transcripts: [] }))
    expect(files.map(({ name }) => name)).toEqual(['codebook.yaml', 'ledger.csv'])
    expect(losses).toEqual([])
    expect(textOf(files[1])).toBe('what,fate,how,subject,file,line,column,count\n')
  })

  test('says what was assumed where the file names neither coders nor times', async () => {
    const codings = [coding('The fees', { coder: null, at: null }), coding('low', { coder: null, at: 'yesterday' })]
    const { run, losses } = await studied(project({ codings }))
    expect(run.codings.map(({ coder }) => coder)).toEqual(['imported', 'imported'])
    expect(losses.map(({ what, fate, count }) => [what, fate, count])).toEqual([
      ['coders of codings', 'assumed', 2],
      ['times of codings', 'assumed', 2],
    ])
  })

  test('names every coding that cannot be laid, and lays the others', async () => {
    const { run, losses } = await studied(
      project({
        codings: [
          coding('The fees', { transcript: 'fg09' }),
          coding('The fees', { code: 'cost/food' }),
          coding('', { start: 5, end: 5 }),
          coding('', { start: 900, end: 950 }),
          coding('', { start: -4, end: 9 }),
          coding('low'),
          coding('low'),
        ],
      }),
    )
    expect(given(run)).toHaveLength(2)
    expect(losses.map(({ fate, how }) => `${fate}: ${how}`)).toEqual([
      'left out: their transcript is not in the study',
      'left out: their code is not in the codebook',
      'left out: they stand on no words of their transcript',
      'left out: they stand on no words of their transcript',
      'changed: they reached beyond their transcript, and end with it',
      'left out: the same person gave the same code to the same words before',
    ])
  })

  test('a project without a codebook has the codes that were given', async () => {
    const { run, losses } = await studied(project({ codebook: null, codings: [coding('low', { code: 'a/b' })] }))
    expect(run.codebook.codes.map(({ id }) => id)).toEqual(['a', 'a/b'])
    expect(kinds(losses)).toEqual(['codebooks assumed'])
  })

  test('answers stand in one file, each its own respondent', async () => {
    const { run, texts, losses } = await studied(
      project({
        transcripts: [
          { id: 'r1', text: 'Too dear.', kind: 'answer' },
          { id: 'r2', text: ' Fine.\n', kind: 'answer' },
        ],
        codings: [
          coding('dear', { transcript: 'r1', start: 4, end: 8 }),
          coding('Fine', { transcript: 'r2', start: 1, end: 5 }),
        ],
      }),
    )
    expect(texts.get('transcripts/answers.jsonl')).toBe(
      '{"id":"r1","text":"Too dear."}\n{"id":"r2","text":" Fine.\\n"}\n',
    )
    expect(run.codings.map(({ speaker, quote }) => [speaker, quote])).toEqual([
      ['r1', 'dear'],
      ['r2', 'Fine'],
    ])
    expect(kinds(losses)).toEqual(['white space around transcripts left out'])
  })
})

describe('a transcript is read back to the letter', () => {
  const looks = {
    WebVTT: 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ana>The fees.\n',
    SubRip: '1\n00:00:01,000 --> 00:00:02,000\nAna: The fees.\n\n2\n00:00:03,000 --> 00:00:04,000\nBen: No.\n',
    JSON: '{"turns":[{"speaker":"Ana","text":"The fees."}]}\n',
    'JSON lines': '{"speaker":"Ana","text":"The fees."}\n{"speaker":"Ben","text":"No."}\n',
    CSV: 'speaker,text\nAna,The fees.\nBen,No.\n',
  }
  test.each(Object.entries(looks))(
    'though it looks like %s: its speakers are then lost, and that is said',
    async (_, text) => {
      const { run, losses } = await studied(
        project({ transcripts: [{ id: 'fg01', text, kind: 'talk' }], codings: [coding('fees', {}, text)] }),
      )
      expect(run.transcripts[0].transcript.text).toBe(text.trim())
      expect(run.codings.map(({ quote }) => quote)).toEqual(['fees'])
      expect(kinds(losses)).toEqual(['white space around transcripts left out', 'speakers of transcripts left out'])
    },
  )

  test.each([
    ['Markdown', '**Ana:** The fees.\n\n**Ben:** No.\n'],
    ['Windows line ends', 'Ana: The fees.\r\n\r\nBen: No.\r\n\r\nAna: Yes.\r\n'],
    ['old line ends', 'Ana: The fees.\r\rBen: No.\r\rAna: Yes.\r'],
    ['a text without speakers', 'All about fees. 🙂'],
  ])('%s', async (_, text) => {
    const { run, losses } = await studied(
      project({
        transcripts: [{ id: 'fg01', text, kind: 'talk' }],
        codings: [coding('fees', {}, text)].filter(c => c.start >= 0),
      }),
    )
    expect(run.transcripts[0].transcript.text).toBe(text)
    expect(losses).toEqual([])
  })

  test('what no file can hold is left out and said', async () => {
    const { texts, losses } = await studied(
      project({
        transcripts: [
          { id: 'fg01', text: talk, kind: 'talk' },
          { id: 'blank', text: ' \n', kind: 'talk' },
          { id: 'halves', text: '\ud83d 1', kind: 'talk' },
        ],
      }),
    )
    expect([...texts.keys()].filter(name => name.startsWith('transcripts/'))).toEqual(['transcripts/fg01.txt'])
    expect(kinds(losses)).toEqual(['transcripts without words left out', 'transcripts left out'])
  })
})

describe('names of foreign files are names, never paths', () => {
  test.each([
    ['../../etc/passwd', '_-..-etc-passwd'],
    ['/etc/passwd', '_-etc-passwd'],
    ['C:\\temp\\x', 'C--temp-x'],
    ['a\0b\u202ec', 'a b c'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['.hidden', 'hidden'],
    ['=cmd()', '_=cmd()'],
    ['x'.repeat(10_000), 'x'.repeat(100)],
    ['ends in dots...', 'ends in dots'],
    ['...', 'transcript'],
    ['e\u0301cole', 'école'],
    ['__proto__', '__proto__'],
  ])('%#', async (id, name) => {
    const { run, texts } = await studied(
      project({ transcripts: [{ id, text: talk, kind: 'talk' }], codings: [coding('low', { transcript: id })] }),
    )
    expect(texts.has(`transcripts/${name}.txt`)).toBe(true)
    expect(run.codings.map(({ transcript }) => transcript)).toEqual([name])
  })

  test('names that differ in case alone, or only in how they were cleaned, are told apart', async () => {
    const ids = ['Group', 'group', 'g/1', 'g:1', 'STRASSE', 'straße']
    const { texts } = await studied(project({ transcripts: ids.map(id => ({ id, text: talk, kind: 'talk' })) }))
    expect([...texts.keys()].filter(name => name.startsWith('transcripts/'))).toEqual([
      'transcripts/Group.txt',
      'transcripts/group-2.txt',
      'transcripts/g-1.txt',
      'transcripts/g-1-2.txt',
      'transcripts/STRASSE.txt',
      'transcripts/straße-2.txt',
    ])
  })

  test('coders that nobody may be called are called otherwise, and two stay two', async () => {
    const coders = ['codebook', 'An\nna', 'An na', '', '__proto__']
    const { run, losses } = await studied(project({ codings: coders.map(coder => coding('low', { coder })) }))
    expect(run.codings[0].review?.map(({ by }) => by).sort()).toEqual([
      'An na',
      'An na 2',
      '__proto__',
      'codebook 2',
      'imported',
    ])
    expect(losses.filter(({ what }) => what === 'names of coders')).toHaveLength(4)
  })

  test('columns of people that would be taken for others get names of their own', async () => {
    const { texts, losses, run } = await studied(
      project({
        participants: {
          attributes: ['id', 'group', '', 'age', 'age', '=1+1'],
          people: [
            { id: 'P1', group: 'fg01', role: 'nurse', values: ['7', 'a', 'b', '30', '=HYPERLINK("x")', null] },
            { id: 'p1', group: 'fg01', role: null, values: [] },
            { id: ' ', group: 'fg01', role: null, values: [] },
            { id: 'P2', group: 'fg01', role: 'Participant', values: ['N/A', ' c ', null, null, null, null] },
          ],
        },
      }),
    )
    expect(texts.get('participants.csv')).toBe(
      [
        `id,group,role,attribute:role,attribute:id,attribute:group,attribute 4,age,age (2),'=1+1`,
        `P1,fg01,,nurse,7,a,b,30,"'=HYPERLINK(""x"")",`,
        'P2,fg01,participant,,N/A,c,,,,',
        '',
      ].join('\n'),
    )
    expect(run.people.attributesOf('fg01', 'P2').get('attribute:group')).toBe('c')
    expect(kinds(losses).sort()).toEqual([
      'names of attributes changed',
      'names of attributes changed',
      'names of attributes changed',
      'names of attributes changed',
      'names of attributes changed',
      'names of attributes changed',
      'people left out',
      'people left out',
      'values of attributes changed',
      'values of attributes changed',
      'white space in values of attributes left out',
    ])
  })
})

test('memos stand in memos.md to the letter, and none of their signs mean anything', async () => {
  const text = '# Not a heading\n```\n<script>alert(1)</script>\n'
  const { texts } = await studied(project({ memos: [{ about: 'code cost/fees', title: 'On *fees* [x](y)', text }] }))
  expect(texts.get('memos.md')).toBe(
    [
      '# Memos: Fees',
      '',
      '## code cost/fees: On \\*fees\\* \\[x\\](y)',
      '',
      '````text',
      `${text}\`\`\`\`\`\``.slice(0, -2),
      '',
    ].join('\n'),
  )
})

test('whatever people coded in whatever talk is what the new study counts', async () => {
  const pieces = [
    'P1:',
    ' ',
    '\n\n',
    'The fees',
    '🙂',
    '’s',
    '10:30',
    '\r\n',
    'Ana: No. ',
    '<v Ana>',
    ',',
    '"',
    '{',
    '\t',
  ]
  const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 30 }).map(parts => parts.join(''))
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('CON', '../x', 'fg01', 'FG01', 'answers'),
  )
  const coder = fc.option(fc.oneof(fc.constantFrom('Anna', 'Ben', 'codebook'), fc.string({ maxLength: 5 })))
  const place = fc.record({
    at: fc.nat(),
    from: fc.nat(),
    to: fc.nat(),
    code: fc.constantFrom('cost', 'cost/fees', 'rent'),
    coder,
  })
  const transcripts = fc.uniqueArray(
    fc.record({ id: name, text, kind: fc.constantFrom('talk' as const, 'answer' as const) }),
    {
      minLength: 1,
      maxLength: 4,
      selector: ({ id }) => id.toLowerCase(),
    },
  )
  await fc.assert(
    fc.asyncProperty(transcripts, fc.array(place, { maxLength: 12 }), async (made, places) => {
      fc.pre(made.some(({ text }) => text.trim() !== ''))
      const codings = places.map(({ at, from, to, code, coder }): ImportedCoding => {
        const { id, text } = made[at % made.length]
        const [start, end] = [from % (text.length + 1), to % (text.length + 1)].sort((a, b) => a - b)
        return { transcript: id, start, end, code, coder, at: null, memo: null }
      })
      const { run, losses, problems } = await studied(project({ transcripts: made, codings }))
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      const lost = losses.filter(({ what }) => what === 'codings').reduce((sum, { count }) => sum + count, 0)
      const clipped = losses.filter(({ what, fate }) => what === 'codings' && fate === 'changed').length
      expect(given(run)).toHaveLength(codings.length - lost + clipped)
      const words = run.codings.map(({ quote }) => quote)
      const wanted = new Set(
        codings.flatMap(({ transcript, start, end }) => {
          const { text } = made.find(({ id }) => id === transcript)!
          return [
            text.slice(start, end),
            text.slice(start, end).trim(),
            text.slice(start, end).trimStart(),
            text.slice(start, end).trimEnd(),
          ]
        }),
      )
      expect(words.filter(each => !wanted.has(each))).toEqual([])
      if (losses.every(({ what }) => /^(?:times|coders|names)/.test(what)))
        expect(words.sort()).toEqual(
          [
            ...new Set(
              codings.map(({ transcript, start, end, code }) => JSON.stringify([transcript, start, end, code])),
            ),
          ]
            .map(key => {
              const [id, start, end] = JSON.parse(key)
              return made.find(each => each.id === id)!.text.slice(start, end)
            })
            .sort(),
        )
    }),
    { seed: 6, numRuns: 60 },
  )
})
