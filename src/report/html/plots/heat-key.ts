import { type Html, html } from '../html'
import type { HeatBands } from './heat-bands'

/** Says in a line what the shades of a heat table stand for. */
export function heatKey({ steps }: HeatBands, what: string): Html | null {
  if (steps.length === 0) return null
  return html`<p class="plot-key"><span>${what}:</span> ${steps.map(({ level, label }) => html`<span class="heat-${level}">${label}</span> `)}<span class="heat-0">empty: none</span></p>`
}
