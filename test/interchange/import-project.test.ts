import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Imported } from '../../src/interchange/imported'
import { sumLosses } from '../../src/interchange/ledger'
import { qdpx } from '../../src/interchange/qdpx/import-project'
import { utcOf } from '../../src/interchange/qdpx/utc-of'
import { safeName } from '../../src/interchange/study/safe-name'
import { studyFiles } from '../../src/interchange/study-files'
import { formatProblem, InputError } from '../../src/problem'
import { runStudy } from '../../src/run/run'
import { readStudy } from '../../src/study/read-study'
import { isAbsent, needsData, shared } from '../data/shared'
import { guidOf, packed, projectFile, projectXml, type WrittenProject } from './project-file'

const talk = 'Moderator: What changed?\n\nP1: The fees are high 😀. The bus is free.\n\nP2: The rent is low.\n'
const usual: WrittenProject = {
  users: ['Anna', 'Ben'],
  codes: ['Cost', 'Cost > Fees', 'Rent'],
  sources: { 'fg01.txt': talk },
  codings: [
    ['Anna', 'fg01.txt', 'The fees are high 😀.', 'Cost > Fees'],
    ['Ben', 'fg01.txt', 'The rent', 'Rent'],
  ],
}

async function imported(bytes: Uint8Array): Promise<Imported> {
  const source = { path: 'fees.qdpx', name: 'fees', extension: '.qdpx', bytes, text: null }
  expect(qdpx.recognises(source)).toBe(true)
  return qdpx.import(source, {})
}

const lost = ({ losses }: Imported): readonly string[] =>
  sumLosses(losses).map(({ what, fate, count }) => `${count} ${what} ${fate}`)

/** Who coded which words with what. */
const coded = ({ codings, transcripts }: Imported): readonly string[] =>
  codings.map(({ coder, code, transcript, start, end, at, memo }) => {
    const words = transcripts.find(({ id }) => id === transcript)!.text.slice(start, end)
    return [coder, transcript, `“${words}”`, code, ...(at === null ? [] : [at]), ...(memo === null ? [] : [memo])].join(
      ' ',
    )
  })

const xml = projectXml(usual)
/** The usual project with further parts of the XML in their places. */
const changed = (...changes: readonly (readonly [string | RegExp, string])[]): Promise<Imported> => {
  const written = changes.reduce((text, [was, is]) => text.replace(was, is), xml)
  expect(written).not.toBe(xml)
  return imported(packed(written, usual.sources))
}
const text = (guid: string, content: string): string =>
  `<Note guid="${guid}" name="Memo"><PlainTextContent>${content}</PlainTextContent></Note>`

