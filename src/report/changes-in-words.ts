import type { InputChange } from '../run/verification/input-changes'
import type { SettingChange } from '../run/verification/setting-changes'
import { visible } from './visible'

/**
 * Says of a file how it differs between two runs.
 *
 * @example
 * inputChangeText({ kind: 'new', role: 'transcript', path: 'fg03.txt', was: null, now: '9bd01c4f2a77e0b1…' })
 * // 'transcript fg03.txt: new (9bd01c4f2a77e0b1)'
 */
export function inputChangeText({ kind, role, path, was, now }: InputChange): string {
  const name = `${roles[role]} ${visible(path)}`
  switch (kind) {
    case 'changed':
      return `${name}: changed (${short(was)} → ${short(now)})`
    case 'new':
      return `${name}: new (${short(now)})`
    case 'gone':
      return `${name}: gone (was ${short(was)})`
    case 'left-out':
      return `${name}: no part of the study any more (was ${short(was)})`
  }
}

const roles: Readonly<Record<InputChange['role'], string>> = {
  study: 'study file',
  codebook: 'codebook',
  participants: 'participants file',
  guide: 'guide',
  decisions: 'decisions',
  validation: 'validation',
  transcript: 'transcript',
  input: 'file',
}

/** Says of a version or an option how it differs between two runs. */
export function settingChangeText({ setting, was, now }: SettingChange): string {
  const name = names[setting] ?? `option ${visible(setting)}`
  return `${name}: ${value(was)} → ${value(now)}`
}

const names: Readonly<Record<string, string>> = {
  version: 'version of themewright',
  codebook: 'version of the codebook',
  unit: 'unit',
  seed: 'seed',
}

function value(given: unknown): string {
  if (given === null || given === undefined) return 'none'
  return visible(typeof given === 'string' ? given : JSON.stringify(given))
}

/** Enough of a hash to tell files apart by eye. */
function short(hash: string | null): string {
  return visible(hash ?? '').slice(0, 16)
}
