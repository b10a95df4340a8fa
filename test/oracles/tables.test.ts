import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toCsvTables } from '../../src/report/export/csv'
import { toR } from '../../src/report/export/r-script'
import { toSpss } from '../../src/report/export/spss'
import { toWorkbook } from '../../src/report/export/workbook'
import { page } from '../docs/page'
import { exportedRun, filesOf, record } from '../report/export/exported-run'
import { cellsOf, noOffice, openInOffice } from '../report/export/office'

const run = await exportedRun()
const lacks = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status !== 0
const [noPspp, noR] = [lacks('pspp'), lacks('Rscript')]

describe.skipIf(noOffice)(`in LibreOffice${noOffice ? ' (skipped: it is not installed)' : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'themewright-'))
  beforeAll(async () => {
    const bytes = filesOf(await toWorkbook(run, record)).get('study.xlsx')!
    writeFileSync(join(folder, 'study.xlsx'), bytes)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('text of a workbook is text, numbers are numbers, and nothing is a formula', () => {
    const sheets = openInOffice(folder, 'study.xlsx')
    expect(sheets.xml).not.toContain('table:formula')
    const [header, first, second] = cellsOf(sheets.xml, 'participants')
    expect(header.map(({ text }) => text)).toEqual(
      'participant,group,role,turns,words,band,Band,__proto__,valued,=x,cost,cost/fees,not'.split(','),
    )
    expect(first.map(({ type }) => type).join(' ')).toBe(
      'string string string float float string string string string string float float float',
    )
    expect(first.slice(6, 10).map(({ text }) => text)).toEqual([
      '=HYPERLINK("http://evil.example")',
      '-1',
      'pay; team',
      '=1+1',
    ])
    expect(second[6]).toEqual({ type: null, text: '' })
    const shares = cellsOf(sheets.xml, 'frequencies')
    const column = shares[0].findIndex(({ text }) => text === 'top_group_share')
    expect(shares[1][column]).toMatchObject({ type: 'percentage', value: 0.666666666666667 })
  }, 60_000)

  test('text of a CSV file is no formula, and behind the apostrophe as it was', async () => {
    const csv = filesOf(await toCsvTables(run, record)).get('participants.csv')!
    writeFileSync(join(folder, 'participants.csv'), csv)
    const { xml } = openInOffice(folder, 'participants.csv')
    expect(xml).not.toContain('table:formula')
    const [, first] = cellsOf(xml, 'participants')
    expect(first.slice(6, 10).map(({ type, text }) => `${type} ${text}`)).toEqual([
      `string '=HYPERLINK("http://evil.example")`,
      `string '-1`,
      'string pay; team',
      `string '=1+1`,
    ])
    expect(readFileSync(join(folder, 'participants.csv'), 'utf8').startsWith('\ufeffparticipant,')).toBe(true)
  }, 60_000)
})

/** Writes files to a folder, which goes when the tests have run. */
function folderOf(files: ReadonlyMap<string, Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'themewright-'))
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe.skipIf(noPspp)(`in PSPP${noPspp ? ' (skipped: it is not installed)' : ''}`, async () => {
  const exported = await toSpss(run)
  const folder = folderOf(filesOf(exported))

  /** What PSPP prints of a syntax file and some commands behind it, each table as CSV. */
  const printed = (syntax: string, commands: string): string => {
    writeFileSync(join(folder, 'all.sps'), `${readFileSync(join(folder, syntax), 'utf8')}${commands}\n`)
    const { status, stdout } = spawnSync('pspp', ['-b', '-O', 'format=csv', 'all.sps'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect({ status, stdout: stdout.match(/error|warning/gi) }).toEqual({ status: 0, stdout: null })
    return stdout
  }

  test('the units have their labels, their values in the study’s order, and the same frequencies', () => {
    const out = printed('matrix.sps', 'DISPLAY DICTIONARY.\nFREQUENCIES cost_fees band.')
    expect(out).toContain(`cost_fees,17,"Fees ""so called"" \\ it's (cost/fees)",Nominal`)
    expect(out).toContain('band,10,"Pay band, as of \'May\' (band)",Ordinal,Input,8,Right,F4.0,F4.0,-9')
    expect(out).toContain('"Pay band, as of \'May\' (band)",-9[a],not known\n,1,low\n,2,high\n,3,other')
    const carrying = run.matrix.rows.filter(({ codes }) => codes[1] === 1).length
    expect(out).toMatch(
      new RegExp(`\nValid,no,${run.matrix.rows.length - carrying},.*\\n,yes,${carrying},`.replaceAll('\\\\', '\\')),
    )
  }, 60_000)

  test('the participants have a count for each code', () => {
    const out = printed('participants.sps', 'LIST participant group band cost_fees.')
    expect(out).toContain('P1,fg01,2,1\nP2,fg01,1,1\nP3,fg02,-9,0\nP4,fg02,3,1')
  }, 60_000)
})

describe.skipIf(noR)(`in R${noR ? ' (skipped: it is not installed)' : ''}`, async () => {
  const folder = folderOf(filesOf(await toR(run, record)))

  test('every table comes with its types, its factors in the study’s order, and its words as they were', () => {
    const script = `source(file.path("${folder}", "load.R"), chdir = TRUE)
    show <- function(...) cat(..., sep = "\\n")
    show(paste(dim(study$matrix), collapse = " "), sapply(study$matrix, class)[c("turn", "band", "cost/fees", "unit")],
      paste(levels(study$matrix$band), collapse = "|"), sum(study$matrix[["cost/fees"]]), attr(study$matrix[["not"]], "label"),
      study$participants[["=x"]][4], levels(study$codings$code), study$codings$quote[2], length(study),
      sum(is.na(study$matrix$band)), study$participants[["__proto__"]][3] == "a\\\\nb")`
    const { stdout, stderr } = spawnSync('Rscript', ['--encoding=UTF-8', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    expect(stderr).toBe('')
    const carrying = run.matrix.rows.filter(({ codes }) => codes[1] === 1).length
    expect(stdout.trimEnd().split('\n')).toEqual([
      '6 17',
      ...['integer', 'factor', 'logical', 'character'],
      'low|high|other',
      `${carrying}`,
      'Übermüdet 😴',
      '3',
      ...['cost', 'cost/fees', 'not'],
      '😀 I pay for all of it.',
      '26',
      '1',
      'TRUE',
    ])
  }, 60_000)

  test('what interchange.md shows runs, and says the same as the run', () => {
    const [, shown] = /```r\n(source\("study\/load\.R".*?)```/s.exec(page('interchange.md').text)!
    const script = shown.replace('study/load.R', join(folder, 'load.R')).replaceAll('access/hours', 'cost/fees')
    const { stdout, stderr } = spawnSync('Rscript', ['--encoding=UTF-8', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    expect(stderr).toBe('')
    const candidates = run.codings.filter(({ code }) => code === 'cost/fees').length
    expect(stdout).toMatch(new RegExp(`cost/fees +${candidates}\\n`))
    expect(stdout).toContain(String.raw`[1] "Fees \"so called\" \\ it's"`)
  }, 60_000)
})
