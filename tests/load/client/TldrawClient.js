/**
 * A client of tldraw's own sync protocol.
 * @module
 */
import { Client } from './Client.js'
import { SENTINEL } from './markers.js'
import { shapeId } from './yjsSeed.js'

const KEEP_ALIVE_MS = 5_000
const SCHEMA_PACKAGE = '../targets/tldraw/node_modules/@tldraw/tlschema/dist-esm/index.mjs'

/** The schema package of the server under test, loaded when the first client needs it. */
let tlschema
let serializedSchema

async function loadSchema() {
  if (tlschema) return
  tlschema = await import(new URL(SCHEMA_PACKAGE, import.meta.url).href)
  serializedSchema = JSON.parse(JSON.stringify(tlschema.createTLSchema().serialize()))
}

function shapeRecord(id, number, mark) {
  return {
    id,
    typeName: 'shape',
    type: 'geo',
    x: (number % 100) * 120,
    y: Math.floor(number / 100) * 120,
    rotation: 0,
    index: 'a1',
    parentId: 'page:page',
    isLocked: false,
    opacity: 1,
    meta: { m: mark },
    props: {
      geo: 'rectangle',
      flipX: false,
      flipY: false,
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
      richText: tlschema.toRichText(`hello world ${number}`),
    },
  }
}

export class TldrawClient extends Client {
  clientClock = 0

  async connect(timeoutMs) {
    await loadSchema()
    return super.connect(timeoutMs)
  }

  hello() {
    const hello = {
      type: 'connect',
      connectRequestId: `r${this.id}`,
      lastServerClock: -1,
      protocolVersion: 8,
      schema: serializedSchema,
    }
    this.ws.send(JSON.stringify(hello))
    this.keepAlive = setInterval(() => this.ws.send('{"type":"ping"}'), KEEP_ALIVE_MS)
  }

  /** @param {Buffer} bytes */
  message(bytes) {
    if (this.joinedAt) return
    if (this.apply) {
      const started = performance.now()
      JSON.parse(bytes.toString())
      this.applyMs += performance.now() - started
    }
    this.gotContent(bytes.includes(SENTINEL))
    if (this.joinedAt) this.joinedAt -= this.applyMs
  }

  push(change) {
    this.ws.send(JSON.stringify({ type: 'push', clientClock: this.clientClock++, ...change }))
  }

  edit(seed) {
    this.shapes = seed?.shapes ?? 0
    this.created = 0
    this.lengths = {}
  }

  drag(shape, x, y, mark) {
    const change = { x: ['put', x], y: ['put', y], meta: ['put', { m: mark }] }
    this.push({ diff: { [shapeId(shape % this.shapes)]: ['patch', change] } })
  }

  create(mark) {
    const id = `shape:c${this.id}-${this.created++}`
    this.push({ diff: { [id]: ['put', shapeRecord(id, this.created, mark)] } })
  }

  /** What the editor sends for a keystroke in a label: the whole rich text anew. */
  text(shape, mark) {
    const id = shapeId(shape % this.shapes)
    this.lengths[id] = (this.lengths[id] ?? 0) + 1
    const richText = tlschema.toRichText(`hello world ${'x'.repeat(this.lengths[id])}`)
    const change = { props: ['patch', { richText: ['put', richText] }], meta: ['put', { m: mark }] }
    this.push({ diff: { [id]: ['patch', change] } })
  }

  cursor(x, y, mark) {
    if (this.isPresent) {
      const change = {
        cursor: ['patch', { x: ['put', x], y: ['put', y] }],
        lastActivityTimestamp: ['put', Date.now()],
        meta: ['put', { m: mark }],
      }
      return this.push({ presence: ['patch', change] })
    }
    this.isPresent = true
    const presence = tlschema.InstancePresenceRecordType.create({
      id: 'instance_presence:x',
      userId: `user:${this.id}`,
      userName: `User ${this.id}`,
      currentPageId: 'page:page',
      cursor: { x, y, type: 'default', rotation: 0 },
      camera: { x: 0, y: 0, z: 1 },
      screenBounds: { x: 0, y: 0, w: 1000, h: 800 },
      meta: { m: mark },
    })
    this.push({ presence: ['put', presence] })
  }

  seed({ shapes, moves }) {
    const each = (change) => {
      for (let i = 0; i < shapes; i += 10) {
        const diff = {}
        for (let j = i; j < Math.min(shapes, i + 10); j++) diff[shapeId(j)] = change(j)
        this.push({ diff })
      }
    }
    each((shape) => ['put', shapeRecord(shapeId(shape), shape, '')])
    for (let move = 0; move < moves; move++)
      each((shape) => ['patch', { x: ['put', move * 10 + 1], y: ['put', shape] }])
    this.push({ diff: { 'shape:zzend': ['put', shapeRecord('shape:zzend', 0, SENTINEL)] } })
  }
}
