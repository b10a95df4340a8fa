import { describe, expect, test } from 'vitest'
import { compareCodings } from '../../src/analysis/agreement/compare-codings'
import type { CodedStudy } from '../../src/analysis/coded-study'
import { codingsOfProjects } from '../../src/interchange/qdpx/codings-of-projects'
import { readProject } from '../../src/interchange/qdpx/read-project'
import { formatProblem } from '../../src/problem'
import { runStudy } from '../../src/run/run'
import { guidOf, packed, projectFile, projectXml, type WrittenProject } from './project-file'

const talk = 'Moderator: What changed?\n\nP1: The fees are high. The bus is free.\n\nP2: The rent is low.\n'
const base: WrittenProject = {
  users: ['Anna', 'Ben'],
  codes: ['Fees', 'Rent'],
  sources: { 'fg01.txt': talk },
  codings: [
    ['Anna', 'fg01.txt', 'fees are high', 'Fees'],
    ['Ben', 'fg01.txt', 'The fees', 'Fees'],
    ['Ben', 'fg01.txt', 'The bus is free.', 'Fees'],
    ['Anna', 'fg01.txt', 'P2: The rent is low.', 'Rent'],
  ],
}

/** What becomes of projects, by name, and of studies: who rated what as what, and what is said. */
async function compared(
  files: Readonly<Record<string, Uint8Array>>,
  studies: readonly CodedStudy[] = [],
  unit: 'sentence' | 'turn' = 'sentence',
) {
  const read = await Promise.all(Object.entries(files).map(([path, bytes]) => readProject({ path, bytes })))
  const coded = await codingsOfProjects(
    read.flatMap(({ project }) => project ?? []),
    studies,
  )
  const { ratings, problems } = compareCodings(
    {
      files: coded.files,
      codebooks: studies.map((study, i) => ({ coder: i === 0 ? 'codebook' : `codebook ${i + 1}`, study })),
      projects: coded.study ? [coded.study] : [],
    },
    { unit },
  )
  const all = [...read.flatMap(each => each.problems), ...coded.problems, ...problems]
  const rated = ratings?.variables.map(({ id, ratings: byCoder }) =>
    [
      id,
      ...ratings.coders.map(
        (coder, c) => `${coder} ${[...byCoder[c]].map(value => (value < 0 ? '.' : value)).join('')}`,
      ),
    ].join(' '),
  )
  return {
    rated: rated ?? [],
    units: ratings?.units.map(({ text }) => text) ?? [],
    said: all.map(formatProblem),
    positions: coded.positions,
  }
}

async function study(codebook: string, transcripts: Readonly<Record<string, string>>): Promise<CodedStudy> {
  const { run } = await runStudy({
    study: null,
    codebook: { path: 'codebook.yaml', text: codebook, problems: [] },
    transcripts: Object.entries(transcripts).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  })
  return run!
}

const codebook = `codebook: Money
themes:
  - id: cost
    label: What it costs
    subthemes:
      - { id: fees, label: Fees, keywords: [fee, fees] }
      - { id: rent, label: The rent, keywords: [rent] }
`

