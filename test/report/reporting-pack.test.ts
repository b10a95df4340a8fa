import { describe, expect, test } from 'vitest'
import { exampleStudy } from '../../src/cli/example-study'
import { csvOf } from '../../src/report/data-table'
import type { Facts } from '../../src/report/facts'
import { checklists, reportingPack } from '../../src/report/reporting-pack'
import { checklistsTable } from '../../src/report/tables/checklists'
import { factsOf, feesParts, feesStudy } from './facts-of'

const packOf = (facts: Facts) => [
  { name: 'checklists.csv', content: csvOf(checklistsTable(checklists, facts)) },
  ...reportingPack(facts),
]
const filesOf = (facts: Facts) => Object.fromEntries(packOf(facts).map(({ name, content }) => [name, content]))

const facts = await factsOf(feesStudy, feesParts)
const files = filesOf(facts)
const known = (text: string) =>
  text.replaceAll(facts.codebook.hash, 'HASH').replaceAll(`themewright ${facts.software.version}`, 'themewright 0.0.0')

describe('the whole of a small study', () => {
  test('reporting.md, up to the checklists', () => {
    const [report] = known(files['reporting.md']).split('\n## COREQ')
    expect(report).toMatchInlineSnapshot(`
      "# Reporting: Fees and hours

      Made by themewright 0.0.0. What a run knows of itself is filled in below, for you to check, to word and to complete; nothing is guessed. The analysis is by codebook: neither reflexive thematic analysis nor interpretative phenomenological analysis. Whatever only a person can know is marked: **to be completed by the researcher**. A checklist that is filled in tells what was reported, not how good a study is.

      ## Methods, in draft

      5 participants spoke, in 2 groups, 2 to 3 in each. 1 more person is listed in the participants file for a recorded group and did not speak. The file has 2 more people without a group, as survey respondents are. There were 2 transcripts, read as labelled-text. The talk of participants was counted. Moderators' talk served to tell what was prompted; it is in no count and no quotation.

      The codebook names its approach: codebook content analysis. The codebook "Money and time", version 1.2.0 (SHA-256 HASH), has 4 codes (2 themes and 2 sub-themes). Of 4 codes, the codebook derives 1 from the guide and 1 from the data, and does not say where the other 2 come from. The codebook's log of changes has 1 entry, the last for version 1.2.0 (2026-01-31). The source that the codebook names: "Invented for this test". Coding was done by 1 rule set: 4 keywords and phrases, 2 rules that combine words and 1 named list, with rules for 3 of 4 codes; a theme is the union of its own units and those of its sub-themes. Words are matched by spelling, wildcards and stems. The unit of coding is the sentence. The rules were applied by themewright 0.0.0, the same way to every transcript.

      Each code is counted as turns that mention it (of 7 with words), participants who mention it (of 5 who spoke) and groups in which it is mentioned (of 2). Units that carry at least 1 code: 3 of 8. There are 3 quotations (2 different passages) from 2 participants in 2 groups, up to 1 a code, chosen by a declared rule; each is verbatim and has its transcript, line and speaker; attributes stand beside them only where at least 2 participants share them (exemplars.csv).

      A coding by rule is a candidate until a person has judged it; judged so far: 0 of 3 codings (0 accepted, 0 rejected). How the rules do against blind human coding was not measured, so no code is validated. Two people coded 10 units blind. Code coverage: 2 of 3 codes that can apply by themselves were mentioned in at least 1 of 2 groups; in the order of fieldwork, 80 % of those mentioned after 2 groups (2 in the middle 90 % of the orders that were tried) and 90 % of those mentioned after 2 groups (2 in the middle 90 % of the orders that were tried). 1 code was made from data; if these are the same data, it is found by construction. This is when the codes of a codebook were first mentioned; it is not data saturation. Rules find words, not meaning: irony, hints and silence leave no words, and a theme that is not in the codebook is not in the results. The counts tell of these groups only; participants are nested in groups, so differences between people are descriptive only.

      **To be completed by the researcher**: how participants were recruited, how the groups were moderated, recorded and transcribed, ethics, and what people did with the candidates.

      ## The researchers, as they say themselves

      > Two psychologists.
      >
      > One of them moderated.

      ## Coding tree

      - **What it costs** (\`cost\`)
        - **Fees** (\`cost/fees\`): What has to be paid
        - **Travel** (\`cost/travel\`)
      - **Time** (\`time\`)

      ## Themes at three levels

      | code | label | turns | participants | groups | validated |
      |---|---|---|---|---|---|
      | cost | What it costs | 2 | 2 of 5 | 1 of 2 | no |
      | cost/fees | Fees | 2 | 2 of 5 | 1 of 2 | no |
      | cost/travel | Travel | 0 | 0 of 5 | 0 of 2 | no |
      | time | Time | 1 | 1 of 5 | 1 of 2 | no |

      ## Code coverage by group

      Coverage of the codebook by group: 2 of 3 codes.

      ## How quotations were chosen

      Quotations were chosen by a declared rule, not by hand; each says why.

      Eligible: what participants said and nobody rejected; not what only shows that somebody listens ("Yeah, exactly").

      Whole sentences of one turn, word for word. Under 8 words, a neighbouring sentence is taken in; over 60, only sentences that hold the evidence are kept; a "But …" that takes it back is not left out.

      Balance: nobody is quoted twice for a theme before everybody who said it is quoted once, and no group before every group. Then accepted codings come first, then people who are not yet quoted often for other themes.

      Then by score: unprompted before echoed before prompted; 8 to 60 words; more of the words that the rules look for; no other theme in the same place; a number; less for hesitations, gaps and notes of the transcriber; less for people quoted elsewhere.

      A tie goes to the transcript whose name comes first, then to what was said first.
      "
    `)
  })

  test('COREQ in reporting.md', () => {
    const [, coreq] = /## COREQ\n(.*)\n## SRQR/s.exec(known(files['reporting.md']))!
    expect(coreq).toMatchInlineSnapshot(`
      "
      Consolidated criteria for reporting qualitative research (Tong, Sainsbury and Craig 2007, International Journal for Quality in Health Care 19:349–357).

      | item | section | topic | what is known | from |
      |---|---|---|---|---|
      | 1 | Research team and reflexivity | Interviewer or facilitator | As given by the researchers, for items 1 to 8: "Two psychologists. One of them moderated." **To be completed by the researcher**: what this leaves open. | study file: researchers |
      | 2 | Research team and reflexivity | Credentials | See item 1, as given by the researchers. **To be completed by the researcher**: what this leaves open. | study file: researchers |
      | 3 | Research team and reflexivity | Occupation | See item 1, as given by the researchers. **To be completed by the researcher**: what this leaves open. | study file: researchers |
      | 4 | Research team and reflexivity | Gender | See item 1, as given by the researchers. **To be completed by the researcher**: what this leaves open. | study file: researchers |
      | 5 | Research team and reflexivity | Experience and training | See item 1, as given by the researchers. **To be completed by the researcher**: what this leaves open. | study file: researchers |
      | 6 | Research team and reflexivity | Relationship established | See item 1, as given by the researchers. **To be completed by the researcher**: what this leaves open. | study file: researchers |
      | 7 | Research team and reflexivity | What participants knew of the interviewer | See item 1, as given by the researchers. **To be completed by the researcher**: what this leaves open. | study file: researchers |
      | 8 | Research team and reflexivity | Interviewer characteristics | See item 1, as given by the researchers. **To be completed by the researcher**: what this leaves open. | study file: researchers |
      | 9 | Study design | Methodological orientation and theory | The codebook names its approach: codebook content analysis. **To be completed by the researcher**: the theory behind it. | codebook: family |
      | 10 | Study design | Sampling | **to be completed by the researcher** |  |
      | 11 | Study design | Method of approach | **to be completed by the researcher** |  |
      | 12 | Study design | Sample size | 5 participants spoke, in 2 groups, 2 to 3 in each. 1 more person is listed in the participants file for a recorded group and did not speak. The file has 2 more people without a group, as survey respondents are. | transcripts, participants file |
      | 13 | Study design | Non-participation | **to be completed by the researcher** |  |
      | 14 | Study design | Setting of data collection | **to be completed by the researcher** |  |
      | 15 | Study design | Presence of non-participants | A moderator speaks in 2 of 2 groups. 1 observer speaks, in 1 group. **To be completed by the researcher**: who was there and did not speak. | transcripts: roles |
      | 16 | Study design | Description of the sample | Of 5 participants who spoke, by attribute: age group: under 40 (3), 40 and over (2). **To be completed by the researcher**: further characteristics, and the date. | participants file |
      | 17 | Study design | Interview guide | The guide "What has changed" has 2 questions in 1 section. Groups in which each was recognised in a moderator's words: change in 2 of 2, hours in 0 of 2. **To be completed by the researcher**: whether it was tried out, and whether prompts were given. | guide, transcripts |
      | 18 | Study design | Repeat interviews | Each group has 1 transcript. **To be completed by the researcher**: whether anybody was interviewed again, and how often. | transcripts |
      | 19 | Study design | Audio or visual recording | **to be completed by the researcher** |  |
      | 20 | Study design | Field notes | **to be completed by the researcher** |  |
      | 21 | Study design | Duration | From the first timed turn to the beginning of the last: 2 minutes (rounded), in 1 of 2 transcripts. **To be completed by the researcher**: how long the whole sessions were. | transcripts: times |
      | 22 | Study design | Data saturation | Code coverage: 2 of 3 codes that can apply by themselves were mentioned in at least 1 of 2 groups; in the order of fieldwork, 80 % of those mentioned after 2 groups (2 in the middle 90 % of the orders that were tried) and 90 % of those mentioned after 2 groups (2 in the middle 90 % of the orders that were tried). 1 code was made from data; if these are the same data, it is found by construction. This is when the codes of a codebook were first mentioned; it is not data saturation. **To be completed by the researcher**: whether and how saturation was discussed. | coverage |
      | 23 | Study design | Transcripts returned | **to be completed by the researcher** |  |
      | 24 | Analysis and findings | Number of data coders | 1 rule set, applied by software, which is not a coder; 2 human coders known to this run. Two people coded 10 units blind. How the rules do against blind human coding was not measured, so no code is validated. **To be completed by the researcher**: who coded outside this run. | codings.jsonl, agreement, validation |
      | 25 | Analysis and findings | Description of the coding tree | 2 themes and 2 sub-themes: What it costs (2 sub-themes); Time. The coding tree is in reporting.md, the whole codebook in codebook.md. | codebook |
      | 26 | Analysis and findings | Derivation of themes | Of 4 codes, the codebook derives 1 from the guide and 1 from the data, and does not say where the other 2 come from. The codebook's log of changes has 1 entry, the last for version 1.2.0 (2026-01-31). The source that the codebook names: "Invented for this test". **To be completed by the researcher**: how the themes were arrived at. | codebook: origin, source, changes |
      | 27 | Analysis and findings | Software | Software: themewright 0.0.0, with the codebook "Money and time", version 1.2.0, SHA-256 HASH. | run.json |
      | 28 | Analysis and findings | Participant checking | **to be completed by the researcher** |  |
      | 29 | Analysis and findings | Quotations presented | There are 3 quotations (2 different passages) from 2 participants in 2 groups, up to 1 a code, chosen by a declared rule; each is verbatim and has its transcript, line and speaker; attributes stand beside them only where at least 2 participants share them (exemplars.csv). **To be completed by the researcher**: which of them the report presents. | exemplars.csv |
      | 30 | Analysis and findings | Data and findings consistent | Every count can be traced to codings, each with its rule, the words that made the rule true, and their place in the transcript (codings.jsonl). A coding by rule is a candidate until a person has judged it; judged so far: 0 of 3 codings (0 accepted, 0 rejected). **To be completed by the researcher**: whether the findings follow from what was said. | codings.jsonl |
      | 31 | Analysis and findings | Clarity of major themes | Superordinate themes of the codebook: What it costs: 2 turns, 2 of 5 participants, 1 of 2 groups; Time: 1 turn, 1 of 5 participants, 1 of 2 groups. **To be completed by the researcher**: which of them are findings, and where they are told. | frequencies.csv |
      | 32 | Analysis and findings | Clarity of minor themes | Codes mentioned in fewer than a quarter of the groups (the rule by which this list is made): Travel (0 of 2). **To be completed by the researcher**: which diverse cases and minor themes are discussed. | frequencies.csv |
      "
    `)
  })

  test('SRQR and JARS-Qual in checklists.csv', () => {
    const [, rest] = known(files['checklists.csv']).split('28,Participant checking')
    expect(rest.slice(rest.indexOf('SRQR,S1,'))).toMatchInlineSnapshot(`
      "SRQR,S1,Title,partly,Title in the study file: Fees and hours. To be completed by the researcher: the title of the report.,study file
      SRQR,S2,Abstract,researcher,to be completed by the researcher,
      SRQR,S3,Problem formulation,researcher,to be completed by the researcher,
      SRQR,S4,Purpose or research question,researcher,to be completed by the researcher,
      SRQR,S5,Qualitative approach and research paradigm,partly,"The codebook names its approach: codebook content analysis. To be completed by the researcher: the paradigm, and why this approach was chosen.",codebook: family
      SRQR,S6,Researcher characteristics and reflexivity,partly,"As given by the researchers, for this item: ""Two psychologists.
      One of them moderated."" To be completed by the researcher: what this leaves open.",study file: researchers
      SRQR,S7,Context,researcher,to be completed by the researcher,
      SRQR,S8,Sampling strategy,researcher,to be completed by the researcher,
      SRQR,S9,Ethical issues pertaining to human subjects,researcher,to be completed by the researcher,
      SRQR,S10,Data collection methods,partly,"A moderator speaks in 2 of 2 groups. 1 observer speaks, in 1 group. Each group has 1 transcript. From the first timed turn to the beginning of the last: 2 minutes (rounded), in 1 of 2 transcripts. To be completed by the researcher: how and when the data were collected.",transcripts
      SRQR,S11,Data collection instruments and technologies,partly,"The guide ""What has changed"" has 2 questions in 1 section. Groups in which each was recognised in a moderator's words: change in 2 of 2, hours in 0 of 2. To be completed by the researcher: what recorded the talk, and changes to the guide.","guide, transcripts"
      SRQR,S12,Units of study,partly,"5 participants spoke, in 2 groups, 2 to 3 in each. 1 more person is listed in the participants file for a recorded group and did not speak. The file has 2 more people without a group, as survey respondents are. Of 5 participants who spoke, by attribute: age group: under 40 (3), 40 and over (2). To be completed by the researcher: further characteristics of the participants.","transcripts, participants file"
      SRQR,S13,Data processing,partly,"There were 2 transcripts, read as labelled-text. To be completed by the researcher: how they were transcribed, checked, stored and pseudonymised.",transcripts
      SRQR,S14,Data analysis,partly,"Coding was done by 1 rule set: 4 keywords and phrases, 2 rules that combine words and 1 named list, with rules for 3 of 4 codes; a theme is the union of its own units and those of its sub-themes. Words are matched by spelling, wildcards and stems. The unit of coding is the sentence. The talk of participants was counted. Moderators' talk served to tell what was prompted; it is in no count and no quotation. Each code is counted as turns that mention it (of 7 with words), participants who mention it (of 5 who spoke) and groups in which it is mentioned (of 2). Units that carry at least 1 code: 3 of 8. Of 4 codes, the codebook derives 1 from the guide and 1 from the data, and does not say where the other 2 come from. The codebook's log of changes has 1 entry, the last for version 1.2.0 (2026-01-31). The source that the codebook names: ""Invented for this test"". Software: themewright 0.0.0, with the codebook ""Money and time"", version 1.2.0, SHA-256 HASH. To be completed by the researcher: what people did with the candidates.","codebook, run.json"
      SRQR,S15,Techniques to enhance trustworthiness,partly,"Two people coded 10 units blind. How the rules do against blind human coding was not measured, so no code is validated. A coding by rule is a candidate until a person has judged it; judged so far: 0 of 3 codings (0 accepted, 0 rejected). Every count can be traced to codings, each with its rule, the words that made the rule true, and their place in the transcript (codings.jsonl). To be completed by the researcher: what else was done, and why.","codings.jsonl, agreement, validation"
      SRQR,S16,Synthesis and interpretation,partly,"Superordinate themes of the codebook: What it costs: 2 turns, 2 of 5 participants, 1 of 2 groups; Time: 1 turn, 1 of 5 participants, 1 of 2 groups. Codes mentioned in fewer than a quarter of the groups (the rule by which this list is made): Travel (0 of 2). To be completed by the researcher: the findings, and what they mean.",frequencies.csv
      SRQR,S17,Links to empirical data,partly,"There are 3 quotations (2 different passages) from 2 participants in 2 groups, up to 1 a code, chosen by a declared rule; each is verbatim and has its transcript, line and speaker; attributes stand beside them only where at least 2 participants share them (exemplars.csv). To be completed by the researcher: which of them the report presents.",exemplars.csv
      SRQR,S18,"Integration with prior work, implications, transferability and contribution",researcher,to be completed by the researcher,
      SRQR,S19,Limitations,partly,"Rules find words, not meaning: irony, hints and silence leave no words, and a theme that is not in the codebook is not in the results. The counts tell of these groups only; participants are nested in groups, so differences between people are descriptive only. How the rules do against blind human coding was not measured, so no code is validated. To be completed by the researcher: the limits of the study itself.",kind of analysis
      SRQR,S20,Conflicts of interest,researcher,to be completed by the researcher,
      SRQR,S21,Funding,researcher,to be completed by the researcher,
      JARS-Qual,1,Title,partly,Title in the study file: Fees and hours. To be completed by the researcher: the title of the report.,study file
      JARS-Qual,2,Author note,researcher,to be completed by the researcher,
      JARS-Qual,3,Abstract,researcher,to be completed by the researcher,
      JARS-Qual,4,Research problem or question,researcher,to be completed by the researcher,
      JARS-Qual,5,"Study objectives, aims or research goals",researcher,to be completed by the researcher,
      JARS-Qual,6,Research design overview,partly,"The codebook names its approach: codebook content analysis. There were 2 transcripts, read as labelled-text. To be completed by the researcher: the design, and why it was chosen.","codebook: family, transcripts"
      JARS-Qual,7,Description of the researchers,partly,"As given by the researchers, for this item: ""Two psychologists.
      One of them moderated."" To be completed by the researcher: what this leaves open.",study file: researchers
      JARS-Qual,8,Participants or other data sources,partly,"5 participants spoke, in 2 groups, 2 to 3 in each. 1 more person is listed in the participants file for a recorded group and did not speak. The file has 2 more people without a group, as survey respondents are. Of 5 participants who spoke, by attribute: age group: under 40 (3), 40 and over (2). To be completed by the researcher: further characteristics of the participants.","transcripts, participants file"
      JARS-Qual,9,Researcher–participant relationship,researcher,to be completed by the researcher,
      JARS-Qual,10,Recruitment process,researcher,to be completed by the researcher,
      JARS-Qual,11,Participant selection,partly,"Code coverage: 2 of 3 codes that can apply by themselves were mentioned in at least 1 of 2 groups; in the order of fieldwork, 80 % of those mentioned after 2 groups (2 in the middle 90 % of the orders that were tried) and 90 % of those mentioned after 2 groups (2 in the middle 90 % of the orders that were tried). 1 code was made from data; if these are the same data, it is found by construction. This is when the codes of a codebook were first mentioned; it is not data saturation. To be completed by the researcher: how participants were selected, and when recruiting stopped and why.",coverage
      JARS-Qual,12,Data collection or identification,partly,"The guide ""What has changed"" has 2 questions in 1 section. Groups in which each was recognised in a moderator's words: change in 2 of 2, hours in 0 of 2. A moderator speaks in 2 of 2 groups. 1 observer speaks, in 1 group. Each group has 1 transcript. From the first timed turn to the beginning of the last: 2 minutes (rounded), in 1 of 2 transcripts. To be completed by the researcher: how the data were collected, and changes on the way.","guide, transcripts"
      JARS-Qual,13,Recording and data transformation,partly,"There were 2 transcripts, read as labelled-text. To be completed by the researcher: how the talk was recorded and transcribed.",transcripts
      JARS-Qual,14,Data-analytic strategies,partly,"Coding was done by 1 rule set: 4 keywords and phrases, 2 rules that combine words and 1 named list, with rules for 3 of 4 codes; a theme is the union of its own units and those of its sub-themes. Words are matched by spelling, wildcards and stems. The unit of coding is the sentence. The talk of participants was counted. Moderators' talk served to tell what was prompted; it is in no count and no quotation. Each code is counted as turns that mention it (of 7 with words), participants who mention it (of 5 who spoke) and groups in which it is mentioned (of 2). Units that carry at least 1 code: 3 of 8. Of 4 codes, the codebook derives 1 from the guide and 1 from the data, and does not say where the other 2 come from. The codebook's log of changes has 1 entry, the last for version 1.2.0 (2026-01-31). The source that the codebook names: ""Invented for this test"". 1 rule set, applied by software, which is not a coder; 2 human coders known to this run. Software: themewright 0.0.0, with the codebook ""Money and time"", version 1.2.0, SHA-256 HASH. To be completed by the researcher: what people did with the candidates.","codebook, run.json"
      JARS-Qual,15,Methodological integrity,partly,"Two people coded 10 units blind. How the rules do against blind human coding was not measured, so no code is validated. A coding by rule is a candidate until a person has judged it; judged so far: 0 of 3 codings (0 accepted, 0 rejected). Every count can be traced to codings, each with its rule, the words that made the rule true, and their place in the transcript (codings.jsonl). To be completed by the researcher: how perspectives were managed, and what else supports the claims.","codings.jsonl, agreement, validation"
      JARS-Qual,16,Findings or results,partly,"Superordinate themes of the codebook: What it costs: 2 turns, 2 of 5 participants, 1 of 2 groups; Time: 1 turn, 1 of 5 participants, 1 of 2 groups. Codes mentioned in fewer than a quarter of the groups (the rule by which this list is made): Travel (0 of 2). There are 3 quotations (2 different passages) from 2 participants in 2 groups, up to 1 a code, chosen by a declared rule; each is verbatim and has its transcript, line and speaker; attributes stand beside them only where at least 2 participants share them (exemplars.csv). To be completed by the researcher: the findings, and what they mean.","frequencies.csv, exemplars.csv"
      JARS-Qual,17,Discussion,partly,"Rules find words, not meaning: irony, hints and silence leave no words, and a theme that is not in the codebook is not in the results. The counts tell of these groups only; participants are nested in groups, so differences between people are descriptive only. How the rules do against blind human coding was not measured, so no code is validated. To be completed by the researcher: contributions, alternative explanations, and the limits of the study itself.",kind of analysis
      "
    `)
  })

  test('codebook.md', () => {
    expect(known(files['codebook.md'])).toMatchInlineSnapshot(`
      "# Codebook: Money and time

      - **Version:** 1.2.0
      - **Kind of analysis:** codebook content analysis
      - **Source:** Invented for this test
      - **Language:** en
      - **Unit of coding:** sentence
      - **Whose talk is coded:** participant
      - **Fillers such as "um" between the words of a phrase:** stepped over
      - **Where the evidence of several codes overlaps:** all of it counts
      - **Codes:** 4
      - **File:** codebook.yaml
      - **SHA-256:** HASH

      ## 1 What it costs

      - **Id:** \`cost\`
      - No rules of its own: it is the union of its sub-themes.
      - The codebook does not give: a definition in brief, a full definition, when to use it, when not to use it, an example and where it comes from.

      ### 1.1 Fees

      - **Id:** \`cost/fees\`
      - **In brief:** What has to be paid
      - **Definition:** Whether people can pay.
      - **Use it when:**
        - somebody speaks of what they pay
      - **Do not use it when:**
        - somebody speaks of what others pay
      - **Examples:**
        - The fees are too high.
      - **Counter-examples:**
        - The entrance fee is gone. (because: about the door)
      - **Keywords and phrases:** \`fee*\`, \`rent\`
      - **Rules:**
        - \`{ near: [list(not), stems(pay)], within: 3 }\` (\`cost/fees#cannot-pay\`): people leave words between
      - **For all of its rules:**
        - \`except: [entrance fee*]\`
      - **Comes from:** the data
      - **Opportunities:**
        - Pay by the month. (Help)

      ### 1.2 Travel

      - **Id:** \`cost/travel\`
      - **Keywords and phrases:** \`ferry\`
      - **Comes from:** the guide
      - The codebook does not give: a definition in brief, a full definition, when to use it, when not to use it and an example.

      ## 2 Time

      - **Id:** \`time\`
      - **Keywords and phrases:** \`hours\`
      - **Rules:**
        - \`{ all: [late, home] }\` (\`time#rules/0\`)
      - The codebook does not give: a definition in brief, a full definition, when to use it, when not to use it, an example and where it comes from.

      ## Lists

      - **not:** \`not\`, \`never\`

      ## Actions

      - **Help** (\`help\`): Somebody to turn to.

      ## Changes

      | version | date | kind | what | why |
      |---|---|---|---|---|
      | 1.2.0 | 2026-01-31 | insert | travel added | a group asked for it |
      "
    `)
  })
})

