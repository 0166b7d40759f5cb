/**
 * How often a drag is written into the document. Apart from the binding, so that the benchmark of the document can play
 * a workshop at the same pace.
 * @module
 */

/** Milliseconds between two writes of a drag whose steps the others see with the presence (`inFlight.ts`). */
export const TOLD_DRAG_MS = 350
/** Milliseconds between two writes of any other drag or stroke, which others see by these alone. */
export const DRAG_MS = 120
/** Shapes that are told with the presence while they are dragged: it has to fit its limit of 4 kB. */
export const MAX_TOLD = 25
