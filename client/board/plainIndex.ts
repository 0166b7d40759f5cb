/**
 * Whether an index, which says where a shape lies among others, is a plain one, as nearly all are. The editor finds out
 * whether it is one at all by making the next, which for a full board takes as long as all else that it looks at.
 * @module
 */

/** First letters of indices at and above zero; each stands for one digit more than the one before it. */
const FIRST = 'a'.charCodeAt(0)
const LAST = 'y'.charCodeAt(0)
const digits = /^[0-9A-Za-z]+$/

/** True only for what the editor takes as an index (`validateIndexKey`); false says nothing. */
export function isPlainIndex(index: unknown): boolean {
  if (typeof index !== 'string' || !digits.test(index)) return false
  const head = index.charCodeAt(0)
  return head >= FIRST && head <= LAST && index.length >= head - FIRST + 2
}
