import type { Code, Example } from '../codebook/codebook'
import type { Problem } from '../problem'
import { applyCodebook } from './apply-codebook'
import type { Coding } from './coding'
import type { CompiledCodebook } from './compiled'
import { textTranscript } from './text-transcript'

/**
 * Runs the codebook's examples and counter-examples through its rules. Each is read as one participant's turn; an example must be
 * coded with its code in at least one unit, a counter-example in none.
 */
export function checkExamples(compiled: CompiledCodebook): readonly Problem[] {
  return compiled.codebook.codes.flatMap(code => [
    ...code.examples.flatMap(example => (isCoded(compiled, code, example) ? [] : [notCoded(code, example)])),
    ...code.counterexamples.flatMap(example => {
      const evidence = evidenceIn(compiled, code, example)
      return evidence === undefined ? [] : [wronglyCoded(code, example, evidence)]
    }),
  ])
}

function isCoded(compiled: CompiledCodebook, code: Code, example: Example): boolean {
  return codingsOfExample(compiled, example).some(coding => isWithin(coding.code, code))
}

/** Which words coded it, if any did. */
function evidenceIn(compiled: CompiledCodebook, code: Code, example: Example): string | undefined {
  const coding = codingsOfExample(compiled, example).find(each => isWithin(each.code, code))
  return coding?.evidence.map(({ rule, at, text }) => `"${text}" by ${rule} at ${at}`).join(', ')
}

/** An example of a theme is also coded when one of its sub-themes is. */
function isWithin(id: string, code: Code): boolean {
  return id === code.id || id.startsWith(`${code.id}/`)
}

/** Codes an example as if one participant had said it, and nothing else. */
export function codingsOfExample(compiled: CompiledCodebook, { text }: Pick<Example, 'text'>): readonly Coding[] {
  return applyCodebook(compiled, textTranscript(text, { role: compiled.codebook.roles[0] }), { saidByAnyone: true })
    .codings
}

function notCoded({ id }: Code, { at }: Example): Problem {
  return {
    code: 'example-not-coded',
    severity: 'error',
    message: `this example of ${id} is not coded with it`,
    ...at,
    hint: 'widen the keywords or rules, or move the example',
  }
}

function wronglyCoded({ id }: Code, { at }: Example, evidence: string): Problem {
  return {
    code: 'counterexample-coded',
    severity: 'error',
    message: `this counter-example of ${id} is coded with it: ${evidence}`,
    ...at,
    hint: 'narrow the rule, or name the exception under except or unless',
  }
}
