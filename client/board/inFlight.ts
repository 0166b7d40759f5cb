/**
 * Drags on their way: where a person is moving shapes to is told with their presence, many times a second, and lies
 * over what the document says until the document says it too. So a drag looks smooth to all and costs the board a few
 * writes a second.
 * @module
 */
import type { Awareness } from 'y-protocols/awareness'
import type { BoardRecord } from '../../shared/board/document.ts'
import { MAX_TOLD } from './dragPace.ts'
import { toEighth } from './eighths.ts'

/** `[x, y, rotation]` in the parent's coordinates, as the document keeps them. */
export type Geometry = readonly [number, number, number]

/** Milliseconds until what somebody let go of lies where the document says, should it never say anything new. */
const LANDING_MS = 1_000

interface Flight {
  readonly by: number
  readonly geometry: Geometry
  /** Whether the document has said something newer of it since. */
  readonly isKnown: boolean
  /** Set once its mover has let go. */
  readonly landing: ReturnType<typeof setTimeout> | null
}

export interface InFlight {
  /** Where another is moving a shape; null where nobody is, or oneself. */
  of(id: string): Geometry | null
  /** Tells the others where this person is moving a shape. */
  moved(record: BoardRecord): void
  /** This person has let go, and the document knows where. */
  landed(): void
  /** The document has spoken of these: those that were let go of lie where it says. */
  settle(ids: Iterable<string>): void
  /** Calls back with the shapes that are to be looked at again. */
  onMove(changed: (ids: readonly string[]) => void): void
  stop(): void
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** What a presence says of shapes on their way; those who may only look move nothing. */
function flightsIn(state: unknown): Map<string, Geometry> {
  const { user, drag } = (state ?? {}) as { user?: { role?: unknown }; drag?: unknown }
  const told = new Map<string, Geometry>()
  if (typeof drag !== 'object' || drag === null || user?.role === 'observer') return told
  for (const [id, geometry] of Object.entries(drag).slice(0, MAX_TOLD))
    if (Array.isArray(geometry) && geometry.length === 3 && geometry.every(isNumber))
      told.set(id, geometry as unknown as Geometry)
  return told
}

export function trackInFlight(awareness: Awareness): InFlight {
  const own = new Map<string, Geometry>()
  const flights = new Map<string, Flight>()
  let look: (ids: readonly string[]) => void = () => {}

  function end(id: string): void {
    const landing = flights.get(id)?.landing
    if (landing) clearTimeout(landing)
    flights.delete(id)
  }

  /** What comes first, the end of a drag or the document's word on it, waits for the other. */
  function letGo(id: string, flight: Flight): void {
    if (flight.landing) return
    const land = () => {
      end(id)
      look([id])
    }
    if (flight.isKnown) land()
    else flights.set(id, { ...flight, landing: setTimeout(land, LANDING_MS) })
  }

  function receive(client: number): string[] {
    const told = flightsIn(awareness.getStates().get(client))
    for (const [id, flight] of [...flights]) if (flight.by === client && !told.has(id)) letGo(id, flight)
    for (const [id, geometry] of told) {
      end(id)
      flights.set(id, { by: client, geometry, isKnown: false, landing: null })
    }
    return [...told.keys()]
  }

  const changed = (change: { added: number[]; updated: number[]; removed: number[] }) => {
    const clients = [...change.added, ...change.updated, ...change.removed]
    const ids = clients.filter((client) => client !== awareness.clientID).flatMap(receive)
    if (ids.length > 0) look(ids)
  }
  awareness.on('change', changed)

  return {
    of: (id) => (own.has(id) ? null : (flights.get(id)?.geometry ?? null)),
    moved: ({ id, x, y, rotation }) => {
      if (!own.has(id) && own.size >= MAX_TOLD) return
      own.set(id, [toEighth(Number(x)), toEighth(Number(y)), Number(rotation)])
      awareness.setLocalStateField('drag', Object.fromEntries(own))
    },
    landed: () => {
      if (own.size === 0) return
      own.clear()
      awareness.setLocalStateField('drag', null)
    },
    settle: (ids) => {
      for (const id of ids) {
        const flight = flights.get(id)
        if (flight?.landing) end(id)
        else if (flight) flights.set(id, { ...flight, isKnown: true })
      }
    },
    onMove: (changed) => {
      look = changed
    },
    stop: () => {
      awareness.off('change', changed)
      for (const id of [...flights.keys()]) end(id)
      look = () => {}
    },
  }
}
