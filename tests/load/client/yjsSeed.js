/**
 * Boards for the Yjs family: shapes that several people have moved about.
 * @module
 */
import * as Y from 'yjs'
import { newNote } from '../../../shared/board/cards.ts'
import { writeRecord } from '../../../shared/board/document.ts'
import { SENTINEL } from './markers.js'

/** Messages that a seed is sent in, at most: 10,000 shapes moved 20 times would be 21,000. */
const MAX_MESSAGES = 2_000
const PROPS = JSON.stringify({
  geo: 'rectangle',
  w: 100,
  h: 100,
  growY: 0,
  url: '',
  scale: 1,
  color: 'black',
  labelColor: 'black',
  fill: 'none',
  dash: 'draw',
  size: 'm',
  font: 'draw',
  align: 'middle',
  verticalAlign: 'middle',
  pad: 'x'.repeat(100),
})

/** @typedef {{ updates: Uint8Array[], full: Uint8Array, shapes: number }} Seed */
/**
 * A shape is a nested map, a JSON value, or a note in Samrum's own document model.
 * @typedef {'nested' | 'json' | 'board'} Model
 */

/** @type {Map<string, Seed>} */
const made = new Map()

/** @param {number} number */
export const shapeId = (number) => `shape:s${number}`

/**
 * A board of so many shapes, each moved so many times by five people in groups of ten (fewer than 300: one by one).
 * @param {number} shapes
 * @param {number} moves
 * @param {Model} model
 */
export function yjsSeed(shapes, moves, model) {
  const key = `${shapes}/${moves}/${model}`
  const known = made.get(key)
  if (known) return known
  const doc = new Y.Doc()
  const records = doc.getMap('records')
  /** @type {Uint8Array[]} */
  const updates = []
  doc.on('update', (update) => updates.push(update))
  const group = shapes < 300 ? 1 : 10
  /** @param {(shape: number) => void} change */
  const each = (change) => {
    for (let i = 0; i < shapes; i += group)
      doc.transact(() => {
        for (let j = i; j < Math.min(shapes, i + group); j++) change(j)
      })
  }
  const notes = model === 'board' ? notesOf(shapes) : []
  each((shape) =>
    notes[shape] ? writeRecord(doc, notes[shape]) : records.set(shapeId(shape), newShape(model, shape, '')),
  )
  for (let move = 0; move < moves; move++) {
    doc.clientID = 1000 + (move % 5)
    each((shape) => {
      const note = notes[shape]
      if (note) writeRecord(doc, { ...note, x: move * 10, y: shape })
      else moveShape(records, model, shapeId(shape), move * 10, shape, '')
    })
  }
  doc.clientID = 2000
  records.set('zz-end', SENTINEL)
  const seed = { updates: gathered(updates), full: Y.encodeStateAsUpdate(doc), shapes }
  made.set(key, seed)
  doc.destroy()
  return seed
}

/**
 * Notes that say what the shapes of the other models say.
 * @param {number} count
 */
function notesOf(count) {
  return Array.from({ length: count }, (_, number) =>
    newNote({
      id: shapeId(number),
      text: `hello world ${number}`,
      x: (number % 100) * 220,
      y: Math.floor(number / 100) * 220,
      index: 'a1',
      sector: 'academia',
      meta: {},
    }),
  )
}

/** @param {Uint8Array[]} updates */
function gathered(updates) {
  const size = Math.ceil(updates.length / MAX_MESSAGES)
  if (size === 1) return updates
  return Array.from({ length: Math.ceil(updates.length / size) }, (_, i) =>
    Y.mergeUpdates(updates.slice(i * size, (i + 1) * size)),
  )
}

/**
 * @param {Model} model
 * @param {number} number
 * @param {string} mark
 */
export function newShape(model, number, mark) {
  const base = {
    type: 'geo',
    x: (number % 100) * 120,
    y: Math.floor(number / 100) * 120,
    rotation: 0,
    index: 'a1',
    parentId: 'page:page',
    props: PROPS,
    m: mark,
  }
  if (model === 'json') return { ...base, text: `hello world ${number}` }
  const map = new Y.Map(Object.entries(base))
  map.set('text', new Y.Text(`hello world ${number}`))
  return map
}

/**
 * @param {Y.Map<any>} records
 * @param {Model} model
 * @param {string} id
 * @param {number} x
 * @param {number} y
 * @param {string} mark
 */
export function moveShape(records, model, id, x, y, mark) {
  const shape = records.get(id)
  if (model === 'json') {
    records.set(id, { ...shape, x, y, m: mark })
    return
  }
  shape.set('x', x)
  shape.set('y', y)
  shape.set('m', mark)
}
