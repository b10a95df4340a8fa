import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/problem'
import { toXlsx } from '../../src/report/to-xlsx'
import { readWorkbook } from '../../src/transcript/workbook'
import { dateText } from '../../src/transcript/xlsx/dates'
import { zip } from './zip'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
type Files = readonly (readonly [name: string, content: string | Buffer, claimed?: number | undefined])[]

/** The parts of a workbook of one sheet, whose rows are given as XML. */
function book(rows: string, { strings = '', formats = '', workbook = '' } = {}): Files {
  return [
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="r2" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/>
      <Relationship Id="r3" Type="${office}/styles" Target="../xl/styles.xml"/>
      <Relationship Id="r4" Type="${office}/worksheet" TargetMode="External" Target="file:///etc/passwd"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns:r="${office}">${workbook}<sheets><sheet name="One" sheetId="1" r:id="r1"/>
      <sheet name="Elsewhere" sheetId="2" r:id="r4"/></sheets></workbook>`,
    ],
    ['xl/sharedStrings.xml', `<sst>${strings}</sst>`],
    ['xl/styles.xml', `<styleSheet>${formats}</styleSheet>`],
    ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`],
  ]
}

const withSheet = (xml: string | Buffer, claimed?: number): Files => [
  ...book('').slice(0, -1),
  ['xl/worksheets/sheet1.xml', xml, claimed],
]

async function read(bytes: Uint8Array): Promise<unknown> {
  try {
    const sheets = await readWorkbook(bytes, 'sheet.xlsx')
    return sheets.map(({ name, rows }) => [name, ...rows])
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ code, message }) => `${code}: ${message}`).join()
    throw error
  }
}

const unreadable = 'broken-xlsx: this .xlsx file cannot be read: it is cut short, or no .xlsx file at all'
const tooLarge = 'unsafe-archive: this archive was not unpacked: its sheets would grow too large'
const bomb = 'unsafe-archive: this archive was not unpacked: it would grow too large when unpacked'
const one = '<row r="1"><c r="A1"><v>1</v></c></row>'

