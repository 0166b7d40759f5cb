/**
 * A client that only writes: numbered notes, one after the other, and an account of which the server called saved.
 * @module
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { newNote } from '../../shared/board/cards.ts'
import { writeRecord } from '../../shared/board/document.ts'
import { messageSaved, readUpdate, step1Frame, updateFrame } from './frames.ts'
import { type Dialled, RawClient } from './person.ts'
import { until } from './until.ts'

export class LineWriter {
  readonly name: string
  readonly client: RawClient
  /** How many notes have been sent. */
  sent = 0
  readonly #doc = new Y.Doc()
  #timer: NodeJS.Timeout | undefined

  private constructor(name: string, client: RawClient) {
    this.name = name
    this.client = client
    this.#doc.on('update', (update: Uint8Array) => client.send(updateFrame(update)))
  }

  static async open(server: Dialled, roomId: string, session: string, name: string): Promise<LineWriter> {
    const client = await RawClient.open(server, roomId, session)
    client.send(step1Frame())
    await until('the first sync', () => client.frames.some(readUpdate))
    return new LineWriter(name, client)
  }

  /** Writes a note every so many milliseconds until stopped. */
  start(everyMs: number): void {
    this.#timer = setInterval(() => this.write(), everyMs)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Writes one note; its text is the writer's name and a running number. */
  write(): void {
    if (!this.client.isOpen) return
    const text = `${this.name}:${this.sent++}`
    const note = { id: `shape:${text}`, text, x: 0, y: 0, index: 'a1', sector: null }
    this.#doc.transact(() => writeRecord(this.#doc, newNote(note)))
  }

  /** The texts that the server has told us are on disk. */
  saved(): string[] {
    const counts = this.client.frames
      .filter((frame) => frame[0] === messageSaved)
      .map((frame) => {
        const decoder = decoding.createDecoder(frame)
        decoding.readVarUint(decoder)
        return decoding.readVarUint(decoder)
      })
    const count = Math.max(0, ...counts)
    return Array.from({ length: count }, (_, i) => `${this.name}:${i}`)
  }
}

/** A document from every update that a raw client has received. */
export function documentOf(client: RawClient): Y.Doc {
  const doc = new Y.Doc()
  for (const frame of client.frames) {
    const update = readUpdate(frame)
    if (update) Y.applyUpdate(doc, update)
  }
  return doc
}

/** Everything a room gives to someone who comes with nothing. */
export async function boardAsServed(server: Dialled, roomId: string, session: string): Promise<Y.Doc> {
  const client = await RawClient.open(server, roomId, session)
  client.send(step1Frame())
  // Step 2 (kind 1) completes the answer; what comes before it are updates.
  await until('the board', () => client.frames.some((frame) => frame[0] === 0 && frame[1] === 1))
  client.close()
  return documentOf(client)
}
