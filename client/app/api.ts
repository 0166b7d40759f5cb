/**
 * The typed way to the server, and what a refusal looks like on this side.
 * @module
 */
import type { ClientResponse } from 'hono/client'
import { hc } from 'hono/client'
import type { Fault, Problem } from '../../shared/protocol/problem.ts'
import type { Api } from '../../shared/protocol/routes.ts'

export const server = hc<Api>('/')

/** Why the server said no (RFC 9457). Status 0: it was not reached at all. */
export interface ApiProblem {
  readonly status: number
  readonly detail: string
  /** The field of the request that is wrong, where one is. */
  readonly field: string | null
  /** Seconds to wait before trying again, where the server said so. */
  readonly retryAfter: number | null
  /** All that is wrong with a file, where one was sent. */
  readonly faults?: readonly Fault[] | undefined
  /** What is wrong with the file of a process, where one was sent. */
  readonly unfit?: Problem['unfit']
}

/** The problem where no answer came. */
export const unreached: ApiProblem = { status: 0, detail: '', field: null, retryAfter: null }

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ApiProblem }

type SuccessOf<R> =
  R extends ClientResponse<infer T, infer S, infer F>
    ? S extends 200 | 201 | 202
      ? F extends 'json'
        ? T
        : never
      : S extends 204
        ? null
        : never
    : never

/** A refusal on its way through the query library, which knows errors only as throws. */
export class Refusal extends Error {
  readonly problem: ApiProblem
  constructor(problem: ApiProblem) {
    super(`${problem.status} ${problem.detail}`)
    this.name = 'Refusal'
    this.problem = problem
  }
}

/** Waits for a call and gives its answer as a value: what was asked for, or the problem. */
export async function answer<R extends ClientResponse<unknown, number, string>>(
  pending: Promise<R>,
): Promise<Answer<SuccessOf<R>>> {
  let response: R
  try {
    response = await pending
  } catch {
    return { ok: false, problem: unreached }
  }
  if (!response.ok) return { ok: false, problem: await problemFrom(response) }
  // What is only on its way (202) may say as little as what is done (204).
  const value = response.headers.get('Content-Type') ? await response.json() : null
  return { ok: true, value: value as SuccessOf<R> }
}

/** As {@link answer}, for the query library: a refusal is thrown as a {@link Refusal}. */
export async function fetched<R extends ClientResponse<unknown, number, string>>(
  pending: Promise<R>,
): Promise<SuccessOf<R>> {
  const result = await answer(pending)
  if (result.ok) return result.value
  throw new Refusal(result.problem)
}

/** What a refusal says. */
export async function problemFrom(
  response: Pick<ClientResponse<unknown, number, string>, 'json' | 'headers' | 'status'>,
): Promise<ApiProblem> {
  const body: Partial<Problem> = await response
    .json()
    .then((json) => (typeof json === 'object' && json !== null ? json : {}))
    .catch(() => ({}))
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return {
    status: response.status,
    detail: body.detail ?? body.title ?? '',
    field: body.field ?? null,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
    faults: body.faults,
    unfit: body.unfit,
  }
}

/** The problem inside an error that a query gave; anything unknown counts as not reached. */
export function problemOf(error: unknown): ApiProblem {
  return error instanceof Refusal ? error.problem : unreached
}
