import type { PdfLine } from './lines'

/**
 * Tells which font the words of a document are set in: what is set in another stands out, as bold does. What a font is called is not
 * always known.
 *
 * It is that of most characters. Where two fonts share the words (bold questions, plain answers), it is the one in which less is asked.
 */
export function bodyFont(lines: readonly PdfLine[]): string {
  const fonts = new Map<string, { characters: number; asked: number }>()
  for (const { text, font } of lines.flatMap(({ items }) => items)) {
    const { characters, asked } = fonts.get(font) ?? { characters: 0, asked: 0 }
    fonts.set(font, { characters: characters + text.length, asked: asked + (text.match(/\?/g)?.length ?? 0) })
  }
  const all = [...fonts].map(([font, { characters, asked }]) => ({ font, characters, rate: asked / characters }))
  const total = all.reduce((sum, { characters }) => sum + characters, 0)
  const common = all.filter(({ characters }) => characters >= total * 0.3)
  const most = all.reduce((best, each) => (each.characters > best.characters ? each : best), all[0])
  return (common.length > 1 ? common.reduce((best, each) => (each.rate < best.rate ? each : best)) : most).font
}
