/**
 * The strips that were put into a board, as its document keeps them: the root array `strips`, to which entries
 * `[from, to, rows, path, origin]` are added and from which none is taken (`ruler.ts` says what they mean). An origin that
 * is the path is left out, and an end of the board is null.
 * @module
 */
import type * as Y from 'yjs'
import { MAX_STRIP_DEPTH, MAX_STRIP_ROWS, MAX_STRIPS } from '../limits.ts'
import { Ruler, type Strip } from './ruler.ts'

const stripsOf = (doc: Y.Doc) => doc.getArray<unknown>('strips')

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
/** The ends of a board have no number that JSON knows. */
const isEnd = (value: unknown): value is number | null => value === null || isNumber(value)

const isPath = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.length <= MAX_STRIP_DEPTH && value.every(isNumber)
const isRows = (value: unknown): value is number =>
  isNumber(value) && Number.isInteger(value) && value >= 1 && value <= MAX_STRIP_ROWS

/** What an entry says; null for one that only a forged update leaves. */
function read(entry: unknown): Strip | null {
  if (!Array.isArray(entry)) return null
  const [from, to, rows, path, origin = path] = entry as unknown[]
  if (!isEnd(from) || !isEnd(to) || !isRows(rows) || !isPath(path) || !isPath(origin)) return null
  return { from: from ?? Number.NEGATIVE_INFINITY, to: to ?? Number.POSITIVE_INFINITY, rows, path, origin }
}

/** Each strip once, with the most rows that anyone gave it; the first {@link MAX_STRIPS}. */
function readStrips(doc: Y.Doc): Strip[] {
  const strips = new Map<string, Strip>()
  for (const entry of stripsOf(doc)) {
    const strip = read(entry)
    if (!strip) continue
    const key = [strip.from, strip.to, ...strip.path, '', ...strip.origin].join()
    const known = strips.get(key)
    if (known ? known.rows < strip.rows : strips.size < MAX_STRIPS) strips.set(key, strip)
  }
  return [...strips.values()]
}

/** Read once until something is put in. */
const rulers = new WeakMap<Y.Doc, Ruler>()
const watched = new WeakSet<Y.Doc>()

/** The ruler of a document, as of what it holds now; another one as soon as something is put in. */
export function rulerOf(doc: Y.Doc): Ruler {
  const known = rulers.get(doc)
  if (known) return known
  if (!watched.has(doc)) {
    watched.add(doc)
    stripsOf(doc).observe(() => rulers.delete(doc))
  }
  const ruler = new Ruler(readStrips(doc))
  rulers.set(doc, ruler)
  return ruler
}

/** Puts strips in. What a page wrote before lies where it did, on the ruler. */
export function putIn(doc: Y.Doc, strips: readonly Strip[]): void {
  if (strips.length === 0) return
  const end = (value: number) => (Number.isFinite(value) ? value : null)
  stripsOf(doc).push(
    strips.map(({ from, to, rows, path, origin }) => [
      end(from),
      end(to),
      rows,
      [...path],
      ...(path.join() === origin.join() ? [] : [[...origin]]),
    ]),
  )
  rulers.delete(doc)
}

/** Calls back when something was put in: everything below it is elsewhere. Returns what ends that. */
export function onPutIn(doc: Y.Doc, changed: (transaction: Y.Transaction) => void): () => void {
  // The ruler is let go of before anyone is told.
  rulerOf(doc)
  const strips = stripsOf(doc)
  const observe = (_event: unknown, transaction: Y.Transaction) => changed(transaction)
  strips.observe(observe)
  return () => strips.unobserve(observe)
}
