import type { Alias, Document, Node, Pair, ParsedNode, Scalar, YAMLError, YAMLMap, YAMLSeq } from 'yaml'
import type { Place, Problem } from '../problem'
import type { Path } from './field'
import { forgottenQuotes } from './forgotten-quotes'
import { leavesTheRest, misleads, syntaxHint, syntaxMessage } from './yaml-complaints'
import { DEEPEST, MOST_BYTES, MOST_REPEATED, tooDeepAt } from './yaml-limits'

/** A YAML file as data, with the place of everything in it. */
export interface YamlDocument {
  /** Texts, numbers, true, false, null, lists, and mappings without a prototype. */
  readonly data: unknown
  readonly file: string
  /** Where a value begins, or its key. A path that leads nowhere gives the place of as much of it as there is. */
  readonly placeOf: (path: Path, part?: 'key' | 'value') => Place
  /** The place of a character of a text. Where the text is written with escapes or over several lines, the place at which it begins. */
  readonly placeInText: (path: Path, offset: number) => Place
  /** The value as written. */
  readonly sourceOf: (path: Path) => string
  /** What stands behind the value on its last line. */
  readonly restOfLine: (path: Path) => string
}

export interface YamlReading {
  /** Null where the YAML is so broken that anything said of its content would be a guess. */
  readonly document: YamlDocument | null
  readonly problems: readonly Problem[]
}

/**
 * Reads one YAML 1.2 document that a stranger may have written. Never throws for what stands in it.
 *
 * Size and nesting are bounded before the parser sees the text, and what aliases repeat is bounded after.
 */
export async function readYaml(text: string, file: string): Promise<YamlReading> {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  if (Buffer.byteLength(source) > MOST_BYTES) {
    return refused({ code: 'yaml-too-large', message: 'the file is larger than 4 MiB', file, line: 1, column: 1 })
  }
  const yaml = await import('yaml')
  const deep = tooDeepAt(new yaml.Lexer().lex(source))
  if (deep !== undefined) {
    const message = `lists and mappings are nested more than ${DEEPEST} deep`
    return refused({ code: 'yaml-too-deep', message, file, ...placeAt(source, deep) })
  }
  const lineCounter = new yaml.LineCounter()
  const parsed = yaml.parseDocument(source, {
    version: '1.2',
    strict: true,
    // Judged in toData: the parser compares every key of a mapping with every other.
    uniqueKeys: false,
    stringKeys: true,
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    lineCounter,
    logLevel: 'error',
  })
  const at = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(Math.min(offset, source.length))
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problems: Problem[] = []
  const blamed = new Set<number>()
  const blame: Blame = (offset, code, message, hint) => {
    const place = at(offset)
    // One slip often gives several complaints; the first of a line tells it.
    if (code === 'yaml-syntax' && blamed.has(place.line)) return
    blamed.add(place.line)
    const advice = hint ?? (code === 'yaml-syntax' ? forgottenQuotes(source, offset) : undefined)
    problems.push({ code, severity: 'error', message, ...place, ...(advice === undefined ? {} : { hint: advice }) })
  }

  let broken = false
  for (const error of [...parsed.errors, ...parsed.warnings].sort((a, b) => a.pos[0] - b.pos[0])) {
    blame(openedAt(yaml, parsed, error) ?? error.pos[0], 'yaml-syntax', syntaxMessage(error), syntaxHint(error))
    broken ||= !leavesTheRest(error)
    // What follows an unclosed quote or bracket is misread: its complaints would be noise.
    if (misleads(error)) break
  }

  const { data, targets } = toData(yaml, parsed, blame)
  const document = broken ? null : { data, file, ...placesIn(yaml, parsed.contents, targets, source, at) }
  return { document, problems }
}

function refused(problem: Omit<Problem, 'severity'>): YamlReading {
  return { document: null, problems: [{ severity: 'error', ...problem }] }
}

type Yaml = typeof import('yaml')
type Parsed = Document.Parsed<ParsedNode, true> | Document.Parsed
type Blame = (offset: number, code: string, message: string, hint?: string) => void
type Targets = ReadonlyMap<Alias, Node>

