import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { applyCodebook } from '../../src/coding/apply-codebook'
import type { CompiledCodebook } from '../../src/coding/compiled'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { transcriptOf } from '../coding/apply'
import { compiledFrom } from '../coding/outcomes'
import { cpuSeconds } from '../cpu-seconds'
import { isAbsent, needsData, shared } from './shared'

interface Split {
  readonly questions: number
  readonly questions_matched_by_any_rule: number
  readonly questions_with_conflicting_rule_labels: number
  readonly per_rule: readonly {
    readonly rule: number
    readonly label: string
    readonly matches: number
    readonly correct: number
  }[]
}

/** What the rules' labels are called in the questions' files. */
const labels: Record<string, string> = {
  ABBR: 'ABBREVIATION',
  DESC: 'DESCRIPTION',
  ENTY: 'ENTITY',
  HUM: 'HUMAN',
  LOC: 'LOCATION',
  NUM: 'NUMERIC',
}

const read = (name: string): string => readFileSync(shared(`trec-rules/${name}`), 'utf8')

/** Regular expressions of others, each a code of its own: they search the text of a whole question. */
async function codebookOf(lines: string): Promise<CompiledCodebook> {
  const regexes = lines
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split('\t')[1])
  const themes = regexes.map((regex, i) => ({ id: `r${i}`, keywords: [`text:/${regex}/`] }))
  return compiledFrom(`unit: document\nthemes: ${JSON.stringify(themes)}`)
}

describe.skipIf(isAbsent)(`68 regular expressions that somebody else wrote${needsData}`, () => {
  let compiled: CompiledCodebook
  beforeAll(async () => {
    compiled = await codebookOf(read('rule.txt'))
  })

  test('are all taken', () => expect(compiled.codes).toHaveLength(68))

  test.each(['test', 'valid', 'train'])('hit what they hit elsewhere, and disagree where they did: %s', async split => {
    const expected: Split = JSON.parse(read('expected.json')).splits[split]
    const questions = read(`${split}.txt`)
      .split('\n')
      .filter(line => line !== '')
      .map(line => ({
        label: labels[/^\w+/.exec(line)![0]],
        text: split === 'test' ? line.slice(line.indexOf(' ') + 1) : line.slice(line.indexOf(':') + 1),
      }))
    const bytes = Buffer.from(questions.map(({ text }, i) => JSON.stringify({ id: `q${i}`, text })).join('\n'))
    const { transcripts } = await readTranscripts({ path: 'questions.jsonl', bytes })
    const hits = transcripts.map(each => applyCodebook(compiled, each).codings.map(({ code }) => Number(code.slice(1))))
    const labelsOf = (rules: readonly number[]) => new Set(rules.map(rule => expected.per_rule[rule].label))
    expect({
      questions: transcripts.length,
      questions_matched_by_any_rule: hits.filter(rules => rules.length > 0).length,
      questions_with_conflicting_rule_labels: hits.filter(rules => labelsOf(rules).size > 1).length,
      per_rule: expected.per_rule.map(({ rule, label }) => ({
        rule,
        label,
        matches: hits.filter(rules => rules.includes(rule)).length,
        correct: hits.filter((rules, i) => rules.includes(rule) && questions[i].label === label).length,
      })),
    }).toEqual({
      questions: expected.questions,
      questions_matched_by_any_rule: expected.questions_matched_by_any_rule,
      questions_with_conflicting_rule_labels: expected.questions_with_conflicting_rule_labels,
      per_rule: expected.per_rule,
    })
  })

  test('take some 8 times as long for a hostile line that is 8 times as long, not 64 times', async () => {
    const seconds = (words: number): Promise<number> => {
      const talk = transcriptOf(`P1: ${'what is the '.repeat(words)}`)
      return cpuSeconds(() => applyCodebook(compiled, talk))
    }
    await seconds(200)
    const [short, long] = [await seconds(500), await seconds(4000)]
    expect(long / short).toBeLessThan(8 * 3)
  })
})
