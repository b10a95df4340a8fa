import pico from 'picocolors'
import { pathsOf } from '../codebook/draft-paths'
import type { Imported } from '../interchange/imported'
import { someOf } from './in-words'
import type { TerminalOptions } from './to-terminal'
import { visible } from './visible'
import { wrap } from './wrap'

/** Writes for somebody at a terminal what a file of another program held. Ends in a line break. */
export function importToTerminal(
  { format, title, codebook, transcripts, participants, codings, memos, positions }: Imported,
  { width, colour }: Pick<TerminalOptions, 'width' | 'colour'>,
): string {
  const { bold } = pico.createColors(colour)
  const given = codings.filter(({ code }) => code !== null)
  const coders = new Map<string, number>()
  for (const { coder } of given) coders.set(coder ?? 'nobody named', (coders.get(coder ?? 'nobody named') ?? 0) + 1)
  const byCoder = [...coders].map(([coder, number]) => `${coder} ${number}`)
  const onStretches = codings.filter(({ memo }) => memo !== null && memo.trim() !== '').length
  const rules = rulesIn(codebook?.codes ?? [])
  const facts: readonly (readonly [string, string | null])[] = [
    ['codes', codebook && `${pathsOf(codebook.codes).length}${rules > 0 ? `, with ${rules} patterns and rules` : ''}`],
    ['transcripts', transcripts.length > 0 ? `${transcripts.length}` : null],
    ['people', participants && `${participants.people.length}`],
    ['codings', given.length > 0 ? `${given.length}: ${someOf(byCoder, 8)}` : null],
    ['memos', memos.length + onStretches > 0 ? `${memos.length + onStretches}` : null],
    ['positions', positions],
  ]
  const lines = facts.flatMap(([name, said]) => {
    if (said === null) return []
    const [first, ...rest] = wrap(visible(said), Math.min(110, Math.max(60, width)) - 15)
    return [`  ${name.padEnd(13)}${first}`, ...rest.map(line => `${' '.repeat(15)}${line}`)]
  })
  return `${[bold(`${visible(title)} (${visible(format)})`), ...lines].join('\n')}\n`
}

type Codes = NonNullable<Imported['codebook']>['codes']

function rulesIn(codes: Codes): number {
  return codes.reduce(
    (sum, { keywords, rules, except, unless, subthemes }) =>
      sum + keywords.length + rules.length + except.length + unless.length + rulesIn(subthemes),
    0,
  )
}
