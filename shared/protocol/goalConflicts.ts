/**
 * The goal conflicts of a process with their sides, over HTTP: a room offers none that another has made.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { IdParam } from './forms.ts'
import { json, refusals } from './routeParts.ts'

export const GoalConflicts = z
  .array(
    z.object({
      id: z.string(),
      /** Ids of the records that stand against each other, of any room; two at least. */
      sides: z.array(z.string()),
    }),
  )
  .openapi('GoalConflicts')
export type GoalConflicts = z.infer<typeof GoalConflicts>

export const goalConflictRoutes = {
  readGoalConflicts: createRoute({
    method: 'get',
    path: '/api/processes/{id}/goal-conflicts',
    request: { params: IdParam },
    responses: {
      200: json(
        GoalConflicts,
        'Those that have several sides, in the newest snapshot of each room that the caller may enter',
      ),
      ...refusals,
    },
  }),
}
