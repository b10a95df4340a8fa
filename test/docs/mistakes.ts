import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readCodebook } from '../../src/codebook/read-codebook'
import { checkExamples } from '../../src/coding/check-examples'
import { compileCodebook } from '../../src/coding/compile'
import { formatProblem, type Problem } from '../../src/problem'
import { runStudy } from '../../src/run/run'
import { readStudy } from '../../src/study/read-study'
import { readTranscripts } from '../../src/transcript/read-transcript'
import type { ReadOptions } from '../../src/transcript/readers/reader'
import { themewright } from '../cli/themewright'

/** A line that is printed, and whether it is an error; a command's output does not tell. */
export interface Said {
  readonly line: string
  readonly severity: Problem['severity'] | null
}

type Lines = Promise<readonly Said[]>

const lines = (problems: readonly Problem[]): readonly Said[] =>
  problems.map(problem => ({ line: formatProblem(problem), severity: problem.severity }))

/** What is said of a codebook. */
async function codebook(yaml: string): Lines {
  const { codebook, problems } = await readCodebook(yaml, 'codebook.yaml')
  return lines([...problems, ...(codebook ? checkExamples(await compileCodebook(codebook)) : [])])
}

/** What is said of a codebook with one theme. */
const theme = (...inside: readonly string[]): Lines =>
  codebook(['codebook: Fees', 'themes:', '  - id: fees', ...inside.map(line => `    ${line}`)].join('\n'))

const keywords = (pattern: string): Lines => theme(`keywords: [${pattern}]`)

/** What is said of a transcript file. */
async function transcript(path: string, content: string | Uint8Array, options: ReadOptions = {}): Lines {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return lines((await readTranscripts({ path, bytes }, options)).problems)
}

/** What is said of a study with these transcripts and participants. */
async function study(transcripts: Readonly<Record<string, string>>, participants?: string): Lines {
  const file = (path: string, text: string) => ({ path, text, problems: [] })
  const { study } = await readStudy('study: Fees\ncodebook: codebook.yaml\ntranscripts: ["*"]', 'study.yaml')
  const { problems } = await runStudy({
    study,
    codebook: file('codebook.yaml', 'codebook: Fees\nthemes:\n  - id: fees\n    keywords: [fee*]\n'),
    participants: participants === undefined ? null : file('participants.csv', participants),
    transcripts: Object.entries(transcripts).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  })
  return lines(problems)
}

