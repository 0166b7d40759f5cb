/**
 * An active person: a cursor at 20 Hz always; one second of dragging at 30 Hz, then one second with a new shape and four
 * keystrokes. About 37 messages a second.
 * @module
 */
import { stamp } from '../client/markers.js'

const EDIT_MS = 1000 / 30
const CURSOR_MS = 50
/** Steps of the two seconds that repeat. */
const CYCLE = 60
/** What n people take multiples of, so that their beginnings lie evenly between 0 and 1 whatever n is. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2

export class Person {
  /** Messages sent: edits and presence. */
  sent = { E: 0, P: 0 }
  #timers = []
  #step
  /** When this person begins, from 0 to 1: the same for every target, so that all are offered the same. */
  #phase

  constructor(client, index) {
    this.client = client
    this.index = index
    this.#phase = (index * GOLDEN_RATIO) % 1
    this.#step = Math.floor(this.#phase * CYCLE)
  }

  start() {
    this.#every(EDIT_MS, () => this.#edit())
    this.#every(CURSOR_MS, () => this.#cursor())
  }

  stop() {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  get total() {
    return this.sent.E + this.sent.P
  }

  /** Not all in the same instant. */
  #every(ms, act) {
    const begin = () => {
      act()
      this.#timers.push(setInterval(act, ms))
    }
    this.#timers.push(setTimeout(begin, ((this.#phase * CYCLE) % 1) * ms))
  }

  #edit() {
    const step = this.#step++ % CYCLE
    if (this.client.ws.closed) return
    const shape = this.index * 7
    if (step < 30) this.client.drag(shape, Math.floor(Math.random() * 1000), step * 5, this.#mark('E'))
    else if (step === 40) this.client.create(this.#mark('E'))
    else if (step >= 46 && step % 4 === 2) this.client.text(shape, this.#mark('E'))
  }

  #cursor() {
    if (this.client.ws.closed) return
    this.client.cursor(Math.floor(Math.random() * 2000), Math.floor(Math.random() * 1000), this.#mark('P'))
  }

  #mark(kind) {
    this.sent[kind]++
    return stamp(kind)
  }
}
