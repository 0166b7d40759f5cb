/**
 * A room's actions and criteria: as they stand now, where they can be filled in, or as a snapshot has them.
 * @module
 */
import type { HeldWeights, Insight, RoomContext } from '../../../shared/insights/extract.ts'
import type { WeighedInsight } from '../../../shared/insights/weighing.ts'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import { mayLead } from '../../app/mayLead.ts'
import { sayField } from '../../card/sayField.ts'
import { mayEditNow } from '../../facilitation/mayEditNow.ts'
import { useFence } from '../../facilitation/useFence.ts'
import { useLiveInsights } from '../../insights/useLiveInsights.ts'
import { useRoomContext } from '../../insights/useRoomContext.ts'
import { type RoomConnection, useRoomConnection } from '../../sync/useRoomConnection.ts'

/** What the parts of the page show and change. */
export interface Priorities {
  readonly roomId: string
  readonly insights: readonly Shown[]
  readonly held: HeldWeights | null
  /** What rounds of votes gave in all, where that is known. */
  readonly rounds: RoomContext['rounds']
  /** Whether the weights can be confirmed here. */
  readonly leads: boolean
  readonly mayChange: (insight: Pick<Shown, 'zone'>) => boolean
  /** @param value `undefined` takes away what stands there */
  readonly say: (shapeId: string, key: string, value: unknown) => void
}

export type Shown = WeighedInsight & Pick<Insight, 'zone' | 'lang'>

export function useLivePriorities(room: Room, me: Me): Priorities & { readonly connection: RoomConnection } {
  const connection = useRoomConnection(room.id)
  const context = useRoomContext(room, connection)
  const { insights } = useLiveInsights(connection.doc, context)
  const fence = useFence(me, connection.facilitation)
  const mayEdit = connection.ready && mayEditNow(me, room, connection)
  return {
    roomId: room.id,
    connection,
    insights,
    held: context.weights ?? null,
    rounds: context.rounds,
    leads: mayLead(me),
    mayChange: ({ zone }) => mayEdit && !fence?.zones.has(zone ?? ''),
    say: (shapeId, key, value) => sayField(connection.doc, shapeId, key, value),
  }
}

/** What was confirmed when a snapshot was taken: it stands at its criteria. */
function heldIn(insights: readonly WeighedInsight[]): HeldWeights | null {
  const confirmed = insights.flatMap(({ attrs, provenance }) => {
    const one = attrs.confirmed as { weight: number; at: string } | undefined
    return one ? [{ ...one, shapeId: provenance.shapeId }] : []
  })
  const [first] = confirmed
  if (!first) return null
  return {
    at: first.at,
    weights: Object.fromEntries(confirmed.map(({ shapeId, weight }) => [shapeId, weight])),
  }
}

export const prioritiesOfSnapshot = ({ roomId, insights, rounds }: Snapshot): Priorities => ({
  roomId,
  insights,
  rounds,
  held: heldIn(insights),
  leads: false,
  mayChange: () => false,
  say: () => {},
})
