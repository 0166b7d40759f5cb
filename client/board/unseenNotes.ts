/**
 * Which notes of a full board nobody sees at first. They can be put in after its first picture: to the editor it is as
 * if they came from another person a moment later.
 *
 * Only notes that lie on the page by themselves wait, as most of a full board do, and on which nothing hangs. All else is
 * put in at once.
 * @module
 */
import type * as Y from 'yjs'
import type { Box } from '../../shared/board/cards.ts'
import { NOTE_SIZE, PAGE_ID } from '../../shared/board/cards.ts'
import { type BoardRecord, readBorn, readLying, readRecord, recordsMap } from '../../shared/board/document.ts'
import { finite } from '../../shared/board/geometry.ts'

/** Fewer than so many are put in with the others: it takes no longer than a picture. */
const WORTH_WAITING = 300

/**
 * The notes of a board that lie outside what is seen of it at first. None where they are few, where no note is seen, or
 * where there are no zones: then all that lies on the board says what is seen.
 * @param firstView what is seen at first of a board with such zones, in board pixels
 */
export function unseenNotes(doc: Y.Doc, firstView: (zones: readonly Box[]) => Box): Set<string> {
  const none = new Set<string>()
  const ids = [...recordsMap(doc).keys()]
  if (ids.length < WORTH_WAITING) return none
  const zones: Box[] = []
  const notes: BoardRecord[] = []
  const hungOn = new Set<unknown>()
  for (const id of ids) {
    const type = readBorn(doc, id)?.type
    const record = type === 'note' ? readLying(doc, id) : readRecord(doc, id)
    if (!record) continue
    for (const other of [record.parentId, record.fromId, record.toId]) hungOn.add(other)
    if (type === 'note') notes.push(record)
    if (type === 'zone') zones.push(boxOf(record))
  }
  if (zones.length === 0) return none
  const seen = firstView(zones)
  const unseen = notes.filter((note) => !hungOn.has(note.id) && isOutside(note, seen)).map(({ id }) => id)
  return unseen.length < WORTH_WAITING || unseen.length === notes.length ? none : new Set(unseen)
}

function boxOf({ x, y, props }: BoardRecord): Box {
  const { w, h } = props as { w?: unknown; h?: unknown }
  return { x: finite(x, 0), y: finite(y, 0), w: finite(w, 0), h: finite(h, 0) }
}

/** Whether it is certain of a note that nothing of it is seen. */
function isOutside({ parentId, rotation, props, ...note }: BoardRecord, seen: Box): boolean {
  const { scale, growY } = props as { scale?: unknown; growY?: unknown }
  if (parentId !== PAGE_ID || rotation !== 0 || (scale !== undefined && scale !== 1)) return false
  const [x, y] = [finite(note.x, 0), finite(note.y, 0)]
  const [w, h] = [NOTE_SIZE, NOTE_SIZE + finite(growY, 0)]
  return x > seen.x + seen.w || x + w < seen.x || y > seen.y + seen.h || y + h < seen.y
}
