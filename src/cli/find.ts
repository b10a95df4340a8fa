import { type Command, InvalidArgumentError, Option } from 'commander'
import { type ConcordanceLine, concordance } from '../analysis/concordance'
import {
  type HitsOfPerson,
  type HitsOfSpeaker,
  hitsByGroup,
  hitsByPerson,
  hitsOfSpeakers,
  hitTotal,
  peopleAmong,
  perThousandWords,
} from '../analysis/hit-counts'
import { didYouMean } from '../codebook/did-you-mean'
import type { CodedTranscript } from '../coding/coded-transcript'
import { isCodedRole } from '../coding/divide'
import type { Problem } from '../problem'
import {
  concordanceRecord,
  concordanceTable,
  groupRecord,
  groupTable,
  personRecord,
  personTable,
  tableCsv,
  tableText,
} from '../report/concordance-tables'
import { concordanceText } from '../report/concordance-text'
import { codeTranscripts } from '../run/code-transcripts'
import type { TextFile } from '../run/inputs'
import { type PreparedSearch, prepareSearch, type SearchInputs, searchFile } from '../run/search'
import { assignPeople, type People, personOf } from '../study/people'
import { labelKey } from '../transcript/labels'
import type { Role, Transcript, Turn } from '../transcript/transcript'
import { unitKinds } from '../transcript/units'
import { findFiles } from './files'
import { type JobFlags, jobOfFiles, jobOfStudy } from './job'
import { addReadingOptions, readOptionsOf, wholeNumber } from './reading-options'
import { findStudy, openDesk, problemsOf } from './study-files'
import { count, exit, print, printLines, printProblems, say, terminalLook } from './terminal'

interface Flags extends JobFlags {
  readonly codebook?: string
  readonly role?: readonly Role[]
  readonly speaker?: readonly string[]
  readonly group?: readonly string[]
  readonly context?: number
  readonly by?: 'speaker' | 'group'
  readonly withheld?: boolean
  readonly limit?: number
  readonly json?: boolean
  readonly csv?: boolean
}

