import fc from 'fast-check'

/** Tables of two to four rows and columns with few counts, empty rows and columns among them. */
export const tables: fc.Arbitrary<number[][]> = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

export const transposed = (table: readonly (readonly number[])[]): number[][] =>
  (table[0] ?? []).map((_, column) => table.map(row => row[column]))
