import type { PeopleCodings } from '../../coding/people/people-codings'

/** Gives the name of a coder: of those whom a file names, and of those who are known by their file alone (null). */
export type CoderNames = (file: PeopleCodings, coder: string | null) => string

/**
 * Names coders so that no two are one by accident.
 *
 * A name that several files give is one coder. A file that names nobody is one coder, called as the file is; with its folders where two files
 * are called alike. A `codebook` is never the one of another file, for nobody can tell whether its rules were the same.
 *
 * @param taken Names of coders that are in no file: the codebooks of runs.
 */
export function coderNames(files: readonly PeopleCodings[], taken: readonly string[]): CoderNames {
  const stems = files.map(({ file }) => stem(file))
  const fileName = (file: PeopleCodings): string => {
    const own = stem(file.file)
    return stems.filter(other => other === own).length > 1 ? withoutExtension(file.file) : own
  }
  const ofCodebooks = new Map<string, number>()
  for (const each of files) {
    for (const name of new Set(codersOf(each))) {
      if (name === theCodebook || (name !== null && taken.includes(name)))
        ofCodebooks.set(name, (ofCodebooks.get(name) ?? 0) + 1)
    }
  }
  return (file, coder) => {
    if (coder === null) return fileName(file)
    const times = ofCodebooks.get(coder)
    return times === undefined || (times === 1 && !taken.includes(coder)) ? coder : `${coder} (${fileName(file)})`
  }
}

/** What the codings of a codebook name as their coder. */
const theCodebook = 'codebook'

/** Gives all coders that a file tells of. */
export function codersOf(codings: PeopleCodings): readonly (string | null)[] {
  return codings.kind === 'units' ? codings.coders : [...new Set(codings.spans.map(({ coder }) => coder))]
}

function withoutExtension(path: string): string {
  const dot = path.lastIndexOf('.')
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path
}

function stem(path: string): string {
  const name = withoutExtension(path)
  return name.slice(name.lastIndexOf('/') + 1)
}
