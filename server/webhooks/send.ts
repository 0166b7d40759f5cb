/**
 * One message to a webhook, signed as the Standard Webhooks specification has it (https://www.standardwebhooks.com).
 * @module
 */
import { createHmac } from 'node:crypto'
import { lookup as dnsLookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { WEBHOOK_TIMEOUT_MS } from '../../shared/limits.ts'
import { isPlainlyPrivate, isPublic } from './isPublic.ts'

export interface Message {
  readonly id: string
  readonly url: string
  /** `whsec_` and the key in base64. */
  readonly secret: string
  /** JSON. */
  readonly body: string
}

export interface SendOptions {
  /** Whether addresses of this machine and its network may be told. */
  readonly allowPrivate: boolean
  readonly signal?: AbortSignal
}

export type Sent = { readonly ok: true } | { readonly ok: false; readonly problem: string }

class PrivateAddress extends Error {}

/** @param seconds since 1970 */
export function signatureOf({ id, secret, body }: Omit<Message, 'url'>, seconds: number): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
}

/** Asks for a name's addresses and takes none that is not public: what is asked is what is connected to. */
const publicLookup: LookupFunction = (hostname, options, answer) =>
  dnsLookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? []
    if (error || !first) return answer(error ?? new Error('no address'), [])
    if (!found.every(({ address }) => isPublic(address))) return answer(new PrivateAddress(), [])
    return options.all ? answer(null, found) : answer(null, first.address, first.family)
  })

/** Why it failed, in a few words for whoever set it up. */
function problemOf(error: unknown): string {
  if (error instanceof PrivateAddress) return 'private address'
  const { name, code } = error as { name?: string; code?: string }
  if (name === 'TimeoutError' || code === 'ETIMEDOUT') return 'no answer in time'
  return code ?? 'not reached'
}

/** Sends it once. Redirections are not followed: they lead past what was looked at. */
export function send(message: Message, { allowPrivate, signal }: SendOptions): Promise<Sent> {
  const url = new URL(message.url)
  // A name is looked up while it is connected to; an IP address never is.
  if (!allowPrivate && isPlainlyPrivate(message.url))
    return Promise.resolve({ ok: false, problem: problemOf(new PrivateAddress()) })
  const seconds = Math.floor(Date.now() / 1000)
  const tooLate = AbortSignal.timeout(WEBHOOK_TIMEOUT_MS)
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve) => {
    const sending = request(url, {
      method: 'POST',
      agent: false,
      signal: signal ? AbortSignal.any([signal, tooLate]) : tooLate,
      ...(allowPrivate ? {} : { lookup: publicLookup }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(message.body),
        'user-agent': 'Samrum',
        'webhook-id': message.id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signatureOf(message, seconds),
      },
    })
    sending.on('response', (response) => {
      const { statusCode = 0 } = response
      // What it says is nobody's concern here, and may be endless.
      response.destroy()
      const isTaken = statusCode >= 200 && statusCode < 300
      resolve(isTaken ? { ok: true } : { ok: false, problem: `HTTP ${statusCode}` })
    })
    // Nobody asked for another protocol, and the line would be left without an end.
    sending.on('upgrade', ({ statusCode }, line) => {
      line.destroy()
      resolve({ ok: false, problem: `HTTP ${statusCode}` })
    })
    sending.on('error', (error) =>
      resolve({ ok: false, problem: problemOf(tooLate.aborted ? tooLate.reason : error) }),
    )
    sending.end(message.body)
  })
}