/** Where a quote or a bracket was opened that is not closed: the parser complains only where it gave up. */
function openedAt(yaml: Yaml, parsed: Parsed, { code, message, pos }: YAMLError): number | undefined {
  if (code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') return undefined
  if (!/^(Missing closing|Flow |Expected flow)/.test(message)) return undefined
  let start: number | undefined
  yaml.visit(parsed as Document, {
    Node: (_, node) => {
      const opens = yaml.isScalar(node) ? node.type?.startsWith('QUOTE') : yaml.isCollection(node) && node.flow
      if (opens && node.range && node.range[0] <= pos[0] && pos[0] <= node.range[2]) start = node.range[0]
    },
  })
  return start
}

/** Turns nodes into plain data, and remembers what each alias stands for. */
function toData(yaml: Yaml, { contents }: Parsed, blame: Blame): { data: unknown; targets: Targets } {
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  const done = new Map<Node, { data: unknown; size: number }>()
  let repeated = 0

  function convert(node: Node | null | undefined): { data: unknown; size: number } {
    if (!node) return { data: null, size: 1 }
    if (yaml.isAlias(node)) return follow(node)
    if (node.anchor) anchors.set(node.anchor, node)
    const converted = yaml.isMap(node)
      ? mapping(node)
      : yaml.isSeq(node)
        ? list(node)
        : { data: (node as Scalar).value, size: 1 }
    done.set(node, converted)
    return converted
  }

  function list(node: YAMLSeq): { data: unknown; size: number } {
    const converted = node.items.map(item => convert(item as Node | null))
    return { data: converted.map(({ data }) => data), size: sizeOf(converted) }
  }

  function mapping(node: YAMLMap): { data: unknown; size: number } {
    const data: Record<string, unknown> = Object.create(null)
    const converted = node.items.map(pair => {
      const key = keyOf(yaml, pair)
      const value = convert(pair.value as Node | null)
      if (key in data) {
        const offset = (pair.key as Node | null)?.range?.[0] ?? 0
        blame(offset, 'duplicate-key', `the key "${key}" stands here a second time`, 'join the two')
      } else data[key] = value.data
      return value
    })
    return { data, size: sizeOf(converted) }
  }

  function follow(alias: Alias): { data: unknown; size: number } {
    const offset = alias.range![0]
    const target = anchors.get(alias.source)
    const name = alias.source
    const asWritten = { data: `*${name}`, size: 1 }
    if (!target) {
      blame(offset, 'yaml-syntax', `"*${name}" stands for a value named "&${name}", and there is none ahead of it`)
      return asWritten
    }
    const converted = done.get(target)
    if (!converted) {
      blame(offset, 'yaml-syntax', `"*${name}" stands inside the value that it stands for`)
      return asWritten
    }
    if (repeated > MOST_REPEATED) return asWritten
    repeated += converted.size
    if (repeated > MOST_REPEATED) {
      const message = `aliases repeat more than ${MOST_REPEATED} values`
      blame(offset, 'yaml-too-large', message, 'use lists, and list(name) in patterns')
      return asWritten
    }
    targets.set(alias, target)
    return converted
  }

  const { data } = convert(contents as Node | null)
  return { data, targets }
}

function sizeOf(parts: readonly { size: number }[]): number {
  return parts.reduce((sum, { size }) => sum + size, 1)
}

function keyOf(yaml: Yaml, { key }: Pair): string {
  return yaml.isScalar(key) ? String(key.value ?? '') : String(key ?? '')
}

type Places = Pick<YamlDocument, 'placeOf' | 'placeInText' | 'sourceOf' | 'restOfLine'>

function placesIn(
  yaml: Yaml,
  root: Node | null,
  targets: Targets,
  source: string,
  at: (offset: number) => Place,
): Places {
  const pairs = new WeakMap<Node, ReadonlyMap<string, Pair>>()

  function pairsOf(node: YAMLMap): ReadonlyMap<string, Pair> {
    let found = pairs.get(node)
    if (!found) {
      // Backwards, so that the first of two equal keys stays: it is the one that gave its value.
      found = new Map(node.items.map(pair => [keyOf(yaml, pair), pair] as const).reverse())
      pairs.set(node, found)
    }
    return found
  }

  /** The node at the end of a path, or as near to it as there is one, and the key under which it stands. */
  function find(path: Path): { key: Node | null; value: Node | null } {
    let key: Node | null = null
    let value = root
    for (const step of path) {
      const node: Node | null = yaml.isAlias(value) ? (targets.get(value) ?? null) : value
      if (yaml.isMap(node)) {
        const pair = pairsOf(node).get(String(step))
        if (!pair) break
        key = pair.key as Node
        value = pair.value as Node | null
      } else if (yaml.isSeq(node) && node.items[Number(step)]) {
        key = null
        value = node.items[Number(step)] as Node
      } else break
    }
    return { key, value: yaml.isAlias(value) ? (targets.get(value) ?? value) : value }
  }

  const isWritten = (node: Node | null): node is Node => node?.range != null && node.range[1] > node.range[0]
  const sourceOf = (node: Node | null): string => (node?.range ? source.slice(node.range[0], node.range[1]) : '')

  return {
    placeOf: (path, part = 'value') => {
      const { key, value } = find(path)
      if (part === 'value' && isWritten(value)) return at(value.range![0])
      // An item without a value has no place but its dash.
      return at(key?.range?.[0] ?? Math.max(0, source.slice(0, value?.range?.[0] ?? 0).trimEnd().length - 1))
    },
    placeInText: (path, offset) => {
      const { value } = find(path)
      const start = value?.range?.[0] ?? 0
      if (!yaml.isScalar(value)) return at(start)
      const within = sourceOf(value).indexOf(String(value.value))
      return at(within === -1 ? start : start + within + offset)
    },
    sourceOf: path => sourceOf(find(path).value),
    restOfLine: path => {
      const end = find(path).value?.range?.[1] ?? source.length
      return /^.*/.exec(source.slice(end, end + 1000))![0]
    },
  }
}

/** Line and column without the parser's help. */
function placeAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
