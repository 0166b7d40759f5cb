/**
 * Invitations over HTTP, as those who lead make and change them.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { IdParam } from './forms.ts'
import { CreatedLink, Link, LinkPatch, NewLink } from './links.ts'
import { body, json, nothing, refusals } from './routeParts.ts'

export const linkRoutes = {
  createLink: createRoute({
    method: 'post',
    path: '/api/processes/{id}/links',
    request: { params: IdParam, body: body(NewLink) },
    responses: {
      201: json(CreatedLink, 'The link; `url` holds the token and is shown this once'),
      ...refusals,
    },
  }),
  listLinks: createRoute({
    method: 'get',
    path: '/api/processes/{id}/links',
    request: { params: IdParam },
    responses: { 200: json(z.array(Link), 'All links of the process, without tokens'), ...refusals },
  }),
  revokeLink: createRoute({
    method: 'delete',
    path: '/api/links/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
  changeLink: createRoute({
    method: 'patch',
    path: '/api/links/{id}',
    request: { params: IdParam, body: body(LinkPatch) },
    responses: { 200: json(Link, 'The link as it is now'), ...refusals },
  }),
} as const
