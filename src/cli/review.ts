import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { ApplyOptions } from '../coding/apply-codebook'
import type { CodedTranscript } from '../coding/coded-transcript'
import { hasErrors, type Problem } from '../problem'
import { visible } from '../report/visible'
import type { Blindness } from '../review/api'
import type { SessionParts } from '../review/review-session'
import { codeTranscripts } from '../run/code-transcripts'
import { tool } from '../run/manifest'
import { type PreparedRun, prepareRun } from '../run/prepare-run'
import { noTranscripts } from '../run/run'
import { openDecisionFile, refusalToAdd } from './decision-file'
import { decisionsFile, isDecisionsFile } from './decisions-files'
import type { Job } from './job'
import { openRun } from './open-run'
import { wholeNumber } from './reading-options'
import type { Listening } from './review-server'
import { count, exit, print, printProblems, say } from './terminal'

interface Flags {
  readonly reviewer?: string
  readonly blind?: Exclude<Blindness, 'off'>
  readonly decisions?: string
  readonly port: number
  readonly open?: boolean
  readonly idle: number
  readonly json?: boolean
}

export function addReview(program: Command): void {
  program
    .command('review')
    .summary('judge the codings of a run on a local page')
    .description(
      'Serves a page, on this computer alone, on which a person reads the transcripts with their codings and accepts, rejects, recodes, adds, moves and notes. Each decision is kept at once in a file to which lines are only ever added. Ctrl-C ends it.',
    )
    .argument('<RUN>', 'a run, or a study')
    .option('--reviewer <NAME>', 'who decides (or THEMEWRIGHT_REVIEWER): every decision says who made it')
    .addOption(
      new Option('--blind [WHAT]', 'hide the decisions of others; "all" hides the codebook’s codings too')
        .choices(['others', 'all'])
        .preset('others'),
    )
    .option('--decisions <FILE>', 'where decisions are kept (default: decisions.jsonl beside the study)')
    .option('--port <N>', 'the port to listen on (default: any that is free)', wholeNumber(0, 65_535), 0)
    .option('--open', 'open the page in the browser')
    .option('--idle <MINUTES>', 'end after so long without the reviewer; 0: never', wholeNumber(0, 20_000), 60)
    .option('--json', 'print the address as JSON: url, port, decisions')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright review my-study --reviewer anna
  $ themewright review my-study --reviewer ben --decisions my-study/decisions-ben.jsonl --blind`,
    )
    .action(async (run: string, flags: Flags, command: Command) => {
      const reviewer = (flags.reviewer ?? process.env.THEMEWRIGHT_REVIEWER ?? '').trim()
      const wrong = whyNoName(reviewer)
      if (wrong !== null) command.error(`error: ${wrong}`)
      process.exitCode = await review(run, reviewer, flags)
    })
}

/** The name of the account would be there unasked; but on a shared computer it is nobody's, and decisions are signed for years. */
function whyNoName(name: string): string | null {
  if (name === '')
    return 'who reviews? Give --reviewer NAME, or set THEMEWRIGHT_REVIEWER: every decision says who made it'
  if (name.length > 80 || visible(name) !== name) return 'a reviewer’s name is at most 80 letters, on one line'
  if (name === 'codebook') return 'the name "codebook" is the codebook’s: what its rules decide bears it'
  return null
}

async function review(path: string, reviewer: string, flags: Flags): Promise<number> {
  const { job, problems, shown } = await openRun(path)
  if (!job) return printProblems(problems, shown)
  // Without anybody's decisions: these are laid over the codings anew with each one that is made.
  const { prepared, problems: ahead } = await prepareRun({ ...job.inputs, decisions: [] })
  if (!prepared) return printProblems([...problems, ...ahead], shown)
  const { coded, questionOf, problems: found } = await codedByRules(prepared, job)
  const worthSaying = [...problems, ...ahead, ...found].filter(
    each => hasErrors([each]) || each.code === 'input-changed',
  )
  if (coded.length === 0) return printProblems([...worthSaying, noTranscripts(job.inputs)], shown)

  const { base } = job.desk
  const file = flags.decisions ?? join(base, decisionsFile)
  const refusal = await refusalToAdd(file)
  if (refusal) return printProblems([...worthSaying, refusal], shown)
  let made = 0
  const store = openDecisionFile(file, base, unusable => void printProblems(unusable))
  await store.read()
  const { codebook, study } = prepared
  const { listen } = await import('./review-server')
  const listening = await listen({
    port: flags.port,
    idle: flags.idle,
    token: randomBytes(32).toString('base64url'),
    session: {
      study: study?.title ?? null,
      codebook,
      coded,
      questionOf,
      reviewer,
      blind: flags.blind ?? 'off',
      now: later,
      store: {
        read: store.read,
        append: async (line, id) => {
          await store.append(line, id)
          made++
        },
      },
    },
  })
  if ('problem' in listening) return printProblems([...worthSaying, listening.problem], shown)

  printProblems(worthSaying, shown)
  await announce(listening, { file, base, reviewer, flags })
  const why = await listening.ended
  if (why !== null) say(why)
  say(
    made === 0
      ? 'No decision was made.'
      : `${count(made, 'decision')} by ${reviewer} went to ${file}. Run "${tool} code ${path}" again to lay them over the codings.`,
  )
  return exit.done
}

async function announce(
  { url, port }: Listening,
  { file, base, reviewer, flags }: { file: string; base: string; reviewer: string; flags: Flags },
): Promise<void> {
  say(`${reviewer} reviews; decisions go to ${file}. Open the address below in a browser; Ctrl-C ends the review.`)
  if (resolve(dirname(file)) !== resolve(base) || !isDecisionsFile(basename(file)))
    say(
      `"${tool} code" looks for decisions.jsonl and decisions-NAME.jsonl beside the study, and will not find this file.`,
    )
  await print(flags.json ? `${JSON.stringify({ url, port, decisions: file })}\n` : `${url}\n`)
  if (flags.open) openInBrowser(url)
}

/** Codes all transcripts by the rules alone. */
async function codedByRules(prepared: PreparedRun, { inputs }: Job): Promise<CodedByRules> {
  const coded: CodedTranscript[] = []
  const problems: Problem[] = []
  const options = new Map<string, ApplyOptions>()
  for await (const file of codeTranscripts(prepared, inputs.transcripts)) {
    for (const [i, { transcript }] of file.coded.entries()) options.set(transcript.id, file.options[i])
    coded.push(...file.coded)
    problems.push(...file.problems)
  }
  return { coded, problems, questionOf: (transcript, turn) => options.get(transcript)?.questionOf?.(turn) ?? null }
}

interface CodedByRules extends Required<Pick<SessionParts, 'coded' | 'questionOf'>> {
  readonly problems: readonly Problem[]
}

/** Gives the time, or the next millisecond, where the clock has not gone on (or was put back) since the last decision. */
function later(last: string | null): string {
  const after = last === null ? 0 : Date.parse(last) + 1
  return new Date(Math.max(Date.now(), after)).toISOString()
}

function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler']
        : ['xdg-open']
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => say('No browser could be opened: copy the address into one.'))
    .unref()
}
