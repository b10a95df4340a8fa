import { main } from './namespaces'

/** How a cell looks. `quoted` are texts that look like formulas: they stay text when somebody edits them. */
export type Style =
  | 'number'
  | 'header'
  | 'text'
  | 'quoted'
  | 'share'
  | 'marked'
  | 'markedQuoted'
  | 'uprightHeader'
  | 'decision'

/** Places of the styles in `stylesXml`. */
export const style: Readonly<Record<Style, number>> = {
  number: 0,
  header: 1,
  text: 2,
  quoted: 3,
  share: 4,
  marked: 5,
  markedQuoted: 6,
  uprightHeader: 7,
  decision: 8,
}

const grey = (side: string): string => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`
const formats = [
  format({}, 'vertical="top"'),
  format({ font: 1 }, 'vertical="top" wrapText="1"'),
  format({}, 'vertical="top" wrapText="1"'),
  format({ quotes: true }, 'vertical="top" wrapText="1"'),
  format({ number: 164 }, 'vertical="top"'),
  format({ fill: 2 }, 'vertical="top" wrapText="1"'),
  format({ fill: 2, quotes: true }, 'vertical="top" wrapText="1"'),
  format({ font: 1 }, 'vertical="bottom" textRotation="90" wrapText="1"'),
  format({ border: 1 }, 'horizontal="center" vertical="top"'),
]

export const stylesXml = [
  `<styleSheet xmlns="${main}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  // The format keeps the first two for itself.
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF6D5"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(grey).join('')}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs></styleSheet>`,
].join('')

function format({ font = 0, number = 0, fill = 0, border = 0, quotes = false }, alignment: string): string {
  const applied = [
    ['Font', font],
    ['NumberFormat', number],
    ['Fill', fill],
    ['Border', border],
  ] as const
  const applies = applied.map(([what, place]) => (place > 0 ? ` apply${what}="1"` : '')).join('')
  return `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyAlignment="1"${applies}${quotes ? ' quotePrefix="1"' : ''}><alignment ${alignment}/></xf>`
}