describe('a cell of a workbook', () => {
  test('is text, of runs put together, without how it is pronounced', async () => {
    const strings = '<si><t>fees</t></si><si><r><t>too </t></r><r><t>high</t></r><rPh><t>TOO</t></rPh></si>'
    const cells = [
      '<c t="s"><v>0</v></c>',
      '<c t="s"><v>1</v></c>',
      '<c t="inlineStr"><is><t>rent &amp; fees</t></is></c>',
      '<c t="inlineStr"><is><t>_x005F_x0041_ a_x000D_b</t></is></c>',
    ]
    const files = book(`<row>${cells.join('')}</row>`, { strings })
    expect(await read(zip(files))).toEqual([['One', ['fees', 'too high', 'rent & fees', '_x0041_ a\rb']]])
  })

  test('is what a formula last gave: nothing is worked out, and an error is shown as it is', async () => {
    const cells = [
      '<c t="str"><f>HYPERLINK("http://x")</f><v>seen</v></c>',
      '<c><f>1+1</f><v>2</v></c>',
      '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c t="str"><f>A1</f></c>',
      '<c t="b"><v>1</v></c>',
    ]
    expect(await read(zip(book(`<row>${cells.join('')}</row>`)))).toEqual([
      ['One', ['seen', '2', '#DIV/0!', '', 'TRUE']],
    ])
  })

  test('is a date where its format shows one', async () => {
    const formats =
      '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>'
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`
    const cells = [cell(0, '45415'), cell(1, '45415'), cell(2, '45415.604166666664'), cell(3, '45415'), cell(4, '0.5')]
    const row = `<row>${cells.join('')}${cell(1, '59')}${cell(1, '60')}${cell(1, '9e99')}${cell(1, '-1')}</row>`
    // 45,415 days are 3 May 2024. Spreadsheets have a 29 February 1900, the 60th day, which no calendar has.
    expect(await read(zip(book(row, { formats })))).toEqual([
      [
        'One',
        ['45415', '2024-05-03', '2024-05-03T14:30:00', '45415', '12:00:00', '1900-02-28', '1900-02-28', '9e+99', '-1'],
      ],
    ])
    const oldMac = '<workbookPr date1904="1"/>'
    expect(await read(zip(book(`<row>${cell(1, '43953')}</row>`, { formats, workbook: oldMac })))).toEqual([
      ['One', ['2024-05-03']],
    ])
  })

  test('is the day that the calendar has', () => {
    const day = (days: number) => new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
    // From 1 March 1900 to the end of 9999.
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), days => {
        expect(dateText(days, false)).toBe(day(days))
        expect(dateText(days - 1462, true)).toBe(days < 1462 ? null : day(days))
      }),
    )
  })

  test('stands where it says, though rows and cells ahead of it are left out', async () => {
    const rows = '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'
    expect(await read(zip(book(rows)))).toEqual([['One', ['', '', ''], ['', '1', '2'], ['3', '', '']]])
  })

  test('comes out as another reader of workbooks has it', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('=1+1', '_x0041_', 'a\nb', ' ', '<b>&amp;', '1.0', 'TRUE', null),
      fc.integer({ min: -1000, max: 1000 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 }), async rows => {
        const bytes = Buffer.from(await toXlsx([{ name: 'One', header: ['a', 'b', 'c'], rows }]))
        const [{ data }] = await readExcelFile(bytes, { trim: false })
        const theirs = data.map(row => row.map(value => (value === null ? '' : String(value))))
        expect(await read(bytes)).toEqual([['One', ...theirs]])
      }),
      { numRuns: 15 },
    )
  })
})

describe('a workbook that would do harm', () => {
  test('claims a cell far away, or more than there is room for', async () => {
    const far = (place: string, row: string) => `<row r="${row}"><c r="${place}"><v>1</v></c></row>`
    expect(await read(zip(book(far('XFD1048576', '1048576'))))).toBe(tooLarge)
    expect(await read(zip(book(far('A999999999', '999999999'))))).toBe(unreadable)
    expect(await read(zip(book(far('A1', 'Infinity'))))).toBe(unreadable)
    expect(await read(zip(book(far('ZZZ1', '1'))))).toBe(unreadable)
    const wide = Array.from({ length: 700 }, (_, i) => far(`XFD${i + 1}`, `${i + 1}`))
    expect(await read(zip(book(wide.join(''))))).toBe(tooLarge)
    // Far away and empty, they take no room.
    expect(await read(zip(book(`${one}<row r="1048576"><c r="XFD1048576"/></row>`)))).toEqual([['One', ['1']]])
  })

  test('holds one long text and points to it from everywhere, or one sheet under many names', async () => {
    const strings = `<si><t>${'fees '.repeat(100_000)}</t></si>`
    const cells = '<c t="s"><v>0</v></c>'.repeat(500)
    expect(await read(zip(book(`<row>${cells}</row>`, { strings })))).toBe(tooLarge)
    const many = book(`<row r="1">${'<c/>'.repeat(1999)}<c><v>1</v></c></row>`.repeat(1)).map(([name, xml]) => {
      return [name, `${xml}`.replace(/<sheet .*?\/>/, all => all.repeat(6_000))] as const
    })
    expect(await read(zip(many))).toBe(tooLarge)
  })

  test('puts cells and rows twice or out of order, where two programs would read two things', async () => {
    expect(await read(zip(book(one + one)))).toBe(unreadable)
    expect(await read(zip(book('<row r="1"><c r="B1"/><c r="A1"/></row>')))).toBe(unreadable)
    expect(await read(zip(book('<row r="1"><c r="A2"><v>1</v></c></row>')))).toBe(unreadable)
    expect(await read(zip(book('<c r="A1"><v>1</v></c>')))).toBe(unreadable)
  })

  test('defines entities, its own or of a file, or is no XML', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    const leak = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
    for (const xml of [laughs, leak, '<worksheet>&a;</worksheet>', '<worksheet><row>', 'PK', '', Buffer.from([0xff])])
      expect(await read(zip(withSheet(xml)))).toBe(unreadable)
    const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`
    expect(await read(zip(book(one + deep)))).toEqual([['One', ['1']]])
  })

  test('grows when unpacked', async () => {
    const zeros = deflateRawSync(Buffer.alloc(5_000_000))
    expect(await read(zip(withSheet(zeros, 5_000_000)))).toBe(bomb)
    expect(await read(zip(withSheet(zeros, 1_000)))).toBe(unreadable)
  })

  test('hides files from the archive’s directory: they are not unpacked, whatever they are called', async () => {
    const other = '<worksheet><sheetData><row><c><v>666</v></c></row></sheetData></worksheet>'
    const hidden: Files = [
      ['xl/worksheets/sheet1.xml', other],
      ['xl/bomb.xml', deflateRawSync(Buffer.alloc(9)), 2 ** 32 - 1],
    ]
    expect(await read(zip(book(one), hidden))).toEqual([['One', ['1']]])
  })

  test('points to texts that are not there, or are of every object', async () => {
    for (const index of ['7', '-1', '0.5', 'length', '__proto__'])
      expect(await read(zip(book(`<row><c t="s"><v>${index}</v></c></row>`)))).toBe(unreadable)
  })

  test('is any workbook with bytes changed: it is read, or refused in words', async () => {
    const bytes = zip(book(one, { strings: '<si><t>fees</t></si>', formats: '<cellXfs><xf numFmtId="14"/></cellXfs>' }))
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async changes => {
        const changed = Buffer.from(bytes)
        for (const [at, byte] of changes) changed[at] = byte
        const result = await read(changed)
        expect(Array.isArray(result) || /^(?:broken-xlsx|unsafe-archive): /.test(String(result))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
