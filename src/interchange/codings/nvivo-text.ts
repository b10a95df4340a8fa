import type { CodedWords } from './coded-words'

/** What NVivo writes above the references of a file, in English and German: the file, how many there are, and how much of it they are. */
const heading =
  /^<?\s*(?:Files|Internals|Externals|Memos|Dateien|Interne|Externe)\\+(.+?)>?\s*-\s*§\s*\d+\s+(?:references?\s+coded|Referenz(?:en)?\s+(?:kodiert|codiert))\s*\[/i
const reference = /^(?:Reference|Referenz)\s+\d+\s*-\s*[\d.,]+\s*%\s*(?:Coverage|Abdeckung)\s*$/i
const named = /^(?:Name|Code|Node|Knoten):\s*(.+)$/i

/** True for a text that NVivo wrote of the references of a code. */
export function isNvivoText(text: string): boolean {
  const lines = text.slice(0, 100_000).split(/\r\n?|\n/)
  return lines.some(line => heading.test(line)) && lines.some(line => reference.test(line))
}

/**
 * Reads what NVivo shows of a code and people save or paste as text: below a line for each file, its references, each below a line of its own. The code is in a
 * line `Name: Codes\\Cost` ahead of them, or else the name of the file.
 */
export function nvivoReferences(text: string, fileName: string): readonly CodedWords[] {
  const found: CodedWords[] = []
  let code = fileName
  let document: string | null = null
  let open: { readonly line: number; readonly words: string[] } | null = null
  const close = (): void => {
    const words = open?.words.join('\n').trim() ?? ''
    if (open && words !== '') {
      const about = { coder: null, created: null, memo: null, paragraph: null, column: 1 }
      found.push({ words, document, codes: [code], line: open.line, ...about })
    }
    open = null
  }
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    const file = heading.exec(line.trim())
    const name = open === null ? named.exec(line.trim()) : null
    if (file) {
      close()
      document = file[1]
    } else if (reference.test(line.trim()) && document !== null) {
      close()
      open = { line: i + 2, words: [] }
    } else if (open !== null) (open as { words: string[] }).words.push(line)
    else if (name) code = name[1].replace(/^(?:Codes|Nodes|Knoten|Kodes)\\+/i, '').trim()
  }
  close()
  return found
}
