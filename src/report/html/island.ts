import type { Html } from './html'
import { raw } from './html'

/**
 * Carries data for the report's script in a block that no browser runs, and whose end no word of a study can write.
 *
 * @param id Of the element.
 */
export function island(id: string, data: unknown): Html {
  return raw(`<script type="application/json" id="${id}">${inertJson(data)}</script>\n`)
}

/**
 * Writes JSON in which nothing looks like markup or ends a line.
 *
 * @example
 * inertJson('</script>') // '"\\u003c/script\\u003e"'
 */
export function inertJson(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
