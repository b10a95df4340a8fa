import { basename } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { checkQuotations } from '../analysis/quotation-check/check-quotations'
import { failing, type LesserChange, lesserChanges } from '../analysis/quotation-check/quotation'
import { quotedPeople } from '../analysis/quotation-check/quoted-people'
import { findQuotations, mostQuotations } from '../interchange/manuscript/find-quotations'
import { readManuscript } from '../interchange/manuscript/read-manuscript'
import { hasErrors, InputError, type Problem } from '../problem'
import { runStudy } from '../run/run'
import { readFileWhole } from './files'
import { openRun } from './open-run'
import { problemsOf } from './study-files'
import { exit, print, printLines, printProblems, terminalLook } from './terminal'

interface Flags {
  readonly allow?: readonly LesserChange[]
  readonly all?: boolean
  readonly json?: boolean
}

export function addQuotes(program: Command): void {
  program
    .command('quotes')
    .summary('is every quotation in a paper verbatim, and who said it')
    .description(
      'Finds every quotation in a manuscript and looks it up in the transcripts of a run: verbatim, with marked omissions, altered and how, not found, said by somebody else. Nothing is written.',
    )
    .argument('<MANUSCRIPT>', 'a .docx, .md or .txt file; - is text from standard input')
    .argument('<RUN>', 'a run, or a study')
    .option('--allow <CHANGES>', 'take these for verbatim: fillers, punctuation, case (with commas)', readAllowed)
    .option('--all', 'show every quotation, not only those to look at')
    .option('--json', 'every quotation as a JSON line')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright quotes paper.docx my-study
  $ themewright quotes paper.md my-study/results --all
  $ themewright quotes paper.docx my-study --allow fillers,punctuation`,
    )
    .action(async (manuscript: string, run: string, flags: Flags) => {
      process.exitCode = await quotes(manuscript, run, flags)
    })
}

function readAllowed(value: string): readonly LesserChange[] {
  return value.split(',').map(each => {
    const change = lesserChanges.find(name => name === each.trim())
    if (change) return change
    throw new InvalidArgumentError(`It is one or several of ${lesserChanges.join(', ')}.`)
  })
}

async function quotes(path: string, run: string, { allow = [], all = false, json = false }: Flags): Promise<number> {
  const name = path === '-' ? 'stdin' : path
  const problems: Problem[] = []
  try {
    const { bytes, problem } = await readFileWhole(path, name)
    if (problem) return printProblems([problem])
    const { manuscript, problems: noticed } = await readManuscript({ path: name, bytes })
    problems.push(...noticed)
    const opened = await openRun(run)
    const ofRun = opened.problems.filter(each => hasErrors([each]) || each.code === 'input-changed')
    if (!opened.job) return printProblems([...problems, ...opened.problems], opened.shown)
    const { run: study, problems: ofStudy } = await runStudy(opened.job.inputs)
    if (!study) return printProblems([...problems, ...ofStudy], opened.shown)
    const { quotations, unclosed, isCut } = findQuotations(manuscript)
    problems.push(...unclosed.map(line => unclosedQuotation(name, line)))
    if (isCut) problems.push(tooMany(name))
    const wordings = study.guide?.sections.flatMap(({ questions }) => questions.map(({ text }) => text)) ?? []
    const checked = checkQuotations(study, quotations, { allow, wordings })
    if (json) await printLines(checked)
    else {
      const { quotationsToTerminal } = await import('../report/quotations-to-terminal')
      const unit = manuscript.format === 'docx' ? 'paragraph' : 'line'
      const options = { ...terminalLook(), file: basename(name), unit, all } as const
      await print(quotationsToTerminal(checked, quotedPeople(study, checked), options))
    }
    const broken = ofStudy.filter(each => hasErrors([each]))
    const shown = (file: string): string => (file === name ? name : opened.shown(file))
    const code = printProblems([...problems, ...ofRun, ...broken], shown)
    return checked.some(({ verdict }) => failing.has(verdict)) ? exit.wrongInput : code
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return printProblems([...problems, ...problemsOf(error)])
  }
}

function tooMany(file: string): Problem {
  return {
    code: 'too-many-quotations',
    severity: 'error',
    message: `this manuscript holds more than ${mostQuotations} quotations; the rest was not checked`,
    file,
    hint: 'is it the right file? else split it',
  }
}

function unclosedQuotation(file: string, line: number): Problem {
  return {
    code: 'unclosed-quotation',
    severity: 'warning',
    message: 'a quotation mark opens here that nothing closes, so these words were not checked',
    file,
    line,
    hint: 'close it; a quotation of several paragraphs opens each of them with the mark',
  }
}
