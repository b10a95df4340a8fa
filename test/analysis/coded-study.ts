import type { CodedStudy, People } from '../../src/analysis/coded-study'
import type { Code, Codebook } from '../../src/codebook/codebook'
import type { CodedTranscript } from '../../src/coding/coded-transcript'
import type { Coding, Origin, Status } from '../../src/coding/coding'
import { trim } from '../../src/text/span'
import type { Mark, Role, Transcript, Turn } from '../../src/transcript/transcript'
import { lineAt } from '../../src/transcript/transcript'
import type { Unit, UnitKind } from '../../src/transcript/units'

export interface Written {
  /** Ids; each parent ahead of its sub-themes. */
  readonly codes: readonly string[]
  /**
   * Transcripts by id, a turn a line: `P1: The *fees* are more than I earn. {cost/fees} The bus is free. {}`.
   *
   * Braces end a sentence and name its codes; `{cost prompted accepted, fees}` says more of a coding. Stars mark the evidence.
   * `?: …` is a turn of nobody named. `[…]` is a mark, `[[…]]` an aside.
   */
  readonly transcripts: Readonly<Record<string, string>>
  readonly unit?: UnitKind
  /** Groups of transcripts that are not their own. */
  readonly groups?: Readonly<Record<string, string>>
  readonly attributes?: readonly string[]
  /** Values by `group/speaker`, in the order of `attributes`. */
  readonly people?: Readonly<Record<string, readonly (string | null)[]>>
  readonly roles?: readonly Role[]
}

/** Builds a coded study from what a researcher would write down. */
export function codedStudy({ codes, transcripts, unit = 'sentence', groups = {}, ...rest }: Written): CodedStudy {
  const { attributes = [], people = {}, roles = ['participant'] } = rest
  const book = codebookOf(codes, unit, roles)
  const known = new Map(
    Object.entries(people).map(([who, values]) => [
      who,
      new Map(attributes.map((name, i) => [name, values[i] ?? null])),
    ]),
  )
  return {
    codebook: book,
    transcripts: Object.entries(transcripts).map(([id, lines]) => codedTranscript(id, groups[id] ?? id, lines, book)),
    people: {
      attributes,
      attributesOf: (group, speaker) => known.get(`${group}/${speaker}`) ?? new Map(),
    } satisfies People,
  }
}

interface Sentence {
  start: number
  end: number
  turn: number
  codes: { code: string; words: string[] }[]
  evidence: { start: number; end: number }[]
}

function codedTranscript(id: string, group: string, lines: string, codebook: Codebook): CodedTranscript {
  let text = ''
  const turns: Turn[] = []
  const marks: Mark[] = []
  const written: Sentence[] = []
  for (const [i, line] of lines
    .split('\n')
    .map(each => each.trim())
    .filter(Boolean)
    .entries()) {
    const [, label, words] = /^([^:]*):\s*(.*)$/s.exec(line)!
    if (i > 0) text += '\n'
    if (label !== '?') text += `${label}: `
    const start = text.length
    for (const [, said, braces] of words.matchAll(/([^{}]+)\{([^}]*)\}\s*/g)) {
      if (text.length > start) text += ' '
      const sentence: Sentence = { start: text.length, end: 0, turn: i, codes: [], evidence: [] }
      for (const [k, part] of said.trim().split('*').entries()) {
        const span = { start: text.length, end: text.length + part.length }
        text += part
        if (k % 2 === 1) sentence.evidence.push(span)
      }
      sentence.end = text.length
      sentence.codes = braces
        .split(',')
        .map(each => each.trim().split(' '))
        .filter(([code]) => code !== '')
        .map(([code, ...words]) => ({ code, words }))
      written.push(sentence)
    }
    const role = label === '?' ? 'unknown' : /^(Moderator|Observer)$/.test(label) ? label.toLowerCase() : 'participant'
    turns.push({
      index: i,
      ...trim(text, { start, end: text.length }),
      speaker: label === '?' ? null : label,
      role: role as Role,
      line: i + 1,
      time: null,
    })
  }
  for (const found of text.matchAll(/\[\[[^\]]*\]\]|\[[^\]]*\]/g))
    marks.push({ start: found.index, end: found.index + found[0].length, kind: found[0][1] === '[' ? 'aside' : 'mark' })
  const transcript: Transcript = {
    id,
    path: `${id}.txt`,
    format: 'written',
    group,
    text,
    hash: id,
    turns,
    speakers: [],
    refused: [],
    marks,
    lines: [{ start: 0, line: 1 }],
    attributes: {},
    problems: [],
  }
  const units = unitsOf(transcript, written, codebook)
  return { transcript, units, codings: codingsOf(transcript, units, written, codebook), withheld: [] }
}

