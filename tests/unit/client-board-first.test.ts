/**
 * How a full board comes in: what is seen of it first, all the rest right after, and nothing that could not as well have
 * come from others a moment later.
 * @module
 */
import type { TLStore } from 'tldraw'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindRecords, type RecordBinding } from '../../client/board/bindRecords.ts'
import { firstView } from '../../client/board/camera.ts'
import { createBoardStore } from '../../client/board/store.ts'
import { unseenNotes } from '../../client/board/unseenNotes.ts'
import type { Waiting } from '../../client/board/whenSeen.ts'
import { type Box, newNote, readZones } from '../../shared/board/cards.ts'
import {
  type BoardRecord,
  readRecord,
  readRecords,
  recordsMap,
  removeRecord,
  writeRecord,
} from '../../shared/board/document.ts'
import { growToFit } from '../../shared/board/growth.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { putIn } from '../../shared/board/strips.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { arrowRecord, bindingRecord } from '../support/boardRecords.ts'

const SCREEN = { w: 1_440, h: 800 }
const COUNT = 600
/** Notes in a square, from the corner of the zones far past them. */
const ACROSS = 40
const PITCH = 220

const noteAt = (id: string, x: number, y: number, index = 'a5'): BoardRecord =>
  newNote({ id, text: `kort ${id}`, x, y, index, sector: 'business' })

function fullBoard(): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const record of seedBoard(roomTemplates.analysis)) writeRecord(doc, record)
    for (let i = 0; i < COUNT; i++) {
      const at = { x: (i % ACROSS) * PITCH, y: Math.floor(i / ACROSS) * PITCH }
      writeRecord(doc, noteAt(`shape:${i}`, at.x, at.y, `b${i.toString(36).padStart(4, '0')}V`))
    }
  })
  return doc
}

interface Shown {
  readonly store: TLStore
  readonly binding: RecordBinding
  /** What waits; null when nothing does, or when it was called off. */
  readonly work: () => Waiting | null
}

function show(doc: Y.Doc): Shown {
  const store = createBoardStore()
  let work: Waiting | null = null
  const binding = bindRecords({
    doc,
    store,
    later: {
      mayWait: () => unseenNotes(doc, (zones) => firstView([SCREEN], zones)),
      whenSeen: (given) => {
        work = given
        return () => {
          work = null
        }
      },
    },
  })
  return { store, binding, work: () => work }
}

const isOfBoard = ({ typeName }: { typeName: string }) =>
  ['document', 'page', 'shape', 'binding', 'asset'].includes(typeName)
const heldBy = (store: TLStore) =>
  (store.allRecords().filter(isOfBoard) as unknown as BoardRecord[]).sort((a, b) => (a.id < b.id ? -1 : 1))
const has = ({ store }: Shown, id: string) => store.has(id as never)
const last = `shape:${COUNT - 1}`

function viewOf(doc: Y.Doc): Box {
  return firstView(
    [SCREEN],
    readZones(readRecords(doc)).map(({ box }) => box),
  )
}

