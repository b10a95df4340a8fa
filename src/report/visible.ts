/**
 * Makes text safe for a terminal: what would steer it (escape sequences, other control characters) or turn its words around
 * (bidirectional controls) is shown as `<U+001B>`; white space becomes a blank.
 *
 * @example
 * visible('fees\n\u202eeerf') // 'fees <U+202E>eerf'
 */
export function visible(text: string): string {
  return visibleControls(text.replace(/\s+/g, ' '))
}

/** Shows signs that steer or turn text around, as `visible` does, and leaves white space alone. */
export function visibleControls(text: string): string {
  return text.replace(steering, sign => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`)
}

/** Control characters (C0 but white space, DEL, C1), bidirectional controls, soft hyphens' kin that hide, and halves of broken pairs. */
const steering = /(?![\t\n\r])[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu
