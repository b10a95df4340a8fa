import { defineConfig } from 'tsup'
import { buildSettings } from './scripts/build-settings'

export default defineConfig([
  {
    ...buildSettings,
    entry: { index: 'src/index.ts', reliability: 'src/analysis/reliability/index.ts' },
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
  },
  { ...buildSettings, entry: { 'cli/main': 'src/cli/main.ts' }, format: ['esm'] },
])
