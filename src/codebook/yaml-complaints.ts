/** What the YAML parser says of an error. */
export interface Complaint {
  readonly code: string
  readonly message: string
}

/** Errors after which the rest of the document still reads as written. */
export function leavesTheRest({ code, message }: Complaint): boolean {
  const harmless = ['BAD_ALIAS', 'TAG_RESOLVE_FAILED', 'BAD_SCALAR_START', 'BAD_DQ_ESCAPE', 'BLOCK_AS_IMPLICIT_KEY']
  return harmless.includes(code) || message === 'Unexpected scalar at node end'
}

/** An unclosed quote or bracket: what follows is misread, and its complaints would be noise. */
export function misleads({ code, message }: Complaint): boolean {
  return (
    ['MISSING_CHAR', 'BAD_INDENT', 'IMPOSSIBLE', 'RESOURCE_EXHAUSTION'].includes(code) ||
    message.includes('in YAML stream')
  )
}

/** The parser's message, where it needs other words for people who know no YAML. */
export function syntaxMessage({ code, message }: Complaint): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here, and a file holds one'
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'this text holds ": ", which begins a mapping'
  if (code === 'NON_STRING_KEY') return 'a list or a mapping stands where a key is wanted'
  if (message === 'Unexpected scalar at node end') return 'text stands behind something that had ended'
  return message[0].toLowerCase() + message.slice(1)
}

export function syntaxHint({ code }: Complaint): string | undefined {
  if (code === 'TAB_AS_INDENT') return 'indent with blanks'
  if (code === 'TAG_RESOLVE_FAILED') return 'tags have no meaning here; take it out'
  if (code === 'NON_STRING_KEY') return 'a key is text'
  if (code === 'MULTIPLE_DOCS') return 'take out the line "---", or put what follows in a file of its own'
  return undefined
}
