import { extname } from 'node:path'
import { type Command, Option } from 'commander'
import type { ReportParts } from '../report/html/section'
import { completeRun } from './complete-run'
import { openRun } from './open-run'
import { problemsOf } from './study-files'
import { exit, printProblems, say } from './terminal'
import { refusalToReplace, writeWhole } from './write-whole'

interface Flags {
  readonly format?: string
  readonly out?: string
  /** False with `--no-transcripts`. */
  readonly transcripts: boolean
}

/** What a report can be made as, and how. */
const formats: Readonly<Record<string, (parts: ReportParts, flags: Flags) => Promise<Iterable<string | Uint8Array>>>> =
  {
    html: async (parts, { transcripts }) => {
      const { toHtml } = await import('../report/html/to-html')
      return toHtml(parts, transcripts ? {} : { transcripts })
    },
    md: async parts => {
      const [{ appendix }, { toMarkdown }] = await Promise.all([
        import('../report/appendix/appendix'),
        import('../report/markdown/to-markdown'),
      ])
      return [toMarkdown(appendix(parts))]
    },
    docx: async parts => {
      const [{ appendix }, { toDocx }] = await Promise.all([
        import('../report/appendix/appendix'),
        import('../report/docx/to-docx'),
      ])
      const { study, codebook } = parts.run
      return [await toDocx(study?.report.title ?? study?.title ?? codebook.title, appendix(parts))]
    },
  }

export function addReport(program: Command): void {
  program
    .command('report')
    .summary('make the report of a run again')
    .description(
      'Makes the report of a run again from the inputs of the run: all of it, or without the transcripts. The run itself is left as it is.',
    )
    .argument('<RUN>', 'the folder of a run, or a study')
    .addOption(
      new Option('--format <FORMAT>', 'what to make (default: as the ending of --out says, or html)').choices(
        Object.keys(formats),
      ),
    )
    .option('--out <FILE>', 'where the report goes (default: report.html, here)')
    .option('--no-transcripts', 'leave the transcripts out, with the search and the list of codings')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright report my-study
  $ themewright report my-study --no-transcripts --out for-the-board.html`,
    )
    .action(async (path: string, flags: Flags) => {
      process.exitCode = await report(path, flags)
    })
}

async function report(path: string, flags: Flags): Promise<number> {
  const named = extname(flags.out ?? '').slice(1)
  const format = flags.format ?? (Object.hasOwn(formats, named) ? named : 'html')
  const out = flags.out ?? `report.${format}`
  const refusal = await refusalToReplace(out)
  if (refusal) return printProblems([refusal])
  try {
    const { job, problems, shown } = await openRun(path)
    if (!job) return printProblems(problems, shown)
    const changed = problems.filter(({ code }) => code === 'input-changed')
    const before = problems.filter(problem => !changed.includes(problem))
    const { complete, problems: found } = await completeRun(job, before)
    if (!complete) return printProblems([...found, ...changed], shown)
    const { run, record } = complete
    const failed = await writeWhole(out, await formats[format]({ run, record }, flags))
    if (failed) return printProblems([failed])
    say(`The report is in ${out}`)
    return printProblems([...run.problems.filter(({ severity }) => severity === 'error'), ...changed], shown)
  } catch (error) {
    return printProblems(problemsOf(error), name => name) || exit.done
  }
}
