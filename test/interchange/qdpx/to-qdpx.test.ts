import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codingsOfProjects } from '../../../src/interchange/qdpx/codings-of-projects'
import { readProject } from '../../../src/interchange/qdpx/read-project'
import { readXmlTree, type XmlElement } from '../../../src/interchange/xml-tree'
import type { Run } from '../../../src/run/run'
import { readTranscripts } from '../../../src/transcript/read-transcript'
import { type ExportedProject, exported, runWith } from './exported-project'

const codebook = `codebook: Money and time
version: 1.2.0
themes:
  - id: cost
    label: What it costs
    definition: Talk of money.
    subthemes:
      - { id: fees, label: Fees, keywords: [fee, fees] }
      - { id: rent, label: Rent, keywords: [rent] }
  - id: time
    label: Time
    keywords: [hours, late]
    opportunities: [{ text: Keep to the hours., action: plan }]
actions:
  - { id: plan, label: Plan ahead, definition: Say when. }
`
const user = 'themewright codebook Money and time 1.2.0'

const talk = {
  'fg01.txt': 'Moderator: What has changed?\n\nP1: The fees are up 😀. We leave late.\n\nP2: The rent is up.\n',
  'fg02.txt': 'Moderator: And the hours?\n\nP1: Nothing but the hours.\n',
}

/** What a program that keeps to the standard sees: the words at each position, by code, by user. */
async function codingsIn({ bytes }: Pick<ExportedProject, 'bytes'>): Promise<readonly string[]> {
  const { project, problems } = await readProject({ path: 'project.qdpx', bytes })
  expect(problems).toEqual([])
  const { sources, codes, users } = project!
  return sources.flatMap(({ name, text, selections }) =>
    selections.flatMap(({ start, end, codings }) =>
      codings.map(({ code, user }) => {
        const words = [...text!].slice(start, end).join('')
        const by = users.find(({ guid }) => guid === user)!.name
        return `${name} | ${words} | ${codes.find(({ guid }) => guid === code)!.name} | ${by}`
      }),
    ),
  )
}

const tree = ({ xml }: Pick<ExportedProject, 'xml'>): Promise<XmlElement> => readXmlTree(Buffer.from(xml))
const under = (element: XmlElement, ...path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter(child => child.name === name)),
    [element],
  )

test('codings stand at their words, in code points, as candidates of the codebook', async () => {
  const project = await exported(await runWith({ codebook, transcripts: talk }))
  expect(await codingsIn(project)).toEqual([
    `fg01 | The fees are up 😀. | Fees | ${user}`,
    `fg01 | We leave late. | Time | ${user}`,
    `fg01 | The rent is up. | Rent | ${user}`,
    `fg02 | Nothing but the hours. | Time | ${user}`,
  ])
})

test('the archive has the project first, and texts without byte-order marks in a folder in lower case', async () => {
  const { names, texts } = await exported(
    await runWith({
      codebook,
      transcripts: { 'fg01.txt': '\ufeffP1: The fees.\r\n\r\nP2: The rent.\r\n\r\nP1: Late.\r\n' },
    }),
  )
  expect(names[0]).toBe('project.qde')
  expect(names.slice(1).every(name => /^sources\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.txt$/.test(name))).toBe(
    true,
  )
  expect([...texts.values()].slice(1)).toEqual(['P1: The fees.\n\nP2: The rent.\n\nP1: Late.\n'])
})

test('for MAXQDA texts have CRLF, and positions count both', async () => {
  const project = await exported(await runWith({ codebook, transcripts: talk }), { newline: 'crlf' })
  expect([...project.texts.values()].slice(1).every(text => /\r\n/.test(text) && !/(?<!\r)\n/.test(text))).toBe(true)
  expect(await codingsIn(project)).toContain(`fg02 | Nothing but the hours. | Time | ${user}`)
  expect(project.losses.filter(({ what }) => what === 'line ends').map(({ subject }) => subject)).toEqual([
    'fg01',
    'fg02',
  ])
})

