/**
 * Refusals over HTTP, as RFC 9457 problem details.
 * @module
 */
import { STATUS_CODES } from 'node:http'
import { OpenAPIHono, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Fault, Problem } from '../../shared/protocol/problem.ts'
import type { AppEnv } from './AppContext.ts'

/** A refusal: thrown by a route, answered as a problem. */
export class Refusal extends HTTPException {
  readonly field: string | undefined
  readonly faults: Fault[] | undefined
  readonly unfit: Problem['unfit']
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: ContentfulStatusCode,
    detail: string,
    options: {
      readonly field?: string
      readonly faults?: Fault[]
      readonly unfit?: Problem['unfit']
      readonly headers?: Readonly<Record<string, string>>
    } = {},
  ) {
    super(status, { message: detail })
    this.field = options.field
    this.faults = options.faults
    this.unfit = options.unfit
    this.headers = options.headers ?? {}
  }
}

export const notFound = () => new Refusal(404, 'There is nothing here.')
/** The same for what one may not see and for what is not there. */
export const forbidden = () => new Refusal(403, 'These credentials may not do this, or it does not exist.')
export const unauthorised = () =>
  new Refusal(401, 'Join by a link, or sign in, first.', { headers: { 'WWW-Authenticate': 'Bearer' } })

/** Somebody showed a token, and it is not one that counts. */
export const unknownToken = () =>
  new Refusal(401, 'The token is not known here: it was withdrawn, its time is over, or it is not whole.', {
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  })

/** A problem as an answer. */
export function problemResponse(
  status: number,
  detail: string,
  field?: string,
  headers?: Readonly<Record<string, string>>,
  about: Pick<Problem, 'faults' | 'unfit'> = {},
): Response {
  const title = STATUS_CODES[status] ?? 'Problem'
  const body: Problem = {
    type: 'about:blank',
    title,
    status,
    detail,
    ...(field ? { field } : {}),
    ...(about.faults ? { faults: about.faults } : {}),
    ...(about.unfit ? { unfit: about.unfit } : {}),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  })
}

/** SQLite's SQLITE_IOERR and SQLITE_FULL; the extended codes hold them in the low byte. */
const diskCodes = new Set([10, 13])

/** Whether the disk did not take what was to be written. */
const isDiskProblem = (error: Error & { errcode?: number }): boolean =>
  diskCodes.has((error.errcode ?? 0) & 0xff)

/** Answers whatever a route threw; what is no refusal is a fault of ours and told to nobody but the log. */
export function answerError(error: Error, c: Context<AppEnv>, onFault: (error: Error) => void): Response {
  if (error instanceof Refusal)
    return problemResponse(error.status, error.message, error.field, error.headers, error)
  if (error instanceof HTTPException) return problemResponse(error.status, error.message)
  onFault(error)
  if (isDiskProblem(error))
    return problemResponse(507, 'The server’s disk takes nothing at the moment. Nothing was changed.')
  return problemResponse(500, 'Something failed here. It is logged; trying again may help.', undefined, {
    'X-Request-Id': c.get('requestId') ?? '',
  })
}

/**
 * The refusal of a request whose form is wrong: the first of what is, with its field and the reason. A field that no call
 * of this kind has is refused too, by its name: whoever sends `expiresAt` must not think that it counts.
 */
export function misformed({ issues: [issue] }: z.ZodError, faults?: Fault[]): Refusal {
  const isUnknown = issue?.code === 'unrecognized_keys'
  const field = [...(issue?.path ?? []), ...(isUnknown ? issue.keys.slice(0, 1) : [])].join('.') || undefined
  const reason = isUnknown ? 'is no field of this call; /api/openapi.json says which it has' : issue?.message
  const detail = field ? `${field}: ${reason ?? 'is wrong'}` : (reason ?? 'The request is wrong.')
  return new Refusal(400, detail, { ...(field ? { field } : {}), ...(faults ? { faults } : {}) })
}

/** A Hono app whose invalid requests are refused with the field and the reason. */
export function routesApp(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      // A path that cannot hold an id of ours names nothing.
      if (result.target === 'param') throw notFound()
      throw misformed(result.error)
    },
  })
}
