import { stringify } from 'yaml'
import { readYaml } from './read-yaml'

/**
 * Writes plain data as YAML on one line, as it stands between brackets; reading it gives the same data.
 *
 * @example
 * writeYamlLine({ near: ['list(nobody)', 'see*'], within: 6 }) // '{ near: [ list(nobody), see* ], within: 6 }'
 */
export function writeYamlLine(data: unknown): string {
  if (typeof data === 'string' && data.includes('\n')) return JSON.stringify(data)
  return stringify(data, {
    collectionStyle: 'flow',
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    aliasDuplicateObjects: false,
  }).trimEnd()
}

/** Reads YAML that stands on one line, of whatever kind; undefined where it is none, or is larger or deeper than any rule. */
export async function readYamlLine(text: string): Promise<unknown> {
  const { document, problems } = await readYaml(text, '')
  return document === null || problems.length > 0 ? undefined : document.data
}
