/**
 * Locked zones and a fixed layout on the board: whatever a person's page tries, the document stays as it was, and what
 * they may do goes through.
 * @module
 */
import type { TLRecord, TLStore } from 'tldraw'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bindRecords, type RecordBinding } from '../../client/board/bindRecords.ts'
import { fenceStore } from '../../client/board/fenceStore.ts'
import { createFencing, type Fencing } from '../../client/board/fencing.ts'
import { createBoardStore } from '../../client/board/store.ts'
import { createUndo, type OwnUndo } from '../../client/board/undo.ts'
import type { Why } from '../../client/facilitation/fence.ts'
import { newNote, readZones, type Zone } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

let doc: Y.Doc
let store: TLStore
let fencing: Fencing
let binding: RecordBinding
let undo: OwnUndo
let tried: Why[]
let [locked, open]: Zone[] = []
let ends: (() => void)[] = []

beforeEach(() => {
  doc = new Y.Doc()
  for (const record of seedBoard(roomTemplates.vision)) writeRecord(doc, record)
  ;[locked, open] = readZones(readRecords(doc))
  write('shape:held', zone(locked))
  write('shape:free', zone(open))
  store = createBoardStore()
  tried = []
  fencing = createFencing(store, (why) => tried.push(why))
  const unfence = fenceStore(store, fencing)
  const mayChange = (from: BoardRecord | null, to: BoardRecord | null) => fencing.why(from, to) === null
  binding = bindRecords({ doc, store, mayChange })
  const mayTake: Parameters<typeof createUndo>[2]['mayTake'] = (outcomes) =>
    outcomes().every(({ from, to }) => mayChange(from, to))
  undo = createUndo(doc, binding, { textOrigin: {}, isDragging: () => false, mayTake })
  ends = [unfence, () => binding.stop(), () => undo.stop()]
})
afterEach(() => {
  for (const end of ends) end()
})

const zone = (one: Zone | undefined): Zone => {
  if (!one) throw new Error('the room has no such zone')
  return one
}
const at = ({ box }: Zone, by = 0) => ({ x: box.x + box.w / 2 - 100 + by, y: box.y + box.h / 2 - 100 })
function note(id: string, where: Zone, by = 0): BoardRecord {
  return newNote({ id, text: id, ...at(where, by), index: 'a2', sector: 'business' })
}
function write(id: string, where: Zone): void {
  writeRecord(doc, note(id, where))
}

const lock = () => fencing.put({ zones: new Set([zone(locked).id]), layout: false })
const fix = () => fencing.put({ zones: new Set(), layout: true })
const asRecord = (record: BoardRecord) => record as unknown as TLRecord
const shape = (id: string) => store.get(id as TLRecord['id']) as unknown as BoardRecord
function change(id: string, changes: object): void {
  store.put([asRecord({ ...shape(id), ...changes })])
  binding.flush()
}
function remove(id: string): void {
  store.remove([id as TLRecord['id']])
  binding.flush()
}
const linked = (url: string) => ({ props: { ...(shape('shape:held').props as object), url } })

/** Does something, and says whether the document and what is shown are as they were. */
function leavesAll(act: () => void): boolean {
  const before = JSON.stringify([readRecords(doc), shape('shape:held'), shape('shape:free')])
  act()
  return JSON.stringify([readRecords(doc), shape('shape:held'), shape('shape:free')]) === before
}

