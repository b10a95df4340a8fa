const list = (words: string) => new Set(words.trim().split(/\s*[,\n]\s*/))

/** Words that stand before a colon in running text, in headings and in headers, and name nobody. */
export const falseLabels = list(`
  note, notes, nb, n.b, example, examples, for example, for instance, eg, e.g, ie, i.e, ps, p.s, fyi, btw, viz
  finally, also, first, firstly, second, secondly, third, thirdly, fourth, fourthly, last, lastly, next, again, besides, however, therefore, meanwhile
  further, furthermore, moreover, otherwise, indeed, actually, basically, obviously, clearly, overall, generally, sometimes, often, later, earlier, before, after
  yes, no, yeah, yep, nope, ok, okay, well, right, sure, mm, mmm, mhm, hmm, hm, um, uh, uh huh, mm hm, er, erm, oh, ah, so, and, but, or, then, like, exactly, absolutely, look, listen, now, today, tomorrow, yesterday, hello, hi, thanks, thank you, sorry, please, bye
  date, dates, date of interview, time, times, day, week, month, year, start, end, start time, end time, start date, end date, timestamp, tc, timecode, time code, duration, length
  monday, tuesday, wednesday, thursday, friday, saturday, sunday
  january, february, march, july, september, october, november, december
  topic, topics, theme, themes, sub-theme, subtheme, category, categories, code, codes, keyword, keywords, summary, background, context, introduction, conclusion, conclusions, discussion, findings, overview, abstract
  method, methods, aim, aims, objective, objectives, purpose, agenda, goal, goals, title, subject, heading, location, place, venue, setting, site, country, city, region, language
  recording, audio, video, file, filename, file name, audio file, transcript, transcription, transcriber, transcribed by, transcription date, anonymised, anonymized, anonymised by, checked by
  interview, interview id, interview number, interview date, id, participant id, respondent id, case id, study, study id, project, project name, focus group id, session, part, section, chapter, page, line, row, table, figure, box, appendix, annex
  participants, number of participants, participant details, attendees, attendance, present, in attendance, apologies, consent, ethics, version, status, reference, references, ref, source, sources, link, links, url, website, web, http, https, ftp, www, mailto, file path
  email, e-mail, mail, tel, telephone, phone, fax, mobile, address, postcode, contact
  key, legend, warning, caution, important, attention, tip, hint, remember, reminder, todo, to do, action, actions, action point, action points, task, tasks
  reason, reasons, problem, problems, solution, solutions, issue, issues, advantage, advantages, disadvantage, disadvantages, pro, pros, con, cons, benefit, benefits, risk, risks, cost, costs, price
  result, results, outcome, outcomes, effect, effects, point, points, step, steps, option, options, quote, quotation, quotes, update, comment, comments, remark, remarks, observation, observations, definition, meaning
  total, totals, average, mean, sum, number, numbers, amount, name, names, age, ages, gender, sex, ethnicity, role, roles, job, job title, occupation, profession, level, score, rating, type, kind, area, field, item, items
  question, questions, answer, answers, prompt, prompts, probe, probes, follow-up, follow up, follow-up question, instruction, instructions, exercise, activity, vignette, scenario, statement
  morning, afternoon, evening, here, there, one, two, three, four, five, plus, minus, versus, vs, because, why, how, what, when, where, who, which, whatever, anyway, hence, thus, conversely, similarly, additionally, importantly, specifically, namely, in particular, in short, in sum, in summary, in conclusion, in addition, to summarise, to summarize, to be clear, to be honest, the point is, the question is, the problem is, the thing is
`)

/** Words with which a sentence opens and a name does not. */
export const sentenceOpeners = list(`
  and, but, or, so, then, because, if, when, while, although, though, since, until, unless, as, like, also, just, now, well, maybe, perhaps
  i, i'm, i've, i'd, i'll, you, you're, you've, he, he's, she, she's, it, it's, we, we're, we've, they, they're, they've, one, someone, somebody, anybody, nobody
  this, that, that's, these, those, there, there's, here, here's, what, what's, why, how, where, which, whose, whether
  my, your, our, their, his, its, some, any, every, each, another, most, more, such, no, not, yes, yeah, okay, ok, right
  is, are, was, were, be, do, does, did, have, has, had, can, could, will, would, should, shall, may, might, must, let, let's, please, thanks
  in, on, at, by, with, for, from, to, of, about, after, before, during, under, over, through, between, into, per, via, regarding, according
  say, says, said, think, know, see, take, get, go, ask, tell, read, reading, remember, look, imagine, try, use, consider, going, saying, looking, thinking
`)

/** Words that make a sentence of what they stand in. */
export const clauseWords = list(`
  is, isn't, are, aren't, was, wasn't, were, weren't, be, been, being, am, i'm, it's, that's, there's, he's, she's
  do, does, did, don't, didn't, doesn't, have, has, had, can, can't, could, will, won't, would, should, must, might
  say, says, said, saying, ask, asks, asked, think, thought, know, knew, see, saw, seen, go, goes, went, get, gets, got, want, wants, need, needs, mean, means, like, feel, felt, put, make, makes, made, take, tell, told, read, reads, wrote, help, follows, following, depends, reported, include, includes
  i, you, he, she, we, they, it, me, him, them, us, this, that, these, those, which, what, why, how, when, where, because, if, than, then, so, but, not, about, please
`)

/** Words of running text that people are also called: each is a speaker where it recurs. */
export const alsoNames = list('will, may')

/** A title makes a name of the words behind it. */
export const titles = list(`
  mr, mrs, ms, miss, mx, dr, prof, professor, sir, dame, lady, lord, baroness, baron, fr, father, sister, brother, rev, reverend, rabbi, imam, pastor, canon, bishop, judge, justice, cllr, councillor, capt, captain, col, major, sgt, hon, nurse, herr, frau, señor, señora, sr, sra, mme, mlle, monsieur, madame, dott, ing, drs
`)

/** Small words inside names. */
export const nameParticles = list(`
  de, del, della, di, da, dos, das, du, la, le, van, von, der, den, ten, ter, bin, ibn, al, el, y, e, of, the, und, and, zu, af, av
`)
