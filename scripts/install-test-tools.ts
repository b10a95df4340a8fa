import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Debian's packages: the browser of test/browser with fonts, the independent implementations of test/oracles, and the programs that must be able to open what
 * is exported.
 */
const packages = [
  'chromium',
  'fonts-liberation',
  'r-base-core',
  'r-cran-psych',
  'r-cran-vcd',
  'r-cran-vegan',
  'python3-nltk',
  'python3-scipy',
  'python3-sklearn',
  'python3-statsmodels',
  'libxml2-utils',
  'libreoffice-calc-nogui',
  'libreoffice-writer-nogui',
  'poppler-utils',
  'pspp',
]

/** Installs what is lacking where that can be done unasked: as root, on Debian or its like. Elsewhere those tests are skipped by name. */
function install(): void {
  const missing = packages.filter(name => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0)
  if (missing.length === 0) return
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    console.error(`Without these Debian packages some tests are skipped: ${missing.join(' ')}`)
    return
  }
  const apt = (...words: string[]) =>
    spawnSync('apt-get', words, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  const wanted = ['install', '-y', '-q', '--no-install-recommends', ...missing]
  if (apt(...wanted).status !== 0) {
    apt('update', '-q')
    apt(...wanted)
  }
}

install()
