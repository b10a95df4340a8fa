import type { RatedVariable } from './coder-ratings'

/**
 * Gives the codes that figures over all codes are made of: those without sub-themes among the codes. A theme that stands beside its
 * sub-themes (`cost` beside `cost/fees`) is their union, so that the same decision would count twice.
 */
export function overallCodes(variables: readonly Pick<RatedVariable, 'id' | 'kind'>[]): ReadonlySet<string> {
  const codes = variables.flatMap(({ id, kind }) => (kind === 'code' ? [id] : []))
  const above = new Set(codes.flatMap(id => id.split('/').map((_, depth, path) => path.slice(0, depth).join('/'))))
  return new Set(codes.filter(id => !above.has(id)))
}
