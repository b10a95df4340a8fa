/** A property of a schema: what is allowed, and what it means. */
type Property = Readonly<Record<string, unknown>>

const text = (description: string): Property => ({ type: 'string', description })
const textOrNull = (description: string): Property => ({ type: ['string', 'null'], description })
const whole = (description: string): Property => ({ type: 'integer', minimum: 0, description })
const wholeOrNull = (description: string): Property => ({ type: ['integer', 'null'], minimum: 0, description })
const list = (items: unknown, description: string): Property => ({ type: 'array', items, description })
const role = (description: string): Property => ({
  enum: ['participant', 'moderator', 'observer', 'unknown'],
  description,
})

function record(description: string, properties: Readonly<Record<string, Property>>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter(name => !optional.includes(name))
  return { description, type: 'object', properties, required, additionalProperties: false }
}

const start = whole('Where it begins in the transcript’s text, in UTF-16 units from 0.')
const end = whole('Where it ends: the first UTF-16 unit behind.')

const evidence = record('One place whose words made a rule true.', {
  rule: text('Id of the rule: access/hours#keywords/2 is the third keyword.'),
  at: text('Where the rule is written: file, line and column of the codebook.'),
  start,
  end,
  text: text('The words.'),
})

const review = record('What one person decided about a coding.', {
  decision: text('Id of the decision.'),
  by: text('Who decided.'),
  at: text('When: UTC, ISO 8601.'),
  did: { enum: ['accept', 'reject', 'recode', 'add', 'adjust', 'memo', 'undo'], description: 'What was done.' },
  why: textOrNull('The reason; null where none was given.'),
})

const hindrance = record('What stopped a coding.', {
  by: {
    enum: ['except', 'unless', 'where', 'role', 'negated', 'prompted', 'overlap', 'reviewer'],
    description: 'A key of the codebook; role: whose talk is not coded; overlap: another code; reviewer: a person.',
  },
  rule: textOrNull('Id of the rule that stood in the way; null where none did.'),
  at: textOrNull('Where that rule is written; null where none stood in the way.'),
  start: wholeOrNull('Where the words that stood in the way begin; null where there are none.'),
  end: wholeOrNull('Where they end: the first UTF-16 unit behind.'),
  text: textOrNull('Those words.'),
})

const codingProperties: Readonly<Record<string, Property>> = {
  id: text('Made from transcript, place, code and coder: the same for the same coding, always.'),
  code: text('Id of the code; of the sub-theme itself, not of its parents.'),
  coder: text('“codebook”; where a person gave the code, that person’s name.'),
  status: { enum: ['candidate', 'accepted', 'rejected'], description: 'Candidate until a person has judged it.' },
  transcript: text('Id of the transcript.'),
  group: text('Id of the group.'),
  turn: whole('Number of the turn, from 0; that of the first evidence where the unit holds several.'),
  speaker: textOrNull('Who speaks in that turn; null where nobody is named.'),
  role: role('The speaker’s role.'),
  question: textOrNull('Id of the question of the guide that the turn answers; null where none is known.'),
  start,
  end,
  line: { type: 'integer', minimum: 1, description: 'Line of the file on which it begins, from 1.' },
  time: { type: ['number', 'null'], description: 'Seconds from the start of the recording; null without times.' },
  quote: text('The words of the unit.'),
  evidence: list({ $ref: '#/$defs/evidence' }, 'The words that made the rules true; none for a person’s coding.'),
  negated: {
    type: ['boolean', 'null'],
    description: 'Whether all its words stand in the reach of a “not” or the like; null where nobody looked.',
  },
  origin: {
    enum: ['prompted', 'echoed', 'spontaneous'],
    description: 'Whether the moderator, or another participant, had said the words before.',
  },
  weight: { type: 'number', description: 'Of the heaviest rule that made it.' },
  because: text('Why, in one line for people.'),
  review: list({ $ref: '#/$defs/review' }, 'What people decided about it, in the order of time; only where they did.'),
}

const $defs = {
  coding: record('A line of codings.jsonl: that a code applies to a unit.', codingProperties, ['review']),
  withheld: record(
    'A line of withheld.jsonl: a coding that would have been, and what stopped it.',
    { ...codingProperties, withheld: { $ref: '#/$defs/hindrance', description: 'What stopped it.' } },
    ['review'],
  ),
  turn: record('A line of turns.jsonl: what somebody said until somebody else spoke.', {
    transcript: text('Id of the transcript.'),
    group: text('Id of the group.'),
    turn: whole('Number of the turn in its transcript, from 0.'),
    speaker: textOrNull('Who speaks, as the transcript labels them; null where nobody is named.'),
    participant: textOrNull('Who that is, as the participants table names them; null likewise.'),
    role: role('The speaker’s role.'),
    line: { type: 'integer', minimum: 1, description: 'Line of the file on which it begins, from 1.' },
    time: { type: ['number', 'null'], description: 'Seconds from the start of the recording; null without times.' },
    start,
    end,
    text: text('The words.'),
  }),
  unit: record('A line of units.jsonl: a unit that could be coded, coded or not.', {
    unit: text('Its id: transcript:start-end.'),
    transcript: text('Id of the transcript.'),
    group: text('Id of the group.'),
    turn: whole('Number of the turn, from 0; of the first, where the unit holds several.'),
    speaker: textOrNull('Who says it; null where several people do, or nobody is named.'),
    role: {
      enum: ['participant', 'moderator', 'observer', 'unknown', null],
      description: 'Null where it differs within.',
    },
    line: { type: 'integer', minimum: 1, description: 'Line of the file on which it begins, from 1.' },
    start,
    end,
    attributes: {
      type: 'object',
      additionalProperties: { type: ['string', 'null'] },
      description: 'Of the speaker, by name; null where not known.',
    },
    codes: list({ type: 'string' }, 'Ids of the codes that it carries, themes of its sub-themes among them.'),
  }),
  evidence,
  review,
  hindrance,
}

/**
 * The JSON Schema (draft 2020-12) of the lines that `export --to jsonl` writes, and that `codings.jsonl` and `withheld.jsonl` of a run hold:
 * `codebooks/records.schema.json` is made from it. Each file has its own part under `$defs`.
 */
export const recordSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Lines of codings, withheld codings, turns and units',
  oneOf: [{ $ref: '#/$defs/coding' }, { $ref: '#/$defs/withheld' }, { $ref: '#/$defs/turn' }, { $ref: '#/$defs/unit' }],
  $defs,
}
