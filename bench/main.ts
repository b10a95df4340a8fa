/**
 * `npm run bench` measures everything on four million characters; `npm run bench -- 1` on one million. Above 50 million, ours
 * alone is measured, over text that is never held whole: `npm run bench -- 500`.
 *
 * Machines differ, so read the ratios: they are medians over rounds in which all take turns.
 */
import { agreementColumns, benchAgreement } from './agreement'
import { benchCoding, codingColumns } from './coding'
import { benchCold, coldColumns } from './cold'
import { countCharacters, countWords, createCorpus } from './corpus'
import { benchLong, longColumns } from './long'
import { benchMatching, matchingColumns } from './matching'
import { runStage } from './peak-memory'
import { benchReport, reportColumns } from './report'
import { printTable, whole } from './table'
import { benchWholeCommand, wholeColumns } from './whole-command'

const [argument = '4'] = process.argv.slice(2)
const sizes = [50, 500, 5000, 50_000]

if (argument.startsWith('{')) await runStage(JSON.parse(argument))
else if (Number(argument) > 50) {
  console.log(`${argument} million characters, seed 1; Node ${process.version}`)
  printTable('Text too long to hold, each row in a process of its own', longColumns, benchLong(Number(argument) * 1e6))
} else await measureAll(Number(argument) * 1e6)

async function measureAll(characters: number): Promise<void> {
  const corpus = createCorpus()
  const turns = [...corpus.chunks(characters)].flat()
  console.log(
    `${whole(countCharacters(turns))} characters, ${whole(countWords(turns))} words, seed 1; Node ${process.version}`,
  )
  for (const size of sizes)
    printTable('Matching alone (literal terms)', matchingColumns, await benchMatching(corpus, characters, size))
  for (const size of sizes)
    printTable('Coding, with evidence and origin', codingColumns, await benchCoding(corpus, characters, size))
  const cold: (readonly string[])[] = []
  for (const size of sizes) cold.push(await benchCold(corpus, characters, size))
  printTable('What is paid once (tinybench, medians)', coldColumns, cold)
  printTable('Agreement, with intervals (medians of 3)', agreementColumns, benchAgreement())
  printTable(
    'The whole command, files to results (medians of 3 processes)',
    wholeColumns,
    benchWholeCommand(corpus, characters),
  )
  printTable(
    'report.html: made by the command, opened from disk in Chromium (medians of 3)',
    reportColumns,
    await benchReport(corpus, characters),
  )
}
