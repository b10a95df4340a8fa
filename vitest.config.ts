import { defineConfig } from 'vitest/config'
import { bundledForVitest } from './scripts/bundled.ts'

/** Tests that start processes. */
const ofCommand = ['test/{cli,docs,package}/**/*.test.ts']

const ofBrowser = ['test/browser/**/*.test.ts']

export default defineConfig({
  plugins: [bundledForVitest],
  test: {
    // No test is about time: this ends what hangs, also on a machine that is busy with something else.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
    projects: [
      // The library holds nothing that one test could leave behind for another: loaded once, it is tested in half the time.
      {
        extends: true,
        test: {
          name: 'library',
          include: ['test/**/*.test.ts'],
          exclude: [...ofCommand, ...ofBrowser],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'command', include: ofCommand, globalSetup: 'test/cli/build.ts' } },
      { extends: true, test: { name: 'browser', include: ofBrowser, globalSetup: 'test/cli/build.ts' } },
    ],
  },
})
