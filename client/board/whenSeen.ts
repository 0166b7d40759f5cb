/**
 * Work that waits until a board has been seen: done bit by bit while the page has nothing better to do, and all at once
 * before anything that a person does takes effect.
 * @module
 */
import { nextFrame } from './nextFrame.ts'

/** What people do, before the page hears of it. */
const acts = ['pointerdown', 'keydown', 'wheel', 'click', 'paste', 'drop'] as const
/** Milliseconds of work at a time: less than a picture takes. */
const AT_A_TIME_MS = 8
/** Milliseconds after which it is done although the page is busy: it draws ahead for seconds. */
const PATIENCE_MS = 60

/** How work is to be done that can wait. */
export interface Waiting {
  /** Does a bit; true when all is done. */
  readonly step: () => boolean
  /** Does all that is left. */
  readonly finish: () => void
}

export interface AwaitSeen {
  /** Does the work when the board has been seen, one at a time; returns what calls it off. */
  wait(work: Waiting): () => void
  /** There is an editor now, which is about to draw the board. */
  begin(): void
}

export function awaitSeen(): AwaitSeen {
  let hasBegun = false
  let begin = () => {}
  return {
    wait(work) {
      const stopListening = onAct(work.finish)
      let callOff = () => {}
      begin = () => {
        callOff()
        callOff = bitByBit(work.step)
      }
      if (hasBegun) begin()
      return () => {
        begin = () => {}
        callOff()
        stopListening()
      }
    },
    begin() {
      hasBegun = true
      begin()
    },
  }
}

function onAct(act: () => void): () => void {
  for (const name of acts) addEventListener(name, act, { capture: true, passive: true })
  return () => {
    for (const name of acts) removeEventListener(name, act, { capture: true })
  }
}

/** Begins when the page has drawn twice: what is seen of a board comes in no more than two pictures. */
function bitByBit(step: () => boolean): () => void {
  const work = () => {
    const end = performance.now() + AT_A_TIME_MS
    while (performance.now() < end) if (step()) return
    callOff = whenIdle(work)
  }
  let callOff = nextFrame(() => {
    callOff = nextFrame(() => {
      callOff = whenIdle(work)
    })
  })
  return () => callOff()
}

function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const idle = requestIdleCallback(run, { timeout: PATIENCE_MS })
    return () => cancelIdleCallback(idle)
  }
  const timer = setTimeout(run, PATIENCE_MS)
  return () => clearTimeout(timer)
}
