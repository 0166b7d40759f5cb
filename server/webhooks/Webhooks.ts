/**
 * Tells webhooks what waits to be told, and tries again where they do not answer: later each time, and for a day and a
 * half in all. A message may arrive twice, never under two ids.
 * @module
 */
import type { Kysely } from 'kysely'
import { MAX_WEBHOOKS_AT_ONCE, WEBHOOK_RETRY_SECONDS } from '../../shared/limits.ts'
import type { Logger } from '../log.ts'
import type { Tables } from '../storage/schema.ts'
import { dueDeliveries, forgetDeliveries, nextDeliveryAt, updateDelivery } from '../storage/webhooks.ts'
import { send } from './send.ts'

/** Milliseconds after which it is looked again at the latest: clocks are set, and a timer holds 24 days at most. */
const LONGEST_WAIT_MS = 60 * 60 * 1000

interface Options {
  readonly db: Kysely<Tables>
  readonly log: Pick<Logger, 'error'>
  readonly allowPrivate: boolean
}

type Due = Awaited<ReturnType<typeof dueDeliveries>>[number]

export class Webhooks {
  readonly #options: Options
  readonly #stopping = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | null = null
  #again = false

  constructor(options: Options) {
    this.#options = options
  }

  /** Something was written down to be told, now or before the server stopped. */
  wake(): void {
    this.#again = true
    this.#running ??= this.#run()
      .catch((error: unknown) => {
        if (!this.#isStopped) this.#options.log.error({ err: error }, 'webhooks could not be told')
        return LONGEST_WAIT_MS
      })
      .then((wait) => {
        this.#running = null
        if (this.#isStopped) return
        // Written down after the last look, and called for before it had ended.
        if (this.#again) this.wake()
        else if (wait !== null) this.#wakeIn(wait)
      })
  }

  /** Resolves when nothing is on its way any more; what was not answered is told at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    clearTimeout(this.#timer)
    await this.#running
  }

  get #isStopped(): boolean {
    return this.#stopping.signal.aborted
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.wake(), Math.min(Math.max(ms, 0), LONGEST_WAIT_MS)).unref()
  }

  /** Tells all whose time has come; gives the milliseconds until the next one's, null for none. */
  async #run(): Promise<number | null> {
    const { db } = this.#options
    while (!this.#isStopped) {
      this.#again = false
      const due = await dueDeliveries(db, MAX_WEBHOOKS_AT_ONCE)
      await Promise.all(due.map((one) => this.#tell(one)))
      if (due.length > 0 || this.#again) continue
      await forgetDeliveries(db)
      const next = await nextDeliveryAt(db)
      return next === null ? null : next - Date.now()
    }
    return null
  }

  async #tell({ id, url, secret, body, attempts }: Due): Promise<void> {
    const { db, allowPrivate } = this.#options
    const sent = await send({ id, url, secret, body }, { allowPrivate, signal: this.#stopping.signal })
    if (this.#isStopped && !sent.ok) return
    const now = Date.now()
    const retry = WEBHOOK_RETRY_SECONDS[attempts]
    await updateDelivery(db, id, {
      attempts: attempts + 1,
      next_at: sent.ok || retry === undefined ? null : now + retry * 1000,
      delivered_at: sent.ok ? now : null,
      problem: sent.ok ? null : sent.problem,
    })
  }
}
