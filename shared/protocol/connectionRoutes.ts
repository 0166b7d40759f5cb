/**
 * Other systems, over HTTP: cards brought in, outcomes published, tokens and webhooks.
 * @module
 */
import { createRoute, z } from '@hono/zod-openapi'
import {
  ApiToken,
  CardsMade,
  CreatedApiToken,
  CreatedWebhook,
  NewApiToken,
  NewCards,
  NewWebhook,
  Publication,
  Webhook,
} from './connections.ts'
import { IdParam } from './forms.ts'
import { body, json, nothing, problem, refusals } from './routeParts.ts'

export const connectionRoutes = {
  addCards: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/cards',
    request: { params: IdParam, body: body(NewCards) },
    responses: {
      201: json(CardsMade, 'The cards, in their zones on the board'),
      ...refusals,
      409: problem('The room is closed'),
    },
  }),
  listPublications: createRoute({
    method: 'get',
    path: '/api/processes/{id}/publications',
    request: { params: IdParam },
    responses: { 200: json(z.array(Publication), 'The rooms whose outcome is published'), ...refusals },
  }),
  publish: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/publication',
    request: { params: IdParam },
    responses: {
      200: json(Publication, 'Anybody may read the outcome at `url`, also within other pages'),
      ...refusals,
    },
  }),
  unpublish: createRoute({
    method: 'delete',
    path: '/api/rooms/{id}/publication',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
  createToken: createRoute({
    method: 'post',
    path: '/api/processes/{id}/tokens',
    request: { params: IdParam, body: body(NewApiToken) },
    responses: {
      201: json(CreatedApiToken, 'The token; `secret` is shown this once'),
      ...refusals,
      409: problem('The process has as many as it may'),
    },
  }),
  listTokens: createRoute({
    method: 'get',
    path: '/api/processes/{id}/tokens',
    request: { params: IdParam },
    responses: {
      200: json(z.array(ApiToken), 'Those that count, and for 30 days those that have expired, oldest first'),
      ...refusals,
    },
  }),
  revokeToken: createRoute({
    method: 'delete',
    path: '/api/tokens/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
  createWebhook: createRoute({
    method: 'post',
    path: '/api/processes/{id}/webhooks',
    request: { params: IdParam, body: body(NewWebhook) },
    responses: {
      201: json(CreatedWebhook, 'The webhook; `secret` is shown this once'),
      ...refusals,
      409: problem('The process has as many as it may'),
      422: problem('The address is one of this machine or its network, which the operator has not allowed'),
    },
  }),
  listWebhooks: createRoute({
    method: 'get',
    path: '/api/processes/{id}/webhooks',
    request: { params: IdParam },
    responses: { 200: json(z.array(Webhook), 'Oldest first, each with its newest message'), ...refusals },
  }),
  testWebhook: createRoute({
    method: 'post',
    path: '/api/webhooks/{id}/test',
    request: { params: IdParam },
    responses: { 202: { description: 'A message is on its way' }, ...refusals },
  }),
  removeWebhook: createRoute({
    method: 'delete',
    path: '/api/webhooks/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
} as const
