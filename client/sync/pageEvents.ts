/**
 * Tells a room's socket what happens to the page and the network around it.
 * @module
 */
import type { RoomSocket } from './roomSocket.ts'

/** Follows the page until the returned function is called. */
export function followPage(socket: RoomSocket): () => void {
  const stop = new AbortController()
  const { signal } = stop
  addEventListener('online', () => socket.wake(), { signal })
  addEventListener('offline', () => socket.networkLost(), { signal })
  document.addEventListener('visibilitychange', () => !document.hidden && socket.wake(), { signal })
  addEventListener('pagehide', () => socket.leave(), { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && socket.comeBack(), { signal })
  return () => stop.abort()
}
