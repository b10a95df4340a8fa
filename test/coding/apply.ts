import { readCodebook } from '../../src/codebook/read-codebook'
import { type ApplyOptions, applyCodebook } from '../../src/coding/apply-codebook'
import type { CodedTranscript } from '../../src/coding/coded-transcript'
import { compileCodebook } from '../../src/coding/compile'
import { transcriberMarks } from '../../src/transcript/marks'
import type { Role, Transcript, Turn } from '../../src/transcript/transcript'

/** A transcript from lines such as `P1: words`; `Moderator` and `Observer` have those roles. */
export function transcriptOf(talk: string, id = 'fg01'): Transcript {
  const text = talk.replace(/^\n|\n\s*$/g, '')
  const turns: Turn[] = [...text.matchAll(/^\s*(\w+): ?(.*(?:\n(?!\s*\w+: ).*)*)/gm)].map((match, index) => {
    const end = match.index + match[0].trimEnd().length
    const start = Math.min(end, match.index + match[0].indexOf(':') + 2)
    const role: Role = { Moderator: 'moderator' as const, Observer: 'observer' as const }[match[1]] ?? 'participant'
    return { index, speaker: match[1], role, line: text.slice(0, start).split('\n').length, time: null, start, end }
  })
  return {
    id,
    path: `${id}.txt`,
    format: 'test',
    group: id,
    text,
    hash: id,
    turns,
    speakers: [],
    refused: [],
    marks: transcriberMarks(text),
    lines: [{ start: 0, line: 1 }],
    attributes: {},
    problems: [],
  }
}

/** Applies one code, `code`, whose keywords, rules and settings are given as YAML, to a talk. */
export async function apply(
  code: string,
  talk: string,
  options: ApplyOptions & { head?: string } = {},
): Promise<CodedTranscript> {
  const yaml = `codebook: Test\n${options.head ?? ''}\nthemes:\n  - id: code\n    label: Code\n${code.replace(/^\n/, '').replace(/^/gm, '    ')}\n`
  const { codebook, problems } = await readCodebook(yaml, 'codebook.yaml')
  if (codebook === null) throw new Error(`${JSON.stringify(problems)}\n${yaml}`)
  return applyCodebook(await compileCodebook(codebook), transcriptOf(talk), options)
}

/** The quotes that were coded. */
export async function coded(
  code: string,
  talk: string,
  options: ApplyOptions & { head?: string } = {},
): Promise<readonly string[]> {
  return (await apply(code, talk, options)).codings.map(({ quote }) => quote)
}
