/**
 * Someone who comes to a room, reads, points, writes and moves notes for a while, and goes: politely, or by pulling
 * the plug.
 * @module
 */
import * as Y from 'yjs'
import { newNote } from '../../shared/board/cards.ts'
import { recordsMap, writeRecord } from '../../shared/board/document.ts'
import { awarenessFrame, readUpdate, step1Frame, updateFrame } from '../support/frames.ts'
import { RawClient } from '../support/person.ts'
import type { Random } from '../support/random.ts'
import type { TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

/** Milliseconds between two things that somebody does. */
const PACE_MS = 100
/** Notes of one visit; after that they are only moved. */
const NOTES = 6

export class Visitor {
  notes = 0
  readonly #client: RawClient
  readonly #doc = new Y.Doc()
  readonly #random: Random
  readonly #ids: string[] = []
  #pointed = 0
  #timer: NodeJS.Timeout | undefined

  private constructor(client: RawClient, random: Random) {
    this.#client = client
    this.#random = random
    this.#doc.on('update', (update: Uint8Array) => client.send(updateFrame(update)))
  }

  /** Comes in, and has the board. */
  static async come(server: TestServer, roomId: string, session: string, random: Random): Promise<Visitor> {
    const client = await RawClient.open(server, roomId, session)
    client.send(step1Frame())
    await until('the board', () => client.frames.some(readUpdate))
    const visitor = new Visitor(client, random)
    visitor.#timer = setInterval(() => visitor.#act(), PACE_MS)
    return visitor
  }

  #act(): void {
    // What is heard is not kept: this process is to be small beside the one that is looked at.
    this.#client.frames.length = 0
    const { below } = this.#random
    const cursor = { x: below(2_000), y: below(2_000) }
    this.#client.send(
      awarenessFrame([{ clientId: this.#doc.clientID, clock: ++this.#pointed, state: { cursor } }]),
    )
    if (below(4) > 0) return
    if (this.#ids.length < NOTES && below(3) === 0) return this.#write()
    const id = this.#ids[below(this.#ids.length || 1)]
    if (id) recordsMap(this.#doc).get(id)?.set('geometry', [cursor.x, cursor.y, 0])
  }

  #write(): void {
    const text = `Anteckning ${++this.notes} av ${this.#doc.clientID}`
    const id = `shape:${this.#doc.clientID}-${this.notes}`
    this.#ids.push(id)
    const note = newNote({ id, text, x: 0, y: 0, index: 'a1', sector: null })
    this.#doc.transact(() => writeRecord(this.#doc, note))
  }

  /** Goes; one in four without a word. */
  async go(): Promise<void> {
    clearInterval(this.#timer)
    if (this.#random.below(4) === 0) this.#client.destroy()
    else this.#client.close()
    await this.#client.closed
    this.#doc.destroy()
  }
}