describe('a locked zone', () => {
  it('takes no card, lets none out, and changes none', () => {
    lock()
    const acts = [
      () => change('shape:held', { x: at(zone(open)).x, y: at(zone(open)).y }),
      () => change('shape:held', { x: Number(shape('shape:held').x) + 10 }),
      () => change('shape:held', linked('https://example.se')),
      () => change('shape:held', { meta: { kind: 'need' } }),
      () => remove('shape:held'),
      () => change('shape:free', at(zone(locked))),
    ]
    for (const act of acts) expect(leavesAll(act)).toBe(true)
    expect(tried).toHaveLength(acts.length)
    expect(new Set(tried.map((why) => why.of === 'zone' && why.zone.id))).toEqual(new Set([zone(locked).id]))
    store.put([asRecord(note('shape:new', zone(locked), 150))])
    binding.flush()
    expect([readRecord(doc, 'shape:new'), shape('shape:new')]).toEqual([null, undefined])
  })

  it('leaves the rest of the board free, and others’ changes come in', () => {
    lock()
    change('shape:free', { x: at(zone(open)).x + 30 })
    store.put([asRecord(note('shape:new', zone(open), 150))])
    binding.flush()
    expect(readRecord(doc, 'shape:free')?.x).toBe(at(zone(open)).x + 30)
    expect(readRecord(doc, 'shape:new')).not.toBeNull()
    remove('shape:new')
    expect(readRecord(doc, 'shape:new')).toBeNull()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    writeRecord(other, { ...(readRecord(other, 'shape:held') as BoardRecord), x: 5 })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'network')
    binding.flush()
    expect(shape('shape:held').x).toBe(5)
    expect(tried).toEqual([])
  })

  it('holds the group that its card is in, and the arrow that points at it', () => {
    const frame = { ...note('shape:frame', zone(open)), type: 'frame', parentId: 'page:page' }
    const props = { w: 3_000, h: 300, name: 'Rubrik', color: 'black' }
    writeRecord(doc, { ...frame, props, meta: {} })
    const [inner, outer] = [at(zone(locked)), at(zone(open))]
    const held = readRecord(doc, 'shape:held') as BoardRecord
    writeRecord(doc, { ...held, parentId: 'shape:frame', x: inner.x - outer.x, y: inner.y - outer.y })
    binding.flush()
    lock()
    expect(leavesAll(() => change('shape:frame', { x: 0 }))).toBe(true)
    expect(leavesAll(() => remove('shape:frame'))).toBe(true)
    const bound = {
      id: 'binding:one',
      typeName: 'binding',
      type: 'arrow',
      fromId: 'shape:free',
      toId: 'shape:held',
      props: {},
      meta: {},
    }
    expect(fencing.why(null, bound)).toMatchObject({ of: 'zone' })
    expect(fencing.why(null, { ...bound, toId: 'shape:free' })).toBeNull()
  })

  it('is not got around by undo or redo of what was done before', () => {
    change('shape:held', { x: at(zone(locked)).x + 20 })
    undo.mark()
    lock()
    expect(leavesAll(() => undo.undo())).toBe(true)
    fencing.put(null)
    undo.undo()
    expect(shape('shape:held').x).toBe(at(zone(locked)).x)

    change('shape:held', at(zone(open)))
    undo.mark()
    lock()
    expect(leavesAll(() => undo.undo())).toBe(true)
    fencing.put(null)
    undo.undo()
    lock()
    expect(leavesAll(() => undo.redo())).toBe(true)
    fencing.put(null)
    remove('shape:held')
    undo.mark()
    lock()
    undo.undo()
    expect(readRecord(doc, 'shape:held')).toBeNull()
    fencing.put(null)
    undo.undo()
    expect(readRecord(doc, 'shape:held')).not.toBeNull()
    store.put([asRecord(note('shape:new', zone(locked), 150))])
    binding.flush()
    undo.mark()
    lock()
    undo.undo()
    expect(readRecord(doc, 'shape:new')).not.toBeNull()
  })
})

describe('a fixed layout', () => {
  it('lets people write, and neither move nor size nor remove', () => {
    fix()
    const { x, props } = shape('shape:free')
    for (const act of [
      () => change('shape:free', { x: Number(x) + 10 }),
      () => change('shape:free', { props: { ...(props as object), scale: 2 } }),
      () => remove('shape:free'),
    ])
      expect(leavesAll(act)).toBe(true)
    expect(tried.map(({ of }) => of)).toEqual(['layout', 'layout', 'layout'])
    change('shape:free', { meta: { kind: 'need' } })
    expect(readRecord(doc, 'shape:free')?.meta).toEqual({ kind: 'need' })
  })

  it('lets a new card be put where it shall lie, as long as the hand holds it, and one without a word go', () => {
    fix()
    store.put([asRecord(note('shape:new', zone(open), 150))])
    change('shape:new', { x: 17 })
    expect(readRecord(doc, 'shape:new')?.x).toBe(17)
    fencing.letGo()
    change('shape:new', { x: 18 })
    expect(readRecord(doc, 'shape:new')?.x).toBe(17)
    undo.undo()
    expect(readRecord(doc, 'shape:new')).not.toBeNull()
    const empty = newNote({ id: 'shape:empty', text: '', ...at(zone(open)), index: 'a3', sector: null })
    store.put([asRecord(empty)])
    binding.flush()
    fencing.letGo()
    remove('shape:empty')
    expect(readRecord(doc, 'shape:empty')).toBeNull()
  })

  it('is not got around by undo', () => {
    change('shape:free', { x: 40 })
    undo.mark()
    fix()
    expect(leavesAll(() => undo.undo())).toBe(true)
    fencing.put(null)
    undo.undo()
    expect(shape('shape:free').x).toBe(at(zone(open)).x)
  })
})
