/**
 * Whoever tries tokens, codes or passwords that are wrong has to wait.
 * @module
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { AppContext, AppEnv } from './AppContext.ts'
import { Refusal } from './problem.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Where a request comes from; a proxy on this machine says whom it speaks for. */
export function addressOf(c: Context<AppEnv>): string {
  const peer = getConnInfo(c).remote.address ?? 'unknown'
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return loopback.has(peer) && forwarded ? forwarded : peer
}

/** Refuses to look at a token of somebody who gave too many wrong ones. */
export async function refuseTooManyAttempts(
  c: Context<AppEnv>,
  { attempts }: AppContext,
  token: string,
): Promise<void> {
  const wait = await attempts.waitFor(addressOf(c), token)
  if (wait > 0) throw tooOften(`Too many wrong links from this address; try again in ${wait} s.`, wait)
}

/** Counts a wrong token. */
export async function countWrong(c: Context<AppEnv>, { attempts }: AppContext, token: string): Promise<void> {
  await attempts.wrong(addressOf(c), token)
}

/** Counts a wrong password. */
export async function countWrongPassword(
  c: Context<AppEnv>,
  { attempts }: AppContext,
  linkId: string,
): Promise<void> {
  await attempts.wrongPassword(addressOf(c), linkId)
}

/** @param wait seconds */
export const tooOften = (detail: string, wait: number) =>
  new Refusal(429, detail, { headers: { 'Retry-After': String(wait) } })
