/**
 * The description of the HTTP interface, made from its routes.
 * @module
 */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from './AppContext.ts'

/** The OpenAPI 3.1 document of an app's routes. */
export function openApiDocument(app: OpenAPIHono<AppEnv>) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Samrum',
      version: '0.1.0',
      description:
        'Co-creation rooms and their insight records. Credentials are the `session` cookie, or `Authorization: Bearer` with a session or the operator’s token.',
    },
  })
}
