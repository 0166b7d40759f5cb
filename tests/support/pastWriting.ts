/**
 * People who write on a board, and the history that the server would keep of it: no server, no time that passes.
 * @module
 */
import * as Y from 'yjs'
import type { Past } from '../../server/history/cardEvents.ts'
import type { Claim } from '../../server/history/claims.ts'
import { packSegment } from '../../server/history/segment.ts'
import { applyInWindows } from '../../server/history/windows.ts'
import type { LoggedUpdate } from '../../server/journal/Journal.ts'
import { recordsMap } from '../../shared/board/document.ts'

type Act = (doc: Y.Doc) => unknown

export class PastWriting {
  readonly #docs: Map<string, Y.Doc>
  readonly #board = new Y.Doc()
  readonly #log: LoggedUpdate[] = []
  /** For each writing the time at which it came to the log, by its writer: from this clock on. */
  readonly #times = new Map<number, { readonly clock: number; readonly at: number }[]>()
  /** Milliseconds since 1970. */
  now = 1_700_000_000_000
  readonly #begin = this.now

  constructor(names: readonly string[]) {
    this.#docs = new Map(names.map((name) => [name, new Y.Doc()]))
  }

  /** A time in milliseconds after the beginning, in milliseconds since 1970. */
  time(after: number): number {
    return this.#begin + after
  }

  /** Goes to a time after the beginning, in milliseconds. */
  at(after: number): this {
    this.now = this.time(after)
    return this
  }

  wait(ms: number): void {
    this.now += ms
  }

  /** Somebody does something; a second later is the next. Who does not sync goes on without what others do. */
  write(name: string, act: Act, options: { readonly syncs?: boolean } = {}): void {
    const entry = this.#act(name, act)
    if (entry) this.#append(entry.data, name, [])
    if (options.syncs ?? true) this.#sync(name)
    this.now += 10
  }

  /** Several do something in one tick, nobody knowing of the others. */
  together(...acts: (readonly [string, Act])[]): void {
    for (const [name] of acts) this.#sync(name)
    const entries = acts.map(([name, act]) => this.#act(name, act)).filter((entry) => entry !== null)
    const data = Y.mergeUpdates(entries.map((entry) => entry.data))
    this.#append(
      data,
      null,
      entries.flatMap((entry) => entry.claims),
    )
  }

  /** Everybody writes on the same board from the start of their turn. */
  #sync(name: string): void {
    Y.applyUpdate(this.#doc(name), Y.encodeStateAsUpdate(this.#board))
  }

  #doc(name: string): Y.Doc {
    const doc = this.#docs.get(name)
    if (!doc) throw new Error(`nobody is called ${name}`)
    return doc
  }

  #act(name: string, act: Act): { data: Uint8Array; claims: Claim[] } | null {
    const doc = this.#doc(name)
    this.#sync(name)
    let data: Uint8Array | null = null
    doc.once('update', (update: Uint8Array) => {
      data = update
    })
    doc.transact(() => act(doc))
    if (!data) return null
    const deletions = new Map(
      [...Y.decodeUpdate(data).ds.clients].filter(([client]) => client !== doc.clientID),
    )
    return { data, claims: deletions.size > 0 ? [{ memberId: name, deletions }] : [] }
  }

  #append(data: Uint8Array, memberId: string | null, claims: readonly Claim[]): void {
    for (const [client, clock] of Y.parseUpdateMeta(data).from)
      this.#times.set(client, [...(this.#times.get(client) ?? []), { clock, at: this.now }])
    this.#log.push({ seq: this.#log.length + 1, at: this.now, data, memberId, claims })
    Y.applyUpdate(this.#board, data)
  }

  /** The board as the server has it, compacted. */
  board(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#board)
  }

  /** As the server would keep it, in two segments. */
  past(): Past {
    const doc = new Y.Doc()
    const half = Math.ceil(this.#log.length / 2)
    const segments = [this.#log.slice(0, half), this.#log.slice(half)]
      .map((part) => packSegment(applyInWindows(doc, part)))
      .filter((segment) => segment !== null)
    const writers = [...this.#docs].map(([memberId, { clientID: client }]) => ({
      client,
      clock: 0,
      memberId,
    }))
    return { history: { base: null, segments }, writers }
  }

  ownerOf(client: number): string | undefined {
    return [...this.#docs].find(([, { clientID }]) => clientID === client)?.[0]
  }

  /** Whether a writing, as "client clock", came to the log at this time or later. */
  isSince(writing: string, since: number): boolean {
    const [client = 0, clock = 0] = writing.split(' ').map(Number)
    return (this.#times.get(client)?.findLast((one) => one.clock <= clock)?.at ?? 0) >= since
  }

  /** Whether Mallory put this record on the board at this time or later. */
  addedSince(doc: Y.Doc, id: string, since: number): boolean {
    const { client, clock } = recordsMap(doc)._map.get(id)?.id ?? { client: 0, clock: 0 }
    return this.ownerOf(client) === 'mallory' && this.isSince(`${client} ${clock}`, since)
  }
}