test('what people accepted or gave is theirs, and what they rejected is not there', async () => {
  const run = await runWith({ codebook, transcripts: talk }, about => [
    about('fg01', { did: 'accept', code: 'cost/fees', quote: 'The fees are up 😀.', why: 'plainly so' }),
    about('fg01', { by: 'ben', did: 'accept', code: 'cost/fees', quote: 'The fees are up 😀.' }),
    about('fg01', { did: 'reject', code: 'time', quote: 'We leave late.' }),
    about('fg01', { by: 'ben', did: 'recode', code: 'cost/rent', quote: 'The rent is up.', toCode: 'time' }),
    about('fg02', { did: 'add', code: 'cost', quote: 'Nothing' }),
    about('fg02', { did: 'memo', code: null, quote: 'the hours', why: 'Ask <again> & see' }),
  ])
  const project = await exported(run)
  expect(await codingsIn(project)).toEqual([
    'fg01 | The fees are up 😀. | Fees | anna',
    'fg01 | The fees are up 😀. | Fees | ben',
    'fg01 | The rent is up. | Time | ben',
    'fg02 | Nothing | What it costs | anna',
    `fg02 | Nothing but the hours. | Time | ${user}`,
  ])
  const root = await tree(project)
  expect(under(root, 'Users', 'User').map(each => each.attribute('name'))).toEqual(['anna', 'ben', user])
  const notes = under(root, 'Notes', 'Note')
  expect(notes.map(note => [note.attribute('name'), under(note, 'PlainTextContent')[0].text])).toEqual([
    ['Reason of anna on cost/fees', 'plainly so'],
    ['Memo of anna', 'Ask <again> & see'],
  ])
  expect(notes.map(note => note.attribute('creationDateTime'))).toEqual(
    run.decisions.flatMap(({ decision: { why, at } }) => (why === null ? [] : [at])),
  )
  const selections = under(root, 'Sources', 'TextSource', 'PlainTextSelection')
  const noted = [
    under(selections.find(each => under(each, 'Coding', 'NoteRef').length > 0)!, 'Coding', 'NoteRef')[0],
    under(selections.find(each => each.attribute('name') === 'the hours')!, 'NoteRef')[0],
  ]
  expect(noted.map(each => each.attribute('targetGUID'))).toEqual(notes.map(note => note.attribute('guid')))
  expect(project.losses.map(({ what, count }) => [what, count])).toEqual([
    ['candidates that nobody has judged', 1],
    ['details of codings', 4],
    ['rejected codings', 2],
    ['withheld codings', 1],
    ['decisions that give no code', 1],
  ])
})

test('people are cases with their turns and attributes, groups are cases with their transcripts', async () => {
  const project = await exported(
    await runWith({
      codebook,
      study: 'study: Fees\ncodebook: codebook.yaml\ntranscripts: ["*"]\nattributes: { age: { label: Age in years } }\n',
      transcripts: talk,
      participants:
        'id,group,age,joined,keen,pay,note\nP1,fg01,20,2020-02-29,true,1.5,007\nP2,fg01,,,,2,\nP1,fg02,30,2021-01-01,false,,x\nS1,,41,2020-12-31,,,\n',
    }),
  )
  const root = await tree(project)
  const variables = under(root, 'Variables', 'Variable')
  expect(variables.map(each => [each.attribute('name'), each.attribute('typeOfVariable')])).toEqual([
    ['id', 'Text'],
    ['group', 'Text'],
    ['role', 'Text'],
    ['age', 'Integer'],
    ['joined', 'Date'],
    ['keen', 'Boolean'],
    ['pay', 'Float'],
    ['note', 'Text'],
  ])
  expect(under(variables[3], 'Description')[0].text).toBe('Age in years')
  const nameOf = new Map(variables.map(each => [each.attribute('guid'), each.attribute('name')]))
  const wordsOf = new Map(
    under(root, 'Sources', 'TextSource', 'PlainTextSelection').map(each => [
      each.attribute('guid'),
      each.attribute('name'),
    ]),
  )
  const cases = under(root, 'Cases', 'Case').map(each => ({
    name: each.attribute('name'),
    values: under(each, 'VariableValue').map(
      ({ children: [ref, value] }) => `${nameOf.get(ref.attribute('targetGUID'))} ${value.name} ${value.text}`,
    ),
    turns: under(each, 'SelectionRef').map(ref => wordsOf.get(ref.attribute('targetGUID'))),
    sources: under(each, 'SourceRef').length,
  }))
  expect(cases.map(({ name, turns, sources }) => [name, turns, sources])).toEqual([
    ['Moderator (fg01)', ['What has changed?'], 0],
    ['P1 (fg01)', ['The fees are up 😀. We leave late.'], 0],
    ['P2', ['The rent is up.'], 0],
    ['Moderator (fg02)', ['And the hours?'], 0],
    ['P1 (fg02)', ['Nothing but the hours.'], 0],
    ['S1', [], 0],
    ['Group fg01', [], 1],
    ['Group fg02', [], 1],
  ])
  expect(cases[1].values).toEqual([
    'id TextValue P1',
    'group TextValue fg01',
    'role TextValue participant',
    'age IntegerValue 20',
    'joined DateValue 2020-02-29',
    'keen BooleanValue true',
    'pay FloatValue 1.5',
    'note TextValue 007',
  ])
  expect(cases[5].values).toEqual([
    'id TextValue S1',
    'role TextValue participant',
    'age IntegerValue 41',
    'joined DateValue 2020-12-31',
  ])
})

