import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { QdaProject } from '../../src/interchange/qdpx/project'
import { readProject } from '../../src/interchange/qdpx/read-project'
import { formatProblem } from '../../src/problem'
import { isAbsent, needsData, shared } from '../data/shared'
import { guidOf, packed, projectFile, projectXml, type WrittenProject } from './project-file'
import { type Packed, zip } from './zip'

const talk = 'P1: The fees are high.\n\nP2: The rent is low.\n'
const usual: WrittenProject = {
  users: ['Anna', 'Ben'],
  codes: ['Cost', 'Cost > Fees', 'Rent'],
  sources: { 'fg01.txt': talk },
  codings: [
    ['Anna', 'fg01.txt', 'The fees are high.', 'Cost > Fees'],
    ['Ben', 'fg01.txt', 'The rent', 'Rent'],
  ],
}

async function read(bytes: Uint8Array): Promise<QdaProject> {
  const { project, problems } = await readProject({ path: 'fees.qdpx', bytes })
  expect(problems).toEqual([])
  return project!
}

/** Who coded which words, read from positions that are counted as the standard has it, in texts without emoji. */
function said({ users, codes, sources }: QdaProject): readonly string[] {
  return sources.flatMap(({ name, text, selections }) =>
    selections.flatMap(({ start, end, codings }) =>
      codings.map(({ user, code }) => {
        const who = users.find(({ guid }) => guid === user)?.name ?? '–'
        return `${who} ${name} “${text!.slice(start, end)}” ${codes.find(({ guid }) => guid === code)?.name}`
      }),
    ),
  )
}

const both = ['Anna fg01.txt “The fees are high.” Fees', 'Ben fg01.txt “The rent” Rent']
const xml = projectXml(usual)
const text = { name: `sources/${guidOf(3, 0)}.txt`, content: talk }
const file = (name: string, content: string | Uint8Array): Packed => ({ name, content })

