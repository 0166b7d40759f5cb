/**
 * A file of the server's is fetched, so that one sees how far it is and can stop it, and is then saved by the browser.
 * @module
 */
import { type ApiProblem, problemFrom, unreached } from '../../app/api.ts'
import { followProgress, newProgressKey, type Progress } from './followProgress.ts'

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
  const key = newProgressKey()
  const made = new AbortController()
  let isComing = false
  const following = { signal: AbortSignal.any([signal, made.signal]), isComing: () => isComing }
  void followProgress(key, following, onProgress)
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
