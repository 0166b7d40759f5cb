/**
 * One line a request: what was asked, what was answered, how long it took. No query, no address, no name.
 * @module
 */
import { createMiddleware } from 'hono/factory'
import type { Logger } from '../log.ts'
import { newId } from '../storage/ids.ts'
import type { AppEnv } from './AppContext.ts'

export const accessLog = (log: Logger) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const began = performance.now()
    const requestId = newId()
    c.set('requestId', requestId)
    await next()
    const ms = Math.round(performance.now() - began)
    const line = { requestId, method: c.req.method, path: c.req.path, status: c.res.status, ms }
    if (c.res.status >= 500) log.error(line, 'request')
    else log.debug(line, 'request')
  })
