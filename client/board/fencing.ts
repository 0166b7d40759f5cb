/**
 * Holds the fence on a board: says of each change why it may not be, from where things lie before and after it.
 * @module
 */
import type { TLRecord, TLStore } from 'tldraw'
import {
  pageCenter,
  pagePoint,
  type RecordsById,
  readZones,
  type Zone,
  zoneAt,
} from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { type Fence, movesLayout, type Why } from '../facilitation/fence.ts'
import { onlyMeasured } from './threeWay.ts'

export interface Fencing {
  /** Whether anything is fenced off. */
  readonly isUp: boolean
  put(fence: Fence | null): void
  /** Why a record may not change so; null where it may. `from` is null where it is new, `to` where it is removed. */
  why(from: BoardRecord | null, to: BoardRecord | null): Why | null
  /** Why a record may not be touched where it lies. */
  whyHeld(record: BoardRecord): Why | null
  /** Why the cards of a zone may not be laid in order. */
  whyNotTidied(zoneShapeId: string): Why | null
  /** Something was made here a moment ago: until the hand lets go of it, it may be put where it shall lie. */
  made(id: string): void
  /** Does something that moves what it makes: that is judged when it is written, where it lies then. */
  judgedLater(act: () => void): void
  /** The hand has let go. */
  letGo(): void
  /** Somebody tried what may not be. */
  tried(why: Why): void
}

/** Deeper nesting of frames and groups than this is a cycle of parents. */
const MAX_DEPTH = 30

const isShape = (record: BoardRecord) => record.typeName === 'shape'

/** @param onTried is told why, whenever somebody tries what may not be */
export function createFencing(store: TLStore, onTried: (why: Why) => void): Fencing {
  let fence: Fence | null = null
  const fresh = new Set<string>()
  let isLater = false
  const zoneRecords = store.query.records('shape', () => ({ type: { eq: 'zone' as never } }))
  const children = store.query.index('shape', 'parentId')
  const bindings = store.query.index('binding', 'fromId')
  const stored: RecordsById = {
    get: (id) => store.get(id as TLRecord['id']) as unknown as BoardRecord | undefined,
  }

  const zones = () => readZones(zoneRecords.get() as unknown as BoardRecord[])

  function lockedAt(point: { x: number; y: number }): Zone | null {
    const zone = zoneAt(zones(), point)
    return zone && fence?.zones.has(zone.id) ? zone : null
  }

  /** The shapes that go where a shape goes, or that it points at. */
  function joined(record: BoardRecord): BoardRecord[] {
    const ids =
      record.type === 'arrow'
        ? [...(bindings.get().get(record.id as never) ?? [])].map((id) => String(stored.get(id)?.toId))
        : [...(children.get().get(record.id as never) ?? [])]
    return ids.map((id) => stored.get(id)).filter((other) => other !== undefined)
  }

  /** The locked zone in which a shape lies, or one of those that go with it. */
  function lockOf(record: BoardRecord, byId: RecordsById, depth = 0): Zone | null {
    if (record.type === 'zone' || depth > MAX_DEPTH) return null
    const zone = lockedAt(pageCenter(record, byId)) ?? endsLock(record, byId)
    if (zone) return zone
    for (const other of joined(record)) {
      const found = lockOf(other, byId, depth + 1)
      if (found) return found
    }
    return null
  }

  /** An arrow lies where its ends lie. */
  function endsLock(record: BoardRecord, byId: RecordsById): Zone | null {
    if (record.type !== 'arrow') return null
    const { start, end } = record.props as Record<'start' | 'end', { x: number; y: number }>
    return lockedAt(pagePoint(record, start, byId)) ?? lockedAt(pagePoint(record, end, byId))
  }

  /** The locked zone of a record of any type: a binding's is that of what it joins. */
  function zoneOf(record: BoardRecord | null): Zone | null {
    if (!record || !fence || fence.zones.size === 0) return null
    if (isShape(record)) {
      const byId = { get: (id: string) => (id === record.id ? record : stored.get(id)) }
      return lockOf(record, byId)
    }
    const target = stored.get(String(record.toId))
    return target ? lockOf(target, stored) : null
  }

  return {
    get isUp() {
      return fence !== null && !isLater
    },
    put: (next) => {
      fence = next
    },
    why: (from, to) => {
      if (!fence || isLater || (from && to && onlyMeasured(from, to, []))) return null
      const zone = zoneOf(from) ?? zoneOf(to)
      if (zone) return { of: 'zone', zone }
      const id = (from ?? to)?.id ?? ''
      return fence.layout && !fresh.has(id) && movesLayout(from, to) ? { of: 'layout' } : null
    },
    whyHeld: (record) => {
      const zone = zoneOf(record)
      return zone ? { of: 'zone', zone } : null
    },
    whyNotTidied: (zoneShapeId) => {
      const zone = zones().find(({ shapeId }) => shapeId === zoneShapeId)
      if (zone && fence?.zones.has(zone.id)) return { of: 'zone', zone }
      return fence?.layout ? { of: 'layout' } : null
    },
    made: (id) => {
      fresh.add(id)
    },
    judgedLater: (act) => {
      isLater = true
      try {
        act()
      } finally {
        isLater = false
      }
    },
    letGo: () => fresh.clear(),
    tried: onTried,
  }
}
