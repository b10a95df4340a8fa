import type { OperatorSyntax } from './operator'

const rules = { $ref: '#/$defs/rules' }
const words = { type: 'integer', minimum: 0, description: 'Most words between neighbours; 0 is adjacent.' }

/** Every operator that a rule may name. A further one is its line here and its meaning in `evaluate.ts`. */
export const operators: readonly OperatorSyntax[] = [
  {
    name: 'any',
    properties: { any: { ...rules, description: 'True when one of them is.' } },
    required: [],
    operands: 'any',
    hasPlace: true,
  },
  {
    name: 'all',
    properties: { all: { ...rules, description: 'True when all of them are, anywhere in the unit.' } },
    required: [],
    operands: 'all',
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
    hasPlace: true,
  },
  {
    name: 'before',
    properties: { before: { ...rules, minItems: 2, description: 'All of them, in this order.' }, within: words },
    required: [],
    operands: 'before',
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
    hasPlace: true,
  },
]