test('every line of a checklist in reporting.md has as many cells', () => {
  const rows = files['reporting.md'].split('\n').filter(line => /^\| S?\d/.test(line))
  expect(rows.length).toBe(32 + 21 + 17)
  for (const row of rows) expect(row.replace(/\\\|/g, '').split('|')).toHaveLength(7)
})

describe('words that the reports do not use', () => {
  const banned =
    /\b(?:emerge[ds]?|discover(?:ed|s)?|saturation (?:was )?reached|proves?|anonymi[sz]ed|significant(?:ly)?)\b/i
  const vague = /\b(?:most|many|some|few|several|majority|minority|rarely)\b/i

  test('claims that no count can bear, whatever is known', async () => {
    const library = await factsOf({
      study: exampleStudy['study.yaml'],
      codebook: exampleStudy['codebook.yaml'],
      participants: exampleStudy['participants.csv'],
      transcripts: { 'transcripts/example.txt': exampleStudy['transcripts/example.txt'] },
    })
    for (const each of [facts, library]) for (const { content } of packOf(each)) expect(content).not.toMatch(banned)
  })

  test('quantities without a number', () => {
    const [methods] = files['reporting.md'].split('## The researchers')
    expect(methods).not.toMatch(vague)
    expect(files['checklists.csv']).not.toMatch(vague)
  })
})

