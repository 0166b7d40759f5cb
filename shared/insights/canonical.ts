/**
 * One text for one value, so that equal records have equal hashes on every machine.
 * @module
 */

/** Code units of UTF-16, after RFC 8785; names that are whole numbers come first, as in every JavaScript engine. */
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * JSON with property names in order, no white space and no undefined properties.
 * Throws on a cycle, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    const entries = Object.entries(inner).filter(([, property]) => property !== undefined)
    return Object.fromEntries(entries.sort(([a], [b]) => byCodeUnit(a, b)))
  })
}
