/**
 * What leaves a process, and what stays of it, over HTTP: reports, files, retention.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { ExportKeyParam, ExportParam, ExportProgress, ExportQuery } from './exports.ts'
import { IdParam } from './forms.ts'
import { ReportWords } from './reports.ts'
import { Removal, Retention, RetentionChange } from './retention.ts'
import { body, json, problem, refusals } from './routeParts.ts'
import { Verification } from './verify.ts'

export const outcomeRoutes = {
  readRetention: createRoute({
    method: 'get',
    path: '/api/processes/{id}/retention',
    request: { params: IdParam },
    responses: { 200: json(Retention, 'How long its things are kept, and what was removed'), ...refusals },
  }),
  changeRetention: createRoute({
    method: 'put',
    path: '/api/processes/{id}/retention',
    request: { params: IdParam, body: body(RetentionChange) },
    responses: { 200: json(Retention, 'As it is now; what is due was removed'), ...refusals },
  }),
  listRemovals: createRoute({
    method: 'get',
    path: '/api/removals',
    responses: {
      200: json(z.array(Removal), 'That things were removed, also of processes that are gone'),
      ...refusals,
    },
  }),
  readProcessReport: createRoute({
    method: 'get',
    path: '/api/processes/{id}/report',
    request: { params: IdParam },
    responses: {
      200: json(ReportWords, 'What was written for the report, and nothing the server counts'),
      ...refusals,
    },
  }),
  writeProcessReport: createRoute({
    method: 'put',
    path: '/api/processes/{id}/report',
    request: { params: IdParam, body: body(ReportWords) },
    responses: { 200: json(ReportWords, 'As it is kept'), ...refusals },
  }),
  readRoomReport: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/report',
    request: { params: IdParam },
    responses: {
      200: json(ReportWords, 'What was written for the report, and nothing the server counts'),
      ...refusals,
    },
  }),
  writeRoomReport: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/report',
    request: { params: IdParam, body: body(ReportWords) },
    responses: { 200: json(ReportWords, 'As it is kept'), ...refusals },
  }),
  readRoomThumbnail: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/thumbnail',
    request: { params: IdParam },
    responses: { 200: { description: 'The board of the newest snapshot, as a small PNG' }, ...refusals },
  }),
  readSnapshotThumbnail: createRoute({
    method: 'get',
    path: '/api/snapshots/{id}/thumbnail',
    request: { params: IdParam },
    responses: { 200: { description: 'The board as it was, as a small PNG' }, ...refusals },
  }),
  verifyFile: createRoute({
    method: 'post',
    path: '/api/verify',
    request: {
      body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
    },
    responses: {
      200: json(
        Verification,
        'Whether the file is what was made here, and as much more as the caller may know',
      ),
      ...refusals,
      422: problem('The file is a damaged zip, or unfolds to more than is taken'),
    },
  }),
  exportSnapshot: createRoute({
    method: 'get',
    path: '/api/snapshots/{id}/export/{format}',
    request: { params: ExportParam, query: ExportQuery },
    responses: { 200: { description: 'The file' }, ...refusals },
  }),
  exportProcess: createRoute({
    method: 'get',
    path: '/api/processes/{id}/export/{format}',
    request: { params: ExportParam, query: ExportQuery },
    responses: { 200: { description: 'The file, of the newest snapshot of each room' }, ...refusals },
  }),
  exportProgress: createRoute({
    method: 'get',
    path: '/api/exports/{key}',
    request: { params: ExportKeyParam },
    responses: { 200: json(ExportProgress, 'How far a file is, while it is being made'), ...refusals },
  }),
} as const
