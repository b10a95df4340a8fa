import { codingsOfProjects } from '../../src/interchange/qdpx/codings-of-projects'
import { readProject } from '../../src/interchange/qdpx/read-project'
import { formatProblem } from '../../src/problem'
import { packed, projectFile, projectXml, type WrittenProject } from '../interchange/project-file'
import type { Said } from './mistakes'

const talk = 'P1: The fees are high.\n\nP2: No, low.\n'
const usual: WrittenProject = {
  users: ['Anna', 'Ben'],
  codes: ['Fees', 'Rent'],
  sources: { 'fg01.txt': talk },
  codings: [
    ['Anna', 'fg01.txt', 'The fees are high.', 'Fees'],
    ['Ben', 'fg01.txt', 'No, low.', 'Fees'],
  ],
}
const xml = projectXml(usual)

/** What is said of projects that are compared. */
async function compared(files: Readonly<Record<string, Uint8Array>>): Promise<readonly Said[]> {
  const read = await Promise.all(Object.entries(files).map(([path, bytes]) => readProject({ path, bytes })))
  const { problems } = await codingsOfProjects(read.flatMap(({ project }) => project ?? []))
  return [...read.flatMap(each => each.problems), ...problems].map(problem => {
    return { line: formatProblem(problem), severity: problem.severity }
  })
}

/** What is said of a project whose file was changed by hand. */
const changed = (was: string | RegExp, is: string) =>
  compared({ 'anna.qdpx': packed(xml.replace(was, is), usual.sources) })

/** For each problem of projects, a mistake that brings it. */
export const projectMistakes: Readonly<Record<string, () => Promise<readonly Said[]>>> = {
  'assumed-positions': () => compared({ 'anna.qdpx': projectFile({ ...usual, nameOf: () => null }) }),
  'broken-qdpx': () => changed('</Users>', '</User>'),
  'broken-reference': () => changed('CodeRef targetGUID="2', 'CodeRef targetGUID="9'),
  'duplicate-code': () => {
    const twice = { ...usual, codes: ['Fees', 'Fees'] }
    return compared({ 'anna.qdpx': projectFile(twice), 'ben.qdpx': projectFile(usual) })
  },
  'left-out-codings': () =>
    changed(
      '</Sources>',
      '<PictureSource guid="p"><Coding><CodeRef targetGUID="c"/></Coding></PictureSource></Sources>',
    ),
  'missing-source': () => compared({ 'anna.qdpx': packed(xml) }),
  'unclear-positions': () => compared({ 'anna.qdpx': packed(xml, { 'fg01.txt': `Group 1, 3 May\n\n${talk}` }) }),
  'unnamed-coder': () => changed(/ creatingUser="[^"]*"/, ''),
}
