/**
 * What a member wrote themselves, and its removal, over HTTP.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { roundMethods } from '../facilitation/rounds.ts'
import { MAX_OWN_CHOSEN } from '../limits.ts'
import { IdParam } from './forms.ts'
import { cardId } from './history.ts'
import { ID_PATTERN } from './ids.ts'
import { body, json, problem, refusals } from './routeParts.ts'

const id = z.string().regex(ID_PATTERN)
const count = z.number().int()

export const OwnWork = z
  .object({
    cards: z.array(
      z.object({
        cardId,
        text: z.string(),
        /** Whether it is on the board; one that was removed can still be brought back by those who lead. */
        present: z.boolean(),
        /** `whole` goes as it is; of a `part` one's own words go, and the card stays with those of others. */
        share: z.enum(['whole', 'part']),
      }),
    ),
    /** Arrows, drawings, pictures and other shapes without words that go with all the rest. */
    others: count,
    /** Made by this member, and kept: others built on it. */
    kept: count,
    comments: z.array(z.object({ id, cardId, text: z.string(), at: z.iso.datetime() })),
    /** Open rounds with votes, or scores, of one's own; closed ones are counts of nobody. */
    votes: z.array(
      z.object({ roundId: id, title: z.string().nullable(), method: z.enum(roundMethods), given: count }),
    ),
  })
  .openapi('OwnWork')
export type OwnWork = z.infer<typeof OwnWork>

export const RemoveOwn = z
  .union([
    z.strictObject({
      cards: z.array(cardId).max(MAX_OWN_CHOSEN).default([]),
      comments: z.array(id).max(MAX_OWN_CHOSEN).default([]),
      votes: z.array(id).max(MAX_OWN_CHOSEN).default([]),
    }),
    z.strictObject({ everything: z.literal(true) }),
  ])
  .openapi('RemoveOwn')

/** What was removed, as numbers. */
export const RemovedOwn = z
  .object({
    cards: count,
    /** Shapes without words. */
    others: count,
    /** Cards that stay without one's own words. */
    texts: count,
    /** What stays since others built on it. */
    kept: count,
    comments: count,
    /** Copies in other rooms. */
    copies: count,
    /** Snapshots that something was taken out of. */
    snapshots: count,
    pictures: count,
    votes: count,
    voices: count,
  })
  .openapi('RemovedOwn')
export type RemovedOwn = z.infer<typeof RemovedOwn>

const busy = { 409: problem('A room writes quietly; it can be asked for after the reveal') }

export const ownRoutes = {
  readOwn: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/own',
    request: { params: IdParam },
    responses: {
      200: json(OwnWork, 'What the caller wrote in the room, as far as it is known'),
      ...refusals,
    },
  }),
  removeOwn: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/own/removal',
    request: { params: IdParam, body: body(RemoveOwn) },
    responses: {
      200: json(
        RemovedOwn,
        'It is gone from the board, its past and its snapshots; nobody can bring it back',
      ),
      ...refusals,
      ...busy,
    },
  }),
  removeMe: createRoute({
    method: 'post',
    path: '/api/me/removal',
    responses: {
      200: json(
        RemovedOwn,
        'All that the caller wrote in the process is gone, with their name; they are out',
      ),
      ...refusals,
      ...busy,
    },
  }),
} as const
