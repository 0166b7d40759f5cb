/**
 * What each room is for: its purpose, the questions that guide it, what its record holds and what goes on to the next
 * room. The content is data (`purposes.json`), apart from the templates since no board needs it.
 * @module
 */
import type { Localised, Step } from '../vocabulary.ts'
import purposes from './purposes.json' with { type: 'json' }

export interface Onward {
  /** The room that takes it in; null where it goes to all of them, or out of the process. */
  readonly to: Step | null
  readonly what: Localised
}

/** Its texts may name years of the process (`years.ts`). */
export interface RoomPurpose {
  /** The room in one line. */
  readonly question: Localised
  readonly purpose: Localised
  /** What guides the work. */
  readonly questions: readonly Localised[]
  readonly holds: Localised
  readonly onward: readonly Onward[]
}

export const roomPurposes = purposes as Record<Step, RoomPurpose>
