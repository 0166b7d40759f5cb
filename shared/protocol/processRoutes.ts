/**
 * Processes over HTTP, with the files that they leave and come in as.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { ExportKeyQuery } from './exports.ts'
import { IdParam } from './forms.ts'
import { CreatedProcess, NewProcess, Process, ProcessPatch } from './processes.ts'
import { body, json, nothing, problem, refusals } from './routeParts.ts'
import { Trace } from './trace.ts'

export const processRoutes = {
  createProcess: createRoute({
    method: 'post',
    path: '/api/processes',
    request: { body: body(NewProcess) },
    responses: { 201: json(CreatedProcess, 'The process, its rooms and its first three links'), ...refusals },
  }),
  listProcesses: createRoute({
    method: 'get',
    path: '/api/processes',
    responses: { 200: json(z.array(Process), 'All for the operator, their own for a member'), ...refusals },
  }),
  readProcess: createRoute({
    method: 'get',
    path: '/api/processes/{id}',
    request: { params: IdParam },
    responses: { 200: json(Process, 'The process with its rooms'), ...refusals },
  }),
  changeProcess: createRoute({
    method: 'patch',
    path: '/api/processes/{id}',
    request: { params: IdParam, body: body(ProcessPatch) },
    responses: { 200: json(Process, 'The process as it is now'), ...refusals },
  }),
  deleteProcess: createRoute({
    method: 'delete',
    path: '/api/processes/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
  takeOutProcess: createRoute({
    method: 'get',
    path: '/api/processes/{id}/file',
    request: { params: IdParam, query: ExportKeyQuery },
    responses: {
      200: { description: 'The whole process as one file: docs/process-file.md' },
      ...refusals,
      409: problem('A room writes quietly, or is written in without a pause'),
    },
  }),
  bringInProcess: createRoute({
    method: 'post',
    path: '/api/process-files',
    request: {
      query: ExportKeyQuery,
      body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
    },
    responses: {
      201: json(CreatedProcess, 'The process as it was, with three new links'),
      ...refusals,
      409: problem('It, or something of it, is here already'),
      422: problem('The file is no process, or was altered; `detail` says what is wrong with it'),
    },
  }),
  /** By those who lead one: nothing of it but the template goes along. */
  startProcess: createRoute({
    method: 'post',
    path: '/api/processes/{id}/processes',
    request: { params: IdParam, body: body(NewProcess.omit({ template: true, years: true })) },
    responses: {
      201: json(CreatedProcess, 'A process with the template of this one, and its first three links'),
      ...refusals,
      409: problem('As many have been started from it as may be'),
    },
  }),
  readTrace: createRoute({
    method: 'get',
    path: '/api/processes/{id}/trace',
    request: { params: IdParam },
    responses: { 200: json(Trace, 'Through the newest snapshot of each room'), ...refusals },
  }),
  readOrganisations: createRoute({
    method: 'get',
    path: '/api/processes/{id}/organisations',
    request: { params: IdParam },
    responses: {
      200: json(
        z.array(z.string()),
        'Organisations that the newest snapshot of each room names, as owners or on cards of their own',
      ),
      ...refusals,
    },
  }),
} as const
