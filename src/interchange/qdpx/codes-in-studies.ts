import type { CodedStudy } from '../../analysis/coded-study'
import { codesByName } from '../../codebook/codes-by-name'
import { labelKey } from '../../transcript/labels'
import type { SharedCode } from './project-names'

/**
 * Finds the code of a study that a code of a project is: by its path, else by its name, or by the last part of a name that is itself a path
 * (`Cost::Fees`, `Cost\Fees`), where no other code of the projects could be meant. Gives its own id where the studies have none such.
 */
export function codesInStudies(
  codes: readonly SharedCode[],
  studies: readonly CodedStudy[],
): (code: SharedCode) => string {
  const idIn = codesByName(studies.map(({ codebook }) => codebook))
  const spellings = new Map(codes.map(code => [code, spellingsOf(code)]))
  const times = new Map<string, number>()
  for (const each of spellings.values())
    for (const key of new Set(each.map(labelKey))) times.set(key, (times.get(key) ?? 0) + 1)
  const found = new Map(
    codes.map(code => {
      const certain = spellings.get(code)!.filter((name, i) => i === 0 || times.get(labelKey(name)) === 1)
      return [code, certain.map(idIn).find(id => id !== null) ?? code.id]
    }),
  )
  return code => found.get(code) ?? code.id
}

function spellingsOf({ id, name }: SharedCode): readonly string[] {
  const path = id.split(/\s*(?:::|[\\/])\s*/)
  return [id, path.join('/'), name, path[path.length - 1]]
}
