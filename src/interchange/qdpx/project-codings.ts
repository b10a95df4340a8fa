import type { PersonSpan, SpanCodings } from '../../coding/people/people-codings'
import type { Problem } from '../../problem'
import { lineFinder, type Transcript } from '../../transcript/transcript'
import { alignTexts } from './align-texts'
import { calibrate } from './calibrate'
import { countingInWords } from './counting'
import { areClear, positionProblems } from './position-problems'
import type { QdaCoding, QdaProject, QdaSource } from './project'
import { stem } from './project-names'

/** How the positions of a project were read. */
export interface ProjectPositions {
  readonly file: string
  /** `code points, ends exclusive`. */
  readonly counting: string
  /** Selections that repeat their words, and how many of them stand where they should. */
  readonly excerpts: number
  readonly fitting: number
  /** Selections without an excerpt that would lie elsewhere in another way of counting that fits as well. */
  readonly unsure: number
}

/** What else must be known to read the codings of a project. */
export interface ProjectContext {
  readonly coderOf: (coding: QdaCoding) => string | null
  /** Gives the name under which a code is compared; undefined for a guid that the project does not have. */
  readonly codeOf: (guid: string) => string | undefined
  /** Gives the transcript that a source is, by its place. */
  readonly transcriptOf: (source: number) => Transcript | undefined
}

export interface CodingsRead {
  readonly codings: SpanCodings
  readonly positions: ProjectPositions
  readonly problems: readonly Problem[]
}

/** Reads the codings of one project as stretches of transcripts. What lies on no words is left out, with a warning. */
export function projectCodings(project: QdaProject, { coderOf, codeOf, transcriptOf }: ProjectContext): CodingsRead {
  const { file, sources } = project
  const problems: Problem[] = []
  const spans: PersonSpan[] = []
  const wordless = new Map(project.wordless)
  const complain = (code: string, line: number, message: string, hint: string): void => {
    problems.push({ code, severity: 'error', message, file, line, hint })
  }
  const texts = sources.map((source, i) => textToPlace(source, transcriptOf(i)))
  const found = calibrate(
    texts.map((text, i) => ({ text: text ?? '', selections: text === null ? [] : sources[i].selections })),
  )
  const { counting, excerpts, fitting, unsure } = found
  const isCoded = sources.some(
    ({ selections }, i) => texts[i] !== null && selections.some(({ codings }) => codings.length > 0),
  )
  problems.push(...positionProblems(file, found, isCoded))
  for (const [i, source] of areClear(found) ? sources.entries() : []) {
    const text = texts[i]
    const transcript = transcriptOf(i)
    if (!source.selections.some(({ codings }) => codings.length > 0)) continue
    if (text === null) {
      const hint = 'export the project with its texts, or name the study whose transcripts they are with --study'
      complain('missing-source', source.line, `"${source.name}" was coded, and ${source.missing}`, hint)
      continue
    }
    const aligned = transcript ? alignTexts(text, transcript.text) : null
    if (transcript && aligned?.parts) {
      const { message, hint } = partingOf(source.name, text, transcript, aligned.parts)
      complain('different-transcripts', source.line, message, hint)
      continue
    }
    for (const [s, { codings, start, end, line }] of source.selections.entries()) {
      const span = found.spans[i][s]
      if (span === null && codings.length > 0) {
        const hint = 'the text was changed after it was coded: export the project anew'
        complain('bad-span', line, `${start}–${end} lies beyond the end of "${source.name}"`, hint)
      }
      if (span === null || codings.length === 0) continue
      const placed = aligned?.place ? aligned.place(span) : span
      if (placed.end <= placed.start) wordless.set('blanks', (wordless.get('blanks') ?? 0) + codings.length)
      for (const coding of placed.end > placed.start ? codings : []) {
        const code = codeOf(coding.code)
        if (code === undefined)
          complain(
            'broken-reference',
            coding.line,
            'this coding names a code that the project does not have',
            inArchive,
          )
        else {
          const by = { coder: coderOf(coding), code, transcript: transcript?.id ?? stem(source.name) }
          spans.push({ ...by, ...placed, quote: null, rejected: false, line: coding.line, column: 1 })
        }
      }
    }
  }
  problems.push(...leftOut(file, wordless))
  const codes = project.codes.flatMap(({ guid, isCodable }) => (isCodable ? (codeOf(guid) ?? []) : []))
  return {
    codings: { kind: 'spans', file, spans, codes: [...new Set(codes)] },
    positions: { file, counting: countingInWords(counting), excerpts, fitting, unsure },
    problems,
  }
}

const inArchive = 'export the project anew; the line is that of the .qde file in the archive'

/** The text that positions are places in: where the project lacks it, the transcript's, if the project repeats words by which that can be seen. */
function textToPlace({ text, selections }: QdaSource, transcript: Transcript | undefined): string | null {
  if (text !== null) return text
  return transcript && selections.some(({ name }) => name !== null) ? transcript.text : null
}

function partingOf(
  name: string,
  text: string,
  transcript: Transcript,
  parts: { readonly from: number; readonly to: number },
): Pick<Required<Problem>, 'message' | 'hint'> {
  const line = (text.slice(0, parts.from).match(/\r\n?|\n/g)?.length ?? 0) + 1
  const there = lineFinder(transcript)(parts.to)
  const isMade = !['labelled-text', 'jefferson', 'markdown', 'docx', 'odt', 'pdf'].includes(transcript.format)
  return {
    message: `the words of "${name}" are not those of the transcript "${transcript.id}": they part in line ${line} of the project’s text and line ${there} of the transcript`,
    hint: isMade
      ? `a transcript of the format ${transcript.format} is the words of its turns alone: code these in the program, or leave the study out`
      : 'code the same text in both, or leave the study out',
  }
}

function leftOut(file: string, wordless: ReadonlyMap<string, number>): readonly Problem[] {
  const kinds = [...wordless].map(([what, count]) => `${count} of ${what}`)
  if (kinds.length === 0) return []
  const count = [...wordless.values()].reduce((sum, each) => sum + each, 0)
  return [
    {
      code: 'left-out-codings',
      severity: 'warning',
      message: `${count === 1 ? 'one coding is' : `${count} codings are`} left out, being of no stretch of words: ${kinds.join(', ')}`,
      file,
      hint: 'only coded stretches of text are compared',
    },
  ]
}
