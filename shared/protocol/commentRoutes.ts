/**
 * Comments on cards over HTTP.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import { Comment, CommentPatch, NewComment } from './comments.ts'
import { IdParam } from './forms.ts'
import { body, json, nothing, problem, refusals } from './routeParts.ts'
import { CardParam } from './statuses.ts'

export const commentRoutes = {
  listComments: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/cards/{cardId}/comments',
    request: { params: CardParam },
    responses: { 200: json(z.array(Comment), 'What was said about the card, the first first'), ...refusals },
  }),
  addComment: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/cards/{cardId}/comments',
    request: { params: CardParam, body: body(NewComment) },
    responses: {
      201: json(Comment, 'The comment, open'),
      ...refusals,
      409: problem('The room is closed to this caller, writes quietly, or has as many as it may have'),
      422: problem('There is no such card on the board'),
    },
  }),
  changeComment: createRoute({
    method: 'patch',
    path: '/api/comments/{id}',
    request: { params: IdParam, body: body(CommentPatch) },
    responses: { 200: json(Comment, 'The comment, resolved or open again'), ...refusals },
  }),
  removeComment: createRoute({
    method: 'delete',
    path: '/api/comments/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
} as const
