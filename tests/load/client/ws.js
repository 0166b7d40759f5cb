/**
 * A minimal WebSocket client (RFC 6455), cheap enough for hundreds of receivers in one process. It offers
 * permessage-deflate as browsers do, and inflates what a server compresses.
 * @module
 */
import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { constants, inflateRawSync } from 'node:zlib'

const WINDOW = 32 * 1024
const DEFLATE_TAIL = Buffer.from([0, 0, 255, 255])
const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 }

/**
 * @typedef {object} Handlers
 * @property {() => void} [open]
 * @property {(bytes: Buffer, isText: boolean) => void} message the bytes are valid only during the call
 * @property {(code: number) => void} [close]
 */

export class Ws {
  open = false
  closed = false
  /** Messages received. */
  frames = 0
  /** The status line with which an upgrade was refused. */
  refused = ''
  #handlers
  #socket
  /** @type {Buffer[]} */
  #chunks = []
  #have = 0
  #need = 2
  /** @type {{ opcode: number, compressed: boolean, bytes: Buffer } | null} */
  #fragment = null
  /** What the server's compression may refer back to. */
  #window = Buffer.alloc(0)

  /**
   * @param {string} url
   * @param {Record<string, string>} headers
   * @param {Handlers} handlers
   */
  constructor(url, headers, handlers) {
    this.#handlers = handlers
    const { hostname, port, host, pathname, search } = new URL(url)
    this.#socket = net.connect({ port: Number(port), host: hostname, noDelay: true })
    const lines = [
      `GET ${pathname}${search} HTTP/1.1`,
      `Host: ${host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Origin: http://${host}`,
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
    this.#socket.on('connect', () => this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    this.#socket.on('data', (bytes) => this.#take(bytes))
    this.#socket.on('error', () => this.#end(1006))
    this.#socket.on('close', () => this.#end(1006))
  }

  /** Bytes received on the wire. */
  get bytes() {
    return this.#socket.bytesRead
  }

  /** @param {string | Uint8Array} data */
  send(data) {
    if (typeof data === 'string') this.#write(OPCODE.text, Buffer.from(data))
    else this.#write(OPCODE.binary, data)
  }

  close() {
    if (this.closed) return
    this.#write(OPCODE.close, Buffer.from([3, 232]))
    this.#socket.end()
    this.#end(1000)
  }

  destroy() {
    this.#end(1006)
  }

  /** @param {number} code */
  #end(code) {
    if (this.closed) return
    this.closed = true
    this.open = false
    this.#socket.destroy()
    this.#handlers.close?.(code)
  }

  /** @param {Buffer} bytes */
  #take(bytes) {
    this.#chunks.push(bytes)
    this.#have += bytes.length
    if (this.#have < this.#need) return
    let buffer = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks, this.#have)
    if (!this.open) {
      const rest = this.#handshake(buffer)
      if (!rest) return
      buffer = rest
    }
    this.#keep(this.#parse(buffer))
  }

  /** @param {Buffer} rest */
  #keep(rest) {
    this.#chunks = rest.length > 0 ? [rest] : []
    this.#have = rest.length
  }

  /** @param {Buffer} buffer */
  #handshake(buffer) {
    const end = buffer.indexOf('\r\n\r\n')
    if (end < 0) {
      this.#keep(buffer)
      return null
    }
    const head = buffer.toString('latin1', 0, end)
    if (!head.startsWith('HTTP/1.1 101')) {
      this.refused = head.slice(0, 60)
      this.#end(1006)
      return null
    }
    this.open = true
    this.#handlers.open?.()
    return buffer.subarray(end + 4)
  }

  /** Takes out the whole frames, and gives the rest. @param {Buffer} buffer */
  #parse(buffer) {
    let offset = 0
    this.#need = 2
    while (buffer.length - offset >= 2) {
      const short = buffer[offset + 1] & 127
      const header = short < 126 ? 2 : short === 126 ? 4 : 10
      if (buffer.length - offset < header) {
        this.#need = header
        break
      }
      const length = lengthAt(buffer, offset, short)
      if (buffer.length - offset < header + length) {
        this.#need = header + length
        break
      }
      this.#frame(buffer[offset], buffer.subarray(offset + header, offset + header + length))
      offset += header + length
      if (this.closed) return Buffer.alloc(0)
    }
    return buffer.subarray(offset)
  }

  /**
   * @param {number} first
   * @param {Buffer} payload
   */
  #frame(first, payload) {
    const isLast = (first & 128) !== 0
    const opcode = first & 15
    if (opcode === OPCODE.ping) return this.#write(OPCODE.pong, payload)
    if (opcode === OPCODE.close) return this.#end(payload.length >= 2 ? payload.readUInt16BE(0) : 1005)
    if (opcode > OPCODE.binary) return
    const started = this.#fragment ?? { opcode, compressed: (first & 64) !== 0, bytes: null }
    if (isLast && !started.bytes) return this.#message(started, payload)
    const bytes = started.bytes ? Buffer.concat([started.bytes, payload]) : Buffer.from(payload)
    this.#fragment = isLast ? null : { ...started, bytes }
    if (isLast) this.#message(started, bytes)
  }

  /**
   * @param {{ opcode: number, compressed: boolean }} kind
   * @param {Buffer} payload
   */
  #message({ opcode, compressed }, payload) {
    this.frames++
    this.#handlers.message(compressed ? this.#inflate(payload) : payload, opcode === OPCODE.text)
  }

  /** @param {Buffer} payload */
  #inflate(payload) {
    const bytes = inflateRawSync(Buffer.concat([payload, DEFLATE_TAIL]), {
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(this.#window.length > 0 ? { dictionary: this.#window } : {}),
    })
    this.#window = Buffer.concat([this.#window, bytes]).subarray(-WINDOW)
    return bytes
  }

  /**
   * @param {number} opcode
   * @param {Uint8Array} payload
   */
  #write(opcode, payload) {
    if (this.closed) return
    const { length } = payload
    const header = length < 126 ? 6 : length < 65_536 ? 8 : 14
    const frame = Buffer.allocUnsafe(header + length)
    frame[0] = 128 | opcode
    if (header === 6) frame[1] = 128 | length
    else if (header === 8) {
      frame[1] = 128 | 126
      frame.writeUInt16BE(length, 2)
    } else {
      frame[1] = 128 | 127
      frame.writeBigUInt64BE(BigInt(length), 2)
    }
    // A mask of zeros is legal on the wire and costs no XOR.
    frame.fill(0, header - 4, header)
    frame.set(payload, header)
    this.#socket.write(frame)
  }
}

/**
 * @param {Buffer} buffer
 * @param {number} offset
 * @param {number} short
 */
function lengthAt(buffer, offset, short) {
  if (short < 126) return short
  return short === 126 ? buffer.readUInt16BE(offset + 2) : Number(buffer.readBigUInt64BE(offset + 2))
}