function unitsOf(
  { turns }: Transcript,
  written: readonly Sentence[],
  { unit: kind, roles }: Codebook,
): readonly Unit[] {
  const isCoded = ({ role }: Turn): boolean => roles.includes(role) || role === 'unknown'
  const units = new Map<string, Unit>()
  let exchange = 0
  for (const [i, { start, end, turn }] of written.entries()) {
    if (turns[turn].role === 'moderator' && turn !== written[i - 1]?.turn) exchange++
    if (!isCoded(turns[turn])) continue
    const key = { sentence: i, paragraph: turn, turn, exchange, document: 0 }[kind]
    const whole = kind === 'sentence' ? { start, end } : { start: turns[turn].start, end: turns[turn].end }
    const before = units.get(`${key}`)
    units.set(`${key}`, {
      kind,
      firstTurn: turn,
      ...before,
      ...whole,
      start: before?.start ?? whole.start,
      lastTurn: turn,
    })
  }
  return [...units.values()]
}

function codingsOf(
  transcript: Transcript,
  units: readonly Unit[],
  written: readonly Sentence[],
  codebook: Codebook,
): readonly Coding[] {
  return units.flatMap(unit => {
    const within = written.filter(({ start, end }) => start >= unit.start && end <= unit.end)
    const named = new Set(within.flatMap(({ codes }) => codes.map(({ code }) => code)))
    const order = codebook.codes.map(({ id }) => id).filter(id => named.has(id))
    return order.map((code): Coding => {
      const holding = within.filter(({ codes }) => codes.some(each => each.code === code))
      const words = holding.flatMap(({ codes }) => codes.filter(each => each.code === code).flatMap(each => each.words))
      const evidence = holding.flatMap(each => each.evidence)
      const turn = transcript.turns[holding[0].turn]
      return {
        id: `${transcript.id} ${unit.start} ${code}`,
        code,
        coder: words.includes('person') ? 'person' : 'codebook',
        status: (words.find(word => word === 'accepted' || word === 'rejected') ?? 'candidate') as Status,
        transcript: transcript.id,
        group: transcript.group,
        turn: turn.index,
        speaker: turn.speaker,
        role: turn.role,
        question: null,
        start: unit.start,
        end: unit.end,
        line: lineAt(transcript, unit.start),
        time: null,
        quote: transcript.text.slice(unit.start, unit.end),
        evidence: evidence.map(({ start, end }) => ({
          rule: `${code}#keywords/0`,
          at: 'codebook.yaml:1:1',
          start,
          end,
          text: transcript.text.slice(start, end),
        })),
        negated: null,
        origin: (words.find(word => word === 'prompted' || word === 'echoed') ?? 'spontaneous') as Origin,
        weight: 1,
        because: '',
      }
    })
  })
}

function codebookOf(codes: readonly string[], unit: UnitKind, roles: readonly Role[]): Codebook {
  return {
    title: 'Costs of study',
    version: '1.0.0',
    language: 'en',
    unit,
    roles,
    family: 'codebook content analysis',
    source: null,
    fillers: 'skip',
    overlap: 'all',
    lists: new Map(),
    codes: codes.map(codeOf),
    actions: [],
    changes: [],
    file: 'codebook.yaml',
    hash: '0',
  }
}

function codeOf(id: string): Code {
  const path = id.split('/')
  return {
    id,
    parent: path.length === 1 ? null : path.slice(0, -1).join('/'),
    level: path.length,
    label: path.at(-1)!,
    brief: null,
    definition: null,
    useWhen: [],
    notWhen: [],
    origin: null,
    rules: [],
    except: [],
    unless: [],
    where: null,
    negated: null,
    prompted: null,
    priority: 0,
    examples: [],
    counterexamples: [],
    opportunities: [],
    at: { file: 'codebook.yaml', line: 1, column: 1 },
  }
}
