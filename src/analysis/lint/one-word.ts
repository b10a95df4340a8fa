import type { Code } from '../../codebook/codebook'
import { type Lint, lintAt } from '../../coding/lint/lint'
import { baseOfPossessive } from '../../text/fold'
import { wordsIn } from '../../text/words'
import type { Turn } from '../../transcript/transcript'
import type { CodedStudy } from '../coded-study'
import { getOrMake } from '../get-or-make'
import { type CodedUnit, tally } from '../tally'

/** With fewer, a word that people simply use often would be most of any theme. */
const fewestMentions = 10
/** More than this share of the mentions: as for one voice. */
const largestShare = 0.5

/**
 * Finds codes of which one word alone makes more than half of the mentions: the theme is then little more than that word.
 *
 * A mention counts for a word where nothing else in the turn is evidence of the code. Looks at codes with rules of their own and at least ten
 * mentions; a code that asks for one word only is left alone.
 */
export function oneWord(study: CodedStudy): readonly Lint[] {
  const { codes } = tally(study)
  return study.codebook.codes.flatMap(code => {
    const wordsByTurn = evidenceByTurn(code, codes.get(code.id)!)
    const mentions = wordsByTurn.size
    if (mentions < fewestMentions || asksForOneWord(code)) return []
    const counts = new Map<string, number>()
    for (const [only, ...more] of wordsByTurn.values())
      if (only !== undefined && more.length === 0) counts.set(only, (counts.get(only) ?? 0) + 1)
    const [word, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0])
    if (count <= largestShare * mentions || wordsIn(word).length !== 1) return []
    const share = `${Math.round((count / mentions) * 100)} %`
    return [
      lintAt(code.at, {
        code: 'one-word',
        about: code.id,
        message: `one word, "${word}", alone makes ${share} of the ${mentions} mentions of ${code.id}`,
        hint: 'read them: the word may mean other things too, and people may say the theme in other words',
      }),
    ]
  })
}

/** The words that are evidence of the code itself, folded, turn by turn. */
function evidenceByTurn({ id }: Code, units: readonly CodedUnit[]): ReadonlyMap<Turn, ReadonlySet<string>> {
  const byTurn = new Map<Turn, Set<string>>()
  for (const { codings, turns } of units)
    for (const { code, evidence } of codings) {
      if (code !== id) continue
      for (const { start, end, text } of evidence) {
        const turn = turns.find(each => start < each.end && end > each.start)
        const words = wordsIn(text).map(({ form }) => baseOfPossessive(form) ?? form)
        if (turn) getOrMake(byTurn, turn, () => new Set()).add(words.join(' '))
      }
    }
  return byTurn
}

function asksForOneWord({ rules }: Code): boolean {
  if (rules.length !== 1) return false
  const [{ rule }] = rules
  if (rule.kind !== 'pattern' || rule.pattern.kind !== 'words') return false
  const { elements } = rule.pattern
  return elements.length === 1 && elements[0].kind === 'word'
}
