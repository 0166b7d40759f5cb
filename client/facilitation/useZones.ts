/**
 * The zones of a board in the room's order, live. Cards come and go many times a second: of these nothing is read.
 * @module
 */
import { useCallback, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import type { Zone } from '../../shared/board/cards.ts'
import { readBorn, readRecord, recordsMap } from '../../shared/board/document.ts'
import { onPutIn } from '../../shared/board/strips.ts'
import { zonesOf } from '../../shared/insights/extract.ts'
import { zonesInOrder } from '../../shared/rooms/zoneOrder.ts'
import type { Step } from '../../shared/vocabulary.ts'

/** The zones of a document, for all who ask for them. */
class LiveZones {
  readonly #doc: Y.Doc
  readonly #listeners = new Set<() => void>()
  #stopShifting = () => {}
  #read: { readonly step: Step; readonly zones: readonly Zone[] } | null = null

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** The same list until a zone changes. */
  zones(step: Step): readonly Zone[] {
    if (this.#read?.step !== step) {
      const ids = [...recordsMap(this.#doc).keys()].filter((id) => this.#isZone(id))
      const records = ids.map((id) => readRecord(this.#doc, id)).filter((record) => record !== null)
      this.#read = { step, zones: zonesInOrder(zonesOf(records, step), step) }
    }
    return this.#read.zones
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      recordsMap(this.#doc).observeDeep(this.#changed)
      this.#stopShifting = onPutIn(this.#doc, this.#tell)
      this.#read = null
    }
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      recordsMap(this.#doc).unobserveDeep(this.#changed)
      this.#stopShifting()
    }
  }

  #isZone(id: string): boolean {
    return readBorn(this.#doc, id)?.type === 'zone'
  }

  readonly #changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const ids = events.flatMap((event) => {
      if (event.path.length > 0) return [String(event.path[0])]
      return event instanceof Y.YMapEvent ? [...event.keysChanged].map(String) : []
    })
    if (ids.some((id) => this.#isZone(id))) this.#tell()
  }

  readonly #tell = (): void => {
    this.#read = null
    for (const listener of this.#listeners) listener()
  }
}

const known = new WeakMap<Y.Doc, LiveZones>()

function liveZonesOf(doc: Y.Doc): LiveZones {
  const live = known.get(doc) ?? new LiveZones(doc)
  known.set(doc, live)
  return live
}

/** The same list until a zone changes. */
export function useZones(doc: Y.Doc, { step }: { readonly step: Step }): readonly Zone[] {
  const live = liveZonesOf(doc)
  return useSyncExternalStore(
    live.subscribe,
    useCallback(() => live.zones(step), [live, step]),
  )
}
