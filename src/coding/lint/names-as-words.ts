import { fold, foldButCase } from '../../text/fold'
import { wordsIn } from '../../text/words'
import { titles } from '../../transcript/label-words'
import { isCode, isNameShaped } from '../../transcript/labels'
import { roleWord } from '../../transcript/roles'
import type { CompiledCodebook } from '../compiled'
import { type Lint, lintAt } from './lint'
import type { StudyToLint } from './study-to-lint'
import { alternativesOf } from './walk'
import { createWriter, type WordStep } from './written-out'

/**
 * Finds keywords that are somebody's name: in a group with a "Will" or a "Grace", people say the name without meaning the word. Only
 * patterns of one word that code by themselves are looked at, and names, not ids such as P1.
 */
export function namesAsWords({ codebook, tools }: CompiledCodebook, study: StudyToLint): readonly Lint[] {
  const names = namesOf(study)
  const write = createWriter(new Map([...codebook.lists].map(([name, { patterns }]) => [name, patterns])))
  const namesFound = (word: WordStep): readonly string[] => {
    const test = tools.matchers.get(word.matcher)!.compile(word.argument, tools)
    const accepts = {
      form: (form: string) => test.by === 'form' && test.form === form,
      prefix: (form: string) => test.by === 'prefix' && form.startsWith(test.prefix),
      stem: (form: string) => test.by === 'stem' && test.stem === tools.stem(form),
      test: (form: string) => test.by === 'test' && test.test(form),
    }[test.by]
    return names.filter(name => accepts(fold(name)) && (test.cased?.(foldButCase(name)) ?? true))
  }
  return codebook.codes.flatMap(code =>
    alternativesOf(code).flatMap(pattern => {
      const words = write(pattern).ways.flatMap(way => (way.length === 1 && way[0].kind === 'word' ? [way[0]] : []))
      const found = [...new Set(words.flatMap(namesFound))]
      if (found.length === 0) return []
      const [name] = found
      const others =
        found.length > 1
          ? ` and ${found
              .slice(1, 3)
              .map(other => `"${other}"`)
              .join(', ')}`
          : ''
      return [
        lintAt(pattern.at, {
          code: 'name-as-word',
          about: code.id,
          message: `"${pattern.source.trim()}" finds the name "${name}"${others} too, so each mention of that person is coded with ${code.id}`,
          hint: `set case(${name}) under except, or write the word in a phrase`,
        }),
      ]
    }),
  )
}

/** First and last names of those who speak or took part; initials, codes and words for a role are none. */
function namesOf({ transcripts, participants }: StudyToLint): readonly string[] {
  const people = participants?.people ?? []
  const columns = (participants?.attributes ?? []).filter(name =>
    /^(?:(?:first|last|given|family|full)[ _-]?)?name$|^(?:fore|sur)name$|^pseudonym$/i.test(name),
  )
  const labels = [
    ...transcripts.flatMap(({ speakers }) => speakers.map(({ id }) => id)),
    ...people.flatMap(({ id, attributes }) => [id, ...columns.flatMap(name => attributes[name] ?? [])]),
  ]
  const words = labels
    .filter(label => isNameShaped(label) && !roleWord(label) && !isCode(label))
    .flatMap(label => wordsIn(label).map(({ start, end }) => label.slice(start, end)))
    .filter(word => /^\p{Lu}[\p{L}\p{M}'’]{2,}$/u.test(word) && !titles.has(word.toLowerCase()) && !roleWord(word))
  return [...new Set(words)]
}
