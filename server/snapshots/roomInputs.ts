/**
 * What extraction takes beside the board: the room, what was voted and scored, what those who lead have said and confirmed,
 * and comments.
 * @module
 */
import type { Kysely } from 'kysely'
import type { RoomContext } from '../../shared/insights/extract.ts'
import { scoresOf } from '../facilitation/scoresOf.ts'
import { votesOf } from '../facilitation/votesOf.ts'
import { commentsByCard } from '../storage/comments.ts'
import type { ProcessRow, RoomRow, Tables } from '../storage/schema.ts'
import { listStatuses } from '../storage/statuses.ts'
import { readWeights } from '../storage/weights.ts'

export async function roomInputs(
  db: Kysely<Tables>,
  room: Pick<RoomRow, 'id' | 'step' | 'strength_area'>,
  process: Pick<ProcessRow, 'id' | 'language'>,
): Promise<Required<RoomContext>> {
  return {
    id: room.id,
    step: room.step,
    strengthArea: room.strength_area,
    processId: process.id,
    language: process.language,
    ...(await votesOf(db, room.id)),
    scores: await scoresOf(db, room.id),
    statuses: await listStatuses(db, room.id),
    weights: await readWeights(db, room.id),
    comments: await commentsByCard(db, room.id),
  }
}
