import type { RecordedRun } from './recorded-run'

/** Something that two runs were told differently. Values are as `run.json` writes them. */
export interface SettingChange {
  /** `version` (of this tool), `codebook` (its version), `unit`, `seed`, or the name of an option. */
  readonly setting: string
  readonly was: unknown
  readonly now: unknown
}

/** Compares how two runs were made, but for their files: versions, unit, seed, then the options in their order. */
export function settingChanges(before: Settings, after: Settings): readonly SettingChange[] {
  const [was, now] = [settingsOf(before), settingsOf(after)]
  const names = [...new Set([...was.keys(), ...now.keys()])]
  return names.flatMap(setting => {
    const [old, fresh] = [was.get(setting) ?? null, now.get(setting) ?? null]
    return JSON.stringify(old) === JSON.stringify(fresh) ? [] : [{ setting, was: old, now: fresh }]
  })
}

type Settings = Pick<RecordedRun, 'version' | 'codebook' | 'unit' | 'seed' | 'options' | 'asked'>

function settingsOf({ version, codebook, unit, seed, options, asked }: Settings): ReadonlyMap<string, unknown> {
  // The unit that was asked for shows in the unit that was used.
  const { unit: _, ...others } = options
  return new Map<string, unknown>([
    ['version', version],
    ['codebook', codebook.version],
    ['unit', unit],
    ['seed', seed],
    ...Object.entries(others),
    ['files', asked?.files],
  ])
}