describe('readProject', () => {
  test('reads users, codes, texts and codings as the standard has them', async () => {
    const project = await read(projectFile(usual))
    expect(said(project)).toEqual(both)
    expect(project.codes.map(({ name, parent, isCodable }) => [name, parent, isCodable])).toEqual([
      ['Cost', null, true],
      ['Fees', guidOf(2, 0), true],
      ['Rent', null, true],
    ])
  })
  test.each<[string, Buffer]>([
    ['another name of the project file (ATLAS.ti)', zip([file('Fees 2024.QDE', xml), text])],
    [
      'the project file behind the sources, and a hidden file (NVivo on a Mac)',
      zip([file('sources/.root', ''), text, file('project.qde', xml)]),
    ],
    ['a folder Sources (NVivo)', zip([file('project.qde', xml), file(text.name.replace('sources', 'Sources'), talk)])],
    [
      'a folder packed once more, on a Mac',
      zip([file('__MACOSX/._project.qde', '\0\0'), file('Fees/project.qde', xml), file(`Fees/${text.name}`, talk)]),
    ],
    ['paths without internal:// (QualCoder)', packed(xml.replace('internal://', ''), usual.sources)],
    ['paths with the folder', packed(xml.replace('internal://', 'internal://sources/'), usual.sources)],
    ['the namespace 0:10', packed(xml.replace('project:1.0', 'project:0:10'), usual.sources)],
    ['prefixes', packed(xml.replace('xmlns=', 'xmlns:q=').replaceAll(/<(\/?)(?=[A-Z])/g, '<$1q:'), usual.sources)],
    [
      'a byte-order mark on the project and on the text (QualCoder)',
      zip([file('project.qde', `\uFEFF${xml}`), { ...text, content: `\uFEFF${talk}` }]),
    ],
    ['UTF-16', zip([file('project.qde', Buffer.from(`\uFEFF${xml.replace('utf-8', 'utf-16')}`, 'utf16le')), text])],
    [
      'guids in braces and capitals',
      packed(
        xml.replaceAll(/guid="([^"]*)"/g, (_, guid: string) => `guid="{${guid.toUpperCase()}}"`),
        usual.sources,
      ),
    ],
    [
      'compressed files',
      zip([
        { ...file('project.qde', xml), isDeflated: true },
        { ...text, isDeflated: true },
      ]),
    ],
    [
      'the text in the project file',
      packed(xml.replace(/plainTextPath="[^"]*">/, `><PlainTextContent>${talk}</PlainTextContent>`)),
    ],
    [
      'the user on the selection alone',
      packed(
        xml.replace(/(<PlainTextSelection)([^>]*>\s*<Coding guid="[^"]*")( creatingUser="[^"]*")/g, '$1$3$2'),
        usual.sources,
      ),
    ],
    ['isCodable written 1', packed(xml.replaceAll('isCodable="true"', 'isCodable="1"'), usual.sources)],
    ['empty lists (Taguette)', packed(xml.replace('</Project>', '<Sets/><Notes/></Project>'), usual.sources)],
  ])('reads %s', async (_, bytes) => {
    expect(said(await read(bytes))).toEqual(both)
  })
  test('reads the text that stands for a PDF, and counts what lies on no words', async () => {
    const coding = (n: number) => `<Coding guid="${guidOf(6, n)}"><CodeRef targetGUID="${guidOf(2, 2)}"/></Coding>`
    const more = `<PDFSource guid="${guidOf(3, 1)}" name="plan.pdf">
<PDFSelection guid="${guidOf(7, 0)}" page="0" firstX="0" firstY="0" secondX="1" secondY="1">${coding(0)}</PDFSelection>
<PDFSelection guid="${guidOf(7, 1)}" page="0" firstX="0" firstY="0" secondX="1" secondY="1">${coding(1)}</PDFSelection>
<Representation guid="${guidOf(8, 0)}"><PlainTextContent>A plan of fees</PlainTextContent>
<PlainTextSelection guid="${guidOf(7, 0)}" startPosition="2" endPosition="6">${coding(2)}</PlainTextSelection></Representation>
${coding(3)}</PDFSource>
<AudioSource guid="${guidOf(3, 2)}"><AudioSelection guid="${guidOf(7, 2)}" begin="0" end="9">${coding(4)}</AudioSelection></AudioSource>`
    const project = await read(packed(projectXml({ ...usual, more }), usual.sources))
    expect(said(project)).toEqual([...both, '– plan.pdf “plan” Rent'])
    expect(Object.fromEntries(project.wordless)).toEqual({ 'pages of PDFs': 1, 'whole sources': 1, recordings: 1 })
  })
  test.each([
    ['relative:///talk.txt', 'its text lies outside of the project'],
    ['absolute:///etc/passwd', 'its text lies outside of the project'],
    ['file:///etc/passwd', 'its text lies outside of the project'],
    ['internal://../../secret.txt', 'its text is not in the archive'],
    ['internal://gone.txt', 'its text is not in the archive'],
  ])('looks up nothing outside of the archive: %s', async (path, missing) => {
    const [source] = (await read(packed(xml.replace(/internal:[^"]*/, path), usual.sources))).sources
    expect([source.text, source.missing]).toEqual([null, missing])
  })
})

describe('what is wrong with a project', () => {
  const problemsOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
    (await readProject({ path: 'fees.qdpx', bytes })).problems.map(formatProblem)

  test.each<[string, Buffer, string]>([
    [
      'no archive',
      Buffer.from('unit,fees'),
      'fees.qdpx  broken-qdpx  this .qdpx file cannot be read: it is cut short, or no .qdpx file at all',
    ],
    [
      'cut short',
      projectFile(usual).subarray(0, 900),
      'fees.qdpx  broken-qdpx  this .qdpx file cannot be read: it is cut short',
    ],
    [
      'no project',
      zip([text]),
      'fees.qdpx  broken-qdpx  this .qdpx file cannot be read: it is an archive without a project (.qde) in it',
    ],
    [
      'two projects',
      zip([file('a.qde', xml), file('b.qde', xml)]),
      'fees.qdpx  broken-qdpx  this .qdpx file cannot be read: it holds several projects',
    ],
    [
      'a password',
      zip([{ ...file('project.qde', xml), isDeflated: true, isEncrypted: true }]),
      'fees.qdpx  broken-qdpx  this .qdpx file cannot be read: it is protected by a password',
    ],
    [
      'a codebook',
      packed('<CodeBook/>'),
      'fees.qdpx:1  broken-qdpx  the project file in this archive cannot be read: it holds no project',
    ],
    [
      'broken XML',
      packed('<Project>\n <Users>\n</Project>'),
      'fees.qdpx:3:10  broken-qdpx  the project file in this archive cannot be read: it is not well-formed XML',
    ],
    [
      'a code without guid',
      packed('<Project><CodeBook><Codes>\n<Code name="Fees"/></Codes></CodeBook></Project>'),
      'fees.qdpx:2  broken-qdpx  this code has no guid',
    ],
    [
      'a position that is none',
      packed(xml.replace('startPosition="4"', 'startPosition="four"'), usual.sources),
      'fees.qdpx:7  bad-span  this coded selection does not say where in the text it is',
    ],
    [
      'a coding without code',
      packed(xml.replace(/<CodeRef[^>]*>/, ''), usual.sources),
      'fees.qdpx:8  broken-reference  this coding names no code',
    ],
    [
      'two files of one name',
      zip([file('project.qde', xml), text, text]),
      'fees.qdpx  unsafe-archive  this archive was not unpacked: it holds two files of one name',
    ],
    [
      'a file that leads elsewhere',
      zip([file('project.qde', xml), file('../../x.txt', talk)]),
      'fees.qdpx  broken-qdpx  this .qdpx file cannot be read',
    ],
    [
      'a bomb',
      zip([{ ...file('project.qde', Buffer.alloc(3_000_000, 32)), isDeflated: true }]),
      'fees.qdpx  unsafe-archive  this archive was not unpacked: it would grow too large when unpacked',
    ],
    [
      'a size that is a lie',
      zip([{ ...file('project.qde', Buffer.alloc(3_000_000, 32)), isDeflated: true, size: 9 }]),
      'fees.qdpx  broken-qdpx  this .qdpx file cannot be read',
    ],
    [
      'a DOCTYPE',
      packed(`<!DOCTYPE Project SYSTEM "file:///etc/passwd"><Project/>`),
      'fees.qdpx:1:46  broken-qdpx  the project file in this archive cannot be read: it has a DOCTYPE',
    ],
    [
      'a billion laughs',
      packed(`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<Project name="&b;"/>`),
      'fees.qdpx:1:69  broken-qdpx  the project file in this archive cannot be read: it has a DOCTYPE',
    ],
    [
      'elements in elements without end',
      packed(`<Project>${'<Code>'.repeat(100_000)}`),
      'fees.qdpx:1  broken-qdpx  the project file in this archive cannot be read: its elements lie too deep',
    ],
  ])('is said: %s', async (_, bytes, line) => {
    const [first] = await problemsOf(bytes)
    expect(first.slice(0, line.length)).toBe(line)
  })
  test('is no matter where it lies in a recording that nobody unpacks', async () => {
    const recording = { ...file('sources/talk.m4a', Buffer.alloc(3_000_000, 32)), isDeflated: true }
    expect(await problemsOf(packed(xml, usual.sources, recording))).toEqual([])
  })
  test('never throws, however the bytes are changed', async () => {
    const bytes = projectFile(usual)
    for (let at = 0; at < bytes.length; at += 23) {
      const changed = Buffer.from(bytes)
      changed[at] ^= 0x55
      await readProject({ path: 'fees.qdpx', bytes: changed })
    }
  })
})

test.skipIf(isAbsent)(`the project that ATLAS.ti published, without its media${needsData}`, async () => {
  const name = 'atlas-ti-standard-project.qdpx'
  const { project, problems } = await readProject({ path: name, bytes: readFileSync(shared(`refi-qda/${name}`)) })
  const expected = JSON.parse(readFileSync(shared('refi-qda/expected.json'), 'utf8'))[name]
  expect(problems).toEqual([])
  const { users, codes, wordless, origin } = project!
  // Texts; behind them stand the transcripts of recordings, in which nothing was coded.
  const sources = project!.sources.slice(0, -3)
  expect(project!.sources.slice(-3).flatMap(({ selections }) => selections)).toEqual([])
  expect([origin, users.length, codes.length]).toEqual([expected.origin, expected.users, expected.codes])
  expect(codes.map(code => code.name).sort()).toEqual(expected.code_paths)
  const nameOf = (guid: string) => codes.find(code => code.guid === guid)!.name
  const isText = ({ type }: { type: string }) => type === 'TextSource' || type === 'PDFSource'
  const withText = expected.sources
    .filter(isText)
    .filter((each: { name: string }) => sources.some(source => source.name === each.name))
  expect(
    sources.map(source => ({
      name: source.name,
      selections: source.selections.map(({ start, end, codings }) => ({
        start,
        end,
        codes: codings.map(({ code }) => nameOf(code)),
      })),
    })),
  ).toEqual(
    withText.map((each: { name: string; first_selections: { start: number; end: number; codes: string[] }[] }) => ({
      name: each.name,
      selections: each.first_selections.map(({ start, end, codes }) => ({ start, end, codes })),
    })),
  )
  const coded = sources.flatMap(({ selections }) => selections.flatMap(({ codings }) => codings)).length
  // Two PDF selections with a text of their own are counted once here and twice there.
  expect(coded + [...wordless.values()].reduce((sum, count) => sum + count, 0)).toBe(expected.codings - 2)
})
