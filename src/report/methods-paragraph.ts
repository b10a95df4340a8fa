import type { Facts } from './facts'
import { counted, listed } from './in-words'
import * as analysis from './sentences/analysis'
import * as checks from './sentences/checks'
import * as material from './sentences/material'

/**
 * Writes what was done, with the numbers in place, for a methods section: of the material, of the coding, of what was counted
 * and quoted, and of how far it was checked. Plain text, a paragraph each. What has no facts is left out; what was not measured
 * is said not to have been.
 */
export function methodsParagraphs(facts: Facts): readonly string[] {
  return [
    [
      material.sampleSize(facts),
      material.roster(facts),
      material.files(facts),
      facts.groups === 0 ? null : analysis.talk(facts),
    ],
    [analysis.orientation(facts), codebook(facts), analysis.derivation(facts), analysis.coding(facts), applied(facts)],
    [analysis.counting(facts), checks.quotations(facts)],
    [checks.judged(facts), checks.validation(facts), checks.agreement(facts), checks.coverage(facts), checks.limits],
  ]
    .map(sentences => sentences.filter(sentence => sentence !== null).join(' '))
    .filter(paragraph => paragraph !== '')
}

function codebook({ codebook: { codes, title, version, hash } }: Facts): string {
  const levels = [...new Set(codes.map(({ level }) => level))]
  const themes = codes.filter(({ level }) => level === 1).length
  const sizes =
    levels.length < 2
      ? counted(codes.length, 'code')
      : `${counted(codes.length, 'code')} (${listed([counted(themes, 'theme'), counted(codes.length - themes, 'sub-theme')])})`
  return `The codebook "${title}", version ${version} (SHA-256 ${hash}), has ${sizes}.`
}

function applied({ software: { name, version } }: Facts): string {
  return `The rules were applied by ${name} ${version}, the same way to every transcript.`
}
