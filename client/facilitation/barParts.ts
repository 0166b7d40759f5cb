/**
 * What every part of the bar is given, and which windows open from it.
 * @module
 */
import type { Activity } from '../../shared/facilitation/activities.ts'
import type { Facilitation, Lead } from '../../shared/protocol/facilitation.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'

export type BarWindow = 'agenda'

export interface BarProps {
  readonly room: Room
  readonly me: Me
  readonly connection: RoomConnection
  readonly facilitation: Facilitation
  /** The activity that is on. */
  readonly activity: Activity | null
  /** Whole seconds left of it; null without a timer. */
  readonly seconds: number | null
  /** Whether this person is shown the tools of leading. */
  readonly leads: boolean
  /** Gives a command to the room; what went wrong is told. */
  readonly lead: (command: Lead) => void
  readonly open: (window: BarWindow) => void
}
