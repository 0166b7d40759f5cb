/**
 * A snapshot is fixed: by a deliberate act it stands as the outcome that went to a decision.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH } from '../limits.ts'
import { IdParam, line } from './forms.ts'
import { body, json, problem, refusals } from './routeParts.ts'
import { SnapshotSummary } from './snapshots.ts'

export const NewFixing = z
  .strictObject({
    title: line(MAX_TITLE_LENGTH).min(1),
    /** The authority's own mark, such as `RUN/515/2018`; empty where there is none yet. */
    caseNumber: line(MAX_NAME_LENGTH).default(''),
    date: z.iso.date(),
  })
  .openapi('NewFixing')

export const fixingRoutes = {
  fixSnapshot: createRoute({
    method: 'put',
    path: '/api/snapshots/{id}/fixing',
    request: { params: IdParam, body: body(NewFixing) },
    responses: {
      200: json(SnapshotSummary, 'It is fixed, for good: a correction is a new snapshot'),
      ...refusals,
      409: problem('It is fixed already'),
    },
  }),
} as const
