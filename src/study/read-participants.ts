import type { Problem } from '../problem'
import { labelKey } from '../transcript/labels'
import { emptyRecord } from '../transcript/readers/empty-record'
import type { Role } from '../transcript/transcript'
import { type Row, readRows } from './read-rows'
import type { Participant, Participants } from './study'

export interface ParticipantsReading {
  /** Null where no row can be read. A row that is wrong is an error and left out, and the others are read. */
  readonly participants: Participants | null
  /** Every problem, in the order of the file. */
  readonly problems: readonly Problem[]
}

/**
 * Reads the participants file: CSV with a column of ids, perhaps of groups and of roles, and one column for each attribute.
 *
 * A `role` that is none of participant, moderator and observer (a nurse, say) makes the column an attribute like the others.
 */
export async function readParticipants(text: string, file: string): Promise<ParticipantsReading> {
  const { header, rows, problems: broken } = await readRows(text, file)
  if (!header)
    return {
      participants: null,
      problems: [{ code: 'empty-value', severity: 'error', message: 'the file is empty', file, line: 1, column: 1 }],
    }
  const problems: Problem[] = [...broken, ...columnProblems(header, rows, file)]
  const column = columnsOf(header)
  if (column.id === -1) {
    problems.push({
      code: 'missing-id-column',
      severity: 'error',
      message: `no column tells who each row is about: there are ${header.cells.join(', ')}`,
      file,
      line: header.line,
      column: 1,
      hint: 'name one of them id',
    })
    return { participants: null, problems: inOrder(problems) }
  }
  const roleIsAttribute =
    column.role !== -1 && rows.some(({ cells }) => cells[column.role] !== '' && roleIn(cells[column.role]) === null)
  const special = [column.id, column.group, ...(roleIsAttribute ? [] : [column.role])]
  const attributes = header.cells
    .map((name, index) => ({ name, index }))
    .filter(({ name, index }) => name !== '' && !special.includes(index))

  const people: Participant[] = []
  const first = new Map<string, Row>()
  for (const row of rows) {
    const { cells, line } = row
    const id = cells[column.id]
    const group = missing(cells[column.group]) ? '' : cells[column.group]
    const at = { severity: 'error', file, line, column: row.columnOf(column.id) } as const
    if (id === '') {
      problems.push({
        code: 'missing-id',
        message: 'this row has no id',
        hint: 'say who it is about, or take it out',
        ...at,
      })
      continue
    }
    const key = JSON.stringify([labelKey(group), labelKey(id)])
    const earlier = first.get(key)
    if (earlier) {
      const where = group === '' ? '' : ` of group "${group}"`
      problems.push({
        code: 'duplicate-participant',
        message: `"${id}"${where} stands in line ${earlier.line} too`,
        hint: 'rename or remove one of the two',
        ...at,
      })
      continue
    }
    first.set(key, row)
    const values = emptyRecord<string | null>()
    for (const { name, index } of attributes) values[name] = missing(cells[index]) ? null : cells[index]
    people.push({ id, group, role: column.role === -1 ? null : roleIn(cells[column.role]), attributes: values, line })
  }
  return { participants: { people, attributes: attributes.map(({ name }) => name), file }, problems: inOrder(problems) }
}

/** Names that columns go by; of several, the first of the list. Case, blanks and signs do not count. */
const names = {
  id: ['id', 'participantid', 'participant', 'speakerid', 'speaker'],
  group: ['group', 'focusgroup', 'groupid', 'focusgroupid'],
  role: ['role'],
} as const

function columnsOf({ cells }: Row): Readonly<Record<keyof typeof names, number>> {
  const bare = cells.map(cell => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
  const find = (wanted: readonly string[]): number =>
    wanted.map(name => bare.indexOf(name)).find(index => index !== -1) ?? -1
  return { id: find(names.id), group: find(names.group), role: find(names.role) }
}

function columnProblems(header: Row, rows: readonly Row[], file: string): readonly Problem[] {
  return header.cells.flatMap((name, index): Problem[] => {
    const at = { file, line: header.line, column: header.columnOf(index) }
    const isUsed = rows.some(({ cells }) => cells[index] !== '')
    if (name === '' && isUsed)
      return [
        {
          code: 'unnamed-column',
          severity: 'warning',
          message: 'a column has values and no name, so it is left out',
          ...at,
          hint: 'give it a name',
        },
      ]
    if (name === '' || header.cells.indexOf(name) === index) return []
    return [
      {
        code: 'duplicate-column',
        severity: 'error',
        message: `two columns are called "${name}"`,
        ...at,
        hint: 'rename one of the two',
      },
    ]
  })
}

/** What statistics programs and NVivo write where a value is missing. */
const missingValues: ReadonlySet<string> = new Set(['', 'unassigned', 'not applicable', 'n/a', 'na'])

/** True for no value, and for a column that there is not. */
function missing(value: string | undefined): boolean {
  return value === undefined || missingValues.has(value.toLowerCase())
}

function roleIn(value: string): Role | null {
  const role = value.toLowerCase()
  return role === 'participant' || role === 'moderator' || role === 'observer' ? role : null
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}
