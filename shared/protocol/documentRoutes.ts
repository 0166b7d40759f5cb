/**
 * The register of steering documents over HTTP.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { DocumentPatch, NewDocument, SteeringDocument } from './documents.ts'
import { IdParam } from './forms.ts'
import { body, json, nothing, problem, refusals } from './routeParts.ts'

const unfit = {
  409: problem('There are as many as there may be'),
  422: problem('What steers it is not in the register, or is steered by it'),
}

export const documentRoutes = {
  listDocuments: createRoute({
    method: 'get',
    path: '/api/processes/{id}/documents',
    request: { params: IdParam },
    responses: { 200: json(z.array(SteeringDocument), 'The register of steering documents'), ...refusals },
  }),
  addDocument: createRoute({
    method: 'post',
    path: '/api/processes/{id}/documents',
    request: { params: IdParam, body: body(NewDocument) },
    responses: { 201: json(SteeringDocument, 'The document'), ...unfit, ...refusals },
  }),
  changeDocument: createRoute({
    method: 'patch',
    path: '/api/documents/{id}',
    request: { params: IdParam, body: body(DocumentPatch) },
    responses: { 200: json(SteeringDocument, 'The document as it is now'), ...unfit, ...refusals },
  }),
  removeDocument: createRoute({
    method: 'delete',
    path: '/api/documents/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
} as const