test('says one of one in the singular', async () => {
  const one = await factsOf({
    codebook: 'codebook: One\nthemes: [{ id: cost, label: Cost, keywords: [fees] }]',
    transcripts: { 'fg01.txt': 'P1: The fees rose more than anybody had thought they would.\n\nP1: Yes.\n' },
  })
  const [methods] = known(filesOf(one)['reporting.md']).split('\n**To be completed')
  expect(methods.slice(methods.indexOf('## Methods'))).toMatchInlineSnapshot(`
    "## Methods, in draft

    1 participant spoke, in 1 group. There was 1 transcript, read as labelled-text. The talk of participants was counted.

    The codebook names its approach: codebook content analysis. The codebook "One", version 0.0.0 (SHA-256 a71b91a93cef7e5ebc46e759365c7cc5619cfa0a35a5c033d5120a52d7492bca), has 1 code. Coding was done by 1 rule set: 1 keyword or phrase, with rules for 1 of 1 code. Words are matched by spelling. The unit of coding is the sentence. The rules were applied by themewright 0.0.0, the same way to every transcript.

    Each code is counted as turns that mention it (of 2 with words), participants who mention it (of 1 who spoke) and groups in which it is mentioned (of 1). Units that carry at least 1 code: 1 of 2. There is 1 quotation from 1 participant in 1 group, up to 1 a code, chosen by a declared rule; each is verbatim and has its transcript, line and speaker (exemplars.csv).

    A coding by rule is a candidate until a person has judged it; judged so far: 0 of 1 coding (0 accepted, 0 rejected). How the rules do against blind human coding was not measured, so no code is validated. Agreement between human coders was not measured. Rules find words, not meaning: irony, hints and silence leave no words, and a theme that is not in the codebook is not in the results. The counts tell of these groups only; participants are nested in groups, so differences between people are descriptive only.
    "
  `)
})

