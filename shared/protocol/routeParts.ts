/**
 * What the routes of all nouns are put together from.
 * @module
 */
import type { z } from '@hono/zod-openapi'
import { Problem } from './problem.ts'

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})
export const body = <T extends z.ZodType>(schema: T) => ({
  content: { 'application/json': { schema } },
  required: true,
})
/** What any call may answer instead of what was asked. */
export const refusals = {
  400: problem('A field is wrong; `field` and `detail` say which and what is expected'),
  401: problem('No credentials, or ones that do not count any more'),
  403: problem('These credentials may not, or there is no such thing: the same answer for both'),
  404: problem('There is nothing at this address, for those who may know'),
  413: problem('The request is too large'),
  429: problem('Too often; `Retry-After` says when'),
}
export const nothing = { description: 'Done' }
