/**
 * Snapshots over HTTP, and what is carried on from them.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { Carried, Carry } from './carrying.ts'
import { IdParam } from './forms.ts'
import { body, json, problem, refusals } from './routeParts.ts'
import { DifferenceParam, NewSnapshot, Snapshot, SnapshotDifference, SnapshotSummary } from './snapshots.ts'

export const snapshotRoutes = {
  takeSnapshot: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/snapshots',
    request: {
      params: IdParam,
      body: { content: { 'application/json': { schema: NewSnapshot } }, required: false },
    },
    responses: { 201: json(SnapshotSummary, 'The snapshot'), ...refusals },
  }),
  listSnapshots: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/snapshots',
    request: { params: IdParam },
    responses: { 200: json(z.array(SnapshotSummary), 'Newest first'), ...refusals },
  }),
  readSnapshot: createRoute({
    method: 'get',
    path: '/api/snapshots/{id}',
    request: { params: IdParam },
    responses: { 200: json(Snapshot, 'The snapshot with its records'), ...refusals },
  }),
  compareSnapshots: createRoute({
    method: 'get',
    path: '/api/snapshots/{id}/diff/{other}',
    request: { params: DifferenceParam },
    responses: { 200: json(SnapshotDifference, 'From the first to the second, of one room'), ...refusals },
  }),
  carry: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/carry',
    request: { params: IdParam, body: body(Carry) },
    responses: {
      200: json(Carried, 'The records are cards in this room, none of them twice'),
      ...refusals,
      409: problem('The room is closed to edits'),
    },
  }),
} as const
