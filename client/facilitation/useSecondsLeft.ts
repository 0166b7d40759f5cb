/**
 * The seconds that are left, by the server's clock: every screen turns to the next second at the same moment.
 * @module
 */
import { useEffect, useState } from 'react'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'

type Running = NonNullable<Facilitation['running']>

/** Milliseconds from the turn of a second to the look at it, so that none is shown a moment too long. */
const PAST_TURN_MS = 8

function leftMs({ endsAt, pausedMs }: Running, now: number): number | null {
  if (pausedMs !== null) return pausedMs
  return endsAt === null ? null : Math.max(0, Date.parse(endsAt) - now)
}

/** Whole seconds, the one that has begun counted as left; null without a timer. */
export function secondsLeft(running: Running | null, now: number): number | null {
  const left = running && leftMs(running, now)
  return left === null ? null : Math.ceil(left / 1000)
}

/**
 * Tells at once, and again at each turn of a second until time is up.
 * At once, since time may have run out after what is shown was worked out: nothing would come after it to tell so.
 * @param running what is on; without a timer that runs there is nothing to tell
 * @param serverNow milliseconds since 1970 by the server's clock
 * @param tell called when the seconds are to be worked out anew
 * @returns ends the waiting
 */
export function onEachSecond(running: Running | null, serverNow: () => number, tell: () => void): () => void {
  if (!running || running.pausedMs !== null || running.endsAt === null) return () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  const turn = () => {
    tell()
    const left = leftMs(running, serverNow()) ?? 0
    if (left > 0) timer = setTimeout(turn, (left % 1000 || 1000) + PAST_TURN_MS)
  }
  turn()
  return () => clearTimeout(timer)
}

export function useSecondsLeft(running: Running | null, serverNow: () => number): number | null {
  const [, setTurn] = useState(0)
  useEffect(() => onEachSecond(running, serverNow, () => setTurn((count) => count + 1)), [running, serverNow])
  return secondsLeft(running, serverNow())
}

/** `6:05` */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