describe('a transcript whose own text does not say who speaks', () => {
  const vtt =
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mod>What has changed?\n\n00:02.000 --> 00:03.000\n<v Ana>The fees.\n\n00:03.000 --> 00:04.000\nToo late 😀.\n\n00:04.000 --> 00:05.000\n<v Mod>And the rent?\n\n00:05.000 --> 00:06.000\n<v Ana>The rent is up.\n'

  test('gets a label ahead of each turn, and codings still stand at their words', async () => {
    const run = await runWith({ codebook, transcripts: { 'talk.vtt': vtt } })
    const project = await exported(run)
    expect([...project.texts.values()].at(-1)).toBe(
      'Mod: What has changed?\n\nAna: The fees.\n\n?: Too late 😀.\n\nMod: And the rent?\n\nAna: The rent is up.'.replaceAll(
        '\n\n',
        run.transcripts[0].transcript.text.includes('\n\n') ? '\n\n' : '\n',
      ),
    )
    const words = (await codingsIn(project)).map(each => each.split(' | ')[1])
    expect(words).toEqual(run.codings.map(({ quote }) => quote))
    expect(project.losses.map(({ what }) => what)).toContain('labels of speakers')
    expect(project.losses.map(({ what }) => what)).not.toContain('turns')
  })

  test('has the same turns when it is read anew', async () => {
    const run = await runWith({ codebook, transcripts: { 'talk.vtt': vtt } })
    const text = [...(await exported(run)).texts.values()].at(-1)!
    const { transcripts } = await readTranscripts(
      { path: 'talk.txt', bytes: Buffer.from(text) },
      { participants: ['Ana', 'Mod'] },
    )
    const said = (each: Run['transcripts'][number]['transcript']) =>
      each.turns.map(({ speaker, start, end }) => [speaker, each.text.slice(start, end)])
    expect(said(transcripts[0])).toEqual(said(run.transcripts[0].transcript))
  })

  test('is said to lose turns where its words look like labels', async () => {
    const talk = JSON.stringify({
      turns: [
        { speaker: 'Ana', text: 'The fees.\nMod: that is what he said.' },
        { speaker: 'Mod', text: 'The rent.' },
      ],
    })
    const { losses } = await exported(await runWith({ codebook, transcripts: { 'talk.json': talk } }))
    expect(losses.filter(({ what }) => what === 'turns').map(({ subject }) => subject)).toEqual(['talk'])
  })
})

