import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import type { Problem } from '../problem'
import { exampleStudy } from './example-study'
import { kindOf } from './glob'
import { argument } from './shell-argument'
import { exit, print, printProblems } from './terminal'

export function addInit(program: Command): void {
  program
    .command('init')
    .summary('write a small study that runs at once')
    .description(
      'Writes a small study that runs at once: study.yaml, codebook.yaml, participants.csv and one invented transcript. Never overwrites.',
    )
    .argument('[DIR]', 'the folder to write to; made when it is not there', '.')
    .addHelpText('after', '\nExamples:\n  $ themewright init my-study\n  $ themewright code my-study')
    .action(async (folder: string) => {
      process.exitCode = await init(folder)
    })
}

async function init(folder: string): Promise<number> {
  const there: Problem[] = []
  for (const name of Object.keys(exampleStudy)) {
    const path = join(folder, name)
    if ((await kindOf(path)) !== 'nothing') there.push(refusal(path))
  }
  if (there.length > 0) return printProblems(there)
  for (const [name, text] of Object.entries(exampleStudy)) {
    const path = join(folder, name)
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text, { flag: 'wx' })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      if (code === 'EEXIST') return printProblems([refusal(path)])
      const message = `the system refused to write (${code})`
      return printProblems([
        { code: 'cannot-write', severity: 'error', message, file: path, hint: 'choose another folder' },
      ])
    }
  }
  const written = Object.keys(exampleStudy).map(name => `  ${join(folder, name)}\n`)
  await print(`Wrote a small study:\n${written.join('')}\nNext:\n  npx themewright code ${argument(folder)}\n`)
  return exit.done
}

function refusal(path: string): Problem {
  const message = 'this file is there already, so nothing was written'
  return { code: 'file-exists', severity: 'error', message, file: path, hint: 'name a new folder' }
}
