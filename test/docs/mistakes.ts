import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type CompareCodingsOptions, compareCodings } from '../../src/analysis/agreement/compare-codings'
import { crosstabs, crosstabWarnings } from '../../src/analysis/crosstab'
import { lintCorpus } from '../../src/analysis/lint/lint-corpus'
import { readCodebook } from '../../src/codebook/read-codebook'
import { checkExamples } from '../../src/coding/check-examples'
import { compileCodebook } from '../../src/coding/compile'
import { lintCodebook } from '../../src/coding/lint/lint-codebook'
import { lintStudy } from '../../src/coding/lint/lint-study'
import { readCodings } from '../../src/coding/people/read-codings'
import { formatProblem, type Problem } from '../../src/problem'
import { compareRun } from '../../src/run/compare-run'
import { runStudy } from '../../src/run/run'
import { readGuide } from '../../src/study/read-guide'
import { readParticipants } from '../../src/study/read-participants'
import { readStudy } from '../../src/study/read-study'
import { readTranscripts } from '../../src/transcript/read-transcript'
import type { ReadOptions } from '../../src/transcript/readers/reader'
import { codedStudy } from '../analysis/coded-study'
import { themewright } from '../cli/themewright'
import { decisionMistakes } from './decision-mistakes'
import { interchangeMistakes } from './interchange-mistakes'
import { projectMistakes } from './project-mistakes'
import { reviewMistakes } from './review-mistakes'
import { sampleMistakes } from './sample-mistakes'

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

/** What `check` warns of in a codebook with one theme, in a study with one transcript and a participants file. */
async function linted(inside: readonly string[], talk = 'Moderator: Why?\n\nP1: Yes.\n\nP2: No.\n'): Lines {
  const yaml = ['codebook: Fees', 'themes:', '  - id: fees', ...inside.map(line => `    ${line}`)].join('\n')
  const { study } = await readStudy('study: Fees\ncodebook: codebook.yaml\ntranscripts: ["*"]', 'study.yaml')
  const { run } = await runStudy({
    study,
    codebook: { path: 'codebook.yaml', text: yaml, problems: [] },
    transcripts: [{ path: 'fg01.txt', bytes: Buffer.from(talk) }],
  })
  const compiled = await compileCodebook(run!.codebook)
  const transcripts = run!.transcripts.map(each => each.transcript)
  const { participants } = await readParticipants('id,group,band\nP1,fg01,5-6\nP2,fg01,7\n', 'participants.csv')
  const { guide } = await readGuide('guide: Fees\nquestions: [{ id: support, text: Who helps you? }]', 'guide.yaml')
  return lines([
    ...lintCodebook(compiled),
    ...lintStudy(compiled, { transcripts, participants, guide }),
    ...lintCorpus(run!),
  ])
}

/** What `check` warns of in a codebook by itself. */
async function lintedCodebook(yaml: string): Lines {
  const { codebook } = await readCodebook(yaml, 'codebook.yaml')
  return lines(lintCodebook(await compileCodebook(codebook!)))
}

/** Says a line so many times, by P1 and P2 in turns. */
const said = (times: number, line: string): string =>
  Array.from({ length: times }, (_, i) => `P${1 + (i % 2)}: ${line}\n\n`).join('')

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

/** What is said of two codebooks that are compared. */
async function twoCodebooks(before: string, after: string): Lines {
  const file = (path: string, text: string) => ({ path, text: `version: 1.0.0\n${text}`, problems: [] })
  const { problems } = await compareRun({
    study: null,
    older: file('old.yaml', before),
    codebook: file('new.yaml', after),
    transcripts: [{ path: 'fg01.txt', bytes: Buffer.from(talk) }],
  })
  return lines(problems)
}

