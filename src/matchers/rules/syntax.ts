import type { OperatorSyntax } from './operator'

const rules = { $ref: '#/$defs/rules' }
const words = { type: 'integer', minimum: 0, description: 'Most words between neighbours; 0 is adjacent.' }

/** Every operator that a rule may name. A further one is its entry here and its meaning in `evaluate.ts`. */
export const operators: readonly OperatorSyntax[] = [
  {
    name: 'any',
    properties: { any: { ...rules, description: 'True when one of them is.' } },
    required: [],
    operands: 'any',
    takes: 'rules',
    hasPlace: true,
  },
  {
    name: 'all',
    properties: { all: { ...rules, description: 'True when all of them are, anywhere in the unit.' } },
    required: [],
    operands: 'all',
    takes: 'rules',
    hasPlace: false,
  },
  {
    name: 'atleast',
    properties: {
      atleast: { type: 'integer', minimum: 1, description: 'How many different ones must be true.' },
      of: { ...rules, description: 'The rules of which so many must be true.' },
    },
    required: ['of'],
    operands: 'of',
    takes: 'rules',
    hasPlace: false,
  },
  {
    name: 'near',
    properties: {
      near: { ...rules, minItems: 2, maxItems: 8, description: 'All of them, in any order, close together.' },
      within: words,
    },
    required: ['within'],
    operands: 'near',
    takes: 'rules',
    hasPlace: true,
  },
  {
    name: 'before',
    properties: { before: { ...rules, minItems: 2, description: 'All of them, in this order.' }, within: words },
    required: [],
    operands: 'before',
    takes: 'rules',
    hasPlace: true,
  },
  {
    name: 'after',
    properties: {
      after: { ...rules, minItems: 2, description: 'All of them, in the reverse of this order.' },
      within: words,
    },
    required: [],
    operands: 'after',
    takes: 'rules',
    hasPlace: true,
  },
  {
    name: 'start',
    properties: { start: { $ref: '#/$defs/rule', description: 'True when the unit starts with it.' } },
    required: [],
    operands: 'start',
    takes: 'rule',
    hasPlace: true,
  },
  {
    name: 'end',
    properties: { end: { $ref: '#/$defs/rule', description: 'True when the unit ends with it.' } },
    required: [],
    operands: 'end',
    takes: 'rule',
    hasPlace: true,
  },
  {
    name: 'question',
    properties: {
      question: {
        $ref: '#/$defs/text',
        description: 'Id of a question of the guide: true when the unit answers it.',
        examples: ['support'],
      },
    },
    required: [],
    operands: 'question',
    takes: 'id',
    hasPlace: false,
  },
  {
    name: 'code',
    properties: {
      code: {
        $ref: '#/$defs/text',
        description: 'Id of a code: true when the unit carries it, or one of its sub-themes, too.',
        examples: ['identity/visibility'],
      },
    },
    required: [],
    operands: 'code',
    takes: 'id',
    hasPlace: false,
  },
]
