import { makeCorpus } from './corpus'
import { benchMatching } from './matching'
import { benchWholeCommand } from './whole-command'

const millions = Number(process.argv[2] ?? 4)
const corpus = makeCorpus(millions * 1e6)
const words = corpus.turns.reduce((sum, turn) => sum + turn.split(' ').length, 0)
console.log(
  `${(corpus.characters / 1e6).toFixed(1)} million characters, ${(words / 1e6).toFixed(2)} million words, seed 1; Node ${process.version}`,
)

console.log('\nMatching alone (median of 5 rounds)\n')
console.log('terms    matcher                      M characters/s   M words/s   ours is faster by   hits')
const perWord = words / corpus.characters
const rows = await benchMatching(corpus, [50, 500, 5000])
for (const { terms, name, speed, hits } of rows) {
  const ours = rows.find(row => row.terms === terms && row.name === 'themewright')!
  const cells = [
    String(terms).padStart(5),
    name.padEnd(26),
    speed.toFixed(2).padStart(14),
    (speed * perWord).toFixed(2).padStart(11),
  ]
  console.log([...cells, `${(ours.speed / speed).toFixed(2)}×`.padStart(19), String(hits).padStart(10)].join('   '))
}

console.log('\nThe whole command, files to results (median of 3 processes)\n')
for (const { name, seconds, words, megabytes } of await benchWholeCommand(corpus))
  console.log(
    `${name.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s   ${(words / seconds / 1e6).toFixed(2).padStart(6)} M words/s   ${megabytes.toFixed(0).padStart(5)} MB at most`,
  )
