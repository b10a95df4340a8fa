import type { ItsFunction } from 'wink-nlp'
import { fold } from './fold'
import type { Span } from './span'
import { primaryTag } from './stem'

/** What grammar says of one word in its sentence. */
export interface GrammarWord {
  /** The form that a dictionary lists it under, folded. Of a contraction ("don't", "it's") that of its first part. */
  readonly lemma: string
  /** Universal part of speech: NOUN, VERB, ADJ … */
  readonly pos: string
  /** True within the reach of a "not", "never", "no". */
  readonly negated: boolean
}

export interface Grammar {
  /**
   * Reads one sentence: one `GrammarWord` for each of its words, in their order. The same sentence gives the same, whatever was read before.
   *
   * @param words Spans of the sentence's words in `text`, ascending.
   */
  readonly read: (text: string, words: readonly Span[]) => readonly GrammarWord[]
  /**
   * True when a folded word form could have this lemma in some sentence; false only when it never has.
   * Quick enough for every form of a run, above all when a form is asked about for one lemma after the other.
   */
  readonly mayHaveLemma: (form: string, lemma: string) => boolean
  /** The lemma that a word has in the spelling of the model's dictionary: "organize" for "organise". */
  readonly spelling: (lemma: string) => string
  /** The lemmas that a folded form takes in a few plain sentences. */
  readonly lemmasOf: (form: string) => ReadonlySet<string>
}

/** Universal parts of speech, as `GrammarWord.pos` gives them. */
export const partsOfSpeech: readonly string[] = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
]

/** Languages with a grammar, by their BCP 47 primary tag. */
export const grammarLanguages: readonly string[] = ['en']

let english: Promise<Grammar> | undefined

/** Loads the grammar of a language when it is first needed (0.2 s, 50 MB). Gives undefined for a language without one. */
export async function loadGrammar(language: string): Promise<Grammar | undefined> {
  if (!grammarLanguages.includes(primaryTag(language))) return undefined
  english ??= loadEnglish()
  return english
}

