import type { Ledger } from '../ledger'

/** Makes names of columns of attributes: some names would say who a row is about. Each is there once. */
export function attributeNames(names: readonly string[], ledger: Ledger): readonly string[] {
  const taken = new Set<string>()
  return names.map(name => {
    const bare = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    const wanted = reserved.has(bare) || bare === '' ? `attribute ${name}`.trim() : name
    let free = wanted
    for (let i = 2; taken.has(free); i++) free = `${wanted} ${i}`
    taken.add(free)
    if (free !== name) ledger.add({ ...renamed, subject: name })
    return free
  })
}

const reserved: ReadonlySet<string> = new Set(
  'id participantid participant speakerid speaker group focusgroup groupid focusgroupid role'.split(' '),
)

const renamed = {
  what: 'names of attributes',
  fate: 'changed',
  how: 'a column of this name would say who the row is about, or is there already',
} as const
