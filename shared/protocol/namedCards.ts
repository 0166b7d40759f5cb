/**
 * What single cards of a process say, over HTTP: for whoever shows a card that is joined to cards of other rooms.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { cardOfId } from '../insights/insightId.ts'
import { MAX_NAMED_CARDS } from '../limits.ts'
import { kinds } from '../vocabulary.ts'
import { IdParam } from './forms.ts'
import { json, refusals } from './routeParts.ts'

/** Ids of records, with commas between them. */
const Ids = z
  .string()
  .transform((text) => text.split(','))
  .pipe(
    z
      .array(z.string().refine((id) => cardOfId(id) !== null, 'Expected the ids of records'))
      .max(MAX_NAMED_CARDS),
  )

export const NamedCards = z
  .array(
    z.object({
      id: z.string(),
      kind: z.enum(kinds),
      text: z.string(),
      /** Goes up with each snapshot in which the record says something else. */
      version: z.number().int(),
      /** Another one where a card that is carried from it now would say something else. */
      content: z.number().int(),
    }),
  )
  .openapi('NamedCards')
export type NamedCards = z.infer<typeof NamedCards>

export const namedCardRoutes = {
  readCards: createRoute({
    method: 'get',
    path: '/api/processes/{id}/cards',
    request: { params: IdParam, query: z.strictObject({ ids: Ids }) },
    responses: {
      200: json(
        NamedCards,
        'Those of them that the newest snapshots have, of the rooms that the caller may enter',
      ),
      ...refusals,
    },
  }),
}
