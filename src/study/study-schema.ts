import type { Schema } from '../codebook/check-schema'

/** The JSON Schema of a study file. */
export const studySchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Study',
  description:
    'What belongs together: transcripts, participants, guide and codebook. Every path is relative to the file.',
  type: 'object',
  required: ['study', 'codebook', 'transcripts'],
  additionalProperties: false,
  properties: {
    study: { $ref: '#/$defs/text', description: 'Title of the study.' },
    codebook: { $ref: '#/$defs/text', description: 'Path of the codebook.', examples: ['codebook.yaml'] },
    transcripts: {
      $ref: '#/$defs/texts',
      description: 'Paths or globs of the transcripts.',
      examples: [['transcripts/*']],
    },
    participants: {
      $ref: '#/$defs/text',
      description: 'Path of the participants file.',
      examples: ['participants.csv'],
    },
    attributes: {
      type: 'object',
      description:
        'Columns of the participants file: order and label of their categories, and how several answers are told apart.',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: {
          order: { type: 'array', items: { $ref: '#/$defs/text' }, description: 'The categories in their order.' },
          label: { $ref: '#/$defs/text', description: 'Name of the attribute in reports.' },
          multiple: {
            $ref: '#/$defs/text',
            description: 'What stands between several answers in one cell.',
            examples: [';'],
          },
        },
      },
    },
    crosstabs: {
      type: 'array',
      minItems: 1,
      description: 'Tables of one attribute by another, of everybody who answered.',
      examples: [[{ rows: 'satisfaction', columns: 'band' }]],
      items: {
        type: 'object',
        required: ['rows', 'columns'],
        additionalProperties: false,
        properties: {
          rows: { $ref: '#/$defs/text', description: 'The attribute whose categories are the rows.' },
          columns: { $ref: '#/$defs/text', description: 'The attribute whose categories are the columns.' },
        },
      },
    },
    guide: { $ref: '#/$defs/text', description: 'Path of the guide.', examples: ['guide.yaml'] },
    moderators: { $ref: '#/$defs/texts', description: 'Labels of moderators, added to those that the readers know.' },
    fieldwork: {
      $ref: '#/$defs/texts',
      description: 'Ids of the groups in the order in which they were held.',
      examples: [['fg03', 'fg01', 'fg02']],
    },
    speakers: {
      type: 'string',
      enum: ['required', 'optional'],
      default: 'required',
      description:
        'Whether a transcript that names nobody is an error. `optional`: it is a warning, as for field notes and other documents.',
    },
    researchers: {
      type: ['string', 'array', 'object'],
      description: 'Who did the study, and what else a reader should know of them; printed as it stands.',
    },
    report: {
      type: 'object',
      additionalProperties: false,
      properties: {
        title: { $ref: '#/$defs/text' },
        'minimum-cell': {
          type: 'integer',
          minimum: 1,
          default: 5,
          description: 'Cells of fewer people are not shown.',
        },
        exemplars: { type: 'integer', minimum: 0, default: 3, description: 'How many quotations stand for each code.' },
        attribution: {
          type: 'array',
          items: { $ref: '#/$defs/text' },
          description: 'Attributes that may stand beside a quotation; all, unless told.',
          examples: [['band', 'tenure']],
        },
        transcripts: {
          type: 'boolean',
          default: true,
          description: 'Whether report.html holds the transcripts, with every coding where it stands.',
        },
      },
    },
    seed: { type: 'integer', default: 1, description: 'Seed of whatever is drawn at random.' },
  },
  $defs: {
    text: { type: 'string', minLength: 1 },
    texts: { type: ['string', 'array'], minLength: 1, minItems: 1, items: { $ref: '#/$defs/text' } },
  },
}
