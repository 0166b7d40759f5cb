/**
 * One text for one value, so that equal records have equal hashes on every machine.
 * @module
 */

/** Code units of UTF-16, after RFC 8785; names that are whole numbers come first, as in every JavaScript engine. */
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** As `JSON.stringify` asks for it: an object with its properties in order, none of them undefined; all else as it is. */
export function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).filter(([, property]) => property !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => byCodeUnit(a, b)))
}

/**
 * JSON with property names in order, no white space and no undefined properties.
 * Throws on a cycle, as `JSON.stringify` does.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, inOrder)
