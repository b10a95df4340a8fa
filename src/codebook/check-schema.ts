import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Problem } from '../problem'
import { didYouMean } from './did-you-mean'
import { type Field, isMapping, type Mapping } from './field'
import { quoted } from './forgotten-quotes'
import type { YamlDocument } from './read-yaml'
import { type Finding, nameOf, reportTo } from './report'

/** A JSON Schema, draft 2020-12. Its title names the file in messages. */
export type Schema = Readonly<Record<string, unknown>>

/**
 * Finds where a document departs from a schema: one problem for each mistake, in words.
 *
 * The schema must say what it wants without `oneOf` and `anyOf`, whose complaints nobody can read.
 */
export async function checkSchema(schema: Schema, document: YamlDocument): Promise<readonly Problem[]> {
  const validate = await compiled(schema)
  if (validate(document.data)) return []
  const problems: Problem[] = []
  const report = reportTo(problems, document)
  const seen = new Set<string>()
  for (const error of validate.errors ?? []) {
    const field = fieldAt(document, error.instancePath)
    // Of a value that is no text at all, `type` tells.
    if (error.keyword === 'enum' && typeof field.value !== 'string') continue
    const found = findingFor(error, field, document, `the ${lowerFirst(String(schema.title))}`)
    // A value of the wrong type is told once, though two parts of the schema may mind.
    const key = JSON.stringify([found.field.path, found.finding.code])
    if (seen.has(key)) continue
    seen.add(key)
    report(found.field, found.finding, found.on)
  }
  return problems
}

const validators = new WeakMap<Schema, ValidateFunction>()

async function compiled(schema: Schema): Promise<ValidateFunction> {
  const known = validators.get(schema)
  if (known) return known
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, ownProperties: true, verbose: true })
  const validate = ajv.compile(schema)
  validators.set(schema, validate)
  return validate
}

function fieldAt({ data }: YamlDocument, pointer: string): Field {
  let value = data
  const path: (string | number)[] = []
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    path.push(Array.isArray(value) ? Number(key) : key)
    value = (value as Mapping)[key]
  }
  return { value, path }
}

interface Found {
  readonly field: Field
  readonly finding: Finding
  readonly on?: 'key' | 'value'
}

function findingFor(
  { keyword, params, parentSchema }: ErrorObject,
  field: Field,
  document: YamlDocument,
  whole: string,
): Found {
  const subject = nameOf(document, field.path) || whole
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(params.additionalProperty, parentSchema!, field, subject)
    case 'required':
    case 'dependentRequired':
      return missingKey(params, parentSchema!, field, subject)
    case 'type':
      return { field, finding: wrongType([params.type].flat(), parentSchema!, field, subject, document) }
    case 'enum':
      return { field, finding: badValue(String(field.value), params.allowedValues, subject) }
    case 'pattern':
      return { field, finding: badId(String(field.value), parentSchema!) }
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return { field, finding: tooShort(params.limit, field, subject) }
    case 'maxItems':
      return {
        field,
        finding: {
          code: 'too-long',
          message: `${subject} has ${(field.value as readonly unknown[]).length} items, and takes at most ${params.limit}`,
          hint: 'put what means the same into one list, or split the rule',
        },
      }
    case 'minimum':
      return {
        field,
        finding: { code: 'bad-value', message: `${subject} is ${field.value}`, hint: `at least ${params.limit}` },
      }
    default:
      throw new Error(`no words for the schema keyword "${keyword}"`)
  }
}

function unknownKey(key: string, schema: Schema, field: Field, owner: string): Found {
  const at = { value: (field.value as Mapping)[key], path: [...field.path, key] }
  const known = Object.keys(schema.properties as object)
  const hint = didYouMean(key, known) ?? `its keys are ${known.join(', ')}`
  return { field: at, finding: { code: 'unknown-key', message: `${owner} has a key "${key}"`, hint }, on: 'key' }
}

function missingKey(params: Record<string, string>, schema: Schema, field: Field, owner: string): Found {
  const missing = params.missingProperty
  const wanted = (schema.properties as Record<string, Schema>)[missing]
  const message = params.property
    ? `${owner} has "${params.property}" and no "${missing}"`
    : `${owner} has no "${missing}"`
  const hint = typeof wanted?.description === 'string' ? `${missing}: ${asHint(wanted.description)}` : undefined
  return { field, finding: { code: 'missing-key', message, hint } }
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
}

function wrongType(
  types: readonly string[],
  schema: Schema,
  { value, path }: Field,
  subject: string,
  document: YamlDocument,
): Finding {
  const source = document.sourceOf(path).trimEnd()
  if (value === null && path.length === 0) return { code: 'empty-value', message: 'the file is empty' }
  const wanted = types.map(type => words[type]).join(' or ')
  if (value === null && source === '')
    return { code: 'empty-value', message: `${subject} has no value`, hint: `write ${wanted}, or take it out` }
  const isScalar = value === null || typeof value !== 'object'
  if (types.includes('string') && isScalar) {
    return {
      code: 'not-text',
      message: `${subject} is ${kindOf(value, source)}, and should be text`,
      hint: `put it in quotes: ${quoted(source)}`,
    }
  }
  const message = `${subject} is ${kindOf(value, source)}, and should be ${wanted}`
  if (types.includes('array') && isScalar)
    return { code: 'wrong-type', message, hint: 'write [ … ], or each item on a line of its own with "- " ahead' }
  const slipped = types.includes('string') && !source.includes('\n') && source.length <= 100
  const hint = slipped
    ? `text that holds ": " or begins with [ { ? is put in quotes: ${quoted(source)}`
    : schema.description
  return { code: 'wrong-type', message, hint: typeof hint === 'string' ? asHint(hint) : undefined }
}

function kindOf(value: unknown, source: string): string {
  if (Array.isArray(value)) return 'a list'
  if (isMapping(value)) return 'a mapping'
  if (typeof value === 'string') return 'text'
  return typeof value === 'number' ? `the number ${source}` : `${source}, a value of YAML's own`
}

function badValue(value: string, allowed: readonly string[], subject: string): Finding {
  const hint = didYouMean(value, allowed) ?? `one of ${allowed.join(', ')}`
  return { code: 'bad-value', message: `${subject} is "${value}"`, hint }
}

function badId(value: string, { description }: Schema): Finding {
  const mended = value
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const hint = mended === '' ? asHint(String(description)) : `${asHint(String(description))}, such as "${mended}"`
  return { code: 'bad-id', message: `"${value}" cannot be an id`, hint }
}

function tooShort(limit: number, { value }: Field, subject: string): Finding {
  const length = Array.isArray(value) ? value.length : 0
  if (length === 0) return { code: 'too-short', message: `${subject} is empty` }
  return {
    code: 'too-short',
    message: `${subject} has ${length === 1 ? '1 item' : `${length} items`}, and needs at least ${limit}`,
  }
}

function asHint(description: string): string {
  return lowerFirst(description).replace(/\.$/, '')
}

function lowerFirst(text: string): string {
  return text[0].toLowerCase() + text.slice(1)
}
