import { defineConfig, type Options } from 'tsup'

const shared = {
  target: 'node20',
  platform: 'node' as const,
  // `natural` drags in databases and prints at import; only its stemmers are wanted, so they are bundled by deep path.
  noExternal: [/^natural/],
  // The German stemmer brings 330 KB of stop words of sixty languages, which it looks into only when it finds the words itself.
  esbuildPlugins: [
    {
      name: 'without-stop-words',
      setup: build =>
        build.onLoad({ filter: /stopwords-iso\.json$/ }, () => ({ contents: '{ "de": [] }', loader: 'json' })),
    },
  ],
} satisfies Options

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', reliability: 'src/analysis/reliability/index.ts' },
    format: ['esm', 'cjs'],
    dts: true,
    splitting: true,
    clean: true,
  },
  { ...shared, entry: { 'cli/main': 'src/cli/main.ts' }, format: ['esm'], splitting: true },
])
