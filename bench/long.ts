import { runAlone } from './peak-memory'
import { toTwo, whole } from './table'

export const longColumns = [
  'terms',
  'stage',
  'M chars',
  'M chars/s',
  '× bare loop',
  'hits or codings',
  'peak MB',
  'peak MB at 4 M',
]

/** Runs ours over a text too long to hold, each stage in a process of its own, to see that memory is flat. */
export function benchLong(characters: number): readonly string[][] {
  const stages = [
    { stage: 'matching', name: 'bare loop', terms: 500 },
    { stage: 'matching', name: 'themewright', terms: 50 },
    { stage: 'matching', name: 'themewright', terms: 500 },
    { stage: 'matching', name: 'themewright', terms: 5000 },
    { stage: 'coding', name: 'words and phrases', terms: 500 },
    { stage: 'coding', name: '+ stems, near', terms: 500 },
  ] as const
  const runs = stages.map(stage => runAlone({ ...stage, characters }))
  const perCharacter = runs.map(run => run.milliseconds / run.characters)
  return stages.map((stage, i) => [
    whole(stage.terms),
    `${stage.stage}: ${stage.name}`,
    whole(runs[i].characters / 1e6),
    toTwo(1 / perCharacter[i] / 1e3),
    toTwo(perCharacter[i] / perCharacter[0]),
    whole(runs[i].hits),
    whole(runs[i].megabytes),
    whole(runAlone({ ...stage, characters: 4e6 }).megabytes),
  ])
}
