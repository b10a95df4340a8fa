/** How one operator is written in YAML. What it means stands beside it in `evaluate`; the codebook's schema is made from these. */
export interface OperatorSyntax {
  /** The key that names it. */
  readonly name: string
  /** JSON Schema of each key that it brings, its own included. `{ $ref: '#/$defs/rules' }` is a list of rules. */
  readonly properties: Readonly<Record<string, object>>
  /** Keys that must stand beside it. */
  readonly required: readonly string[]
  /** The key that holds the operands. */
  readonly operands: string
  /** What stands under that key: a list of rules, one rule, or the id of something else. */
  readonly takes: 'rules' | 'rule' | 'id'
  /** True when it finds a place in the text, so that it may stand inside `near`, `before` and `after`. */
  readonly hasPlace: boolean
}
