/**
 * What every client of the benchmark has in common: it connects, knows when it has the whole board, and counts.
 * A wire protocol is a subclass with hello, message, edit, drag, create, text, cursor and seed.
 * @module
 */
import { scan } from './markers.js'
import { Ws } from './ws.js'

/**
 * @typedef {object} ClientOptions
 * @property {string} url
 * @property {Record<string, string>} [headers]
 * @property {string} room
 * @property {number} id
 * @property {string} [token] for protocols that send one in a message
 * @property {import('./yjsSeed.js').Model} model how a shape is laid out in a Yjs document
 * @property {'sync' | 'sentinel'} waitFor joined at the first complete answer, or when the seed's end is there
 * @property {boolean} [apply] decode the board, and time it
 * @property {(kind: 'E' | 'P', number: number) => void} [onEvent]
 * @property {(bytes: Buffer) => void} [onRaw]
 */

export class Client {
  /** The first complete answer lacked the board. */
  emptyFirst = false
  joinedAt = 0
  startedAt = 0
  /** Milliseconds of decoding the board, which are not part of `joinMs`. */
  applyMs = 0
  joinBytes = 0
  /** @type {number | undefined} */
  closeCode
  /** @type {Ws} */
  ws
  /** @type {NodeJS.Timeout | undefined} */
  keepAlive

  /** @param {ClientOptions} options */
  constructor(options) {
    Object.assign(this, options)
  }

  /** Resolves when the board is there. @returns {Promise<this>} */
  connect(timeoutMs = 60_000) {
    this.startedAt = performance.now()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`join timeout ${this.room}`)), timeoutMs)
      this.joined = () => {
        if (this.joinedAt) return
        this.joinedAt = performance.now()
        this.joinBytes = this.ws.bytes
        clearTimeout(timer)
        resolve(this)
      }
      this.ws = new Ws(this.url, this.headers ?? {}, {
        open: () => this.hello(),
        message: (bytes, isText) => {
          this.onRaw?.(bytes)
          if (this.onEvent) scan(bytes, this.onEvent)
          this.message(bytes, isText)
        },
        close: (code) => {
          this.closeCode = code
          clearInterval(this.keepAlive)
          clearTimeout(timer)
          if (!this.joinedAt) reject(new Error(`closed ${code} ${this.ws?.refused ?? ''}`))
        },
      })
    })
  }

  /** For every frame with content until joined. @param {boolean} isComplete it holds the end of the seed */
  gotContent(isComplete) {
    if (this.waitFor !== 'sentinel' || isComplete) this.joined()
    else this.emptyFirst = true
  }

  get joinMs() {
    return this.joinedAt - this.startedAt
  }

  close() {
    clearInterval(this.keepAlive)
    this.ws.close()
    this.doc?.destroy()
  }

  destroy() {
    clearInterval(this.keepAlive)
    this.ws.destroy()
  }
}
