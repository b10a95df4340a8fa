/** What `init` writes: file names and their contents. Every word in it is invented. */
export const exampleStudy: Readonly<Record<string, string>> = {
  'study.yaml': `# A study: every path is relative to this file. Read it with: themewright code .
study: A library for everyone (invented example)
codebook: codebook.yaml
transcripts: [transcripts/*]        # .txt, .docx, .vtt, .srt, .json, .csv, .md … in any mixture
participants: participants.csv      # one row a person; remove this line if you have none
attributes:
  age: { order: [under 40, 40 to 59, 60 and over] }
report: { minimum-cell: 5, exemplars: 3 }
seed: 1
`,
  'codebook.yaml': `# A codebook: themes, sub-themes and the words that make them. Check it with: themewright check .
codebook: A library for everyone
version: 1.0.0
language: en
unit: sentence
roles: [participant]
family: codebook content analysis
source: Invented for this example

lists:
  not: [not, never, nobody, no one, "isn't", "can't", "don't", cannot]

themes:
  - id: access
    label: Getting in
    definition: Whether people can use the library when, and in the way, that they need to.
    subthemes:
      - id: hours
        label: Opening hours
        brief: When the doors are open
        use-when: [the person speaks of times or days on which the library is open or shut]
        not-when: [the person speaks of how long a visit takes]
        origin: data
        keywords: [opening hours, opening times, evening*, weekend*, saturday*, sunday*]
        rules:
          - near: [[stems(close), shut*, stems(open)], [early, late, after work, "six", "five"]]
            within: 4
        except: [open* plan]
        examples:
          - By the time I finish work it has closed, because they shut at six.
          - The opening hours changed and nobody told us.
        counterexamples:
          - text: It is open plan now, so you hear everything.
            because: about the room, not about when it opens
      - id: travel
        label: Getting there
        brief: Buses, parking, steps and distance
        origin: data
        keywords: [bus, buses, parking, car park, step-free, lift, ramp]
        rules:
          - near: [list(not), "walk that far"]
            within: 3
        examples:
          - There is one bus an hour and I will not walk that far.
        counterexamples:
          - text: The parking meter story was very funny.
            because: a story that somebody read, not a way to get there
        unless: [story]

  - id: place
    label: A place to be
    definition: What the library gives besides books.
    subthemes:
      - id: company
        label: Company
        brief: Meeting people, and being less alone
        origin: data
        keywords: [stems(lonely), company, friend*, chat*]
        rules:
          - near: [somebody, talk* to]
            within: 2
        except: [bus company]
        examples:
          - It is somewhere warm, and there is somebody to talk to.
        counterexamples:
          - text: The bus company cut the route.
            because: a firm, not being with people
      - id: quiet
        label: Quiet
        brief: Room to read, study or think
        origin: data
        keywords: [quiet*, peace, noise, noisy]
        rules:
          - all: [stems(hear), [stems(think), stems(read)]]
        examples:
          - You cannot hear yourself think in there now.
        counterexamples:
          - text: I hear that they want to move it.
            because: hearsay, not noise
    opportunities:
      - text: One afternoon a week for talk, and the upper floor for silence.
`,
  'participants.csv': `id,group,role,age
Ana,example,participant,under 40
Ben,example,participant,60 and over
Chi,example,participant,40 to 59
`,
  'transcripts/example.txt': `SYNTHETIC: an invented conversation; nobody was interviewed.

Moderator: Thank you all for coming. When do you use the library, and what gets in the way?

Ana: I would come every week, but they shut at six and I finish work at half past. An evening or two would do it.

Ben: For me it is the bus. There is one an hour, and the ramp at the front is so steep that I wait for somebody to push.

Chi: I go on Saturdays with my son. It used to be quiet upstairs. Now it is open plan and you cannot hear yourself think.

Moderator: What would you miss if it were gone?

Ben: The company. Since my wife died it is the one place where there is somebody to talk to. [pause] They know my name.

Ana: I made friends at the knitting table. I don't even knit.

Chi: The peace. At home there is none. And it is free, which matters more than it did.

Moderator: Is there anything that we have not asked?

Chi: The opening hours on the door are wrong, they have been wrong since Easter.

Ben: She is right about that.
`,
}
