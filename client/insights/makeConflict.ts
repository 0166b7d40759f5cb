/**
 * A card for two goals that hurt each other: in the zone of goal conflicts, as hard as was said, with an arrow to each that
 * lies on this board; to one of another room it carries the relation itself.
 * @module
 */
import { generateNKeysBetween } from 'fractional-indexing-jittered'
import type * as Y from 'yjs'
import { readCards, type Zone } from '../../shared/board/cards.ts'
import { readRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { hash53 } from '../../shared/board/hash53.ts'
import { indexAbove } from '../../shared/board/placement.ts'
import { relationArrow } from '../../shared/board/relationArrow.ts'
import { attributeKey } from '../../shared/insights/cardFields.ts'
import { extractInsights, type RoomContext } from '../../shared/insights/extract.ts'
import { type UnmadeConflict, unmadeConflicts } from '../../shared/insights/unmadeConflicts.ts'
import { addCard, OUTLINE_ORIGIN, removeCard } from '../outline/cardEdits.ts'
import { newShapeId } from '../outline/newShapeId.ts'
import type { Author } from '../voices/voice.tsx'

/** The zone that takes goal conflicts; undefined on a board without one. */
export const conflictZone = (zones: readonly Zone[]): Zone | undefined =>
  zones.find(({ id }) => id === 'goal_conflicts') ??
  zones.find(({ kinds }) => kinds.includes('goal_conflict'))

/** Two who make it at the same moment make the same card. One that was made and became another thing stays what it is. */
function idFor(doc: Y.Doc, key: string): string {
  const id = `shape:conflict-${hash53(key).toString(36)}`
  return readRecord(doc, id) ? newShapeId() : id
}

/**
 * @param text the words of the card
 * @returns its id and what takes it away again; null where somebody has made it meanwhile, or an end of it is gone
 */
export function makeConflict(
  doc: Y.Doc,
  room: RoomContext,
  zone: Zone,
  { key }: UnmadeConflict,
  text: string,
  author: Author,
): { readonly id: string; readonly undo: () => void } | null {
  const records = readRecords(doc)
  const unmade = unmadeConflicts(extractInsights(records, room)).find((one) => one.key === key)
  if (!unmade) return null
  const id = idFor(doc, key)
  doc.transact(() => {
    const sides = [unmade.from, unmade.to]
    const relations = sides.flatMap(({ id: to, insight }) => (insight ? [] : [{ type: 'concerns', to }]))
    const fields = {
      kind: 'goal_conflict',
      [attributeKey('score')]: unmade.score,
      ...(relations.length > 0 ? { relations } : {}),
    }
    addCard(doc, zone, text, author, { id, fields })
    const after = readRecords(doc)
    const boxes = new Map(readCards(after).map((card) => [card.id, card.box]))
    const box = boxes.get(id)
    const indices = generateNKeysBetween(indexAbove(after), null, 2)
    for (const [i, { insight }] of sides.entries()) {
      const shapeId = insight?.provenance.shapeId ?? ''
      const side = boxes.get(shapeId)
      if (!box || !side) continue
      const arrow = relationArrow({
        name: `${id.slice('shape:'.length)}-${i + 1}`,
        index: indices[i] ?? '',
        from: { shapeId: id, box },
        to: { shapeId, box: side },
        relation: 'concerns',
      })
      for (const record of arrow) writeRecord(doc, record)
    }
  }, OUTLINE_ORIGIN)
  return { id, undo: () => removeCard(doc, id) }
}
