import { readFileSync } from 'node:fs'
import type { Options } from 'tsup'
import { bundledForTsup } from './bundled'

/** How the package is built, and what its tests run. */
export const buildSettings = {
  target: 'node20',
  platform: 'node' as const,
  splitting: true,
  // `natural` drags in databases and prints at import; only its stemmers are wanted, so they are bundled by deep path. The others are small, or
  // bring what users need not install.
  noExternal: [/^natural/, /^d3-/, 'internmap', 'docx', 'sql.js'],
  // The reader of PDFs finds its library from the place of its own module, which CommonJS calls otherwise.
  esbuildOptions: (options, { format }) => {
    if (format === 'cjs') options.define = { ...options.define, 'import.meta.url': '__filename' }
  },
  esbuildPlugins: [
    bundledForTsup,
    // The German stemmer brings 330 KB of stop words of sixty languages, which it looks into only when it finds the words itself.
    {
      name: 'without-stop-words',
      setup: build =>
        build.onLoad({ filter: /stopwords-iso\.json$/ }, () => ({ contents: '{ "de": [] }', loader: 'json' })),
    },
    // What SQLite needs of Node it asks of `require`, which an ES module does not have.
    {
      name: 'sqlite-in-es-modules',
      setup: build =>
        build.onLoad({ filter: /sql-wasm-inline\.js$/ }, ({ path }) => ({
          contents: `const require = name => process.getBuiltinModule(name)\n${readFileSync(path, 'utf8')}`,
          loader: 'js',
        })),
    },
  ],
} satisfies Options
