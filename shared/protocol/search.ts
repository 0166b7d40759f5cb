/**
 * A search over the insights of a process, over HTTP.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { MAX_SEARCH_LENGTH } from '../limits.ts'
import { kinds, sectors, strengthAreas } from '../vocabulary.ts'
import { IdParam } from './forms.ts'
import { ID_PATTERN } from './ids.ts'
import { json, refusals } from './routeParts.ts'

const id = z.string().regex(ID_PATTERN)

/** All of it is asked at once; what is left out is not asked. */
export const SearchQuery = z.strictObject({
  /** All of them, in any form, wherever in the record. */
  words: z.string().max(MAX_SEARCH_LENGTH).optional(),
  room: id.optional(),
  kind: z.enum(kinds).optional(),
  sector: z.enum([...sectors, 'mixed']).optional(),
  area: z.enum(strengthAreas).optional(),
  /** At least so many, in rounds that were revealed. */
  votes: z.coerce.number().int().min(0).max(1_000_000).optional(),
  /** `true`: only what something is missing around. */
  loose: z.enum(['true', 'false']).optional(),
})
export type SearchQuery = z.infer<typeof SearchQuery>

export const Found = z
  .object({
    /** How many there are; those that are told are the best of them. */
    total: z.number().int(),
    hits: z.array(
      z.object({
        id: z.string(),
        roomId: id,
        shapeId: z.string(),
        kind: z.enum(kinds),
        text: z.string(),
        /** What answers beside the words of the card: the key of a field, `comment`, `heading`, `decision` or
         * `statusReason`, and the words around it. */
        beside: z.array(z.object({ in: z.string(), text: z.string() })),
      }),
    ),
  })
  .openapi('Found')
export type Found = z.infer<typeof Found>

export const searchRoutes = {
  search: createRoute({
    method: 'get',
    path: '/api/processes/{id}/search',
    request: { params: IdParam, query: SearchQuery },
    responses: {
      200: json(Found, 'In the newest snapshot of each room that the caller may enter'),
      ...refusals,
    },
  }),
}
