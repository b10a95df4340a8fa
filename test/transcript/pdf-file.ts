import { deflateSync } from 'node:zlib'

/** Words set on a page: from the left and from the bottom, in points. */
export interface Placed {
  readonly text: string
  readonly x?: number
  readonly y: number
  readonly bold?: boolean
  readonly size?: number
}

/** Writes a PDF of pages of A4 with the words where they are placed. */
export function pdfFile(pages: readonly (readonly Placed[])[], { packed = false, trailer = '' } = {}): Buffer {
  const contents = pages.map(page => {
    const content = Buffer.from(page.map(shown).join('\n'), 'latin1')
    return packed ? stream(deflateSync(content), '/Filter /FlateDecode') : stream(content)
  })
  return pdfOf(contents, { trailer })
}

/**
 * Writes a PDF whose pages are what these streams draw. The fonts are called F1 and F2; `more` are further objects, of which the first has the
 * number 5 + 2 × pages, and `resources` may name them.
 */
export function pdfOf(
  contents: readonly string[],
  { trailer = '', resources = '', more = [] as readonly string[] } = {},
): Buffer {
  const kids = contents.map((_, i) => `${5 + 2 * i} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> ${resources} >> /Contents ${6 + 2 * i} 0 R >>`,
      content,
    ]),
    ...more,
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${`${at}`.padStart(10, '0')} 00000 n \n`
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** An object that holds bytes; what says how they are packed, and the like, stands in `about`. */
export function stream(bytes: Buffer, about = ''): string {
  return `<< /Length ${bytes.length} ${about} >>\nstream\n${bytes.toString('latin1')}\nendstream`
}

function shown({ text, x = 72, y, bold = false, size = 10 }: Placed): string {
  const escaped = text.replace(/[\\()]/g, sign => `\\${sign}`)
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET`
}

/** Lines below each other, from the top of a page. */
export function lines(...texts: readonly string[]): readonly Placed[] {
  return texts.map((text, i) => ({ text, y: 760 - 12 * i }))
}
