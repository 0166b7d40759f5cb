/**
 * Two people in one text field: what each changed since they last agreed, put together, and the caret kept.
 * @module
 */
import { simpleDiffString } from 'lib0/diff'

/** Where a place in `before` lies in `after`: moved by what was changed in front of it. */
export function movedPlace(before: string, after: string, place: number): number {
  const { index, remove, insert } = simpleDiffString(before, after)
  if (place <= index) return place
  if (place >= index + remove) return place + insert.length - remove
  return index + insert.length
}

/**
 * The text that has both changes: from `base` to `mine`, and from `base` to `theirs`. Letters that both took away
 * are gone once; where both wrote in the same place, theirs stand first.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (base === theirs) return mine
  if (base === mine) return theirs
  const { index, remove, insert } = simpleDiffString(base, mine)
  const other = simpleDiffString(base, theirs)
  const shift = other.insert.length - other.remove
  const otherEnd = other.index + other.remove
  const end = index + remove
  if (end <= other.index && index < other.index) return splice(theirs, index, end, insert)
  if (index >= otherEnd) return splice(theirs, index + shift, end + shift, insert)
  // They overlap: what they wrote stays, between what is left of mine.
  const kept = theirs.slice(other.index, other.index + other.insert.length)
  const before = theirs.slice(0, Math.min(index, other.index))
  const after = theirs.slice(Math.max(end, otherEnd) + shift)

  return before + kept + insert + after
}

function splice(text: string, from: number, to: number, insert: string): string {
  return text.slice(0, from) + insert + text.slice(to)
}
