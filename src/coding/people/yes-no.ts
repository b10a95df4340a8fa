/** Reads whether a code applies as people and programs write it: `1` or `0`; null for anything else. */
export function yesNo(value: string): '1' | '0' | null {
  if (value === '1' || value === '0') return value
  const key = value.toLowerCase()
  if (yes.has(key)) return '1'
  return no.has(key) ? '0' : null
}

/** True for a cell that says that nobody rated: nothing, or what statistics programs write for it. */
export function isMissing(value: string): boolean {
  return value === '' || (value.length < 5 && missing.has(value.toLowerCase()))
}

/** True for what people set beside what applies, leaving the other cells empty: then an empty cell says two things. */
export function isTick(value: string): boolean {
  return /^[x✓✔☑+*]$/i.test(value)
}

/** Spreadsheets write true and false in the language of whoever uses them. */
const yes: ReadonlySet<string> = new Set(
  '1 1.0 1,0 true yes y wahr ja vrai oui verdadero sí si vero sì waar verdadeiro sim'.split(' '),
)
const no: ReadonlySet<string> = new Set('0 0.0 0,0 false no n falsch nein faux non falso onwaar nee não'.split(' '))
const missing: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'n.a.', '#n/a', 'nan', 'null', '.'])

/** True for what may stand for a missing value, and may be a value too: a dash, a question mark, -9, 99, 999 and their like. */
export function mayBeMissing(value: string): boolean {
  return /^(?:[-–—?]|-(?:7+|8+|9+)|77+|88+|99+)$/.test(value)
}
