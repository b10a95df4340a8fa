const name = 'themewright-review-token'

/**
 * Takes the token out of the address, so that nobody reads it off the screen or the history, and keeps it for this tab alone, for reloads. Empty
 * where there is none.
 */
export function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given === null) return sessionStorage.getItem(name) ?? ''
  sessionStorage.setItem(name, given)
  history.replaceState(null, '', location.pathname)
  return given
}
