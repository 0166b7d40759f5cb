/**
 * A board of thousands of cards, and how long an edit on it takes to reach another person.
 * @module
 */
import type * as Y from 'yjs'
import { newNote, readZones } from '../../../shared/board/cards.ts'
import { readRecords, recordsMap, writeRecord } from '../../../shared/board/document.ts'
import { sectors } from '../../../shared/vocabulary.ts'
import type { Person } from '../../support/person.ts'
import type { Random } from '../board/random.ts'
import { sentence } from '../board/sentence.ts'

const CARDS_AT_ONCE = 250
/** Milliseconds between two edits whose way is timed. */
const EDIT_MS = 50

export const share = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
export const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

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

/** Edits one after the other until it is over; the milliseconds each took to the other, in order. */
export async function editTimes(writer: Person, reader: Person, isOver: () => boolean): Promise<number[]> {
  const [sent, times] = [new Map<string, number>(), [] as number[]]
  const cards = recordsMap(reader.doc)
  const seen = () => {
    const mark = cards.get('shape:0')?.get('meta.mark')
    const at = typeof mark === 'string' ? sent.get(mark) : undefined
    if (typeof mark !== 'string' || at === undefined) return
    times.push(performance.now() - at)
    sent.delete(mark)
  }
  cards.observeDeep(seen)
  const began = performance.now()
  for (let i = 0; !isOver(); i++) {
    const mark = `${began}/${i}`
    sent.set(mark, performance.now())
    recordsMap(writer.doc).get('shape:0')?.set('meta.mark', mark)
    await pause(EDIT_MS)
  }
  await pause(500)
  cards.unobserveDeep(seen)
  return sorted(times)
}
