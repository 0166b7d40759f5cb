/**
 * A document's records, kept up to date: only those that changed are read again, and at most once a frame.
 * @module
 */
import * as Y from 'yjs'
import type { BoardRecord } from '../../shared/board/document.ts'
import { readRecord, readRemoved, readWritten, recordsMap } from '../../shared/board/document.ts'
import { heal } from '../../shared/board/healing.ts'
import { sameValue } from '../../shared/board/richText.ts'
import { onPutIn } from '../../shared/board/strips.ts'

/** The ids of the records that a transaction changed. */
function changedIds(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): string[] {
  return events.flatMap((event) => {
    if (event.path.length > 0) return [String(event.path[0])]
    return event instanceof Y.YMapEvent ? [...event.keysChanged].map(String) : []
  })
}

/** Milliseconds after which a page that draws no frames, because it is hidden, is brought up to date all the same. */
const HIDDEN_MS = 500

export class LiveRecords {
  readonly #doc: Y.Doc
  /** The records as they were written. */
  #records = new Map<string, BoardRecord>()
  readonly #stale = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #list: readonly BoardRecord[]
  /** What the document knew when all of it was last read. */
  #readAt: Uint8Array
  #frame: number | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #stopShifting = () => {}

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#list = this.#readAll()
    this.#readAt = Y.encodeStateVector(doc)
  }

  /** All records as of the last frame; the same array until something changed. */
  readonly snapshot = (): readonly BoardRecord[] => this.#list

  /** Follows the document as long as anyone listens. */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#start()
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#stop()
    }
  }

  #start(): void {
    recordsMap(this.#doc).observeDeep(this.#changed)
    this.#stopShifting = onPutIn(this.#doc, this.#shifted)
    if (sameValue([...Y.encodeStateVector(this.#doc)], [...this.#readAt])) return
    this.#list = this.#readAll()
  }

  #readAll(): BoardRecord[] {
    this.#records = new Map(readWritten(this.#doc).map((record) => [record.id, record]))
    return this.#healed()
  }

  #healed(): BoardRecord[] {
    return heal([...this.#records.values()], (id) => readRemoved(this.#doc, id))
  }

  #stop(): void {
    recordsMap(this.#doc).unobserveDeep(this.#changed)
    this.#stopShifting()
    this.#readAt = Y.encodeStateVector(this.#doc)
    this.#flush()
  }

  #flush(): void {
    this.#cancel()
    if (this.#stale.size === 0) return
    for (const id of this.#stale) {
      const record = readRecord(this.#doc, id)
      if (record) this.#records.set(id, record)
      else this.#records.delete(id)
    }
    this.#stale.clear()
    this.#list = this.#healed()
    for (const listener of this.#listeners) listener()
  }

  readonly #changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    this.#look(changedIds(events))
  }

  readonly #shifted = (): void => this.#look(recordsMap(this.#doc).keys())

  #look(ids: Iterable<string>): void {
    for (const id of ids) this.#stale.add(id)
    if (this.#timer !== null) return
    this.#frame = requestAnimationFrame(() => this.#flush())
    this.#timer = setTimeout(() => this.#flush(), HIDDEN_MS)
  }

  #cancel(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#frame = this.#timer = null
  }
}
