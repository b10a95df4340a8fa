import type { Block, Inline, Quotation, Table } from '../appendix/block'
import { inert, markdownTable } from '../inert'

/** Writes blocks as Markdown (CommonMark with tables). Every word of the study is shown as it is and does nothing. */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(write).join('\n\n')}\n`
}

function write(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inert(block.text)}`
    case 'paragraph':
      return inline(block.text)
    case 'list':
      return block.items.map(item => `- ${inline(item)}`).join('\n')
    case 'quotation':
      return quotation(block)
    case 'table':
      return table(block)
  }
}

function table({ caption, header, rows, numbers }: Table): string {
  return `**${inert(caption)}**\n\n${markdownTable(header, rows, numbers).trimEnd()}`
}

function quotation({ words, source, before, after }: Quotation): string {
  const lines = [
    ...(before === null ? [] : [`*${inert(before)}*`]),
    `“${inert(words)}”`,
    `— ${inert(source)}`,
    ...(after === null ? [] : [`*${inert(after)}*`]),
  ]
  return lines.map(line => `> ${line}`).join('\n>\n')
}

const signs = { bold: '**', italic: '*' }

function inline(text: readonly Inline[]): string {
  return text
    .map((piece, i) => {
      if (typeof piece !== 'string')
        return piece.text === '' ? '' : `${signs[piece.as]}${inert(piece.text)}${signs[piece.as]}`
      const ahead = i > 0 && /^\s/.test(piece) ? ' ' : ''
      const behind = i < text.length - 1 && /\S\s$/.test(piece) ? ' ' : ''
      return `${ahead}${inert(piece)}${behind}`
    })
    .join('')
}
