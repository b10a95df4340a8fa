import type { Schema } from '../codebook/check-schema'

/** The JSON Schema of a guide. */
export const guideSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Guide',
  description: 'The questions that every group was to be asked.',
  type: 'object',
  required: ['guide'],
  additionalProperties: false,
  properties: {
    guide: { $ref: '#/$defs/text', description: 'Title of the guide.' },
    note: { $ref: '#/$defs/text', description: 'For people only.' },
    sections: { type: 'array', minItems: 1, items: { $ref: '#/$defs/section' } },
    questions: { $ref: '#/$defs/questions', description: 'Questions of a guide without sections.' },
  },
  $defs: {
    text: { type: 'string', minLength: 1 },
    id: {
      type: 'string',
      pattern: '^[\\p{L}\\p{M}\\p{N}]+(?:[._-][\\p{L}\\p{M}\\p{N}]+)*$',
      description: 'Letters and digits, joined by "-", "." or "_".',
    },
    questions: { type: 'array', minItems: 1, items: { $ref: '#/$defs/question' } },
    section: {
      type: 'object',
      required: ['id', 'questions'],
      additionalProperties: false,
      properties: {
        id: { $ref: '#/$defs/id', description: 'Letters and digits, joined by "-".' },
        title: { $ref: '#/$defs/text' },
        note: { $ref: '#/$defs/text' },
        questions: { $ref: '#/$defs/questions', description: 'A list of questions, each with id and text.' },
      },
    },
    question: {
      type: 'object',
      required: ['id', 'text'],
      additionalProperties: false,
      properties: {
        id: { $ref: '#/$defs/id', description: 'Letters and digits, joined by "-".' },
        text: { $ref: '#/$defs/text', description: 'The question as it is to be asked.' },
        cues: {
          type: 'array',
          items: { $ref: '#/$defs/text' },
          description: 'Words that tell that this question is being asked.',
        },
        note: { $ref: '#/$defs/text' },
      },
    },
  },
}
