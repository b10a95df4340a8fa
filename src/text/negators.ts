/**
 * True for a folded word form that may negate what follows it, as the grammar of English has it. A sentence without one negates
 * nothing, so nobody need read it to know.
 *
 * Taken from what the model does with every word of its dictionary; a test holds it. "nobody", "nothing" and "few" are none to it.
 */
export function mayNegate(form: string): boolean {
  return negator.test(form)
}

const negator = new RegExp(
  `^(?:${[
    '(?:no|not|notve|none|nor|nope|nah|neither|never|without|hardly|rarely|scarcely|cannot)',
    "(?:ai|am|are|ca|cai|could|dare|dares|das|did|does|do|gon|go|had|has|have|is|might|must|need|ought|sha|shall|should|was|were|wo|would)n'?t(?:'?ve)?",
    '(?:eliminat|prevent).*',
    ".*n't.*",
    "not'.*",
  ].join('|')})$`,
)
