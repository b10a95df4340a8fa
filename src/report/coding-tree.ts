import type { Codebook } from '../codebook/codebook'
import { codeSpan, inert } from './inert'

/** Writes the codes as a nested list of Markdown: the coding tree. */
export function codingTree({ codes }: Codebook): string {
  return codes
    .map(({ level, label, id, brief }) => {
      const about = brief === null || brief.trim() === '' ? '' : `: ${inert(brief)}`
      return `${'  '.repeat(level - 1)}- **${inert(label)}** (${codeSpan(id)})${about}\n`
    })
    .join('')
}