describe('a full board', () => {
  it('has at first all that is seen, and all else when it has been looked at bit by bit', () => {
    const doc = fullBoard()
    const shown = show(doc)
    const { x, y, w, h } = viewOf(doc)
    const records = readRecords(doc)
    const seen = records.filter((record) => {
      const [left, top] = [Number(record.x), Number(record.y)]
      return left < x + w && left + 200 > x && top < y + h && top + 200 > y
    })
    expect(seen.length).toBeGreaterThan(20)
    for (const { id } of seen) expect(has(shown, id)).toBe(true)
    expect(has(shown, last)).toBe(false)
    let steps = 0
    for (const work = shown.work(); work && !work.step(); ) steps++
    expect(steps).toBeGreaterThan(1)
    expect(shown.work()).toBeNull()
    expect(heldBy(shown.store)).toEqual(records)
  })

  it('is whole before anything is changed, and when it is asked to be', () => {
    const doc = fullBoard()
    const asked = show(doc)
    asked.work()?.step()
    asked.binding.complete()
    expect(asked.work()).toBeNull()
    expect(heldBy(asked.store)).toEqual(readRecords(doc))
    const changed = show(doc)
    changed.binding.change(() => expect(heldBy(changed.store)).toEqual(readRecords(doc)))
  })

  it('comes so whether the document is filled before it is shown or after, in one piece or with the zones first', () => {
    const from = fullBoard()
    const zonesFirst = new Y.Doc()
    for (const record of seedBoard(roomTemplates.analysis)) writeRecord(zonesFirst, record)
    for (const doc of [new Y.Doc(), zonesFirst]) {
      const shown = show(doc)
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
      expect(has(shown, 'shape:0')).toBe(true)
      expect(has(shown, last)).toBe(false)
      shown.work()?.finish()
      expect(heldBy(shown.store)).toEqual(readRecords(doc))
    }
  })

  it('takes what others do meanwhile, to what is there and to what is not yet', () => {
    const doc = fullBoard()
    const shown = show(doc)
    const others = new Y.Doc()
    Y.applyUpdate(others, Y.encodeStateAsUpdate(doc))
    const before = readRecord(others, last) as BoardRecord
    writeRecord(others, { ...before, x: 5 })
    removeRecord(others, `shape:${COUNT - 2}`)
    writeRecord(others, arrowRecord('shape:arrow'))
    writeRecord(others, bindingRecord('shape:arrow', 'end', `shape:${COUNT - 3}`))
    writeRecord(others, noteAt('shape:new', 10, 10, 'a6'))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(others))
    expect(shown.store.get(last as never)).toMatchObject({ x: 5 })
    expect(has(shown, 'shape:new')).toBe(true)
    expect(has(shown, `shape:${COUNT - 4}`)).toBe(false)
    shown.work()?.step()
    removeRecord(others, 'shape:590')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(others))
    while (shown.work()?.step() === false);
    expect(has(shown, 'shape:590')).toBe(false)
    expect(heldBy(shown.store)).toEqual(readRecords(doc))
  })

  it('has at once what something hangs on, what lies in another shape, and what is turned or large', () => {
    const doc = fullBoard()
    const far = COUNT * PITCH
    const child = { ...noteAt('shape:child', 0, 0), parentId: last }
    const turned = { ...noteAt('shape:turned', far, 0), rotation: 1 }
    const large = noteAt('shape:large', far, 0)
    for (const record of [
      child,
      turned,
      { ...large, props: { ...(large.props as object), scale: 2 } },
      arrowRecord('shape:arrow'),
      bindingRecord('shape:arrow', 'end', `shape:${COUNT - 2}`),
    ])
      writeRecord(doc, record)
    const shown = show(doc)
    for (const id of ['shape:child', last, 'shape:turned', 'shape:large', `shape:${COUNT - 2}`])
      expect(has(shown, id)).toBe(true)
    expect(has(shown, `shape:${COUNT - 3}`)).toBe(false)
    shown.binding.complete()
    expect(heldBy(shown.store)).toEqual(readRecords(doc))
  })

  it('is seen by where things lie now, growing zones included, and not by where they were made', () => {
    const doc = fullBoard()
    const zone = readZones(readRecords(doc))[0]
    putIn(doc, growToFit(doc, String(zone?.shapeId)))
    const view = viewOf(doc)
    const moved = readRecord(doc, last) as BoardRecord
    writeRecord(doc, { ...moved, x: view.x + 10, y: view.y + view.h - 10 })
    const shown = show(doc)
    for (const { id, type, x, y } of readRecords(doc))
      if (type === 'note' && Number(x) < view.x + view.w && Number(y) < view.y + view.h)
        expect(has(shown, id)).toBe(true)
    expect(has(shown, last)).toBe(true)
    expect(shown.work()).not.toBeNull()
  })

  it('comes at once where no zone says what is seen, where no note is seen, and where it is not so full', () => {
    const without = fullBoard()
    for (const { id, type } of readRecords(without)) if (type === 'zone') removeRecord(without, id)
    const away = fullBoard()
    for (const { id, type, x } of readRecords(away))
      if (type === 'note')
        writeRecord(away, { ...(readRecord(away, id) as BoardRecord), x: Number(x) + 100_000 })
    const small = fullBoard()
    for (let i = 150; i < COUNT; i++) recordsMap(small).delete(`shape:${i}`)
    for (const doc of [without, away, small]) {
      const { work, store } = show(doc)
      expect(work()).toBeNull()
      expect(heldBy(store)).toEqual(readRecords(doc))
    }
  })

  it('sets aside what does not fit, be it seen or not, and is not stopped by forged places', () => {
    const doc = fullBoard()
    const forged = ['shape:1', last]
    for (const id of forged) recordsMap(doc).get(id)?.set('geometry', { x: 'far' })
    recordsMap(doc).get('shape:2')?.set('place', 7)
    for (const id of ['shape:3', 'shape:598']) recordsMap(doc).get(id)?.set('props.color', 'none')
    recordsMap(doc).get('shape:597')?.set('props.growY', 'tall')
    recordsMap(doc).set('shape:596', 'no map' as never)
    const shown = show(doc)
    expect(shown.binding.quarantine.has('shape:3')).toBe(true)
    shown.work()?.finish()
    expect([...shown.binding.quarantine.keys()].sort()).toEqual(['shape:3', 'shape:597', 'shape:598'])
    expect(has(shown, 'shape:598')).toBe(false)
    expect(has(shown, last)).toBe(true)
  })
})
