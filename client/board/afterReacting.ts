/**
 * Reactions that move the editor. Moved within a reaction, parts of the editor that have reacted already are left at
 * what was before: a board drawn at one zoom under a label of another.
 * @module
 */
import { react } from 'tldraw'

/**
 * Runs `watch` whenever a signal that it read has changed, and what it returns right after the running task.
 * @returns what ends it
 */
export function afterReacting(name: string, watch: () => (() => void) | undefined): () => void {
  let next: (() => void) | undefined
  let isWaiting = false
  let hasEnded = false
  const stop = react(name, () => {
    next = watch()
    if (isWaiting) return
    isWaiting = true
    queueMicrotask(() => {
      isWaiting = false
      if (!hasEnded) next?.()
    })
  })
  return () => {
    hasEnded = true
    stop()
  }
}
