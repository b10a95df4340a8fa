import type { QuestionsIn } from '../../src/analysis/question-sections'
import type { AskedQuestion } from '../../src/study/questions-asked'
import type { Guide } from '../../src/study/study'

/** A guide with one section. */
export function guideOf(...ids: readonly string[]): Guide {
  const questions = ids.map(id => ({ id, text: `What about ${id}?`, cues: [] }))
  return { title: 'A guide', sections: [{ id: 'all', title: 'All', questions }] }
}

/**
 * Which question is in force from which turn on: `askedAt({ fg01: { 0: 'money+time', 4: '', 6: 'money' } })`. Behind a `+` stands what the
 * same turn asks too; `''` is none.
 */
export function askedAt(plan: Readonly<Record<string, Readonly<Record<number, string>>>>): QuestionsIn {
  return ({ id, turns }) => {
    let now: AskedQuestion | null = null
    return turns.map(({ index }) => {
      const next = plan[id]?.[index]
      if (next === undefined) return now
      const [question, ...also] = next.split('+')
      now = question === '' ? null : { question, turn: index, because: `cue "${question}"`, score: 2, also }
      return now
    })
  }
}
