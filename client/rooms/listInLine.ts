/**
 * A list in one line of a table, as it is read and typed.
 * @module
 */

/** What stands in a field, as one line. @param between what stands between two of a list */
export function asText(value: unknown, between = ','): string {
  if (Array.isArray(value)) return value.join(`${between} `)
  return typeof value === 'string' ? value : ''
}

/** What was typed, as a list. */
export const asList = (text: string, between = ','): string[] =>
  text
    .split(between)
    .map((one) => one.trim())
    .filter(Boolean)
