import type { Schema } from './check-schema'

/** Keys that any rule mapping takes beside its operator. */
export const ruleSettings: Readonly<Record<string, Schema>> = {
  none: {
    $ref: '#/$defs/rules',
    description: 'True only while none of these is. Beside an operator, or inside "all".',
  },
  unless: { $ref: '#/$defs/rules', description: 'When the unit says this too, the rule is not true.' },
  except: { $ref: '#/$defs/patterns', description: 'Masks these spans before the rule looks.' },
  where: { $ref: '#/$defs/where' },
  weight: { type: 'number', minimum: 0, description: 'How much a match counts.', default: 1 },
  note: { $ref: '#/$defs/text', description: 'Why the rule is as it is.' },
  id: { $ref: '#/$defs/id', description: 'Name of the rule in evidence, else its place: identity/visibility#rules/0.' },
}
