import { describe, expect, test } from 'vitest'
import type { Codebook } from '../../../src/codebook/codebook'
import { readCodebook } from '../../../src/codebook/read-codebook'
import { toKeywordTable } from '../../../src/interchange/dictionaries/export/keyword-table'
import { toLexicoder } from '../../../src/interchange/dictionaries/export/lexicoder'
import { toLiwc } from '../../../src/interchange/dictionaries/export/liwc'
import { toQuanteda } from '../../../src/interchange/dictionaries/export/quanteda'
import { toWordstat } from '../../../src/interchange/dictionaries/export/wordstat'
import { toYoshikoder } from '../../../src/interchange/dictionaries/export/yoshikoder'
import type { Exported } from '../../../src/interchange/exported'

async function codebookOf(yaml: string): Promise<Codebook> {
  const { codebook, problems } = await readCodebook(`codebook: Ward talk\nversion: 1.0.0\n${yaml}`, 'ward.yaml')
  if (codebook === null) throw new Error(JSON.stringify(problems))
  return codebook
}

function textOf({ files }: Exported): string {
  expect(files).toHaveLength(1)
  return [...files[0].content].join('')
}

/** What happened to what, where in the codebook: `rules left out hours#rules/0 9:9`. */
function lossesOf({ losses }: Exported): readonly string[] {
  return losses.map(({ what, fate, subject, line, column }) =>
    [what, fate, ...(subject === null ? [] : [subject]), ...(line === null ? [] : [`${line}:${column}`])].join(' '),
  )
}

const ward = `
themes:
  - id: care
    label: Care
    definition: What is done for "patients" & kin.
    keywords: [nurs*, ward sister]
    subthemes:
      - id: night-care
        label: Night care
        keywords: [Night shift, list(late)]
  - id: hours
    label: Hours
    keywords: [organi?ation, out of * date, over 65s, "*ing", late]
    rules: [{ any: [rota], weight: 2 }]
lists:
  late: [late, after dark]
`

