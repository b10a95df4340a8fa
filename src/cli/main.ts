#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { InputError } from '../problem'
import { tool, version } from '../run/manifest'
import { commands } from './commands'
import { exit, printProblems } from './terminal'

// `| head` closes our output early: that is the reader's right, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(exit.done)
})

const program = new Command(tool)
  .description('Codes focus-group transcripts with a YAML codebook of themes and sub-themes.')
  .version(version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'explain a command')
  .helpCommand(false)
  .showSuggestionAfterError()
  .showHelpAfterError(`(${tool} --help explains)`)
  .exitOverride()
  .configureHelp({ sortSubcommands: false })
  .addHelpText(
    'after',
    `
Examples:
  $ themewright init my-study           a small study to try things out on
  $ themewright read transcripts/       how each transcript was understood
  $ themewright check my-study          is the codebook right, and do its examples hold
  $ themewright code my-study           code everything; the run goes to my-study/results
  $ themewright explain my-study fg01:12          why line 12 of fg01 was coded so
  $ themewright find "no one …3 listen*" my-study      every place where that was said
  $ themewright review my-study --reviewer anna         judge the codings on a local page
  $ themewright diff --codebook old.yaml new.yaml my-study    what the changes changed

Exit codes: 0 done; 1 the input is wrong or a check failed; 2 wrong usage.
Results go to standard output or into files, messages to standard error.`,
  )

for (const add of commands) add(program)
for (const command of program.commands)
  command.exitOverride().showHelpAfterError(`(${tool} ${command.name()} --help explains)`)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exit.done : exit.wrongUsage
  else if (error instanceof InputError) process.exitCode = printProblems(error.problems)
  else throw error
}
