import { unitKinds } from '../transcript/units'
import type { Schema } from './check-schema'

const counting = { type: 'string', enum: ['count', 'skip', 'only'] }

/** What to do with matches of one kind, under a rule or a theme. */
export const countings: Readonly<Record<string, Schema>> = {
  negated: {
    ...counting,
    description:
      'What to do with matches in the reach of a "not": count them, skip them, or count only them. Without it negation is not looked at.',
  },
  prompted: {
    ...counting,
    description:
      'What to do with matches whose rule is true of the moderator’s turn that they answer: count, skip, or count only them.',
  },
}

/** Keys that any rule mapping takes beside its operator. */
export const ruleSettings: Readonly<Record<string, Schema>> = {
  none: {
    $ref: '#/$defs/rules',
    description: 'True only while none of these is. Beside an operator, or inside "all".',
  },
  unless: { $ref: '#/$defs/rules', description: 'When the same place says this too, the rule is not true.' },
  except: { $ref: '#/$defs/patterns', description: 'Masks these spans before the rule looks.' },
  where: { $ref: '#/$defs/where' },
  in: {
    type: 'string',
    enum: [...unitKinds],
    description:
      'Where the rule looks: each sentence of the unit, the exchange that the unit stands in … Default: the unit.',
  },
  ...countings,
  weight: { type: 'number', minimum: 0, description: 'How much a match counts.', default: 1 },
  note: { $ref: '#/$defs/text', description: 'Why the rule is as it is.' },
  id: { $ref: '#/$defs/id', description: 'Name of the rule in evidence, else its place: identity/visibility#rules/0.' },
}
