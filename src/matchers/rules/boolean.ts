import type { Found } from './found'
import { anyOf, joined } from './found'

/** `any`: every place of every operand. */
export function any(operands: readonly (readonly Found[])[]): readonly Found[] {
  return operands.flat()
}

/** `all`: one place over all that was found, when each operand was. */
export function all(operands: readonly (readonly Found[])[]): readonly Found[] {
  return atLeast(operands.length, operands)
}

/** `atleast`: one place over all that was found, when so many different operands were. */
export function atLeast(count: number, operands: readonly (readonly Found[])[]): readonly Found[] {
  const found = operands.filter(places => places.length > 0)
  return found.length > 0 && found.length >= count ? [joined(found.map(anyOf))] : []
}