/** What is said of files of codings that are compared, with what a codebook makes of each set of transcripts. */
async function compared(
  files: Readonly<Record<string, string>>,
  options: CompareCodingsOptions = {},
  ...studies: readonly Readonly<Record<string, string>>[]
): Lines {
  const read = await Promise.all(
    Object.entries(files).map(([path, text]) => readCodings({ path, bytes: Buffer.from(text) })),
  )
  const runs = await Promise.all(
    studies.map(async transcripts => {
      const { run } = await runStudy({
        study: null,
        codebook: { path: 'codebook.yaml', text: fees, problems: [] },
        transcripts: Object.entries(transcripts).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
      })
      return run!
    }),
  )
  const { problems } = compareCodings(
    {
      files: read.flatMap(({ codings }) => codings ?? []),
      codebooks: runs.map((study, i) => ({ coder: `codebook ${i + 1}`, study })),
    },
    options,
  )
  return lines([...read.flatMap(each => each.problems), ...problems])
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

/** The same lines, of which all are warnings. */
async function warned(said: Lines): Lines {
  return (await said).map(({ line }) => ({ line, severity: 'warning' }))
}

/** A `run.json` that says what a run was made from. */
const runOf = (...inputs: readonly string[]): string =>
  JSON.stringify({
    tool: 'themewright',
    study: 'Fees',
    version: '0.1.0',
    codebook: { title: 'Fees', version: '1.0.0', file: 'codebook.yaml', sha256: '' },
    unit: 'sentence',
    seed: 1,
    options: {},
    inputs: inputs.map(path => ({ path, sha256: '' })),
    outputs: [],
    transcripts: [],
  })

const feesStudy = {
  'my-study/study.yaml': 'study: Fees\ncodebook: codebook.yaml\ntranscripts: [fg01.txt]\n',
  'my-study/codebook.yaml': 'codebook: Fees\nthemes: [{ id: fees, keywords: [fee*] }]\n',
  'my-study/fg01.txt': 'P1: The fee.\n\nP2: No.\n',
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
  ...decisionMistakes,
  ...interchangeMistakes,
  ...projectMistakes,
  ...reviewMistakes,
  ...sampleMistakes,
  'altered-run': () =>
    warned(
      command('diff before after', {
        'before/run.json': runOf('codebook.yaml'),
        'before/codings.jsonl': '{}\n',
        'after/run.json': runOf('codebook.yaml'),
      }),
    ),
  'always-covered': () => linted(['keywords: [fee*, late]'], said(4, 'A late fee.')),
  'ascii-word-boundary': () => keywords("'text:/\\bcafé\\b/'"),
  'atleast-beyond-list': () => theme('rules:', '  - atleast: 3', '    of: [fee*, cost*]'),
  'bad-cue-time': () => transcript('fg03.vtt', 'WEBVTT\n\n00:00:01.000 --> 00:00:xx\n<v Ana>Hi.\n'),
  'bad-id': () => codebook('codebook: Fees\nthemes:\n  - id: Cost of Living\n    keywords: [rent]'),
  'bad-rating': () => compared({ 'anna.csv': 'unit,fees\nu1,x\nu2,\n' }),
  'bad-regex': () => keywords("'/fee(s/'"),
  'bad-scale': () =>
    compared({ 'anna.csv': 'unit,mood\nu1,high\n', 'ben.csv': 'unit,mood\nu1,low\n' }, { level: 'ordinal' }),
  'bad-span': () => compared({ 'anna.csv': 'transcript,start,end,code\nfg01,9,4,fees\n' }),
  'bad-value': () => codebook('codebook: Fees\nunit: sentences\nthemes:\n  - id: fees\n    keywords: [fee*]'),
  'binary-file': () => transcript('fg01.rtf', '{\\rtf1\\ansi Hi.}'),
  'broad-pattern': () => linted(['keywords: ["*ing"]']),
  'broken-docx': () => transcript('fg02.docx', 'PK\u0003\u0004cut'),
  'broken-json': () => transcript('fg06.json', '{ "turns": [\n  { "speaker": "P1" "text": "Yes." }\n] }'),
  'broken-line': () => transcript('answers.jsonl', '{"id": 1, "text": "Yes."}\n{"id": 2, "text": "No.}\n'),
  'broken-row': () => transcript('fg05.csv', 'speaker,text\nP1,Well\nP2,Yes, but no\n'),
  'cannot-write': () =>
    command('code --codebook codebook.yaml fg01.txt --out fg01.txt/results', {
      'codebook.yaml': fees,
      'fg01.txt': talk,
    }),
  'code-alone': () => keywords('"the code(fees)"'),
  'code-without-rules': () => theme('label: Fees'),
  'codes-together': () =>
    linted(
      ['keywords: [fee*]', 'subthemes: [{ id: cost, keywords: [cost*] }, { id: rise, keywords: [rise*] }]'],
      said(6, 'The cost will rise.'),
    ),
  'counterexample-coded': () => theme('keywords: [fee*]', 'counterexamples: [I feel fine.]'),
  'covered-pattern': () => linted(['keywords:', '  - train*', '  - training']),
  'crosstab-left-out': async () => {
    const people = Array.from({ length: 12 }, (_, i) => `P${i}`)
    const study = codedStudy({
      codes: ['fees'],
      transcripts: { fg01: people.map(name => `${name}: Yes. {}`).join('\n') },
      attributes: ['post'],
      people: Object.fromEntries(people.map((name, i) => [`fg01/${name}`, [`post ${i}`]])),
    })
    return lines(crosstabWarnings(crosstabs(study)))
  },
  'cut-by-comment': () => theme('keywords:', '  - plan #2'),
  'cyclic-code': () =>
    codebook(
      'codebook: Fees\nthemes:\n  - id: fees\n    keywords: [fee*, code(rent)]\n  - id: rent\n    rules: [{ all: [rent, { code: fees }] }]',
    ),
  'cyclic-list': () =>
    codebook('codebook: Fees\nlists:\n  a: [list(b)]\n  b: [list(a)]\nthemes:\n  - id: fees\n    keywords: [list(a)]'),
  'different-transcripts': () => compared({}, {}, { 'fg01.txt': talk }, { 'fg01.txt': `${talk}\n\nP2: Yes.` }),
  'duplicate-column': () => study({ 'fg01.txt': talk }, 'id,age,age\nP1,30,31\n'),
  'duplicate-id': () =>
    codebook('codebook: Fees\nthemes:\n  - id: fees\n    keywords: [fee]\n  - id: fees\n    keywords: [cost]'),
  'duplicate-key': () => theme('keywords: [fee]', 'keywords: [cost]'),
  'duplicate-participant': () => study({ 'fg01.txt': talk }, 'id,group\nP1,fg01\nP1,fg01\n'),
  'duplicate-pattern': () => keywords('fee*, cost, fee*'),
  'duplicate-rating': () => compared({ 'anna.csv': 'unit,fees\nu1,1\nu1,0\n' }),
  'duplicate-transcript': () => study({ 'fg01.txt': talk, 'fg01.md': talk }),
  'empty-file': () => transcript('fg04.txt', '\n'),
  'empty-folder': () => command('read transcripts', { transcripts: null }),
  'empty-manuscript': () => command('quotes paper.md my-study', { ...feesStudy, 'paper.md': '<!-- soon -->\n' }),
  'empty-pattern': () => keywords('"–"'),
  'empty-value': () => theme('keywords:'),
  'encoding-guessed': () => transcript('fg01.txt', Buffer.from('P1: The caf\u00e9.\nP2: Yes.\n', 'latin1')),
  'example-not-coded': () => theme('keywords: [fee*]', 'examples: [The rent rose.]'),
  'file-exists': () => command('init', { 'study.yaml': 'study: Fees\n' }),
  'file-too-large': () =>
    command('read fg01.txt', { 'fg01.txt': talk }, at => truncateSync(join(at, 'fg01.txt'), 300_000_000)),
  'fuzzy-too-wide': () => keywords('"fuzzy(nurse, 3)"'),
  'gap-at-edge': () => keywords('turn …3'),
  'gap-without-number': () => keywords('turn … off'),
  'impossible-rule': () => linted(['keywords: [fees]', 'except: [fee*]']),
  'input-changed': () =>
    warned(
      command('explain my-study fg01:1', {
        ...feesStudy,
        'my-study/results/run.json': runOf('study.yaml', 'codebook.yaml', 'fg01.txt'),
      }),
    ),
  'language-without-grammar': () =>
    codebook('codebook: Fees\nlanguage: de\nthemes:\n  - id: fees\n    keywords: [lemma(zahlen)]'),
  'language-without-stemmer': () =>
    codebook('codebook: Fees\nlanguage: pl\nthemes:\n  - id: fees\n    keywords: [stems(czesne)]'),
  'like-in-codebook': () => keywords('like(workload)'),
  'low-agreement': () =>
    command('agree ana.csv ben.csv --fail-below 0.8', {
      'ana.csv': 'unit,fees\nu1,1\nu2,0\nu3,0\n',
      'ben.csv': 'unit,fees\nu1,0\nu2,1\nu3,0\n',
    }),
  'matches-empty': () => keywords("'/a*/'"),
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
  'moderator-triggers': () => linted(['keywords: [fee*]'], `Moderator: And the fees?\n\n${said(6, 'The fees.')}`),
  'moved-quote': () =>
    compared(
      { 'anna.csv': 'transcript,start,end,code,quote\nfg01,4,7,fees,fee\n' },
      {},
      { 'fg01.txt': 'P1: A fee.\n\nP2: No.\n' },
    ),
  'name-as-word': () => linted(['keywords: [grace]'], 'Moderator: Why?\n\nGrace: Yes.\n\nP1: No.\n\nGrace: Well.\n'),
  'never-fired': () => linted(['keywords: [fee*, rent]'], said(4, 'The rent.')),
  'no-codes': () => compared({ 'anna.csv': 'unit,memo\nu1,well\n' }),
  'no-common-unit': () => compared({ 'anna.csv': 'unit,fees\nu1,1\n', 'ben.csv': 'unit,fees\nu2,1\n' }),
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
  'not-a-lemma': () => keywords('lemma(worries)'),
  'not-looked-at': () =>
    compared({ 'anna.csv': 'transcript,start,end,code\nfg01,4,12,fees\n' }, {}, { 'fg01.txt': talk, 'fg02.txt': talk }),
  'broken-run': () => command('verify results', { 'results/run.json': '{}' }),
  'no-run': () => command('verify my-study', feesStudy),
  'edited-result': () =>
    command('code --codebook codebook.yaml fg01.txt --out notes', {
      'codebook.yaml': fees,
      'fg01.txt': talk,
      'notes/run.json': JSON.stringify({ tool: 'themewright', outputs: [{ path: 'frequencies.csv', sha256: '0' }] }),
      'notes/frequencies.csv': 'mine',
    }),
  'not-ours': () =>
    command('code --codebook codebook.yaml fg01.txt --out notes', {
      'codebook.yaml': fees,
      'fg01.txt': talk,
      'notes/mine.txt': 'x',
    }),
  'not-text': () => keywords('fee*, 24'),
  'object-without-text': () =>
    transcript('fg06.json', '{ "turns": [\n  { "speaker": "P1", "text": "Yes." },\n  { "speaker": "P2" }\n] }'),
  'one-coder': () => compared({ 'anna.csv': 'unit,fees\nu1,1\n' }),
  'one-group': () => study({ 'fg01.txt': talk, 'fg02.txt': 'P1: Yes.\n\nP2: No.\n' }),
  'one-speaker': () => study({ 'fg01.txt': talk }),
  'one-word': () => linted(['keywords: [fee*, rent]'], said(12, 'A fee.')),
  'operand-without-place': () => theme('rules:', '  - near: [{ all: [fee*, rent] }, rise]', '    within: 3'),
  'outside-talk': () =>
    compared({ 'anna.csv': 'transcript,start,end,code\nfg01,0,3,fees\n' }, {}, { 'fg01.txt': talk }),
  'participant-without-transcript': () => study({ 'fg01.txt': talk }, 'id,group\nP1,fg01\nP2,fg01\nP3,fg10\n'),
  'repeated-group': async () =>
    lines(
      (await readStudy('study: F\ncodebook: c\ntranscripts: t\nfieldwork: [fg02, fg01, fg02]\n', 'study.yaml'))
        .problems,
    ),
  'repeated-id': () => transcript('answers.csv', 'id,comment\nr1,Too dear.\nr1,Still too dear.\n'),
  'rule-without-braces': () => command('find near:[rota,unfair*] fg01.txt', { 'fg01.txt': talk }),
  'run-without-inputs': () =>
    command('explain lost-run fg01:1', { 'lost-run/run.json': runOf('codebook.yaml', 'fg01.txt') }),
  'same-rules': () => linted(['keywords: [fee*]', 'subthemes: [{ id: cost, keywords: [fee*] }]']),
  'same-version': () => twoCodebooks(fees, fees.replace('fee*', 'fee*, rent')),
  'shared-examples': () =>
    linted([
      'subthemes:',
      '  - { id: cost, keywords: [fee*], examples: [A late fee., Fees are late., They fee us late.] }',
      '  - { id: time, keywords: [late] }',
    ]),
  'silent-participant': () => study({ 'fg01.txt': talk }, 'id,group\nP1,fg01\nP2,fg01\nP3,fg01\n'),
  'similar-labels': () =>
    transcript('fg01.txt', `${'Participant: Yes.\n\nHale: Why?\n\n'.repeat(10)}Particpant: No.\n`),
  'speaker-without-participant': () => study({ 'fg01.txt': talk }, 'id,group\nP1,fg01\n'),
  'split-phrase': () => linted(['keywords: ["No. Never again"]']),
  'text-regex-alone': () => keywords('"the text:/fees/"'),
  'too-long': () => theme('rules:', `  - near: [${'abcdefghi'.split('').join(', ')}]`, '    within: 3'),
  'too-short': () => codebook('codebook: Fees\nthemes: []'),
  'too-many-quotations': () =>
    command('quotes paper.md my-study', { ...feesStudy, 'paper.md': '“The fees are late.”\n\n'.repeat(5001) }),
  'two-operators': () => theme('rules:', '  - near: [fee*, rise]', '    within: 3', '    any: [cost*]'),
  'unclosed-bracket': () => keywords('"stems(worry"'),
  'unclosed-quotation': () =>
    warned(command('quotes paper.md my-study', { ...feesStudy, 'paper.md': '“The fees are late.\n' })),
  'unclosed-quote': () => transcript('fg05.csv', 'speaker,text\nP1,"Well\nP2,Yes\n'),
  'unclosed-regex': () => keywords('/fees?'),
  'unknown-action': () => theme('keywords: [fee*]', 'opportunities: [{ text: Lower them., action: help }]'),
  'unknown-attribute': () => linted(['keywords: [fee*]', 'where: { bnad: 5-6 }']),
  'unknown-attribute-value': () => linted(['keywords: [fee*]', 'where: { band: 5-8 }']),
  'unknown-code': () =>
    codebook(
      'codebook: Money\nthemes:\n  - id: money\n    subthemes:\n      - id: fees\n        keywords: [fee*]\n  - id: strain\n    rules: [{ code: fees }]',
    ),
  'unknown-coding': () => command('explain my-study abcd1234', feesStudy),
  'unknown-column': () => transcript('answers.csv', 'id,comment\nr1,Too dear.\n', { textColumn: 'answer' }),
  'unknown-encoding': () => transcript('fg01.txt', talk, { encoding: 'latin9000' }),
  'unknown-form': () => keywords('stem(fee)'),
  'unknown-group': () => linted(['keywords: [fee*]', 'where: { group: fg10 }']),
  'unknown-key': () => theme('keywrods: [fee*]'),
  'unknown-list': () =>
    codebook('codebook: Fees\nlists:\n  nobody: [nobody]\nthemes:\n  - id: fees\n    keywords: [list(nobdy)]'),
  'unknown-name': () => command('find fee fg01.txt --speaker P3', { 'fg01.txt': talk }),
  'unknown-part-of-speech': () => keywords('lemma(leave/VREB)'),
  'unknown-question': () => linted(['rules:', '  - question: suport']),
  'unknown-speaker': () => linted(['keywords: [fee*]', 'where: { speaker: P3 }']),
  'unknown-transcript': () =>
    compared({ 'anna.csv': 'transcript,start,end,code\nfg1,4,12,fees\n' }, {}, { 'fg01.txt': talk }),
  'unknown-units': () => compared({ 'anna.csv': 'unit,fees\nu1,1\n' }, { unit: 'sentence' }, { 'fg01.txt': talk }),
  'unlike-units': () => compared({ 'anna.csv': 'unit,fees\n001,1\n002,0\n', 'ben.csv': 'unit,fees\n1,1\n' }),
  'unnamed-column': () => study({ 'fg01.txt': talk }, 'id,\nP1,30\nP2,31\n'),
  'unread-project': () => compared({ 'fees.qdpx': 'PK\u0003\u0004project.qde' }),
  'unreadable-file': () =>
    command('code --codebook codebook.yaml fg01.txt', { 'fg01.txt': talk }, at =>
      symlinkSync('codebook.yaml', join(at, 'codebook.yaml')),
    ),
  'unsafe-archive': () => transcript('fg02.docx', twice),
  'unshared-code': () => compared({ 'anna.csv': 'unit,fees,rent\nu1,1,0\n', 'ben.csv': 'unit,fees\nu1,1\n' }),
  'unused-list': () =>
    lintedCodebook('codebook: Fees\nlists:\n  cost: [rent, cost*]\nthemes:\n  - id: fees\n    keywords: [fee*]'),
  'wildcard-in-brackets': () => keywords('stems(train*)'),
  'words-outside-cue': () =>
    transcript('fg03.vtt', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ana>Hi.\n\nand more\n'),
  'wrong-type': () => theme('keywords: fee*'),
  'yaml-syntax': () => theme('keywords:', '  - *ment'),
  'yaml-too-deep': () => codebook(`codebook: ${'['.repeat(70)}${']'.repeat(70)}`),
  'yaml-too-large': () => codebook(`codebook: ${'x'.repeat(4_200_000)}`),
}
