import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/problem'
import { readParticipants } from '../../src/study/read-participants'

async function read(csv: string) {
  const { participants, problems } = await readParticipants(csv, 'p.csv')
  return { people: participants?.people, attributes: participants?.attributes, problems: problems.map(formatProblem) }
}

describe('readParticipants', () => {
  test('reads one person a row, and every other column as an attribute', async () => {
    expect(
      await read('id,group,role,band,tenure\nP1,fg1,participant,7,"3-5 years"\nDr Hale,fg1,Moderator,,\n'),
    ).toEqual({
      people: [
        { id: 'P1', group: 'fg1', role: 'participant', attributes: { band: '7', tenure: '3-5 years' }, line: 2 },
        { id: 'Dr Hale', group: 'fg1', role: 'moderator', attributes: { band: null, tenure: null }, line: 3 },
      ],
      attributes: ['band', 'tenure'],
      problems: [],
    })
  })

  test.each([
    ['semicolons', 'Participant ID;Focus group;Band\nP1;fg1;7\n'],
    ['tabs', 'SPEAKER\tGroup\tBand\nP1\tfg1\t7\n'],
    ['a byte-order mark, Windows line ends and blank rows', '\ufeffparticipant,GROUP,Band\r\n\r\nP1 , fg1,7\r\n,,\r\n'],
  ])('knows %s, and the usual names of columns', async (_, csv) => {
    const { people, attributes, problems } = await read(csv)
    expect([people?.map(({ id, group, attributes }) => ({ id, group, attributes })), attributes, problems]).toEqual([
      [{ id: 'P1', group: 'fg1', attributes: { Band: '7' } }],
      ['Band'],
      [],
    ])
  })

  test('takes what statistics programs write for a missing value as none', async () => {
    const { people } = await read('id,group,a,b,c,d\nP1,NA,Unassigned,Not Applicable,n/a,0\n')
    expect(people).toEqual([
      { id: 'P1', group: '', role: null, attributes: { a: null, b: null, c: null, d: '0' }, line: 2 },
    ])
  })

  test('takes a role at work for an attribute, and still knows who moderates', async () => {
    expect(await read('id,role\nP1,nurse\nM,moderator\n')).toEqual({
      people: [
        { id: 'P1', group: '', role: null, attributes: { role: 'nurse' }, line: 2 },
        { id: 'M', group: '', role: 'moderator', attributes: { role: 'moderator' }, line: 3 },
      ],
      attributes: ['role'],
      problems: [],
    })
  })

  test('keeps the line of a row that follows a cell of several lines', async () => {
    const { people } = await read('id,note\nP1,"one\ntwo"\nP2,x\n')
    expect(people?.map(({ id, line, attributes }) => [id, line, attributes.note])).toEqual([
      ['P1', 2, 'one\ntwo'],
      ['P2', 4, 'x'],
    ])
  })

  test('reports every row that is wrong, and reads the others', async () => {
    expect(
      await read(
        'id,group,band\nP1,fg1,7\nP2,fg1\np1,fg1,8\nP1,fg2,8\n,fg2,7\nP3,fg2,"7\nP4,fg2,7,8\nP5,fg2,x"y\nP6,fg2,5\n',
      ),
    ).toEqual({
      people: [
        { id: 'P1', group: 'fg1', role: null, attributes: { band: '7' }, line: 2 },
        { id: 'P1', group: 'fg2', role: null, attributes: { band: '8' }, line: 5 },
        { id: 'P6', group: 'fg2', role: null, attributes: { band: '5' }, line: 10 },
      ],
      attributes: ['band'],
      problems: [
        'p.csv:3:1  broken-row  this row has 2 cells where the header has 3  (put double quotes around a cell that holds the delimiter)',
        'p.csv:4:1  duplicate-participant  "p1" of group "fg1" stands in line 2 too  (rename or remove one of the two)',
        'p.csv:6:1  missing-id  this row has no id  (say who it is about, or take it out)',
        'p.csv:7:1  broken-row  a double quote in this row does not close  (put the whole cell in double quotes, and write a double quote in it twice)',
        'p.csv:8:1  broken-row  this row has 4 cells where the header has 3  (put double quotes around a cell that holds the delimiter)',
        'p.csv:9:1  broken-row  a double quote in this row does not close  (put the whole cell in double quotes, and write a double quote in it twice)',
      ],
    })
  })

  test('says which columns there are where none holds ids', async () => {
    expect(await read('name,band\nPriya,7\n')).toEqual({
      people: undefined,
      attributes: undefined,
      problems: [
        'p.csv:1:1  missing-id-column  no column tells who each row is about: there are name, band  (name one of them id)',
      ],
    })
    expect((await read('')).problems).toEqual(['p.csv:1:1  empty-value  the file is empty'])
  })

  test('tells of columns with one name or none', async () => {
    const { problems, attributes } = await read('id,band,band,\nP1,7,8,9\n')
    expect([attributes, problems]).toEqual([
      ['band', 'band'],
      [
        'p.csv:1:9  duplicate-column  two columns are called "band"  (rename one of the two)',
        'p.csv:1:14  unnamed-column  a column has values and no name, so it is left out  (give it a name)',
      ],
    ])
  })

  test('keeps columns that are called like what every object has', async () => {
    const { people } = await read('id,__proto__,constructor\nP1,a,b\n')
    expect(Object.entries(people![0].attributes)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ])
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })
})