test('hostile names can do nothing', async () => {
  const hostile = '</td><script>alert(1)</script> [link](javascript:x) | `tick` \\n# heading'
  const yaml = JSON.stringify(hostile)
  const evil = await factsOf({
    study: `study: ${yaml}
codebook: codebook.yaml
transcripts: [a]
researchers: ${yaml}
attributes: { band: { label: ${yaml} } }
report: { minimum-cell: 1 }
`,
    codebook: `codebook: ${yaml}
version: ${yaml}
family: ${yaml}
source: ${yaml}
themes:
  - id: cost
    label: ${yaml}
    brief: ${yaml}
    definition: ${yaml}
    use-when: [${yaml}]
    not-when: [${yaml}]
    keywords: [fees, "/fe\`es|x/"]
    rules: [{ any: [fees], note: ${yaml} }]
    examples: ["Fees ${hostile.replaceAll('\\', '\\\\')}"]
    counterexamples: [{ text: "Rent", because: ${yaml} }]
    opportunities: [{ text: ${yaml}, action: help }]
actions: [{ id: help, label: ${yaml}, definition: ${yaml} }]
changes: [{ version: ${yaml}, date: 2026-01-31, kind: insert, what: ${yaml}, why: ${yaml} }]
`,
    participants: `id,group,band\nP1,fg01,"${hostile}"\nP2,fg01,\n`,
    guide: `guide: ${yaml}\nsections: [{ title: a, questions: [{ id: a, text: What? }] }]\n`,
    transcripts: { 'fg01.txt': 'P1: The fees rose.\n\nP2: Yes.\n\nP1: Yes.\n\nP2: Yes.\n' },
  })
  const { 'reporting.md': report, 'codebook.md': appendix } = filesOf(evil)
  for (const text of [report, appendix]) {
    expect(text).toContain('&lt;script&gt;')
    expect(text).not.toContain('<script>')
    // A link needs a bracket without a backslash; ours have none.
    expect(text.replace(/`[^`]*`|\\./g, '')).not.toMatch(/\]\(/)
    expect(text.split('\n').filter(line => /^ {0,3}# /.test(line))).toHaveLength(1)
  }
  for (const row of report.split('\n').filter(line => /^\| S?\d/.test(line)))
    expect(row.replace(/\\./g, '').split('|')).toHaveLength(7)
})

test('the same study gives the same bytes, in whatever order its transcripts come', async () => {
  const transcripts = Object.fromEntries(Object.entries(feesStudy.transcripts).reverse())
  expect(filesOf(await factsOf({ ...feesStudy, transcripts }, feesParts))).toEqual(files)
})
