/**
 * Panning as a hand on a trackpad does it, and how smooth it was. Runs inside the page.
 * @module
 */
import type { Page } from '@playwright/test'

export interface Smoothness {
  readonly fps: number
  /** Milliseconds between two pictures: the median, and of a hundred the fifth longest. */
  readonly medianMs: number
  readonly p95Ms: number
  /** Milliseconds of processor time that the page's own thread takes in a second. */
  readonly busyMsPerS: number
  /** The same for each picture: what other work on the machine hardly changes. */
  readonly busyMsPerPicture: number
}

/** Milliseconds of panning before it counts, and while it does. */
const WARM_UP_MS = 1_500
const MEASURED_MS = 8_000

/** Pans round in a circle; the cards are to lie all around. */
export async function pan(page: Page): Promise<Smoothness> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  await page.evaluate(moveAround, WARM_UP_MS)
  const before = await busy()
  const times = await page.evaluate(moveAround, MEASURED_MS)
  const busySeconds = (await busy()) - before
  await session.detach()
  const steps = times
    .slice(1)
    .map((time, i) => time - (times[i] ?? time))
    .sort((a, b) => a - b)
  const at = (share: number) => steps[Math.floor(share * (steps.length - 1))] ?? 0
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
  return {
    fps: steps.length / seconds,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    busyMsPerS: (1000 * busySeconds) / seconds,
    busyMsPerPicture: (1000 * busySeconds) / steps.length,
  }
}

/** Turns the wheel a little for every picture, for so many milliseconds; gives the time of each picture. */
function moveAround(ms: number): Promise<number[]> {
  const canvas = document.querySelector('.tl-canvas')
  if (!canvas) throw new Error('There is no board on this page')
  const times: number[] = []
  return new Promise((resolve) => {
    const draw = (now: number) => {
      times.push(now)
      if (now - (times[0] ?? now) > ms) return resolve(times)
      const turn = (now - (times[0] ?? now)) / 700
      canvas.dispatchEvent(
        new WheelEvent('wheel', {
          deltaX: 24 * Math.cos(turn),
          deltaY: 24 * Math.sin(turn),
          clientX: 700,
          clientY: 450,
          bubbles: true,
          cancelable: true,
        }),
      )
      requestAnimationFrame(draw)
    }
    requestAnimationFrame(draw)
  })
}
