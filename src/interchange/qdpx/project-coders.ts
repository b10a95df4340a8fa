import type { Problem } from '../../problem'
import type { QdaCoding, QdaProject } from './project'

export interface CodersOfProject {
  /** Gives the name of who made a coding; null where the project names nobody. */
  readonly coderOf: (coding: Pick<QdaCoding, 'user'>) => string | null
  /** Of all who coded. */
  readonly names: readonly (string | null)[]
  readonly problems: readonly Problem[]
}

/**
 * Names the coders of a project. Two users of one name stay two. A coding without a user is that of whoever made the project, or of its only user.
 */
export function codersOfProject({ file, users, creator, sources }: QdaProject): CodersOfProject {
  const names = new Map<string, string>()
  const times = new Map<string, number>()
  for (const { guid, name } of users) {
    if (names.has(guid)) continue
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    names.set(guid, time === 1 ? name : `${name} (${time})`)
  }
  const anybody = creator ?? (names.size === 1 ? users[0].guid : null)
  const nameOf = (guid: string): string => names.get(guid) ?? `user ${guid.slice(0, 8)}`
  const nobodys = anybody === null ? null : nameOf(anybody)
  const codings = sources.flatMap(({ selections }) => selections.flatMap(selection => selection.codings))
  const unnamed = codings.filter(({ user }) => user === null)
  const strange = codings.filter(({ user }) => user !== null && !names.has(user))
  const problems: Problem[] = []
  if (unnamed.length > 0 && unnamed.length < codings.length) {
    const owner = nobodys === null ? 'somebody called as the file is' : nobodys
    const are = unnamed.length === 1 ? 'names no user and is' : 'name no user and are'
    problems.push({
      code: 'unnamed-coder',
      severity: 'warning',
      message: `${unnamed.length} of ${codings.length} codings ${are} taken to be by ${owner}`,
      file,
      line: unnamed[0].line,
      hint: 'the line is that of the .qde file in the archive',
    })
  }
  if (strange.length > 0 && users.length > 0) {
    problems.push({
      code: 'broken-reference',
      severity: 'warning',
      message: `${strange.length} of ${codings.length} codings ${strange.length === 1 ? 'is by a user' : 'are by users'} whom the project does not list: they are called by their guids`,
      file,
      line: strange[0].line,
      hint: 'the line is that of the .qde file in the archive',
    })
  }
  const coderOf = ({ user }: Pick<QdaCoding, 'user'>): string | null => (user === null ? nobodys : nameOf(user))
  return { coderOf, names: [...new Set(codings.map(coderOf))], problems }
}
