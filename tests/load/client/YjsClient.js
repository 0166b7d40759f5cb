/**
 * Clients of the y-websocket protocol and of Hocuspocus's variant of it.
 * @module
 */
import { gunzipSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { Client } from './Client.js'
import { SENTINEL } from './markers.js'
import { moveShape, newShape, shapeId, yjsSeed } from './yjsSeed.js'

const SYNC = 0
const AWARENESS = 1
const SYNC_REPLY = 4
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
const COMPRESSED = 66
const NOTHING_KNOWN = new Uint8Array([0])
const NOTHING_TO_GIVE = new Uint8Array([0, 0])

export class YjsClient extends Client {
  prefix = new Uint8Array(0)
  sawSentinel = false

  /** @param {Uint8Array} message */
  frame(message) {
    return this.prefix.length > 0 ? Buffer.concat([this.prefix, message]) : message
  }

  /**
   * @param {number} step
   * @param {Uint8Array} payload
   */
  syncFrame(step, payload) {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
    return this.frame(encoding.toUint8Array(encoder))
  }

  hello() {
    this.ws.send(this.syncFrame(STEP_1, NOTHING_KNOWN))
  }

  /** @param {Buffer} bytes */
  message(bytes) {
    const offset = this.prefix.length
    const step = bytes[offset + 1]
    if ((bytes[offset] !== SYNC && bytes[offset] !== SYNC_REPLY) || this.joinedAt) return
    if (step === STEP_1) return this.ws.send(this.syncFrame(STEP_2, NOTHING_TO_GIVE))
    if (step !== STEP_2 && step !== UPDATE) return
    if (this.apply) this.#decode(bytes, offset + 2)
    // A server may send the bulk of a board as an update before the answer that says "that is all".
    this.sawSentinel ||= this.holdsSentinel(bytes)
    if (step === STEP_2 || this.sawSentinel) this.gotContent(this.sawSentinel)
    if (this.joinedAt) this.joinedAt -= this.applyMs
  }

  /** @param {Uint8Array} bytes */
  holdsSentinel(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(SENTINEL)
  }

  /**
   * @param {Buffer} bytes
   * @param {number} offset
   */
  #decode(bytes, offset) {
    const decoder = decoding.createDecoder(bytes)
    decoder.pos = offset
    const update = decoding.readVarUint8Array(decoder)
    const started = performance.now()
    this.doc ??= new Y.Doc()
    Y.applyUpdate(this.doc, update)
    this.applyMs += performance.now() - started
  }

  /** Becomes a writer: it knows the seed and its own edits, which is all that valid updates need. */
  edit(seed) {
    this.doc = new Y.Doc()
    if (seed) Y.applyUpdate(this.doc, yjsSeed(seed.shapes, seed.moves, this.model).full)
    this.records = this.doc.getMap('records')
    this.shapes = seed?.shapes ?? 0
    this.clock = 0
    this.created = 0
    this.doc.on('update', (update) => this.ws.send(this.syncFrame(UPDATE, update)))
  }

  drag(shape, x, y, mark) {
    this.doc.transact(() => moveShape(this.records, this.model, shapeId(shape % this.shapes), x, y, mark))
  }

  create(mark) {
    this.records.set(`shape:c${this.id}-${this.created++}`, newShape(this.model, this.created, mark))
  }

  /** A keystroke. */
  text(shape, mark) {
    const id = shapeId(shape % this.shapes)
    this.doc.transact(() => {
      const record = this.records.get(id)
      if (this.model === 'json') {
        this.records.set(id, { ...record, text: `${record.text}x`, m: mark })
        return
      }
      const text = record.get('text')
      text.insert(text.length, 'x')
      record.set('m', mark)
    })
  }

  cursor(x, y, mark) {
    const user = { id: `u${this.id}`, name: `User ${this.id}`, color: '#ff0000' }
    const entry = encoding.createEncoder()
    encoding.writeVarUint(entry, 1)
    encoding.writeVarUint(entry, this.doc.clientID)
    encoding.writeVarUint(entry, ++this.clock)
    encoding.writeVarString(entry, JSON.stringify({ user, cursor: { x, y }, selection: [], m: mark }))
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(entry))
    this.ws.send(this.frame(encoding.toUint8Array(encoder)))
  }

  /** Fills the board: in many edits, or in one answer as a client that worked offline would. */
  seed({ shapes, moves, bulk }) {
    const { updates, full } = yjsSeed(shapes, moves, this.model)
    if (bulk) this.ws.send(this.syncFrame(STEP_2, full))
    else for (const update of updates) this.ws.send(this.syncFrame(UPDATE, update))
  }
}

export class HocuspocusClient extends YjsClient {
  hello() {
    const name = encoding.createEncoder()
    encoding.writeVarString(name, this.room)
    this.prefix = encoding.toUint8Array(name)
    const auth = encoding.createEncoder()
    encoding.writeVarUint(auth, 2)
    encoding.writeVarUint(auth, 0)
    encoding.writeVarString(auth, this.token ?? 'bench')
    encoding.writeVarString(auth, '4.7.0')
    this.ws.send(this.frame(encoding.toUint8Array(auth)))
    super.hello()
  }
}

/** The last message that a crowd unpacked, and whether the end of the seed is in it. */
let unpacked = { packed: Buffer.alloc(0), plain: Buffer.alloc(0), isWhole: false }

/** What Samrum's own page does beyond a stock client: it takes the base of a board gzipped (docs/protocol.md). */
export class SamrumClient extends YjsClient {
  hello() {
    this.ws.send(new Uint8Array([COMPRESSED, 1]))
    super.hello()
  }

  /** @param {Buffer} bytes */
  message(bytes) {
    if (bytes[0] !== COMPRESSED) return super.message(bytes)
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarUint(decoder)
    const packed = Buffer.from(decoding.readVarUint8Array(decoder))
    super.message(this.apply ? gunzipSync(packed) : SamrumClient.#unpackedOnce(packed))
  }

  /** A crowd is a hundred machines, each of which unpacks for itself; here one would do it for all, while they wait. */
  static #unpackedOnce(packed) {
    if (!unpacked.packed.equals(packed)) {
      const plain = gunzipSync(packed)
      unpacked = { packed, plain, isWhole: plain.includes(SENTINEL) }
    }
    return unpacked.plain
  }

  /** @param {Uint8Array} bytes */
  holdsSentinel(bytes) {
    return bytes === unpacked.plain ? unpacked.isWhole : super.holdsSentinel(bytes)
  }
}
