/**
 * Rooms over HTTP, and what their records are made from beside the board.
 * @module
 */
import { createRoute } from '@hono/zod-openapi'
import { IdParam } from './forms.ts'
import { NewRoom, Room, RoomPatch } from './processes.ts'
import { body, json, nothing, problem, refusals } from './routeParts.ts'
import { CardParam, HeldStatus, HeldWeights, RoomInputs, StatusChange, WeightsChange } from './statuses.ts'

export const roomRoutes = {
  createRoom: createRoute({
    method: 'post',
    path: '/api/processes/{id}/rooms',
    request: { params: IdParam, body: body(NewRoom) },
    responses: { 201: json(Room, 'The room, with its zones on the board'), ...refusals },
  }),
  readRoom: createRoute({
    method: 'get',
    path: '/api/rooms/{id}',
    request: { params: IdParam },
    responses: { 200: json(Room, 'The room'), ...refusals },
  }),
  changeRoom: createRoute({
    method: 'patch',
    path: '/api/rooms/{id}',
    request: { params: IdParam, body: body(RoomPatch) },
    responses: { 200: json(Room, 'The room as it is now'), ...refusals },
  }),
  /** By those who lead the whole process; one with a fixed snapshot by the operator alone. */
  deleteRoom: createRoute({
    method: 'delete',
    path: '/api/rooms/{id}',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals, 409: problem('A snapshot of it is fixed') },
  }),
  readInputs: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/inputs',
    request: { params: IdParam },
    responses: { 200: json(RoomInputs, 'What extraction takes beside the board'), ...refusals },
  }),
  changeStatus: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/cards/{cardId}/status',
    request: { params: CardParam, body: body(StatusChange) },
    responses: { 200: json(HeldStatus, 'What is held of the card now'), ...refusals },
  }),
  removeStatus: createRoute({
    method: 'delete',
    path: '/api/rooms/{id}/cards/{cardId}/status',
    request: { params: CardParam },
    responses: { 204: nothing, ...refusals },
  }),
  confirmWeights: createRoute({
    method: 'put',
    path: '/api/rooms/{id}/weights',
    request: { params: IdParam, body: body(WeightsChange) },
    responses: { 200: json(HeldWeights, 'The weights as they are confirmed now'), ...refusals },
  }),
  withdrawWeights: createRoute({
    method: 'delete',
    path: '/api/rooms/{id}/weights',
    request: { params: IdParam },
    responses: { 204: nothing, ...refusals },
  }),
} as const