describe('qdpx', () => {
  test('gives codebook, transcripts and codings, and says how positions were counted', async () => {
    const found = await imported(projectFile(usual))
    expect(found.title).toBe('Fees')
    expect(found.codebook!.codes.map(({ id, subthemes }) => [id, subthemes.map(each => each.label)])).toEqual([
      ['cost', ['Fees']],
      ['rent', []],
    ])
    expect(found.transcripts).toEqual([{ id: 'fg01', text: talk, kind: 'talk' }])
    expect(coded(found)).toEqual(['Anna fg01 “The fees are high 😀.” cost/fees', 'Ben fg01 “The rent” rent'])
    expect(found.positions).toBe('code points, ends exclusive: 2 of 2 excerpts stand there')
    expect(lost(found)).toEqual([])
  })
  test.each([{ unit: 'UTF-16' }, { mark: true }, { end: 'inclusive' }, { lineEnd: 2 }] as const)(
    'finds the words where positions count %j',
    async counting => {
      const codings = [...usual.codings!, ['Ben', 'fg01.txt', 'What changed?', 'Rent'] as const]
      const found = await imported(projectFile({ ...usual, codings, counting }))
      expect(coded(found)).toContain('Ben fg01 “The rent” rent')
    },
  )
  test('gives no coding where too few excerpts stand at their positions, but the codebook and the texts', async () => {
    const found = await imported(packed(xml, { 'fg01.txt': `A new first line\n${talk}` }))
    expect([found.codings, found.transcripts.length, found.codebook!.codes.length]).toEqual([[], 1, 2])
    expect(found.problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['unclear-positions error'])
    expect(lost(found)).toEqual(['2 selections left out'])
  })
  test('brings times to UTC, and notes to the codings that they are about', async () => {
    const [note, other, link] = [guidOf(9, 1), guidOf(9, 2), guidOf(9, 3)]
    const found = await changed(
      [
        /(<Coding guid="[^"]*" creatingUser="[^"]*")>(<CodeRef[^>]*>)/,
        `$1 creationDateTime="2024-05-01T00:30:00+02:00">$2<NoteRef targetGUID="${note}"/>`,
      ],
      [
        '</Project>',
        `<Notes>${text(note, 'Angry.')}${text(other, 'On the rent.')}${text(link, 'By link.')}</Notes>
<Links><Link guid="${guidOf(9, 4)}" originGUID="${link}" targetGUID="${guidOf(4, 1)}"/></Links><NoteRef targetGUID="${other}"/></Project>`,
      ],
    )
    expect(coded(found)).toEqual([
      'Anna fg01 “The fees are high 😀.” cost/fees 2024-04-30T22:30:00.000Z Memo: Angry.',
      'Ben fg01 “The rent” rent Memo: By link.',
    ])
    expect(found.memos).toEqual([{ about: 'project', title: 'Memo', text: 'On the rent.', by: '' }])
  })
  test('a selection with a description and no code is a memo', async () => {
    const found = await changed([
      '</TextSource>',
      `<PlainTextSelection guid="${guidOf(4, 9)}" startPosition="0" endPosition="9" creatingUser="${guidOf(1, 1)}"><Description>Who?</Description></PlainTextSelection></TextSource>`,
    ])
    expect(coded(found)[2]).toBe('Ben fg01 “Moderator”  Who?')
  })
  test('descriptions are definitions, labelled lines say more, colours are lost', async () => {
    const found = await changed([
      /(<Code [^>]*name="Rent"[^>]*)>/,
      '$1 color="#ff0000"><Description>What a room costs.\nUSE WHEN: they rent\nKEYWORDS: [rent*]</Description>',
    ])
    expect(found.codebook!.codes[1]).toMatchObject({
      definition: 'What a room costs.',
      useWhen: ['they rent'],
      keywords: ['rent*'],
    })
    expect(lost(found)).toEqual(['1 colours of codes left out'])
  })
  test('two codes of one name, and codings with a code that is not there', async () => {
    const found = await changed(['name="Rent"', 'name="Cost"'], [guidOf(2, 1), guidOf(2, 7)])
    expect(found.codebook!.codes.map(({ id }) => id)).toEqual(['cost', 'cost-2'])
    expect(coded(found)).toEqual(['Ben fg01 “The rent” cost-2'])
    expect(lost(found)).toEqual(['1 codes of one name changed', '1 codings of unknown codes left out'])
  })
  test('a text that names nobody is an answer', async () => {
    const found = await imported(projectFile({ ...usual, sources: { 'R7.txt': 'The rent is low.' }, codings: [] }))
    expect(found.transcripts).toEqual([{ id: 'R7', text: 'The rent is low.', kind: 'answer' }])
    expect(lost(found)).toEqual(['1 texts without speakers assumed', '2 users who coded nothing left out'])
  })
  test('the transcript of a recording is a transcript, coded between the points that text and recording share', async () => {
    const point = (i: number, position: number) => `<SyncPoint guid="${guidOf(8, i)}" position="${position}"/>`
    const coding = `<Coding guid="${guidOf(5, 9)}" creatingUser="${guidOf(1, 0)}"><CodeRef targetGUID="${guidOf(2, 2)}"/></Coding>`
    const found = await changed([
      '</Sources>',
      `<AudioSource guid="${guidOf(3, 8)}" name="Board.mp3"><Transcript guid="${guidOf(3, 9)}" name="Board meeting">
<PlainTextContent>Chair: Rents?
Ann: They rose.</PlainTextContent>${point(0, 19)}${point(1, 29)}
<TranscriptSelection guid="${guidOf(4, 9)}" fromSyncPoint="${guidOf(8, 0)}" toSyncPoint="${guidOf(8, 1)}">${coding}</TranscriptSelection>
</Transcript></AudioSource></Sources>`,
    ])
    expect(coded(found)).toContain('Anna Board meeting “They rose.” rent')
    expect(lost(found)).toEqual(['1 recordings left out'])
  })
  test('a project on one line knows its texts apart: the codes of one as a whole were once taken for those of another', async () => {
    const whole = `<Coding guid="${guidOf(5, 9)}" creatingUser="${guidOf(1, 0)}"><CodeRef targetGUID="${guidOf(2, 2)}"/></Coding>`
    const other = `<TextSource guid="${guidOf(3, 9)}" name="R7"><PlainTextContent>I pay no rent.</PlainTextContent></TextSource>`
    const picture = `<PictureSource guid="${guidOf(3, 8)}" name="Map">${whole}</PictureSource>`
    const written = xml.replace('</TextSource>', `${whole}</TextSource>${other}${picture}`).replaceAll('\n', ' ')
    const found = await imported(packed(written, usual.sources))
    expect(lost(found)).toContain('1 codings of whole sources changed')
    expect(lost(found)).toContain('1 codings of whole sources left out')
  })
  test('says what a study has no place for: makers, later changes, layouts, coders who coded nothing', async () => {
    const made = 'creatingUser="x" creationDateTime="2024-05-01T00:00:00Z" modifiedDateTime="2024-05-02T00:00:00Z"'
    const found = await changed(
      ['<TextSource ', `<TextSource richTextPath="internal://a.docx" ${made} `],
      ['</Users>', `<User guid="${guidOf(1, 9)}" name="Zoe"/></Users>`],
      [/(<Code [^>]*name="Rent" isCodable=)"true"/, '$1"false"'],
      [
        '</Sources>',
        `<PictureSource guid="${guidOf(3, 8)}" name="Map"><TextDescription guid="${guidOf(3, 7)}"/><PictureSelection guid="${guidOf(4, 8)}"><Description>Here.</Description><NoteRef targetGUID="${guidOf(9, 1)}"/></PictureSelection></PictureSource></Sources>
<Notes><Note guid="${guidOf(9, 1)}" creatingUser="${guidOf(1, 0)}" creationDateTime="2024-05-01T00:00:00Z"><PlainTextContent>On a map.</PlainTextContent></Note></Notes>`,
      ],
    )
    expect(lost(found)).toEqual([
      '1 headings changed',
      '1 pictures left out',
      '1 selections in pictures left out',
      '1 users who coded nothing left out',
      '1 makers and times left out',
      '1 later changes left out',
      '1 layout of documents left out',
      '1 texts about pictures left out',
      '1 descriptions of selections in media left out',
      '1 places of notes left out',
    ])
    expect(found.memos).toEqual([{ about: 'project', title: '', text: 'On a map.', by: 'Anna, 2024-05-01T00:00:00Z' }])
  })
  test('codes that lie deeper than a codebook is read stand beside the last level, which is said', async () => {
    const codes = Array.from({ length: 90 }, (_, i) => Array.from({ length: i + 1 }, (_, k) => `C${k}`).join(' > '))
    const found = await imported(projectFile({ ...usual, codes, codings: [] }))
    expect(lost(found)).toContain('78 levels of codes changed')
    expect((await studyFiles(found)).problems).toEqual([])
  })
  test('thousands of texts of one name are told apart; to ask for each number in turn once took minutes', () => {
    const taken = new Set<string>()
    const names = Array.from({ length: 20_000 }, () => safeName('Interview', taken))
    expect([new Set(names).size, names[19_999]]).toEqual([20_000, 'Interview-20000'])
  })
  test('names from strangers lead nowhere', async () => {
    const names = ['../../etc/passwd', '__proto__', 'a'.repeat(10_000), 'CON', '..']
    const sources = Object.fromEntries(names.map(name => [name === '__proto__' ? '__proto__.txt' : name, talk]))
    const found = await imported(projectFile({ ...usual, sources, codings: [], users: names, codes: names }))
    expect(found.transcripts.map(({ id }) => id.slice(0, 12))).toEqual([
      'passwd',
      '__proto__',
      'aaaaaaaaaaaa',
      '_CON',
      expect.any(String),
    ])
    for (const { id } of found.transcripts) expect(id).not.toMatch(/[/\\]|^\.|^.{101}/)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
  test('what is no project is refused', async () => {
    await expect(imported(packed('<!DOCTYPE Project [<!ENTITY x "y">]><Project/>'))).rejects.toThrow(InputError)
  })
})

describe('people of a project', () => {
  const variables = `<Variables><Variable guid="${guidOf(6, 0)}" name="Age" typeOfVariable="Integer"/><Variable guid="${guidOf(6, 1)}" name="Site" typeOfVariable="Text"/></Variables>`
  const value = (variable: number, kind: string, of: string): string =>
    `<VariableValue><VariableRef targetGUID="${guidOf(6, variable)}"/><${kind}Value>${of}</${kind}Value></VariableValue>`
  const withCases = (cases: string, ...more: readonly (readonly [string | RegExp, string])[]): Promise<Imported> =>
    changed(['<Sources>', `${variables}<Cases>${cases}</Cases><Sources>`], ...more)
  const people = ({ participants }: Imported): readonly string[] =>
    participants!.people.map(({ id, group, values }) => [id, group, ...values.map(each => each ?? '–')].join(' '))

  test('a case of selections is the speaker whose words they are', async () => {
    const found = await withCases(
      `<Case guid="${guidOf(7, 0)}" name="Mary">${value(0, 'Integer', '42')}${value(1, 'Text', 'Unassigned')}<SelectionRef targetGUID="${guidOf(4, 0)}"/></Case>
<Case guid="${guidOf(7, 1)}" name="p2">${value(1, 'Text', 'North')}<SourceRef targetGUID="${guidOf(3, 0)}"/></Case>
<Case guid="${guidOf(7, 2)}" name="Zoe">${value(0, 'Integer', '30')}</Case>`,
    )
    expect(found.participants!.attributes).toEqual(['Age', 'Site', 'case'])
    expect(people(found)).toEqual(['P1 fg01 42 – Mary', 'P2 fg01 – North –', 'Zoe  30 – –'])
    expect(lost(found)).toEqual(['1 values that mean missing changed', '1 types of variables changed'])
  })
  test('an unnamed case (Quirkos) and values of a source (MAXQDA) are known of all who speak in the text', async () => {
    const found = await withCases(
      `<Case guid="${guidOf(7, 0)}">${value(0, 'Integer', '42')}<SourceRef targetGUID="${guidOf(3, 0)}"/></Case>`,
      ['</TextSource>', `${value(1, 'Text', 'North')}</TextSource>`],
    )
    expect(people(found)).toEqual(['P1 fg01 42 North', 'P2 fg01 42 North'])
    expect(lost(found)).toEqual(['2 attributes of groups changed', '1 types of variables changed'])
  })
  test('a code that stands for a case (NVivo) is no theme: what is coded with it is what this person said', async () => {
    const found = await withCases(`<Case guid="${guidOf(2, 2)}" name="Ruth">${value(0, 'Integer', '42')}</Case>`)
    expect(people(found)).toEqual(['P2 fg01 42 – Ruth', 'P1 fg01 – – –'])
    expect(found.codebook!.codes.map(({ id }) => id)).toEqual(['cost'])
    expect(coded(found)).toEqual(['Anna fg01 “The fees are high 😀.” cost/fees'])
    expect(lost(found)).toEqual(['1 codes that stand for people changed', '1 types of variables changed'])
  })
  test('what is imported is a study that runs, in which people’s codings count and people are known', async () => {
    const found = await withCases(
      `<Case guid="${guidOf(7, 0)}" name="P1">${value(0, 'Integer', '42')}<SelectionRef targetGUID="${guidOf(4, 0)}"/></Case>
<Case guid="${guidOf(7, 1)}" name="Ruth">${value(0, 'Integer', '50')}<SourceRef targetGUID="${guidOf(3, 1)}"/></Case>`,
      [
        '</Sources>',
        `<TextSource guid="${guidOf(3, 1)}" name="R7"><PlainTextContent>I pay no rent.</PlainTextContent></TextSource></Sources>`,
      ],
    )
    const { files, problems } = await studyFiles(found)
    expect(problems).toEqual([])
    const contents = new Map(files.map(({ name, content }) => [name, [...content].join('')]))
    const { study } = await readStudy(contents.get('study.yaml')!, 'study.yaml')
    expect(study).not.toBeNull()
    const { run, problems: ofRun } = await runStudy({
      study: null,
      codebook: { path: 'codebook.yaml', text: contents.get('codebook.yaml')!, problems: [] },
      participants: { path: 'participants.csv', text: contents.get('participants.csv')!, problems: [] },
      transcripts: [...contents]
        .filter(([name]) => name.startsWith('transcripts/'))
        .map(([path, content]) => ({ path, bytes: Buffer.from(content) })),
    } as Parameters<typeof runStudy>[0])
    expect(ofRun.filter(({ severity }) => severity === 'error').map(formatProblem)).toEqual([])
    const speaking = run!.everybody.speaking.filter(({ role }) => role === 'participant')
    expect(speaking.map(({ id, attributes }) => `${id} ${attributes.Age} ${attributes.case}`)).toEqual([
      'R7 50 Ruth',
      'P1 42 null',
      'P2 null null',
    ])
    expect(contents.get('decisions.jsonl')!.trim().split('\n')).toHaveLength(2)
  })
})

describe('utcOf', () => {
  test.each([
    ['2024-02-29T23:30:00-01:30', '2024-03-01T01:00:00.000Z'],
    ['2000-01-01T00:15:00.5+01:00', '1999-12-31T23:15:00.500Z'],
    ['2019-06-04T06:11:56Z', '2019-06-04T06:11:56.000Z'],
    ['2019-06-04 06:11:56', '2019-06-04T06:11:56.000Z'],
    ['2023-02-29T00:00:00Z', null],
    ['yesterday', null],
  ])('%s is %s', (written, at) => {
    expect(utcOf(written).at).toBe(at)
  })
  test('agrees with the calendar of the language on every 97th hour of two centuries', () => {
    for (let at = Date.UTC(1899, 0, 1); at < Date.UTC(2101, 0, 1); at += 97 * 3_600_000) {
      const iso = new Date(at).toISOString()
      if (utcOf(iso).at !== iso) expect(utcOf(iso).at).toBe(iso)
    }
  })
})

test.skipIf(isAbsent)(
  `the project that ATLAS.ti published: codes, sets and notes come across${needsData}`,
  async () => {
    const bytes = readFileSync(shared('refi-qda/atlas-ti-standard-project.qdpx'))
    const found = await imported(bytes)
    const expected = JSON.parse(readFileSync(shared('refi-qda/expected.json'), 'utf8'))[
      'atlas-ti-standard-project.qdpx'
    ]
    expect(found.codebook!.codes.map(({ label }) => label).sort()).toEqual(expected.code_paths)
    expect(lost(found)).toContain(`${expected.sets} sets changed`)
    expect(found.memos.filter(({ about }) => about.startsWith('set '))).toHaveLength(expected.sets)
    const ofTexts = expected.sources
      .filter(({ type }: { type: string }) => type === 'TextSource' || type === 'PDFSource')
      .flatMap((each: { first_selections: { codes: string[] }[] }) =>
        each.first_selections.flatMap(({ codes }) => codes),
      )
    expect(lost(found)).toContain(`${ofTexts.length} codings of texts that are missing left out`)
  },
)
