/**
 * The board's own part of the program, fetched when it is needed or a little before.
 * @module
 */
import { part } from '../../app/part.ts'

/** From here on, in CSS pixels, a board is easier to use than a list. */
export const BOARD_FROM = '(min-width: 700px)'

/** Whether a room opens with its board: narrower screens have its list first, and do without the editor. */
export const opensAsBoard = (): boolean => matchMedia(BOARD_FROM).matches

const load = () => import('../../board/Board.tsx')

export const Board = part(() => load().then((file) => file.Board))

/**
 * Builds the editor once, out of sight, when the browser has nothing else to do. Not without a licence where the editor
 * wants one: each time that it is built it would try to tell its maker, which no page of ours lets through.
 * @param signal aborted when the editor itself is wanted
 */
export async function warmBoard(licenseKey: string | null, signal: AbortSignal): Promise<void> {
  if (!licenseKey && location.protocol === 'https:') return
  const { warmUp } = await load()
  await new Promise<void>((idle) => (window.requestIdleCallback ?? setTimeout)(() => idle()))
  if (!signal.aborted) await warmUp(licenseKey, signal)
}

/** A board that is only looked at; of the same part, for there is one editor. */
export const ReplayBoard = part(() => load().then((file) => file.ReplayBoard))

/** Fetches the editor with its letters, words and icons, which it would ask for one after the other when it starts. */
export async function fetchBoard(): Promise<void> {
  const [{ editorFiles }] = await Promise.all([load(), Board.fetch()])
  await Promise.allSettled(editorFiles.map((file) => fetch(file)))
}
