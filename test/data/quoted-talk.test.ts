import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { misjudged, quotedAtRandom } from '../analysis/quotation-check/quoted-at-random'
import { checked, studyOf } from '../analysis/quotation-check/study-of'
import { isAbsent, needsData, shared } from './shared'

type Talk = Readonly<Record<string, string>>

function texts(folder: string, names: RegExp): Talk {
  const files = readdirSync(shared(folder)).filter(name => names.test(name))
  return Object.fromEntries(files.slice(0, 2).map(name => [name, readFileSync(shared(`${folder}/${name}`), 'utf8')]))
}

interface Meeting {
  readonly meeting_transcripts: readonly { readonly speaker: string; readonly content: string }[]
  readonly general_query_list: readonly { readonly answer: string }[]
  readonly specific_query_list: readonly { readonly answer: string }[]
}

function meeting(name: string): Meeting {
  return JSON.parse(readFileSync(shared(`qmsum-meetings/${name}.json`), 'utf8'))
}

function talkOf({ meeting_transcripts }: Meeting): string {
  return meeting_transcripts.map(({ speaker, content }) => `${speaker}: ${content}`).join('\n\n')
}

describe.skipIf(isAbsent)(
  `quotations of real talk, verbatim and altered, are told apart without a mistake${needsData}`,
  () => {
    test.each([
      ['an inquiry', () => texts('uk-covid-inquiry-health/txt', /\.txt$/)],
      ['interviews', () => texts('pdpilot-interviews', /^P\d\.txt$/)],
      [
        'meetings',
        () =>
          Object.fromEntries(
            ['ami/ES2004a', 'ami/TS3004a', 'welsh-committee/education_2'].map(name => [
              `${name.split('/')[1]}.txt`,
              talkOf(meeting(name)),
            ]),
          ),
      ],
    ] as const)('of %s', async (_, talk) => {
      const study = await studyOf(talk())
      for (const [i, form] of (['md', 'txt', 'docx'] as const).entries()) {
        const quotations = quotedAtRandom(study, 200, 3 + i)
        expect(quotations).toHaveLength(200)
        expect(await misjudged(study, quotations, form)).toEqual([])
      }
    })

    test('of what the authors of summaries quote, one sentence is verbatim and one phrase is nobody’s', async () => {
      const judged: string[] = []
      for (const name of ['welsh-committee/education_5', 'ami/ES2004a']) {
        const { general_query_list, specific_query_list, ...rest } = meeting(name)
        const answers = [...general_query_list, ...specific_query_list].map(({ answer }) => answer)
        const study = await studyOf({ 'meeting.txt': talkOf({ ...rest, general_query_list, specific_query_list }) })
        for (const { verdict } of await checked(study, answers.join('\n\n'), { path: 'summary.txt' }))
          if (verdict !== 'too-short') judged.push(`${name}: ${verdict}`)
      }
      expect(judged).toEqual(['welsh-committee/education_5: verbatim', 'ami/ES2004a: not-found'])
    })
  },
)
