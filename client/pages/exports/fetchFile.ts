/**
 * A file of the server's is fetched, so that one sees how far it is and can stop it, and is then saved by the browser.
 * @module
 */
import { type ApiProblem, answer, problemFrom, server, unreached } from '../../app/api.ts'

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

/** A file is on its way while it is made; when it is made, what is left of it is. */
async function follow(
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

/** What the server calls the file. */
function nameOf(headers: Headers): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : 'samrum'
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/**
 * Null when it is saved, or was stopped.
 * @param href where the file is got
 * @param signal stops it, here and on the server
 */
export async function fetchFile(
  href: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<ApiProblem | null> {
  const key = crypto.getRandomValues(new Uint32Array(4)).join('-')
  const made = new AbortController()
  let isComing = false
  const following = { signal: AbortSignal.any([signal, made.signal]), isComing: () => isComing }
  void follow(key, following, onProgress)
  try {
    const response = await fetch(`${href}${href.includes('?') ? '&' : '?'}key=${key}`, { signal })
    if (!response.ok) return await problemFrom(response)
    isComing = true
    const file = await response.blob()
    if (!signal.aborted) save(file, nameOf(response.headers))
    return null
  } catch {
    return signal.aborted ? null : unreached
  } finally {
    made.abort()
  }
}
