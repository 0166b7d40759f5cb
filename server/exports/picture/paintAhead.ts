/**
 * Boards as pixels, drawn in a thread beside the one that makes the other files of a zip: it is a third of the work, and needs
 * nothing of the rest.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { EXPORT_MEMORY_MB } from '../../../shared/limits.ts'
import { TaskThread } from '../../threads/TaskThread.ts'
import type { Picture } from './boardSvg.ts'
import { DOCUMENT_SIDE, keepDocumentPng, pngOf, WHOLE_SIDE } from './png.ts'

export interface PaintTasks {
  paint: { input: { picture: Picture; maxSide: number }; result: Uint8Array<ArrayBuffer> }
}

/** Parts of the boards together from which on drawing takes longer than a thread takes to start. */
const WORTH_A_THREAD = 1_000

export interface PaintedAhead {
  /** Resolves when `documentPngOf` has all that was drawn for documents. */
  readonly forDocuments: () => Promise<void>
  /** A board as large as `pngOf` draws it. */
  readonly whole: (picture: Picture) => Promise<Uint8Array>
  /** Ends the thread, whatever it does. */
  readonly end: () => Promise<void>
}

/** As large boards are; what cannot be drawn beside is drawn when it is asked for. */
function paintBeside(pictures: readonly Picture[]): PaintedAhead {
  const thread = new TaskThread<PaintTasks>(
    () =>
      new Worker(new URL('./paintWorker.ts', import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: EXPORT_MEMORY_MB },
      }),
  )
  let hasEnded = false
  let last: Promise<unknown> = Promise.resolve()
  // One after the other, so that one board at a time is there twice.
  const paint = (picture: Picture, maxSide: number): Promise<Uint8Array<ArrayBuffer> | null> => {
    const made = last
      .then(() => (hasEnded ? null : thread.run('paint', { picture: { ...picture, svg: '' }, maxSide })))
      .catch(() => null)
    last = made
    return made
  }
  const documents = pictures.map(async (picture) => {
    const png = await paint(picture, DOCUMENT_SIDE)
    if (png) keepDocumentPng(picture, png)
  })
  const wholes = new Map(pictures.map((picture) => [picture, paint(picture, WHOLE_SIDE)]))
  return {
    forDocuments: async () => {
      await Promise.all(documents)
    },
    whole: async (picture) => (await wholes.get(picture)) ?? pngOf(picture),
    end: () => {
      hasEnded = true
      return thread.stop()
    },
  }
}

/** Small boards are drawn when they are asked for. */
const paintLater: PaintedAhead = {
  forDocuments: async () => {},
  whole: async (picture) => pngOf(picture),
  end: async () => {},
}

/** Begins to draw the pictures of a zip. */
export function paintAhead(pictures: readonly Picture[]): PaintedAhead {
  const inPieces = pictures.filter(({ sheets }) => sheets)
  const parts = inPieces
    .flatMap(({ sheets = [] }) => sheets)
    .reduce((sum, sheet) => sum + sheet.parts.length, 0)
  return parts < WORTH_A_THREAD ? paintLater : paintBeside(inPieces)
}
