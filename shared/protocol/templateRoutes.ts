/**
 * Templates of processes over HTTP.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { IdParam } from './forms.ts'
import { Aims, KeptTemplate, LadderOrder, ProcessTemplate } from './processTemplate.ts'
import { body, json, refusals } from './routeParts.ts'

export const templateRoutes = {
  listTemplates: createRoute({
    method: 'get',
    path: '/api/templates',
    responses: {
      200: json(z.array(KeptTemplate), 'The templates that processes have made their own'),
      ...refusals,
    },
  }),
  readTemplate: createRoute({
    method: 'get',
    path: '/api/processes/{id}/template',
    request: { params: IdParam },
    responses: { 200: json(ProcessTemplate, 'The template, as a file to be put in elsewhere'), ...refusals },
  }),
  readAims: createRoute({
    method: 'get',
    path: '/api/processes/{id}/aims',
    request: { params: IdParam },
    responses: { 200: json(Aims, 'What the process works towards, by its template'), ...refusals },
  }),
  changeTemplate: createRoute({
    method: 'put',
    path: '/api/processes/{id}/template',
    request: { params: IdParam, body: body(ProcessTemplate) },
    responses: {
      200: json(ProcessTemplate, 'The template as it is now; rooms made from now on have it'),
      ...refusals,
    },
  }),
  orderLadder: createRoute({
    method: 'put',
    path: '/api/processes/{id}/template/ladder',
    request: { params: IdParam, body: body(z.strictObject({ order: LadderOrder })) },
    responses: { 200: json(ProcessTemplate, 'The template with the boxes in this order'), ...refusals },
  }),
  removeTemplate: createRoute({
    method: 'delete',
    path: '/api/processes/{id}/template',
    request: { params: IdParam },
    responses: {
      204: { description: 'The process has the template of the installation again' },
      ...refusals,
    },
  }),
} as const
