/**
 * What those who lead do in a room, over HTTP, and raised hands.
 * @module
 */
import { createRoute } from '@hono/zod-openapi'
import { Agenda, Facilitation, HandPatch, Lead, OwnHand } from './facilitation.ts'
import { IdParam } from './forms.ts'
import { body, json, problem, refusals } from './routeParts.ts'

export const facilitationRoutes = {
  readFacilitation: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/facilitation',
    request: { params: IdParam },
    responses: { 200: json(Facilitation, 'Where the room is; the socket tells every change'), ...refusals },
  }),
  changeAgenda: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/agenda',
    request: { params: IdParam, body: body(Agenda) },
    responses: {
      200: json(Facilitation, 'With the new agenda'),
      ...refusals,
      409: problem('The activity that is on may not leave the agenda'),
    },
  }),
  lead: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/lead',
    request: { params: IdParam, body: body(Lead) },
    responses: {
      200: json(Facilitation, 'As it is now for everyone'),
      ...refusals,
      409: problem('It does not go with where the room is: nothing is on, or it is so already'),
    },
  }),
  readHand: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/hand',
    request: { params: IdParam },
    responses: { 200: json(OwnHand, 'The caller’s own hand'), ...refusals },
  }),
  changeHand: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/hand',
    request: { params: IdParam, body: body(HandPatch) },
    responses: {
      200: json(OwnHand, 'As it is now; the others hear of it a moment later'),
      ...refusals,
      409: problem('Too many hands are up, or nothing is on that could be given more time'),
    },
  }),
} as const