/** What a command says in a folder that holds these files; null is an empty folder. */
async function command(
  args: string,
  files: Readonly<Record<string, string | null>> = {},
  prepare?: (at: string) => void,
): Lines {
  const folder = mkdtempSync(join(tmpdir(), 'themewright-docs-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(text === null ? join(folder, path) : dirname(join(folder, path)), { recursive: true })
      if (text !== null) writeFileSync(join(folder, path), text)
    }
    prepare?.(folder)
    const { stderr } = await themewright(args.split(' '), { cwd: folder })
    return stderr.split('\n').map(line => ({ line, severity: null }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const fees = 'codebook: Fees\nthemes:\n  - id: fees\n    keywords: [fee*]\n'
const talk = 'P1: The fee.\n\nP2: No.\n\nP1: Fees!\n\nP2: No.\n\nP1: Fee, fee.\n\nP1: A fee.\n'
/** A zip archive that holds two files of one name. */
const twice = Buffer.from(
  'UEsDBBQAAAAAAAAAIQCDFtyMAQAAAAEAAAABAAAAYXhQSwMEFAAAAAAAAAAhAIMW3IwBAAAAAQAAAAEAAABheFBLAQIUAxQAAAAAAAAAIQCDFtyMAQAAAAEAAAABAAAAAAAAAAAAAACAAQAAAABhUEsBAhQDFAAAAAAAAAAhAIMW3IwBAAAAAQAAAAEAAAAAAAAAAAAAAIABIAAAAGFQSwUGAAAAAAIAAgBeAAAAQAAAAAAA',
  'base64',
)

/** For each problem, a mistake that brings it: what is then said holds the line that the page shows. */
export const mistakes: Readonly<Record<string, () => Lines>> = {
  'atleast-beyond-list': () => theme('rules:', '  - atleast: 3', '    of: [fee*, cost*]'),
  'bad-cue-time': () => transcript('fg03.vtt', 'WEBVTT\n\n00:00:01.000 --> 00:00:xx\n<v Ana>Hi.\n'),
  'bad-id': () => codebook('codebook: Fees\nthemes:\n  - id: Cost of Living\n    keywords: [rent]'),
  'bad-regex': () => keywords("'/fee(s/'"),
  'bad-value': () => codebook('codebook: Fees\nunit: sentences\nthemes:\n  - id: fees\n    keywords: [fee*]'),
  'binary-file': () => transcript('fg01.pdf', '%PDF-1.7\n'),
  'broken-docx': () => transcript('fg02.docx', 'PK\u0003\u0004cut'),
  'broken-json': () => transcript('fg06.json', '{ "turns": [\n  { "speaker": "P1" "text": "Yes." }\n] }'),
  'broken-line': () => transcript('answers.jsonl', '{"id": 1, "text": "Yes."}\n{"id": 2, "text": "No.}\n'),
  'broken-row': () => transcript('fg05.csv', 'speaker,text\nP1,Well\nP2,Yes, but no\n'),
  'cannot-write': () =>
    command('code --codebook codebook.yaml fg01.txt --out fg01.txt/results', {
      'codebook.yaml': fees,
      'fg01.txt': talk,
    }),
  'code-without-rules': () => theme('label: Fees'),
  'counterexample-coded': () => theme('keywords: [fee*]', 'counterexamples: [I feel fine.]'),
  'cut-by-comment': () => theme('keywords:', '  - plan #2'),
  'cyclic-list': () =>
    codebook('codebook: Fees\nlists:\n  a: [list(b)]\n  b: [list(a)]\nthemes:\n  - id: fees\n    keywords: [list(a)]'),
  'duplicate-column': () => study({ 'fg01.txt': talk }, 'id,age,age\nP1,30,31\n'),
  'duplicate-id': () =>
    codebook('codebook: Fees\nthemes:\n  - id: fees\n    keywords: [fee]\n  - id: fees\n    keywords: [cost]'),
  'duplicate-key': () => theme('keywords: [fee]', 'keywords: [cost]'),
  'duplicate-participant': () => study({ 'fg01.txt': talk }, 'id,group\nP1,fg01\nP1,fg01\n'),
  'duplicate-pattern': () => keywords('fee*, cost, fee*'),
  'duplicate-transcript': () => study({ 'fg01.txt': talk, 'fg01.md': talk }),
  'empty-file': () => transcript('fg04.txt', '\n'),
  'empty-folder': () => command('read transcripts', { transcripts: null }),
  'empty-pattern': () => keywords('"–"'),
  'empty-value': () => theme('keywords:'),
  'encoding-guessed': () => transcript('fg01.txt', Buffer.from('P1: The caf\u00e9.\nP2: Yes.\n', 'latin1')),
  'example-not-coded': () => theme('keywords: [fee*]', 'examples: [The rent rose.]'),
  'file-exists': () => command('init', { 'study.yaml': 'study: Fees\n' }),
  'file-too-large': () =>
    command('read fg01.txt', { 'fg01.txt': talk }, at => truncateSync(join(at, 'fg01.txt'), 300_000_000)),
  'gap-at-edge': () => keywords('turn …3'),
  'gap-without-number': () => keywords('turn … off'),
  'language-without-stemmer': () =>
    codebook('codebook: Fees\nlanguage: de\nthemes:\n  - id: fees\n    keywords: [stems(zahlen)]'),
  'matches-every-word': () => keywords('"*"'),
  'misplaced-key': () => theme('rules:', '  - all: [fee*, rise]', '    within: 3'),
  'missing-file': () =>
    command('code study.yaml', {
      'study.yaml': 'study: Fees\ncodebook: codebook.yml\ntranscripts: [fg01.txt]\n',
      'fg01.txt': talk,
    }),
  'missing-id': () => study({ 'fg01.txt': talk }, 'id,age\nP1,30\n,31\n'),
  'missing-id-column': () => study({ 'fg01.txt': talk }, 'code name,age\nP1,30\n'),
  'missing-key': () => theme('rules:', '  - near: [fee*, rise]'),
  'moderator-guessed': () =>
    transcript('fg01.txt', 'Hale: Why?\n\nAna: Well.\n\nBen: Yes.\n\nHale: And you?\n\nAna: No.\n'),
  'no-match': () => command('read fg*.doc'),
  'no-moderator': () => transcript('fg01.txt', talk),
  'no-operator': () => theme('rules:', '  - unless: [fee*]'),
  'no-participant-counts': () => study({ 'fg01.txt': 'Only words.\n\nAnd more.\n', 'fg02.txt': talk }),
  'no-speakers': () => transcript('fg01.txt', 'Only words.\n\nAnd more.\n'),
  'no-study': () => command('code fees', { fees: null }),
  'no-text-column': () => transcript('answers.csv', 'respondent,q1\nr1,Too dear.\n'),
  'no-transcripts': () => study({}),
  'no-turns': () => transcript('fg06.json', '[{ "a": 1 }]'),
  'no-webvtt-header': () => transcript('fg03.vtt', 'Notes of the talk\n'),
  'none-alone': () => theme('rules:', '  - none: [fee*]'),
  'not-a-file': () => command('code --codebook books fg01.txt', { books: null, 'fg01.txt': talk }),
  'not-ours': () =>
    command('code --codebook codebook.yaml fg01.txt --out notes', {
      'codebook.yaml': fees,
      'fg01.txt': talk,
      'notes/mine.txt': 'x',
    }),
  'not-text': () => keywords('fee*, 24'),
  'not-yet': () => keywords('lemma(leave)'),
  'object-without-text': () =>
    transcript('fg06.json', '{ "turns": [\n  { "speaker": "P1", "text": "Yes." },\n  { "speaker": "P2" }\n] }'),
  'one-group': () => study({ 'fg01.txt': talk, 'fg02.txt': 'P1: Yes.\n\nP2: No.\n' }),
  'one-speaker': () => study({ 'fg01.txt': talk }),
  'operand-without-place': () => theme('rules:', '  - near: [{ all: [fee*, rent] }, rise]', '    within: 3'),
  'participant-without-transcript': () => study({ 'fg01.txt': talk }, 'id,group\nP1,fg01\nP2,fg01\nP3,fg10\n'),
  'repeated-id': () => transcript('answers.csv', 'id,comment\nr1,Too dear.\nr1,Still too dear.\n'),
  'silent-participant': () => study({ 'fg01.txt': talk }, 'id,group\nP1,fg01\nP2,fg01\nP3,fg01\n'),
  'similar-labels': () =>
    transcript('fg01.txt', `${'Participant: Yes.\n\nHale: Why?\n\n'.repeat(10)}Particpant: No.\n`),
  'speaker-without-participant': () => study({ 'fg01.txt': talk }, 'id,group\nP1,fg01\n'),
  'text-regex-alone': () => keywords('"the text:/fees/"'),
  'too-long': () => theme('rules:', `  - near: [${'abcdefghi'.split('').join(', ')}]`, '    within: 3'),
  'too-short': () => codebook('codebook: Fees\nthemes: []'),
  'two-operators': () => theme('rules:', '  - near: [fee*, rise]', '    within: 3', '    any: [cost*]'),
  'unclosed-bracket': () => keywords('"stems(worry"'),
  'unclosed-quote': () => transcript('fg05.csv', 'speaker,text\nP1,"Well\nP2,Yes\n'),
  'unclosed-regex': () => keywords('/fees?'),
  'unknown-action': () => theme('keywords: [fee*]', 'opportunities: [{ text: Lower them., action: help }]'),
  'unknown-column': () => transcript('answers.csv', 'id,comment\nr1,Too dear.\n', { textColumn: 'answer' }),
  'unknown-encoding': () => transcript('fg01.txt', talk, { encoding: 'latin9000' }),
  'unknown-form': () => keywords('stem(fee)'),
  'unknown-key': () => theme('keywrods: [fee*]'),
  'unknown-list': () =>
    codebook('codebook: Fees\nlists:\n  nobody: [nobody]\nthemes:\n  - id: fees\n    keywords: [list(nobdy)]'),
  'unnamed-column': () => study({ 'fg01.txt': talk }, 'id,\nP1,30\nP2,31\n'),
  'unreadable-file': () =>
    command('code --codebook codebook.yaml fg01.txt', { 'fg01.txt': talk }, at =>
      symlinkSync('codebook.yaml', join(at, 'codebook.yaml')),
    ),
  'unsafe-archive': () => transcript('fg02.docx', twice),
  'words-outside-cue': () =>
    transcript('fg03.vtt', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ana>Hi.\n\nand more\n'),
  'wrong-type': () => theme('keywords: fee*'),
  'yaml-syntax': () => theme('keywords:', '  - *ment'),
  'yaml-too-deep': () => codebook(`codebook: ${'['.repeat(70)}${']'.repeat(70)}`),
  'yaml-too-large': () => codebook(`codebook: ${'x'.repeat(1_100_000)}`),
}
