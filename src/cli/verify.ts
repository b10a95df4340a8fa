import type { Command } from 'commander'
import type { Verification } from '../run/verification/verification'
import { problemsOf } from './study-files'
import { exit, print, printProblems, terminalLook } from './terminal'
import { verifyStoredRun } from './verify-stored-run'

interface Flags {
  readonly inputs?: string
  readonly show?: boolean
  readonly json?: boolean
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .summary('make a run again and compare every byte')
    .description(
      'Makes a run again from its inputs and compares every byte of every file with what is stored. Says what changed since, and which results that touches. Nothing is written.',
    )
    .argument('<RUN>', 'the folder of a run, or a study')
    .option('--inputs <DIR>', 'the folder in which its inputs lie now, if not where they were: that of the study file')
    .option('--show', 'show what stands where files differ; it may be what people said')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright verify my-study
  $ themewright verify results --inputs ~/studies/staffing
  $ themewright verify my-study --json > verification.json

Exit codes: 0 every byte is as it should be; 1 it is not, or could not be told.`,
    )
    .action(async (path: string, flags: Flags) => {
      process.exitCode = await verify(path, flags)
    })
}

async function verify(path: string, { inputs, show = false, json = false }: Flags): Promise<number> {
  try {
    const { folder, verification, problems, shown } = await verifyStoredRun(path, inputs)
    if (json) await print(`${JSON.stringify(asJson(folder, verification, show), null, 2)}\n`)
    else {
      const { verificationToTerminal } = await import('../report/verification-to-terminal')
      await print(verificationToTerminal(verification, { ...terminalLook(), folder, show }))
    }
    printProblems(problems, shown)
    return verification.verified ? exit.done : exit.wrongInput
  } catch (error) {
    return printProblems(problemsOf(error))
  }
}

function asJson(folder: string, { recorded, files, manifest, ...rest }: Verification, show: boolean): unknown {
  const { version, study, codebook } = recorded
  const difference = <T extends { readonly difference: object | null }>(each: T): T =>
    show || each.difference === null ? each : { ...each, difference: { ...each.difference, stored: null, made: null } }
  return {
    run: folder,
    study,
    codebook,
    madeBy: version,
    ...rest,
    files: files.map(difference),
    manifest: difference(manifest),
  }
}