test('a theme without rules is a heading unless something is coded with it', async () => {
  const headings = async (run: Run) =>
    under(await tree(await exported(run)), 'CodeBook', 'Codes', 'Code').map(each => each.attribute('isCodable'))
  expect(await headings(await runWith({ codebook, transcripts: talk }))).toEqual(['false', 'true'])
  const given = await runWith({ codebook, transcripts: talk }, about => [
    about('fg02', { did: 'add', code: 'cost', quote: 'Nothing' }),
  ])
  expect(await headings(given)).toEqual(['true', 'true'])
})

test('actions are sets of the codes whose opportunities name them', async () => {
  const root = await tree(await exported(await runWith({ codebook, transcripts: talk })))
  const [settings, plan] = under(root, 'Sets', 'Set')
  expect(under(settings, 'Description')[0].text).toMatch(/^CODEBOOK: Money and time\nVERSION: 1\.2\.0\n/)
  expect(plan.attribute('name')).toBe('Plan ahead')
  const time = under(root, 'CodeBook', 'Codes', 'Code')[1].attribute('guid')
  expect(under(plan, 'MemberCode').map(each => each.attribute('targetGUID'))).toEqual([time])
})

test('what is lost stands in the description of the project', async () => {
  const { xml } = await exported(await runWith({ codebook, transcripts: talk }))
  expect(xml).toContain('- 4 candidates that nobody has judged (changed): ')
})

test('the same run gives the same bytes, whatever the time zone', async () => {
  const zone = process.env.TZ
  try {
    process.env.TZ = 'Pacific/Kiritimati'
    const { bytes } = await exported(await runWith({ codebook, transcripts: talk }))
    process.env.TZ = 'America/Los_Angeles'
    expect((await exported(await runWith({ codebook, transcripts: talk }))).bytes.equals(bytes)).toBe(true)
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

test('a stretch whose words XML cannot hold has no name, and stands where it should', async () => {
  const project = await exported(
    await runWith({ codebook, transcripts: { 'fg01.txt': 'P1: The \u0001 fees.\n\nP2: Late.\n\nP1: The rent.\n' } }),
  )
  expect(await codingsIn(project)).toContain(`fg01 | The \u0001 fees. | Fees | ${user}`)
  expect(project.xml).toMatch(/<PlainTextSelection guid="[^"]*" startPosition="4" endPosition="15"/)
  expect(project.losses.map(({ what, subject, count }) => [what, subject, count])).toContainEqual([
    'excerpts with characters that XML cannot hold',
    'fg01',
    1,
  ])
})

describe('a project that is read back', () => {
  const piece = fc.constantFrom(
    'fees',
    'rent',
    'late',
    ' ',
    '. ',
    '😀',
    '’s ',
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    'e\u0301',
    '<&>"]]>',
    '\ufeff',
    '10:30',
  )
  const turns = fc.array(fc.tuple(fc.constantFrom('P1', 'P2'), fc.array(piece, { minLength: 1, maxLength: 12 })), {
    minLength: 3,
    maxLength: 8,
  })
  const text = turns.map(said => said.map(([who, words]) => `${who}: a ${words.join('')} b`).join('\n\n'))

  test('has the codings of the run: the same stretches, codes and coders', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('lf', 'crlf'), async (talk, newline) => {
        const run = await runWith({ codebook, transcripts: { 'fg01.txt': talk } }, about => [
          about('fg01', { did: 'add', code: 'time', quote: 'a' }),
        ])
        const { bytes } = await exported(run, { newline: newline as 'lf' })
        const { project } = await readProject({ path: 'project.qdpx', bytes })
        const { files, problems } = await codingsOfProjects([project!], [run])
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
        const spans = files[0].kind === 'spans' ? files[0].spans : []
        const order = (a: string, b: string) => (a < b ? -1 : 1)
        expect(spans.map(({ start, end, code, coder }) => `${start} ${end} ${code} ${coder}`).sort(order)).toEqual(
          run.codings
            .map(({ start, end, code, coder }) => `${start} ${end} ${code} ${coder === 'codebook' ? user : coder}`)
            .sort(order),
        )
      }),
      { seed: 6, numRuns: 25 },
    )
  })
})
