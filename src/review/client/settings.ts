/** Where somebody was, so that a reload leads back there. */
export interface Place {
  readonly transcript: string
  readonly coding: string | null
}

const placeName = 'themewright-review-place'
const keysName = 'themewright-review-single-keys'

export function keepPlace(place: Place): void {
  sessionStorage.setItem(placeName, JSON.stringify(place))
}

export function keptPlace(): Place | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(placeName) ?? 'null')
    return kept !== null && typeof kept.transcript === 'string' ? kept : null
  } catch {
    return null
  }
}

/** Whether single characters are commands (WCAG 2.1.4 asks that they can be switched off). */
export function singleKeysAreOn(): boolean {
  return localStorage.getItem(keysName) !== 'off'
}

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(keysName, on ? 'on' : 'off')
}
