/**
 * A board of thousands of cards.
 * @module
 */
import type * as Y from 'yjs'
import { newNote, readZones } from '../../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../../shared/board/document.ts'
import { sectors } from '../../../shared/vocabulary.ts'
import type { Random } from '../board/random.ts'
import { sentence } from '../board/sentence.ts'

const CARDS_AT_ONCE = 250

/** Cards in all zones of the board. */
export function seedCards(doc: Y.Doc, count: number, random: Random): void {
  const zones = readZones(readRecords(doc))
  for (let i = 0; i < count; i += CARDS_AT_ONCE)
    doc.transact(() => {
      for (let k = i; k < Math.min(count, i + CARDS_AT_ONCE); k++) {
        const { box } = zones[k % zones.length] as (typeof zones)[number]
        const place = { x: box.x + random() * (box.w - 200), y: box.y + random() * (box.h - 200) }
        const index = `b${k.toString(36).padStart(4, '0')}V`
        const sector = sectors[k % sectors.length] ?? null
        writeRecord(doc, newNote({ id: `shape:${k}`, text: sentence(random, 70), index, sector, ...place }))
      }
    })
}