describe('a codebook as a dictionary', () => {
  test('of LIWC has numbered categories, and each term once with all its numbers', async () => {
    const exported = toLiwc(await codebookOf(ward))
    expect(exported.files[0].name).toBe('ward.dic')
    expect(textOf(exported)).toBe(
      '%\n1\tCare\n\t2\tNight care\n3\tHours\n%\nnurs*\t1\nward sister\t1\nnight shift\t2\nlate\t2\t3\nafter dark\t2\nrota\t3\n',
    )
    expect(lossesOf(exported)).toEqual([
      'titles of codebooks left out Ward talk',
      'lists changed late 18:3',
      'definitions left out care 5:5',
      'patterns left out hours#keywords/0 15:16',
      'patterns left out hours#keywords/1 15:30',
      'patterns left out hours#keywords/2 15:45',
      'patterns left out hours#keywords/3 15:55',
      'weights of words left out hours#rules/0 16:13',
      'sums of sub-themes changed care 5:5',
    ])
  })
  test('of WordStat has weights behind words, and lines as Windows ends them', async () => {
    const exported = toWordstat(await codebookOf(ward))
    expect(textOf(exported).split('\r\n')).toEqual([
      'Care',
      '\tnurs* (1)',
      '\tward sister (1)',
      '\tNight care',
      '\t\tNight shift (1)',
      '\t\tlate (1)',
      '\t\tafter dark (1)',
      'Hours',
      '\torgani?ation (1)',
      '\tover 65s (1)',
      '\t*ing (1)',
      '\tlate (1)',
      '\trota (2)',
      '',
    ])
    expect(lossesOf(exported)).toEqual([
      'titles of codebooks left out Ward talk',
      'lists changed late 18:3',
      'definitions left out care 5:5',
      'patterns left out hours#keywords/1 15:30',
    ])
  })
  test('of Yoshikoder is XML under the title, with definitions and scores', async () => {
    const exported = toYoshikoder(await codebookOf(ward))
    expect(textOf(exported)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805" patternengine="substring">
	<cnode name="Ward talk" desc="Ward talk">
		<cnode name="Care" desc="What is done for &quot;patients&quot; &amp; kin.">
			<pnode name="nurs*"/>
			<pnode name="ward sister"/>
			<cnode name="Night care" desc="">
				<pnode name="Night shift"/>
				<pnode name="late"/>
				<pnode name="after dark"/>
			</cnode>
		</cnode>
		<cnode name="Hours" desc="">
			<pnode name="over 65s"/>
			<pnode name="*ing"/>
			<pnode name="late"/>
			<pnode name="rota" score="2"/>
		</cnode>
	</cnode>
</dictionary>
`,
    )
    expect(lossesOf(exported)).toEqual([
      'lists changed late 18:3',
      'patterns left out hours#keywords/0 15:16',
      'patterns left out hours#keywords/1 15:30',
    ])
  })
  test('of Lexicoder has a plus sign for each level', async () => {
    expect(textOf(toLexicoder(await codebookOf(ward)))).toBe(
      '+Care\nnurs*\nward sister\n++Night care\nnight shift\nlate\nafter dark\n+Hours\nover 65s\n*ing\nlate\nrota\n',
    )
  })
  test('of quanteda is YAML with everything in quotes, and a theme’s own words under a key without a name', async () => {
    const exported = toQuanteda(await codebookOf(ward))
    expect(textOf(exported)).toBe(`"Care":
  "":
    - "nurs*"
    - "ward sister"
  "Night care":
    - "Night shift"
    - "late"
    - "after dark"
"Hours":
  - "organi?ation"
  - "out of * date"
  - "over 65s"
  - "*ing"
  - "late"
  - "rota"
`)
    expect(lossesOf(exported)).not.toContainEqual(expect.stringMatching('patterns'))
  })
  test('as a table has a row a keyword, and a definition once', async () => {
    expect(textOf(toKeywordTable(await codebookOf(ward)))).toBe(
      `theme,sub-theme,keyword,weight,definition
Care,,nurs*,,"What is done for ""patients"" & kin."
Care,,ward sister,,
Care,Night care,Night shift,,
Care,Night care,late,,
Care,Night care,after dark,,
Hours,,organi?ation,,
Hours,,out of * date,,
Hours,,over 65s,,
Hours,,*ing,,
Hours,,late,,
Hours,,rota,2,
`,
    )
  })
  test('leaves out what is more than words, and says why with the place in the codebook', async () => {
    const exported = toYoshikoder(
      await codebookOf(`
themes:
  - id: pay
    label: Pay
    keywords: [pay, stems(earn), lemma(leave/VERB), "fuzzy(salary, 1)", case(IT), /wages?/, "text:/per (hour|day)/", turn …2 down]
    rules:
      - near: [pay, rise]
        within: 2
      - any: [bonus]
        negated: skip
      - { any: [code(pay/hours), overtime], id: extra, note: Added late. }
    except: [pay attention]
    unless: [not about us]
    where: { role: participant }
    subthemes: [{ id: hours, label: Hours, keywords: [hour*], examples: [An hour is short.], origin: data }]
`),
    )
    expect([...textOf(exported).matchAll(/pnode name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'pay',
      'overtime',
      'hour*',
    ])
    expect(lossesOf(exported)).toEqual([
      'exceptions left out pay 5:5',
      'conditions that rule a code out left out pay 5:5',
      'conditions on whose talk it is left out pay 5:5',
      'origins of codes left out pay/hours 17:17',
      'examples left out pay/hours 17:17',
      'patterns left out pay#keywords/1 7:21',
      'patterns left out pay#keywords/2 7:34',
      'patterns left out pay#keywords/3 7:53',
      'patterns left out pay#keywords/4 7:73',
      'patterns left out pay#keywords/5 7:83',
      'patterns left out pay#keywords/6 7:93',
      'patterns left out pay#keywords/7 7:118',
      'rules left out pay#rules/0 9:9',
      'rules left out pay#rules/1 11:9',
      'notes on rules left out pay#extra 13:9',
      'patterns left out pay#extra 13:17',
    ])
  })
  test('expands lists within phrases, and gaps where one word has a sign', async () => {
    const yaml = 'themes: [{ id: a, label: A, keywords: ["list(no) pay …1 rise"] }]\nlists: { no: [no, without any] }\n'
    expect(textOf(toQuanteda(await codebookOf(yaml)))).toBe(
      '"A":\n  - "no pay rise"\n  - "no pay * rise"\n  - "without any pay rise"\n  - "without any pay * rise"\n',
    )
    expect(lossesOf(toLexicoder(await codebookOf(yaml)))).toContainEqual(
      expect.stringMatching('patterns left out a#keywords/0'),
    )
  })
  test('gives names that readers would take for something else another form, and each code one of its own', async () => {
    const yaml = `
themes:
  - { id: a, label: "Pay (2)", keywords: [pay] }
  - { id: b, label: '=Sum "of" + C#', keywords: [sum], subthemes: [{ id: other, label: Other, keywords: [x-ray] }] }
  - { id: c, label: Year 2 care, keywords: [year], subthemes: [{ id: other, label: Other, keywords: [y] }] }
`
    const names = async (to: (codebook: Codebook) => Exported, pattern: RegExp) =>
      [...textOf(to(await codebookOf(yaml))).matchAll(pattern)].map(([, name]) => name)
    expect(await names(toLiwc, /^\t*\d+\t(.*)$/gm)).toEqual([
      'Pay 2',
      '=Sum "of" + C#',
      'Other',
      'Year 2_care',
      'Year 2_care: Other',
    ])
    expect(await names(toLexicoder, /^\++(.*)$/gm)).toEqual([
      'Pay (2)',
      "=Sum 'of' + C no.",
      'Other',
      'Year 2 care',
      'Year 2 care: Other',
    ])
    expect(await names(toWordstat, /^\t?([^()\r\n\t]+)\r$/gm)).toEqual([
      'Pay 2',
      '=Sum of + C',
      'Other',
      'Year 2 care',
      'Other',
    ])
    expect(await names(toKeywordTable, /^([^,]*),/gm)).toEqual([
      'theme',
      'Pay (2)',
      '"\'=Sum ""of"" + C#"',
      '"\'=Sum ""of"" + C#"',
      'Year 2 care',
      'Year 2 care',
    ])
    expect(lossesOf(toLiwc(await codebookOf(yaml))).filter(loss => loss.startsWith('names'))).toEqual([
      'names of codes changed a 5:5',
      'names of codes changed c 7:5',
      'names of codes changed c/other 7:64',
    ])
  })
})