async function loadEnglish(): Promise<Grammar> {
  const [{ default: winkNlp }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ])
  // Without the part that finds sentences, all that is read is one.
  const nlp = winkNlp(model, ['negation', 'pos'])
  const { its } = nlp
  const lemmatize = model.addons.lemmatize as Lemmatize

  function read(text: string, words: readonly Span[]): readonly GrammarWord[] {
    const pieces = words.map(({ start, end }, i) => {
      const word = text.slice(start, end)
      // With its capital, "Nurses" would be a name, and no plural.
      return piecesOf(i === 0 && /^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word)
    })
    return tell(
      pieces,
      words.map(({ end }, i) => marksIn(text, end, words[i + 1]?.start)),
    )
  }

  /** Reads words that are in pieces, each with the punctuation marks behind it. */
  function tell(words: readonly Pieces[], marks: readonly (readonly string[])[]): readonly GrammarWord[] {
    const pieces = words.flatMap((word, i) => [...word.pieces, ...marks[i]])
    const tokens = nlp.readDoc(pieces.join(' ')).tokens()
    const lemmas = tokens.out(its.lemma as ItsFunction<string>)
    const tags = tokens.out(its.pos)
    const negated = tokens.out(its.negationFlag) as readonly unknown[] as readonly boolean[]
    // A piece may become several tokens ("cannot"), and only the first of them has a blank ahead of it.
    const starts = tokens.out(its.precedingSpaces).flatMap((space, i) => (i === 0 || space !== '' ? [i] : []))
    if (starts.length !== pieces.length) throw new Error(`${pieces.length} pieces became ${starts.length} tokens`)
    let piece = 0
    return words.map((word, i) => {
      const [first, end] = [starts[piece], starts[piece + word.pieces.length] ?? lemmas.length]
      piece += word.pieces.length + marks[i].length
      // The model leaves names as they stand: "the Trusts" would have another lemma than "the trusts".
      const isName = tags[first] === 'PROPN' && word.lemma === undefined
      const lemma = word.lemma ?? (isName ? lemmaOfName(fold(word.pieces[0])) : fold(lemmas[first]))
      const ahead = i > 0 && marks[i - 1].length === 0 ? words[i - 1].pieces.at(-1)! : ''
      return {
        lemma,
        pos:
          tags[first] === 'VERB' && lemma === fold(word.pieces[0]) && aheadOfNouns.test(ahead) ? 'NOUN' : tags[first],
        negated: negated.slice(first, end).includes(true),
      }
    })
  }

  /** The lemma of a noun in small letters; where that is a name too, the word itself. */
  function lemmaOfName(word: string): string {
    let lemma = lemmasOfNames.get(word)
    if (lemma === undefined) {
      lemma = fold(
        nlp
          .readDoc(`the ${word}`)
          .tokens()
          .out(its.lemma as ItsFunction<string>)[1],
      )
      lemmasOfNames.set(word, lemma)
    }
    return lemma
  }

  /** What the dictionary has of a form, whatever the sentence: lemmas by its own spelling, and the only one, where there is only one. */
  function lemmasInDictionary(form: string): ReadonlySet<string> {
    const tokens = nlp.readDoc(piecesOf(form).pieces.join(' ')).tokens()
    const [lemma] = tokens.out(its.lemma as ItsFunction<string>)
    return new Set([fold(lemma), ...candidatesOf(fold(tokens.out(its.normal)[0]), lemmatize)])
  }

  const lemmasOfNames = new Map<string, string>()
  let known = ''
  let candidates: ReadonlySet<string> = new Set()
  let inDictionary: ReadonlySet<string> | undefined

  function mayHaveLemma(form: string, lemma: string): boolean {
    if (form !== known) {
      known = form
      candidates = candidatesOf(headOf(form), lemmatize)
      inDictionary = undefined
    }
    if (candidates.has(lemma)) return true
    if (!mayBeIrregular(form, lemma)) return false
    inDictionary ??= lemmasInDictionary(form)
    return inDictionary.has(lemma)
  }

  return {
    read,
    mayHaveLemma,
    spelling: lemma => fold(nlp.readDoc(headOf(lemma)).tokens().out(its.normal)[0] ?? lemma),
    lemmasOf: form =>
      new Set(
        frames.map(frame => {
          const words = frame.split(' ').map(word => piecesOf(word === '_' ? form : word))
          const none = words.map(() => [])
          return tell(words, none)[frame.split(' ').indexOf('_')].lemma
        }),
      ),
  }
}

/** Words behind which no verb stands in its plain form: the model takes "leave" for one in "on leave" and "his leave" too. */
const aheadOfNouns =
  /^(?:an?|the|my|your|his|its|our|their|no|every|about|at|by|during|for|from|into|of|on|per|with|without)$/i

/** Sentences in which a word is likely to be any part of speech that it can be. */
const frames = ['_', 'to _', 'they _', 'the _', 'the _ thing', 'it is _', 'it was _ again']

/** A word as it is given to the model. */
interface Pieces {
  /** What stands between blanks: of "sister's" these are "sister" and "'s". */
  readonly pieces: readonly string[]
  /** The lemma, where the model is not to tell. */
  readonly lemma?: string
}

/**
 * Takes a word into pieces that the model reads the same whatever it has read before: letters alone, digits alone, ordinals, and the
 * contractions of its own dictionary. (Of others it remembers how they were first written, and splits them no more.)
 */
