/** Reads whether a code applies as people and programs write it: `1` or `0`; null for anything else. */
export function yesNo(value: string): '1' | '0' | null {
  const key = value.toLowerCase()
  if (yes.has(key)) return '1'
  return no.has(key) ? '0' : null
}

/** True for a cell that says that nobody rated: nothing, or what statistics programs write for it. */
export function isMissing(value: string): boolean {
  return missing.has(value.toLowerCase())
}

/** True for what people set beside what applies, leaving the other cells empty: then an empty cell says two things. */
export function isTick(value: string): boolean {
  return /^[x✓✔☑+*]$/i.test(value)
}

const yes: ReadonlySet<string> = new Set(['1', '1.0', 'true', 'yes'])
const no: ReadonlySet<string> = new Set(['0', '0.0', 'false', 'no'])
const missing: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', '.'])
