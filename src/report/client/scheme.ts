const key = 'themewright-colours'

/** Light, dark, or as the system has it (empty). */
export type Scheme = 'light' | 'dark' | ''

/** Gives what the reader chose last; a page from disk may not be allowed to remember. */
export function keptScheme(): Scheme {
  try {
    const kept = localStorage.getItem(key)
    return kept === 'light' || kept === 'dark' ? kept : ''
  } catch {
    return ''
  }
}

export function keepScheme(scheme: Scheme): void {
  try {
    localStorage.setItem(key, scheme)
  } catch {}
}

export function setScheme(scheme: Scheme): void {
  if (scheme === '') delete document.documentElement.dataset.scheme
  else document.documentElement.dataset.scheme = scheme
}
