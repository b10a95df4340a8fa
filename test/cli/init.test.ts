import { describe, expect, test } from 'vitest'
import { folderWith, pathsIn, textsIn } from './folder'
import { themewright } from './themewright'

describe('init', () => {
  test('writes a study that holds and runs at once', async () => {
    const cwd = folderWith()
    const { code, stdout, stderr } = await themewright(['init', 'my study'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain("Next:\n  npx themewright code 'my study'\n")
    expect(pathsIn(cwd)).toEqual([
      'my study/codebook.yaml',
      'my study/participants.csv',
      'my study/study.yaml',
      'my study/transcripts/example.txt',
    ])
    expect(await themewright(['check', 'my study'], { cwd })).toEqual({
      code: 0,
      stdout: '6 codes, 5 examples and 4 counter-examples hold\n',
      stderr: '',
    })
    const run = await themewright(['code', 'my study'], { cwd })
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: 'The run is in my study/results\n' })
    expect(run.stdout).toContain('Opening hours')
  })
  test('overwrites nothing', async () => {
    const cwd = folderWith({ 'codebook.yaml': 'mine' })
    expect(await themewright(['init'], { cwd })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'codebook.yaml  file-exists  this file is there already, so nothing was written  (name a new folder)\n1 error\n',
    })
    expect(textsIn(cwd)).toEqual({ 'codebook.yaml': 'mine' })
  })
})
