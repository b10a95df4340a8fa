import { operators } from '../matchers/rules/syntax'
import type { Schema } from './check-schema'
import { countings, ruleSettings } from './rule-settings'

/**
 * The JSON Schema of a codebook, for editors and for `readCodebook`. Keys of rules come from the operators themselves.
 *
 * It says what may stand where; what belongs together (one operator a rule, lists that exist) is judged while reading.
 * `codebooks/codebook.schema.json` is written from it: `npx tsx scripts/write-schema.ts`.
 */
export const codebookSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Codebook',
  description: 'A codebook of themes and sub-themes for themewright: who is coded with what, by which words and rules.',
  type: 'object',
  required: ['codebook', 'themes'],
  additionalProperties: false,
  properties: {
    codebook: { $ref: '#/$defs/text', description: 'Title of the codebook.', examples: ['Medical staffing workforce'] },
    version: {
      $ref: '#/$defs/text',
      description: 'Version of the codebook, printed on every output.',
      examples: ['1.0.0'],
    },
    language: { $ref: '#/$defs/text', description: 'Language of the talk (BCP 47); picks the stemmer.', default: 'en' },
    unit: {
      type: 'string',
      enum: ['sentence', 'turn', 'exchange', 'paragraph', 'document'],
      default: 'sentence',
      description: 'What one decision is about. An exchange is a moderator turn and the turns that answer it.',
    },
    roles: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', enum: ['participant', 'moderator', 'observer', 'unknown'] },
      default: ['participant'],
      description: "Whose talk is coded. A moderator's question is a prompt, not data.",
    },
    family: {
      $ref: '#/$defs/text',
      description: 'Kind of analysis, printed on every output.',
      default: 'codebook content analysis',
    },
    source: { $ref: '#/$defs/text', description: 'Where the themes come from: a citation.' },
    fillers: {
      type: 'string',
      enum: ['skip', 'count'],
      default: 'skip',
      description: 'Whether a phrase or a distance may step over "um", "uh", "er", "erm" and "mm".',
    },
    overlap: {
      type: 'string',
      enum: ['all', 'longest', 'priority'],
      default: 'all',
      description:
        'Which words count where those of several codes overlap: all, only the longest match, or that of the code with the highest priority.',
    },
    lists: {
      type: 'object',
      additionalProperties: { $ref: '#/$defs/patterns', minItems: 1 },
      description: 'Named lists of patterns, used as list(name) wherever a pattern may stand.',
      examples: [{ nobody: ['nobody', 'no one', 'none of them'] }],
    },
    themes: { type: 'array', minItems: 1, items: { $ref: '#/$defs/theme' }, description: 'The superordinate themes.' },
    actions: {
      type: 'array',
      items: { $ref: '#/$defs/action' },
      description: 'What opportunities refer to: a framework of actions.',
    },
    changes: {
      type: 'array',
      items: { $ref: '#/$defs/change' },
      description: 'What changed from version to version, and why.',
    },
  },
  $defs: {
    text: { type: 'string', minLength: 1 },
    texts: { type: 'array', items: { $ref: '#/$defs/text' } },
    id: {
      type: 'string',
      pattern: '^[\\p{Ll}\\p{Lo}\\p{M}\\p{N}]+(?:-[\\p{Ll}\\p{Lo}\\p{M}\\p{N}]+)*$',
      description: 'Lower-case words joined by "-".',
    },
    pattern: {
      type: 'string',
      description:
        'A pattern is text: a word, a phrase, train*, stems(worry), lemma(leave/VERB), fuzzy(consultant, 1), list(name), code(id), case(IT) or /regex/. Rules with near, all and the like stand under "rules".',
      examples: ['rota', 'no voice', 'train*', 'out of * date', 'stems(overlook)', 'list(nobody)'],
    },
    patterns: { type: 'array', items: { $ref: '#/$defs/pattern' } },
    rules: { type: 'array', minItems: 1, items: { $ref: '#/$defs/rule' } },
    rule: ruleSchema(),
    where: {
      type: 'object',
      minProperties: 1,
      properties: {
        role: { $ref: '#/$defs/values', description: 'Role of the speaker.' },
        speaker: { $ref: '#/$defs/values', description: 'Ids of speakers.' },
        group: { $ref: '#/$defs/values', description: 'Ids of groups.' },
        question: { $ref: '#/$defs/values', description: 'Ids of questions of the guide.' },
      },
      additionalProperties: { $ref: '#/$defs/values' },
      description:
        'Whose talk: a role, speaker, group, or a column of the participants file, with the value or values that it may have.',
      examples: [{ role: 'participant', band: ['5', '6'] }],
    },
    values: { type: ['string', 'array'], minItems: 1, items: { type: 'string' } },
    theme: {
      type: 'object',
      required: ['id'],
      additionalProperties: false,
      description: 'A theme or a sub-theme. Its units are those of its own rules and those of its sub-themes.',
      properties: {
        id: { $ref: '#/$defs/id', description: 'Lower-case words joined by "-".' },
        label: { $ref: '#/$defs/text', description: 'Name of the theme in reports.' },
        brief: { $ref: '#/$defs/text', description: 'The definition in one line.' },
        definition: { $ref: '#/$defs/text', description: 'The full definition.' },
        'use-when': { $ref: '#/$defs/texts', description: 'When to use the code.' },
        'not-when': { $ref: '#/$defs/texts', description: 'When not to use the code.' },
        origin: {
          type: 'string',
          enum: ['theory', 'guide', 'data', 'prior-study'],
          description: 'Where the code comes from.',
        },
        keywords: { $ref: '#/$defs/patterns', description: 'Patterns, any of which codes the unit.' },
        rules: { type: 'array', items: { $ref: '#/$defs/rule' }, description: 'Rules, any of which codes the unit.' },
        except: { $ref: '#/$defs/patterns', description: 'Longer phrases in which a keyword does not count.' },
        unless: {
          type: 'array',
          items: { $ref: '#/$defs/rule' },
          description: 'When the unit says this too, the code does not apply.',
        },
        where: { $ref: '#/$defs/where' },
        ...countings,
        priority: {
          type: 'integer',
          default: 0,
          description:
            'Under "overlap: priority": the code with the higher number keeps the words that several codes claim.',
        },
        examples: { type: 'array', items: { $ref: '#/$defs/example' }, description: 'What must be coded with this.' },
        counterexamples: {
          type: 'array',
          items: { $ref: '#/$defs/example' },
          description: 'What must not be coded with this.',
        },
        opportunities: {
          type: 'array',
          items: { $ref: '#/$defs/opportunity' },
          description: 'What could be done; printed beside the findings.',
        },
        subthemes: { type: 'array', items: { $ref: '#/$defs/theme' } },
      },
    },
    example: {
      type: ['string', 'object'],
      minLength: 1,
      required: ['text'],
      additionalProperties: false,
      properties: {
        text: { $ref: '#/$defs/text', description: 'What somebody says.' },
        because: { $ref: '#/$defs/text', description: 'Why it is coded so.' },
      },
    },
    opportunity: {
      type: ['string', 'object'],
      minLength: 1,
      required: ['text'],
      additionalProperties: false,
      properties: {
        text: { $ref: '#/$defs/text', description: 'What could be done.' },
        action: { type: 'string', description: 'Id of an action.' },
      },
    },
    action: {
      type: 'object',
      required: ['id'],
      additionalProperties: false,
      properties: {
        id: { $ref: '#/$defs/id', description: 'Lower-case words joined by "-".' },
        label: { $ref: '#/$defs/text' },
        definition: { $ref: '#/$defs/text' },
      },
    },
    change: {
      type: 'object',
      required: ['version', 'date', 'kind', 'what'],
      additionalProperties: false,
      properties: {
        version: { $ref: '#/$defs/text', description: 'The version that brought it.' },
        date: { $ref: '#/$defs/text', examples: ['2026-11-21'] },
        kind: { $ref: '#/$defs/text', examples: ['insert', 'change', 'split', 'merge', 'remove'] },
        what: { $ref: '#/$defs/text' },
        why: { $ref: '#/$defs/text' },
      },
    },
  },
}

function ruleSchema(): Schema {
  const required = operators.filter(operator => operator.required.length > 0)
  return {
    type: ['string', 'array', 'object'],
    minItems: 1,
    items: { $ref: '#/$defs/rule' },
    properties: {
      ...Object.fromEntries(operators.flatMap(({ properties }) => Object.entries(properties))),
      ...ruleSettings,
    },
    dependentRequired: Object.fromEntries(required.map(({ name, required }) => [name, required])),
    additionalProperties: false,
    description: 'A pattern, a list (any of), or one operator with its settings.',
    examples: [{ near: ['list(nobody)', 'list(understand)'], within: 6 }],
  }
}