describe('codings of projects', () => {
  test('two users of one project are two coders, who knew all its codes; the moderator is in no unit', async () => {
    expect(await compared({ 'fees.qdpx': projectFile(base) })).toEqual({
      units: ['The fees are high.', 'The bus is free.', 'The rent is low.'],
      rated: ['Fees Anna 100 Ben 110', 'Rent Anna 001 Ben 000'],
      said: [],
      positions: [{ file: 'fees.qdpx', counting: 'code points, ends exclusive', excerpts: 4, fitting: 4, unsure: 0 }],
    })
  })
  test('two projects over the same texts are matched by the names of texts and codes, whatever program they come from', async () => {
    const [anna, ben] = ['Anna', 'Ben'].map(user => base.codings!.filter(([by]) => by === user))
    const windows = { 'FG01.docx': talk.replaceAll('\n\n', '\r\n') }
    const moved = ben.map(([user, , words, code]) => [user, 'FG01.docx', words, code.toLowerCase()] as const)
    const bens = {
      users: ['Ben'],
      codes: ['rent', 'fees'],
      sources: windows,
      codings: moved,
      counting: { unit: 'UTF-16', lineEnd: 1 },
    } as const
    const { rated, said, positions } = await compared({
      'a.qdpx': projectFile({ ...base, users: ['Anna'], sources: { 'fg01.txt': talk }, codings: anna }),
      'b.qdpx': projectFile({
        ...bens,
        sources: { 'fg01.txt': windows['FG01.docx'] },
        codings: moved.map(([user, , words, code]) => [user, 'fg01.txt', words, code]),
      }),
    })
    expect(rated).toEqual(['Fees Anna 100 Ben 110', 'Rent Anna 001 Ben 000'])
    expect(said).toEqual([])
    expect(positions[1].counting).toBe('code points, ends exclusive, a line end as one')
  })
  test('projects whose one coder has one name, as programs give it, are coders called as their files are', async () => {
    const by = (user: string) =>
      base.codings!.filter(([who]) => who === user).map(([, ...rest]) => ['default', ...rest] as const)
    const { rated, said } = await compared({
      'anna.qdpx': projectFile({ ...base, users: ['default'], codings: by('Anna') }),
      'ben.qdpx': projectFile({ ...base, users: ['default'], codings: by('Ben') }),
    })
    expect(rated).toEqual(['Fees anna 100 ben 110', 'Rent anna 001 ben 000'])
    expect(said).toEqual([
      'unnamed-coder  the only coder of all 2 projects is "default": each project is taken for a coder of its own, called as its file is  (if all are one person’s, join them to one project in the program)',
    ])
  })
  test('a project beside a run is compared over its transcripts, with its codes, and with whatever blank lines it has', async () => {
    const own = { 'fg01.docx': talk.replaceAll('\n\n', '\n').replace('P2: ', 'P2:\u00a0') }
    const codes = ['What it costs', 'What it costs > Fees', 'Housing::The rent']
    const codings = [
      ['Anna', 'fg01.docx', 'The fees are high. ', 'What it costs > Fees'],
      ['Anna', 'fg01.docx', 'rent', 'Housing::The rent'],
    ] as const
    const found = await compared({ 'fees.qdpx': projectFile({ users: ['Anna'], codes, sources: own, codings }) }, [
      await study(codebook, { 'fg01.txt': talk }),
    ])
    expect(found.said).toEqual([])
    expect(found.rated).toEqual([
      'cost Anna 101 codebook 101',
      'cost/fees Anna 100 codebook 100',
      'cost/rent Anna 001 codebook 001',
    ])
  })
  test('a project whose words are not those of the transcript is refused, and it says where they part', async () => {
    const studies = [await study(codebook, { 'fg01.txt': talk })]
    const changed = {
      ...base,
      sources: { 'fg01.txt': talk.replace('bus is', 'bus was') },
      codings: base.codings!.slice(0, 1),
    }
    expect((await compared({ 'fees.qdpx': projectFile(changed) }, studies)).said[0]).toBe(
      'fees.qdpx:6  different-transcripts  the words of "fg01.txt" are not those of the transcript "fg01": they part in line 3 of the project’s text and line 3 of the transcript  (code the same text in both, or leave the study out)',
    )
    const cues = 'WEBVTT\n\n00:01.000 --> 00:04.000\n<v P1>The fees are high.\n'
    const raw = { ...base, sources: { 'fg01.vtt': cues }, codings: [['Anna', 'fg01.vtt', 'The fees', 'Fees']] } as const
    expect(
      (await compared({ 'fees.qdpx': projectFile(raw) }, [await study(codebook, { 'fg01.vtt': cues })])).said[0],
    ).toContain(
      '(a transcript of the format webvtt is the words of its turns alone: code these in the program, or leave the study out)',
    )
  })
  test('texts of two projects that differ are said to', async () => {
    const other = {
      ...base,
      users: ['Cem', 'Dan'],
      sources: { 'fg01.txt': talk.replace('high', 'low') },
      codings: [['Cem', 'fg01.txt', 'rent', 'Rent']],
    } as const
    const { said } = await compared({ 'a.qdpx': projectFile(base), 'b.qdpx': projectFile(other) })
    expect(said[0]).toMatch(
      /^b\.qdpx:6 {2}different-transcripts {2}the words of "fg01\.txt" .* line 3 of the project’s text/,
    )
  })
  test('codes of one name are told apart by their paths, and a theme is the union of its sub-themes', async () => {
    const codes = ['Money', 'Money > High', 'Time', 'Time > High']
    const codings = [
      ['Anna', 'fg01.txt', 'The fees', 'Money > High'],
      ['Ben', 'fg01.txt', 'The fees', 'Time > High'],
      ['Ben', 'fg01.txt', 'The bus', 'Money'],
    ] as const
    expect((await compared({ 'fees.qdpx': projectFile({ ...base, codes, codings }) })).rated).toEqual([
      'Money Anna 100 Ben 010',
      'Money/High Anna 100 Ben 000',
      'Time Anna 000 Ben 100',
      'Time/High Anna 000 Ben 100',
    ])
  })
  test('a code that one project lacks was known to the coders of the other alone', async () => {
    const { rated, said } = await compared({
      'a.qdpx': projectFile({
        ...base,
        users: ['Anna'],
        codes: ['Fees', 'Rent', 'Bus'],
        codings: base.codings!.filter(([by]) => by === 'Anna'),
      }),
      'b.qdpx': projectFile({
        ...base,
        users: ['Ben'],
        codings: base.codings!.filter(([by]) => by === 'Ben').map(([, ...rest]) => ['Ben', ...rest]),
      }),
    })
    expect(rated).toEqual(['Fees Anna 100 Ben 110', 'Rent Anna 001 Ben 000'])
    expect(said).toEqual([expect.stringMatching(/^unshared-code {2}only Anna has Bus/)])
  })
})

