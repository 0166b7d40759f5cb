/**
 * The description of the HTTP interface, made from its routes.
 * @module
 */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { SESSION_COOKIE } from '../access/authenticate.ts'
import type { AppEnv } from './AppContext.ts'

/** How a caller shows who it is. Never in a query string. */
const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
  waiting: {
    type: 'apiKey',
    in: 'cookie',
    name: 'waiting',
    description: 'Of somebody who waits to be let in',
  },
  bearer: { type: 'http', scheme: 'bearer', description: 'A session, a process’s token, or the operator’s' },
} as const

const forOperators = (summary: string) => ({
  get: {
    summary,
    description: 'For anyone on the machine itself, and for the operator from elsewhere.',
    responses: { 200: { description: 'As it should be' }, 401: { description: 'Not from there' } },
  },
})
const health = {
  '/healthz': forOperators('Whether the server is alive'),
  '/readyz': forOperators('Whether it can serve: 503 while its database does not answer'),
  '/metrics': forOperators('What it counts, in Prometheus’ text format'),
}

/** What every call that writes may answer, beside what its own route says of 409 (`roomFor`, in server/access/guard.ts). */
const notNow = {
  description:
    'Not now; `detail` says what stands in the way, such as that what the caller wrote here is being removed',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
const writing = ['post', 'put', 'patch', 'delete'] as const

type Document = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>

/** The paths of a document, where each call that writes may be answered with 409. */
function withNotNow(paths: Document['paths']): Document['paths'] {
  const ofPath = (path: NonNullable<Document['paths']>[string]) => {
    const changed = { ...path }
    for (const method of writing) {
      const operation = path[method]
      if (!operation) continue
      changed[method] = { ...operation, responses: { 409: notNow, ...operation.responses } }
    }
    return changed
  }
  return Object.fromEntries(Object.entries(paths ?? {}).map(([name, path]) => [name, ofPath(path)]))
}

/** The OpenAPI 3.1 document of an app's routes. */
export function openApiDocument(app: OpenAPIHono<AppEnv>) {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Samrum',
      version: '0.1.0',
      description: 'Co-creation rooms and their insight records.',
    },
    security: [{ session: [] }, { bearer: [] }],
  })
  return {
    ...document,
    paths: { ...withNotNow(document.paths), ...health },
    components: { ...document.components, securitySchemes },
  }
}
