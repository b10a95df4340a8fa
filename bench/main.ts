import { makeCorpus } from './corpus'
import { benchMatching } from './matching'
import { benchWholeCommand } from './whole-command'

const millions = Number(process.argv[2] ?? 4)
const corpus = makeCorpus(millions * 1e6)
const words = corpus.turns.reduce((sum, turn) => sum + turn.split(' ').length, 0)
console.log(
  `${(corpus.characters / 1e6).toFixed(1)} million characters, ${(words / 1e6).toFixed(2)} million words, seed 1; Node ${process.version}`,
)

console.log('\nMatching alone: medians of 7 rounds, each matcher in turn\n')
console.log('terms    matcher                      M characters/s   M words/s   takes × ours         hits')
const perWord = words / corpus.characters
for (const { terms, name, speed, timesOurs, hits } of benchMatching(corpus, [50, 500, 5000])) {
  const cells = [String(terms).padStart(5), name.padEnd(26), speed.toFixed(2).padStart(14)]
  const ratio = timesOurs.toFixed(2).padStart(12)
  console.log([...cells, (speed * perWord).toFixed(2).padStart(11), ratio, String(hits).padStart(10)].join('   '))
}

console.log('\nThe whole command, files to results (median of 3 processes)\n')
for (const { name, seconds, words, megabytes } of await benchWholeCommand(corpus))
  console.log(
    `${name.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s   ${(words / seconds / 1e6).toFixed(2).padStart(6)} M words/s   ${megabytes.toFixed(0).padStart(5)} MB at most`,
  )