describe('coders of a project', () => {
  const xml = projectXml(base)
  const coders = async (changed: string) => {
    const { rated, said } = await compared({ 'fees.qdpx': packed(changed, base.sources) })
    return { rated: rated[0], said }
  }
  test('two users of one name are two', async () => {
    expect(await coders(xml.replace('name="Ben"', 'name="Anna"'))).toMatchObject({
      rated: 'Fees Anna 100 Anna (2) 110',
    })
  })
  test('a coding without user is that of whoever made the project', async () => {
    const first = xml.replace(/ creatingUser="[^"]*"/, '')
    expect((await coders(first.replace('<Project ', `<Project creatingUserGUID="{${guidOf(1, 0)}}" `))).said).toEqual([
      'fees.qdpx:8  unnamed-coder  1 of 4 codings names no user and is taken to be by Anna  (the line is that of the .qde file in the archive)',
    ])
    const { rated } = await coders(first.replace('<Project ', `<Project creatingUserGUID="{${guidOf(1, 0)}}" `))
    expect(rated).toBe('Fees Anna 100 Ben 110')
  })
  test('else of a coder called as the file is', async () => {
    expect(await coders(xml.replace(/ creatingUser="[^"]*"/, ''))).toMatchObject({
      rated: 'Fees fees 100 Ben 110 Anna 000',
    })
  })
  test('a user whom the project does not list is called by the guid', async () => {
    const { rated, said } = await coders(xml.replace(/<User [^>]*name="Anna"[^>]*>/, ''))
    expect(rated).toBe('Fees user 10000000 100 Ben 110')
    expect(said[0]).toMatch(
      /^fees\.qdpx:8 {2}broken-reference {2}2 of 4 codings are by users whom the project does not list/,
    )
  })
})

