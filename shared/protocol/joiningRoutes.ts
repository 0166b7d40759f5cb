/**
 * Coming in over HTTP: with a link, through the lobby, as the operator; and going.
 * @module
 */
import { createRoute, type RouteConfig, z } from '@hono/zod-openapi'
import { IdParam } from './forms.ts'
import {
  Invitation,
  InvitationQuestion,
  Join,
  Joined,
  ToldToWait,
  Waiting,
  WaitingAnswer,
  WaitingPerson,
} from './joining.ts'
import { Me, MePatch, OperatorSignIn } from './members.ts'
import { body, json, nothing, problem, refusals } from './routeParts.ts'

/** For calls that need no credentials: they are how one gets them. */
const open = { security: [] }

/** For calls of those who wait to be let in. */
const waits: Pick<RouteConfig, 'security'> = { security: [{ waiting: [] }, { bearer: [] }] }

/** `field` is `password` where the link asks for one, and none or a wrong one was given. */
const passworded = { ...refusals, 403: problem('The link does not count, or asks for a password') }

export const joiningRoutes = {
  readInvitation: createRoute({
    ...open,
    method: 'post',
    path: '/api/invitation',
    request: { body: body(InvitationQuestion) },
    responses: { 200: json(Invitation, 'What this link invites to; uses nothing up'), ...passworded },
  }),
  join: createRoute({
    ...open,
    method: 'post',
    path: '/api/join',
    request: { body: body(Join) },
    responses: {
      200: json(Joined, 'A session, also set as a cookie'),
      202: json(ToldToWait, 'One waits: `/api/waiting` says when somebody has answered'),
      ...passworded,
    },
  }),
  readWaiting: createRoute({
    ...waits,
    method: 'get',
    path: '/api/waiting',
    responses: { 200: json(Waiting, 'How it stands'), ...refusals },
  }),
  enter: createRoute({
    ...waits,
    method: 'post',
    path: '/api/waiting/enter',
    responses: {
      200: json(Joined, 'A session, also set as a cookie'),
      ...refusals,
      409: problem('Nobody has let them in'),
    },
  }),
  stopWaiting: createRoute({
    ...waits,
    method: 'delete',
    path: '/api/waiting',
    responses: { 204: nothing, ...refusals },
  }),
  listWaiting: createRoute({
    method: 'get',
    path: '/api/processes/{id}/waiting',
    request: { params: IdParam },
    responses: {
      200: json(z.array(WaitingPerson), 'Whom the caller may let in, first come first'),
      ...refusals,
    },
  }),
  answerWaiting: createRoute({
    method: 'post',
    path: '/api/processes/{id}/waiting',
    request: { params: IdParam, body: body(WaitingAnswer) },
    responses: {
      200: json(z.array(WaitingPerson), 'Those who wait still'),
      ...refusals,
      409: problem('The link is used up; those before are let in'),
    },
  }),
  signInOperator: createRoute({
    ...open,
    method: 'post',
    path: '/api/operator/session',
    request: { body: body(OperatorSignIn) },
    responses: { 200: json(Me, 'Signed in; the session is set as a cookie'), ...refusals },
  }),
  signOut: createRoute({ method: 'delete', path: '/api/session', responses: { 204: nothing, ...refusals } }),
  readMe: createRoute({
    method: 'get',
    path: '/api/me',
    responses: { 200: json(Me, 'Who these credentials belong to'), ...refusals },
  }),
  changeMe: createRoute({
    method: 'patch',
    path: '/api/me',
    request: { body: body(MePatch) },
    responses: { 200: json(Me, 'The member as they are now, in every room'), ...refusals },
  }),
} as const
