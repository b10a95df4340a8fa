import type { Problem } from '../../problem'
import { JsonMistake, parseJson } from '../../transcript/readers/parse-json'
import { withId } from './decision-line'
import { whyNoDecision } from './decision-record'
import type { ReviewDecision } from './review-decision'

export interface DecisionsRead {
  /** In the order of the file. */
  readonly decisions: readonly ReviewDecision[]
  readonly problems: readonly Problem[]
}

/**
 * Reads a file of decisions, one a line, and says of every line that cannot be used what is wrong with it.
 *
 * A line that was cut off while it was written (the computer went down) was never confirmed to whoever decided: it is left out with a warning.
 * A line that is no decision, or whose id does not fit it because somebody changed it, is an error and left out; the others are read.
 *
 * @param text The file's text. It is UTF-8, whatever a torn character at its end looks like.
 * @param file What problems call the file.
 */
export function readDecisions(text: string, file: string): DecisionsRead {
  const decisions: ReviewDecision[] = []
  const problems: Problem[] = []
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue
    const at = { file, line: i + 1 }
    const whole = behindTear(line)
    if (whole > 0) problems.push({ ...torn, ...at, column: 1 })
    const written = line.slice(whole)
    const value = parsed(written)
    if (value instanceof JsonMistake) {
      problems.push(isCut(written) ? { ...torn, ...at, column: 1 } : { ...unreadable(line, value), ...at })
      continue
    }
    const why = whyNoDecision(value)
    const decision = value as ReviewDecision
    if (why !== null) problems.push({ ...bad(`this line is no decision: ${why}`), ...at, column: 1 })
    else if (withId(decision).id !== decision.id) problems.push({ ...changed, ...at, column: 1 })
    else decisions.push(decision)
  }
  return { decisions, problems }
}

/** A line that was torn has no line break, so the next one may stand right behind it. Quotes within a line's texts have a backslash ahead. */
function behindTear(line: string): number {
  const last = line.lastIndexOf('{"id":"')
  return last > 0 && !(parsed(line.slice(last)) instanceof JsonMistake) ? last : 0
}

/** True for the beginning of a line that was never finished: a quote or a brace is open at its end. */
function isCut(line: string): boolean {
  // Some systems keep the length of what was not written yet, and nothing in it.
  if (line.includes('\0')) return true
  const opening = '{"id":"'
  if (!line.startsWith(opening.slice(0, line.length))) return false
  let depth = 0
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]
    if (quoted && sign === '\\') i++
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === '{') depth++
    else if (!quoted && sign === '}') depth--
  }
  return quoted || depth > 0
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // What `JSON.parse` says of a mistake differs from one version to the next.
    try {
      parseJson(line)
    } catch (error) {
      if (error instanceof JsonMistake) return error
      throw error
    }
    return new JsonMistake(0, 'it holds a value that JSON does not have')
  }
}

const torn: Problem = {
  code: 'torn-decision',
  severity: 'warning',
  message: 'this line was cut off while it was written, so it is left out: nobody was told that it was kept',
  hint: 'look whether the last decision before a crash has to be made again',
}

const changed: Problem = {
  code: 'changed-decision',
  severity: 'error',
  message: 'this line was changed after it was written, so it is not applied',
  hint: 'put it back as it was; to decide anew, or to take a decision back, use "review"',
}

function unreadable(line: string, { offset, message }: JsonMistake): Problem {
  const isConflict = /^(?:<{7}|={7}|>{7}|\|{7})/.test(line)
  return isConflict
    ? {
        ...bad('this line is the mark of a merge that was not finished'),
        column: 1,
        hint: 'delete the marks and keep all lines; or give each reviewer a file: decisions-anna.jsonl can lie beside decisions.jsonl',
      }
    : { ...bad(`this line cannot be read: ${message}`), column: offset + 1 }
}

function bad(message: string): Problem {
  return {
    code: 'broken-decision',
    severity: 'error',
    message,
    hint: 'the other lines were read; put this one back as it was written',
  }
}
