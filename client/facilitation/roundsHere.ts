/**
 * Which rounds can be opened in a room.
 * @module
 */
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { Step } from '../../shared/vocabulary.ts'

/** The rooms that have actions by their templates; in others they are scored from the page where they are weighed. */
const stepsWithActions: readonly Step[] = ['prioritisation', 'policy_mix']

export const hasActions = ({ step }: Room): boolean => stepsWithActions.includes(step)

/** Whether a round goes on, of votes or of scores: a room has one at a time. */
export const isRoundOpen = ({ vote, scoring }: Facilitation): boolean =>
  [vote, scoring].some((round) => round && round.state !== 'revealed')
