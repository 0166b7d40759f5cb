/**
 * What has to wait until a quiet writing is over.
 * @module
 */
import type { Kysely } from 'kysely'
import { readLed } from '../storage/facilitation.ts'
import type { Tables } from '../storage/schema.ts'
import { Refusal } from './problem.ts'

/** What is written unseen is not on the board yet: a board put back now would change again at the reveal. */
export async function refuseWhileQuiet(db: Kysely<Tables>, roomId: string): Promise<void> {
  if ((await readLed(db, roomId))?.led.quiet)
    throw new Refusal(409, 'The room writes quietly; the board can be put back after the reveal.')
}
