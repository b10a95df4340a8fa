import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Codebook } from '../../../src/codebook/codebook'
import { readCodebook } from '../../../src/codebook/read-codebook'
import { toQdc } from '../../../src/interchange/qdpx/write/to-qdc'
import { readXmlTree, type XmlElement } from '../../../src/interchange/xml-tree'

const root = resolve(import.meta.dirname, '../../..')

async function codebookOf(yaml: string): Promise<Codebook> {
  const { codebook, problems } = await readCodebook(yaml, 'codebook.yaml')
  if (!codebook) throw new Error(JSON.stringify(problems))
  return codebook
}

const xmlOf = (codebook: Codebook): string => [...toQdc(codebook).files[0].content].join('')
const childrenOf = ({ children }: XmlElement, name: string) => children.filter(child => child.name === name)

const fees = `codebook: Fees
themes:
  - id: cost
    label: Cost
    subthemes:
      - { id: fees, label: Fees & rent, keywords: [fees] }
      - { id: hours, label: Hours, keywords: [hours], definition: "Time. ]]> <b>" }
  - { id: hours, label: hours, keywords: [late] }
`

describe('toQdc', () => {
  test('writes the tree of codes, with headings that nothing is coded with', async () => {
    const codebook = await readXmlTree(Buffer.from(xmlOf(await codebookOf(fees))))
    const [codes] = childrenOf(codebook, 'Codes')
    const told = (code: XmlElement): unknown => [
      code.attribute('name'),
      code.attribute('isCodable'),
      ...childrenOf(code, 'Description').map(({ text }) => text),
      ...childrenOf(code, 'Code').map(told),
    ]
    expect(childrenOf(codes, 'Code').map(told)).toEqual([
      [
        'Cost',
        'false',
        ['Fees & rent', 'true', 'ID: fees\nKEYWORDS: [ fees ]'],
        ['Hours', 'true', 'DEFINITION: Time. ]]> <b>\nKEYWORDS: [ hours ]'],
      ],
      ['hours', 'true', 'KEYWORDS: [ late ]'],
    ])
  })

  test('gives a code the guid that it has in every version, and another in another codebook', async () => {
    const guids = (xml: string) => [...xml.matchAll(/<Code guid="([^"]*)"/g)].map(([, guid]) => guid)
    const first = guids(xmlOf(await codebookOf(fees)))
    expect(
      guids(
        xmlOf(
          await codebookOf(fees.replace('Fees\n', 'Fees\nversion: 9.0.0\n').replace('label: Cost', 'label: Money')),
        ),
      ),
    ).toEqual(first)
    expect(guids(xmlOf(await codebookOf(fees.replace('Fees\n', 'Money\n')))).some(guid => first.includes(guid))).toBe(
      false,
    )
    expect(new Set(first).size).toBe(4)
  })

  test('says of codes that share a name that some programs make one of them, and where the second is written', async () => {
    expect(toQdc(await codebookOf(fees)).losses).toMatchObject([
      { what: 'codes of one name', fate: 'assumed', subject: 'hours', file: 'codebook.yaml', line: 8 },
    ])
  })
})

describe('the page on other programs’ files', () => {
  const page = readFileSync(join(root, 'docs/interchange.md'), 'utf8')
  const section = page.slice(page.indexOf('### To REFI-QDA'), page.indexOf('### To dictionaries'))

  test('shows the description that a code has', async () => {
    const [, yaml] = /```yaml\n(.*?)```/s.exec(section)!
    const [, description] = /```text\n(.*?)\n```/s.exec(section)!
    const codebook = await readXmlTree(Buffer.from(xmlOf(await codebookOf(yaml))))
    const [code] = childrenOf(childrenOf(codebook, 'Codes')[0], 'Code')
    expect(childrenOf(code, 'Description')[0].text).toBe(description)
  })

  test('names all that the ledger of an export may say', () => {
    const folder = join(root, 'src/interchange/qdpx/write')
    const files = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
    const whats = files.flatMap(text => [...text.matchAll(/\bwhat: '([^']+)'/g)].map(([, what]) => what))
    expect(whats.length).toBeGreaterThan(15)
    expect(whats.filter(what => !section.includes(`\`${what}\``))).toEqual([])
  })
})
