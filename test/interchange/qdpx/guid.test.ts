import { describe, expect, test } from 'vitest'
import { guidOf, uuid5 } from '../../../src/interchange/qdpx/guid'

describe('uuid5', () => {
  test('agrees with the example of RFC 9562, appendix A.4', () => {
    expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
  })
  test('takes letters beyond ASCII as UTF-8', () => {
    expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'Müller 😀')).toBe('db12bf95-381c-54aa-ae7b-7ad3149d4bb6')
  })
})

describe('guidOf', () => {
  test('tells apart what is called the same when its names are joined', () => {
    expect(guidOf('code', 'a', 'b/c')).not.toBe(guidOf('code', 'a/b', 'c'))
  })
  test('is the same for the same names', () => {
    expect(guidOf('code', 'Fees', 'cost/fees')).toBe('1e9da49e-e7b2-5b62-a3e5-1406d46e5185')
  })
})
