/**
 * English words that do not tell one question from another: those of grammar, and those with which moderators ask, pass the word round and
 * follow up ("could you say a bit more about that?"). Folded, without what an apostrophe adds.
 */
export const askingWords: ReadonlySet<string> = new Set(
  `a an the this that these those here there it its i me my we us our you your yourself yourselves he his him she her they them their
  each any some all both everyone everybody anyone anybody someone somebody something anything nothing one ones
  and or but so if then than as because of in on at to for from with by about into over between up down out off
  when where who whom whose what which why how
  is are was were be been being am do does did doing done has have had having can could will would shall should may might must not no yes
  just very more most much many too also only other others else now well okay ok right really quite
  add agree ask asked asking begin bit bring come coming describe different elaborate example expand experience explain feel feeling
  feelings feels felt find first found get gets getting give given go going good got great happen happened happens hello help helpful
  interesting kind know last let like look lot made make making mean moment morning move next people perhaps please point question questions
  said say saying says see sort start talk talked talking tell telling thank thanks thing things think thinking thought told turn useful
  view views want wants way welcome wonder wondering`.split(/\s+/),
)