export function addFind(program: Command): void {
  addReadingOptions(
    program
      .command('find')
      .summary('show where a pattern or a rule is said, with its context')
      .description(
        'Looks for any pattern or rule of the codebook language and shows every hit with the words around it: a concordance. What is found is what a codebook would code. Nothing is written.',
      )
      .argument('<PATTERN|RULE>', 'a pattern as in a codebook; or a rule, written in { } or as a list in [ ]')
      .argument(
        '<STUDY|FILE...>',
        'a study, whose codebook lends its lists; or transcripts, folders, patterns of names, or - for standard input',
      )
      .option('--codebook <FILE>', 'with files: the codebook that list(name) and code(id) speak of')
      .option('--participants <FILE>', 'the participants file: id,group,role and attributes')
      .addOption(
        new Option(
          '--unit <KIND>',
          'within what a rule looks: all, none, unless (default: as the codebook says, or sentence)',
        ).choices(unitKinds),
      )
      .option('--role <ROLE>', `whose talk: ${[...roles, 'any'].join(', ')}; may be given several times`, collectRole)
      .option('--speaker <NAME>', 'only what this speaker said; may be given several times', collect)
      .option('--group <NAME>', 'only what was said in this group; may be given several times', collect)
      .option(
        '--context <N>',
        'most words on each side (default: what the line holds; 10 in JSON and CSV)',
        wholeNumber(0),
      )
      .addOption(
        new Option('--by <WHOM>', 'count hits, turns and words instead of showing hits').choices(['speaker', 'group']),
      )
      .option('--withheld', 'show also what except, unless and their like held back')
      .option('--limit <N>', 'show no more than the first N hits; all are counted', wholeNumber(1))
      .option('--json', 'one JSON line a hit, or a count')
      .option('--csv', 'a CSV table')
      .option('--no-escape-formulas', 'leave cells that begin with = + - @ as they are: not for spreadsheets'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ themewright find "no one …3 listen*" transcripts/*.docx
  $ themewright find "{ near: [rota, unfair*], within: 6 }" my-study
  $ themewright find "list(not)" my-study --by speaker
  $ themewright find "[rota, shift*]" my-study --role moderator --csv > prompts.csv
  $ pdftotext fg01.pdf - | themewright find "stems(worry)" -`,
    )
    .action(async (written: string, paths: readonly string[], flags: Flags, command: Command) => {
      const refuse = (message: string): never => command.error(`error: ${message}`)
      if (flags.json && flags.csv) refuse('--json and --csv cannot be given together')
      if (flags.by && (flags.context ?? flags.limit ?? flags.withheld) !== undefined)
        refuse('--by shows counts, so it takes no --context, --limit or --withheld')
      if (paths.filter(path => path === '-').length > 1) refuse('standard input can be read only once')
      const studies = await Promise.all(paths.map(findStudy))
      const study = studies.find(path => path !== null)
      if (study && paths.length > 1) refuse('one STUDY at a time, and no files beside it')
      if (study && flags.codebook !== undefined) refuse('a STUDY has a codebook; --codebook goes with files')
      process.exitCode = await find(written, study ?? null, paths, flags)
    })
}

async function find(written: string, study: string | null, paths: readonly string[], flags: Flags): Promise<number> {
  const { job, problems: before, shown } = await jobOf(study, paths, flags)
  const named = (file: string): string => (file === searchFile ? file : shown(file))
  if (!job) return printProblems(before, shown)
  const { prepared, problems: ahead } = await prepareSearch(written, {
    ...job.inputs,
    ...(flags.role && { roles: flags.role }),
  })
  const problems = [...before, ...ahead.map(problem => withAdvice(problem, flags, study))]
  if (!prepared) return printProblems(problems, named)

  const chosen = chooserOf(prepared, flags)
  const printer = printerOf(flags)
  const counts: HitsOfSpeaker[] = []
  const spoken: Transcript[] = []
  let heldBack = 0
  let elsewhere = 0
  for await (const file of codeTranscripts(prepared, job.transcripts)) {
    problems.push(...file.problems)
    for (const coded of file.coded) {
      const isChosen = chosen(coded)
      const lines = linesOf(coded, prepared, flags).filter(({ turn }) => isChosen(coded.transcript.turns[turn]))
      const hits = lines.filter(({ withheld }) => withheld === null)
      heldBack += lines.length - hits.length
      elsewhere += coded.withheld.filter(
        ({ code, withheld }) => code === prepared.code && withheld.by === 'role',
      ).length
      counts.push(...hitsOfSpeakers(coded, hits, isChosen))
      spoken.push(withoutWords(coded.transcript))
      if (!(await printer.lines(lines))) return exit.done
    }
  }
  if (spoken.length === 0) problems.push(nothingRead(study))
  const { people } = assignPeople(spoken, prepared.participants)
  const misnamed = strangers(spoken, people, flags)
  problems.push(...misnamed)
  const persons = hitsByPerson(counts, people)
  const found = hitTotal(persons).hits + heldBack
  if (found > 0 || flags.by) await printer.end(persons, heldBack, whoseTalk(prepared, flags))
  if (found === 0 && spoken.length > 0 && misnamed.length === 0)
    say(nothingFound(persons, flags.speaker || flags.group ? 0 : elsewhere, whoseTalk(prepared, flags)))
  return printProblems(problems, named)
}

/** What is searched, and with what. */
interface SearchJob {
  readonly inputs: SearchInputs
  readonly transcripts: Parameters<typeof codeTranscripts>[1]
}

async function jobOf(
  study: string | null,
  paths: readonly string[],
  flags: Flags,
): Promise<{
  readonly job: SearchJob | null
  readonly problems: readonly Problem[]
  readonly shown: (file: string) => string
}> {
  if (study === null && flags.codebook === undefined) return jobOfTranscripts(paths, flags)
  const { job, problems, shown } =
    study === null ? await jobOfFiles(paths, flags.codebook!, flags) : await jobOfStudy(study, flags)
  return { job: job && { inputs: job.inputs, transcripts: job.inputs.transcripts }, problems, shown }
}

/** Gathers transcripts alone: a pattern needs no codebook. */
async function jobOfTranscripts(paths: readonly string[], flags: Flags) {
  const desk = openDesk('')
  const found = await findFiles(paths, '')
  const problems: Problem[] = [...found.problems]
  let participants: TextFile | null = null
  try {
    if (flags.participants !== undefined) participants = await desk.text(flags.participants)
  } catch (error) {
    problems.push(...problemsOf(error))
  }
  const { unit } = flags
  const options = { read: readOptionsOf(flags), ...(unit === undefined ? {} : { unit }) }
  const inputs: SearchInputs = { study: null, codebook: null, participants, options }
  return { job: { inputs, transcripts: found.paths.map(desk.transcript) }, problems, shown: desk.shown }
}

/** Without a codebook, the hint of a list that there is not is which flag names one. */
function withAdvice(problem: Problem, { codebook }: Flags, study: string | null): Problem {
  const asks = problem.code === 'unknown-list' || problem.code === 'unknown-code'
  if (!asks || codebook !== undefined || study !== null) return problem
  return { ...problem, hint: 'name the codebook that has it with --codebook' }
}

function linesOf(
  coded: CodedTranscript,
  { code, reach }: PreparedSearch,
  { context, json, csv, withheld = false }: Flags,
): readonly ConcordanceLine[] {
  // A word takes two columns at least, with its blank.
  const words = context ?? (json || csv ? 10 : Math.ceil(terminalLook().width / 2))
  const lines = concordance([coded], { code, reach, withheld, context: words })
  // Those whose talk was not asked for were not held back by the rule.
  return lines.filter(line => line.withheld?.by !== 'role')
}

/** Tells whose turns count: those of the roles, the speakers and the groups that were asked for. */
function chooserOf(
  { codebook, participants }: PreparedSearch,
  { speaker, group }: Flags,
): (coded: CodedTranscript) => (turn: Turn) => boolean {
  const { roles } = codebook
  const [speakers, groups] = [speaker, group].map(names => names && new Set(names.map(labelKey)))
  return ({ transcript }) => {
    if (groups && !groups.has(labelKey(transcript.group))) return () => false
    const people = speakers && assignPeople([transcript], participants).people
    const isWanted = (label: string | null): boolean => {
      if (!speakers || !people || label === null) return !speakers
      const id = personOf(people, transcript.id, label)?.id ?? label
      return speakers.has(labelKey(label)) || speakers.has(labelKey(id))
    }
    return turn => isCodedRole(turn.role, roles) && isWanted(turn.speaker)
  }
}

/** Says which names of --speaker and --group nobody has. */
function strangers(
  spoken: readonly Transcript[],
  { speaking }: People,
  { speaker = [], group = [] }: Flags,
): readonly Problem[] {
  if (spoken.length === 0) return []
  const labels = spoken.flatMap(({ speakers }) => speakers.map(({ id }) => id))
  const groups = spoken.map(transcript => transcript.group)
  return [
    ...unknownNames('speaker', speaker, [...labels, ...speaking.map(({ id }) => id)]),
    ...unknownNames('group', group, groups),
  ]
}

function unknownNames(kind: string, wanted: readonly string[], known: readonly string[]): readonly Problem[] {
  const names = [...new Set(known)]
  const keys = new Set(names.map(labelKey))
  const some = `${names.slice(0, 10).join(', ')}${names.length > 10 ? ' …' : ''}`
  return wanted
    .filter(name => !keys.has(labelKey(name)))
    .map(name => ({
      code: 'unknown-name',
      severity: 'error',
      message: `no ${kind} is called "${name}"`,
      hint: didYouMean(name, names) ?? (names.length === 0 ? 'the transcripts name nobody' : `there are ${some}`),
    }))
}

function nothingRead(study: string | null): Problem {
  const message = 'no transcript could be read, so nothing was searched'
  const hint = study === null ? 'name at least one transcript' : 'look at what "transcripts" names'
  return { code: 'no-transcripts', severity: 'error', message, hint }
}

/** Prints as hits come in, and what is known only at the end. */
interface Printer {
  /** @returns False once nobody reads any more. */
  readonly lines: (lines: readonly ConcordanceLine[]) => Promise<boolean>
  readonly end: (persons: readonly HitsOfPerson[], heldBack: number, whose: string) => Promise<unknown>
}

function printerOf({ json, csv, by, limit = Number.POSITIVE_INFINITY, escapeFormulas }: Flags): Printer {
  if (by !== undefined) {
    return {
      lines: async () => true,
      end: persons => {
        const groups = by === 'group' ? hitsByGroup(persons) : null
        if (json) return printLines(groups ? groups.map(groupRecord) : persons.map(personRecord))
        const table = groups ? groupTable(groups) : personTable(persons)
        return print(csv ? tableCsv(table, { escapeFormulas }) : tableText(table))
      },
    }
  }
  let printed = 0
  const within = (lines: readonly ConcordanceLine[]): readonly ConcordanceLine[] => {
    const some = lines.slice(0, Math.max(0, limit - printed))
    printed += some.length
    return some
  }
  if (json) return { lines: lines => printLines(within(lines).map(concordanceRecord)), end: async () => true }
  if (csv) {
    let head = true
    return {
      lines: lines => {
        const text = tableCsv(concordanceTable(within(lines)), { escapeFormulas, head })
        head = false
        return print(text)
      },
      end: async () => true,
    }
  }
  return {
    lines: lines => print(concordanceText(within(lines), terminalLook())),
    end: (persons, heldBack, whose) => print(`\n${summary(persons, heldBack, printed, whose)}\n`),
  }
}

function summary(persons: readonly HitsOfPerson[], heldBack: number, shown: number, whose: string): string {
  const total = hitTotal(persons)
  const { people, peopleOf } = peopleAmong(persons)
  const groups = hitsByGroup(persons)
  const withHits = groups.filter(({ hits }) => hits > 0).length
  const left = total.hits + heldBack - shown
  return [
    `${count(total.hits, 'hit')} in ${total.turns} of ${count(total.turnsOf, 'turn')}`,
    ...(people === null || peopleOf === null ? [] : [`${people} of ${count(peopleOf, 'person', 'people')}`]),
    `${withHits} of ${count(groups.length, 'group')}`,
    `${(perThousandWords(total) ?? 0).toFixed(1)} hits per 1,000 words of ${whose}`,
    ...(heldBack > 0 ? [`${heldBack} held back`] : []),
    ...(left > 0 ? [`${left} not shown`] : []),
  ].join(' · ')
}

function nothingFound(persons: readonly HitsOfPerson[], elsewhere: number, whose: string): string {
  const { turnsOf, words } = hitTotal(persons)
  const others = elsewhere > 0 ? `; others said it ${count(elsewhere, 'time')}: --role any shows them` : ''
  return `Nothing was found in ${count(turnsOf, 'turn')} and ${count(words, 'word')} of ${whose}${others}`
}

function whoseTalk({ codebook }: PreparedSearch, { speaker }: Flags): string {
  if (speaker) return speaker.join(', ')
  if (roles.every(role => codebook.roles.includes(role))) return 'everybody'
  return codebook.roles.map(role => (role === 'unknown' ? 'people of unknown role' : `${role}s`)).join(' and ')
}

/** Keeps of a transcript what tells who spoke, so that a search through any number fits into memory. */
function withoutWords(transcript: Transcript): Transcript {
  return { ...transcript, text: '', turns: [], marks: [], lines: [] }
}

const roles: readonly Role[] = ['participant', 'moderator', 'observer', 'unknown']

function collectRole(value: string, before: readonly Role[] = []): readonly Role[] {
  if (value === 'any') return roles
  const role = roles.find(each => each === value)
  if (role) return [...new Set([...before, role])]
  throw new InvalidArgumentError(didYouMean(value, roles) ?? `It is one of ${[...roles, 'any'].join(', ')}.`)
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