function piecesOf(raw: string): Pieces {
  const word = raw
    .replace(/[\u2018\u2019\u02bc\uff07]/g, "'")
    .replace(/[\u00ad\u200c\u200d\u2060]/g, '')
    .normalize('NFKC')
  // Without an apostrophe, these are parts of "they're", "ain't" and "won't" to the model.
  if (/^(?:Re|RE|Ai|Wo|WO)$/.test(word)) return { pieces: [word.toLowerCase()] }
  if (plainWord.test(word)) return { pieces: [word] }
  if (!word.includes("'")) return strange(word)
  const small = word.toLowerCase()
  if (wholeContraction.test(small)) return { pieces: [small] }
  const clitic = /^(.+?)('(?:s|d|m|re|ve|ll)|n't)$/i.exec(word)
  if (clitic) {
    const base = piecesOf(clitic[1])
    // A lone "n't" is no negator to the model.
    return { ...base, pieces: [...base.pieces, clitic[2].toLowerCase().replace("n't", 'not')] }
  }
  const joined = word.replaceAll("'", '')
  return plainWord.test(joined) ? { pieces: [joined], lemma: fold(word) } : strange(word)
}

/** A word in other letters, or of letters and digits, is read as a name. */
function strange(word: string): Pieces {
  return { pieces: ['Xx'], lemma: fold(word) }
}

const plainWord = /^(?:[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]+|\d+|\d*(?:1st|2nd|3rd|\dth))$/

/** Contractions that the dictionary has, and takes apart rightly; of "'s" and "'d" it tells these only. */
const wholeContraction = new RegExp(
  `^(?:${[
    "(?:ai|are|ca|could|did|does|do|had|has|have|is|might|must|need|ought|sha|should|was|were|wo|would)n't",
    "(?:you|we|they|that|these|those|there|what|where|who|why|how)'re",
    "(?:he|she|it|that|there|here|what|where|who|how|let)'s",
    "(?:i|you|he|she|it|we|they|there|who|how)'d",
    "(?:i|you|he|she|it|we|they|that|there|what|who|how)'ll",
    "(?:i|you|we|they|could|should|would|might|must|who|what)'ve",
    "o'clock",
  ].join('|')})$`,
)

/** The folded piece that gives a form its lemma. */
function headOf(form: string): string {
  if (/^[a-z]+$/.test(form)) return form
  const { pieces, lemma } = piecesOf(form)
  return lemma ?? pieces[0]
}

/** The marks that part a word from the next: they bound what a negation reaches. Those inside "on-call" and "3.5" do not. */
function marksIn(text: string, from: number, to: number | undefined): readonly string[] {
  // Behind the last word stands what ends the sentence.
  const between = to === undefined ? `${/^\S*/.exec(text.slice(from, from + 8))![0]} ` : text.slice(from, to)
  return between.match(/[;!?\u2014]|[,:.\u2026\u2013-](?=\s)/g) ?? []
}

type Lemmatize = (
  word: string,
  pos: string,
  dictionary: { hasSamePOS: (lemma: string, pos: string) => boolean },
) => string

/** Every lemma that the model's rules try for a word, and its irregular ones. */
function candidatesOf(form: string, lemmatize: Lemmatize): ReadonlySet<string> {
  const tried = new Set([form])
  const dictionary = {
    hasSamePOS: (lemma: string) => {
      tried.add(lemma)
      return false
    },
  }
  for (const pos of ['VERB', 'NOUN', 'ADJ']) tried.add(lemmatize(form, pos, dictionary))
  return tried
}

/**
 * True when it is worth the time to look a form up for a lemma that no rule leads to. What the dictionary has of that kind is short ("aint"
 * of "be"), or begins alike ("colours" of "color", "app" of "application") but for a few spellings ("foetus", "oestrogen", "gaol").
 */
function mayBeIrregular(form: string, lemma: string): boolean {
  if (form.length < 6 || form.includes("'")) return true
  const [first, second, third] = form
  if (first === lemma[0]) return [second, third].some(letter => letter === lemma[1] || letter === lemma[2])
  return (second === 'e' && lemma[0] === 'e') || /^(?:gaol|philt|chari|weren)/.test(form)
}
