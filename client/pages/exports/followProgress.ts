/**
 * How far the server is with a file, asked for by a key that was made up for it.
 * @module
 */
import { answer, server } from '../../app/api.ts'

/** How far a file is: others are made before it, it is being made, or it is on its way here. */
export interface Progress {
  readonly stage: 'waiting' | 'making' | 'fetching'
  /** From 0 to 1, while it is being made. */
  readonly share: number
}

/** Milliseconds between two looks at how far it is. */
const LOOK_MS = 500

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** Anew for each file. */
export const newProgressKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')

/** A file is on its way while it is made; when it is made, what is left of it is. */
export async function followProgress(
  key: string,
  { signal, isComing }: { signal: AbortSignal; isComing: () => boolean },
  onProgress: (progress: Progress) => void,
) {
  while (!signal.aborted) {
    await pause(LOOK_MS, signal)
    if (signal.aborted) return
    const told = await answer(server.api.exports[':key'].$get({ param: { key } }))
    if (signal.aborted || !told.ok) continue
    const { stage, share } = told.value
    if (stage !== 'none') onProgress({ stage, share })
    else if (isComing()) onProgress({ stage: 'fetching', share: 1 })
  }
}