describe('what cannot be compared', () => {
  const said = async (xml: string, sources = base.sources) =>
    (await compared({ 'fees.qdpx': packed(xml, sources) })).said[0]
  const xml = projectXml(base)

  test('is a coding with a code that is not there', async () => {
    expect(await said(xml.replace(/(CodeRef targetGUID=")2/, '$19'))).toMatch(
      /^fees\.qdpx:8 {2}broken-reference {2}this coding names a code that the project does not have/,
    )
  })
  test('is a text that the project does not hold, unless the study does', async () => {
    expect(await said(xml, {})).toMatch(
      /^fees\.qdpx:6 {2}missing-source {2}"fg01\.txt" was coded, and its text is not in the archive/,
    )
    const studies = [await study(codebook, { 'fg01.txt': talk })]
    const { rated, said: withStudy } = await compared({ 'fees.qdpx': packed(xml) }, studies)
    expect([rated[1], withStudy]).toEqual(['cost/fees Anna 100 Ben 110 codebook 100', []])
    const nameless = projectXml({ ...base, nameOf: () => null })
    expect((await compared({ 'fees.qdpx': packed(nameless) }, studies)).said[0]).toMatch(/missing-source/)
  })
  test('are positions at which the words do not stand', async () => {
    const cut = { 'fg01.txt': talk.slice(11).replace('fees', 'fees of it') }
    expect(await said(xml, cut)).toMatch(
      /^fees\.qdpx:\d+ {2}unclear-positions {2}1 of 3 excerpts stand where their positions say/,
    )
  })
  test('are positions beyond the end', async () => {
    const nameless = projectXml({ ...base, nameOf: () => null })
    expect(
      await said(nameless.replace('startPosition="34" endPosition="47"', 'startPosition="34" endPosition="470"')),
    ).toMatch(/assumed-positions/)
    const { said: all } = await compared({
      'fees.qdpx': packed(nameless.replace(/endPosition="\d+"/, 'endPosition="470"'), base.sources),
    })
    expect(all[1]).toMatch(/^fees\.qdpx:7 {2}bad-span {2}\d+–470 lies beyond the end of "fg01\.txt"/)
  })
  test('is a word in sixty that stands elsewhere: the positions count, and it is said', async () => {
    const words = talk.match(/\b\p{L}+ \p{L}+/gu)!.filter((each, i, all) => all.indexOf(each) === i)
    const many = Array.from({ length: 60 }, (_, i) => ['Anna', 'fg01.txt', words[i % words.length], 'Fees'] as const)
    const changed = projectXml({ ...base, codings: [...many, ['Ben', 'fg01.txt', 'The fees', 'Fees']] }).replace(
      'name="The fees" startPosition="30"',
      'name="The fees" startPosition="31"',
    )
    expect(await said(changed)).toMatch(/^fees\.qdpx:\d+ {2}moved-quote {2}\d of 61 excerpts/)
  })
  test('are codings of blanks, pictures and whole sources', async () => {
    const blanks = { ...base, codings: [...base.codings!, ['Anna', 'fg01.txt', '?\n\n', 'Fees']] } as const
    const more = `<PictureSource guid="${guidOf(3, 9)}"><Coding guid="${guidOf(6, 0)}"/></PictureSource>`
    const changed = projectXml({ ...blanks, more }).replace(
      /name="\?[^>]*startPosition="(\d+)" endPosition="(\d+)"/,
      (_, from) => `startPosition="${Number(from) + 1}" endPosition="${Number(from) + 1}"`,
    )
    expect(await said(changed)).toBe(
      'fees.qdpx  left-out-codings  2 codings are left out, being of no stretch of words: 1 of whole sources, 1 of blanks  (only coded stretches of text are compared)',
    )
  })
})
