/**
 * Snapshots put back, and the past of cards and rooms, over HTTP.
 * @module
 */
import { createRoute } from '@hono/zod-openapi'
import { IdParam } from './forms.ts'
import {
  CardHistory,
  RemovedCards,
  RemoveMemberQuery,
  RestorePreview,
  TakeBack,
  TakeBackCounts,
  TakeBackQuery,
  TakenBack,
} from './history.ts'
import { body, json, problem, refusals } from './routeParts.ts'
import { Restored } from './snapshots.ts'
import { CardParam } from './statuses.ts'

export const historyRoutes = {
  restoreSnapshot: createRoute({
    method: 'post',
    path: '/api/snapshots/{id}/restore',
    request: { params: IdParam },
    responses: {
      200: json(Restored, 'The board is as it was in the snapshot, by new edits'),
      ...refusals,
      409: problem('The room writes quietly, or the snapshot is from before boards were kept'),
    },
  }),
  previewRestore: createRoute({
    method: 'get',
    path: '/api/snapshots/{id}/restore',
    request: { params: IdParam },
    responses: {
      200: json(RestorePreview, 'What restoring would change; nothing is changed'),
      ...refusals,
      409: problem('The snapshot is from before boards were kept'),
    },
  }),
  readCardHistory: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/cards/{cardId}/history',
    request: { params: CardParam },
    responses: { 200: json(CardHistory, 'Who added, changed or removed the card'), ...refusals },
  }),
  listRemovedCards: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/removed-cards',
    request: { params: IdParam },
    responses: { 200: json(RemovedCards, 'Cards that were removed and are not back'), ...refusals },
  }),
  bringBackCard: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/cards/{cardId}/bring-back',
    request: { params: CardParam },
    responses: {
      204: { description: 'The card is on the board again, by a new edit' },
      ...refusals,
      409: problem('The card is on the board'),
      422: problem('Nobody knows a card with this id any more'),
    },
  }),
  readReplay: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/replay',
    request: { params: IdParam },
    responses: {
      200: { description: 'The board step by step, as `readReplay` of shared/protocol/replay.ts reads it' },
      ...refusals,
    },
  }),
  previewTakeBack: createRoute({
    method: 'get',
    path: '/api/rooms/{id}/take-back',
    request: { params: IdParam, query: TakeBackQuery },
    responses: {
      200: json(TakeBackCounts, 'What taking back would change; nothing is changed'),
      ...refusals,
    },
  }),
  takeBack: createRoute({
    method: 'post',
    path: '/api/rooms/{id}/take-back',
    request: { params: IdParam, body: body(TakeBack) },
    responses: {
      200: json(TakenBack, 'What the member did on this board in these minutes is taken back, by new edits'),
      ...refusals,
      409: problem('The room writes quietly'),
    },
  }),
  removeMember: createRoute({
    method: 'delete',
    path: '/api/members/{id}',
    request: { params: IdParam, query: RemoveMemberQuery },
    responses: {
      204: { description: 'The member is out, everywhere in the process' },
      ...refusals,
      409: problem('Nobody removes themselves'),
    },
  }),
} as const
