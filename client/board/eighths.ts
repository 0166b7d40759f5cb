/**
 * Shapes lie on eighths of a pixel: nobody sees less, and Yjs writes such a number in five bytes at most, any other
 * fraction in nine. A step of a drag holds two of them.
 * @module
 */
import type { TLShape, TLStore } from 'tldraw'

export const toEighth = (pixels: number): number => Math.round(pixels * 8) / 8

const laid = <Shape extends { readonly x: number; readonly y: number }>(shape: Shape): Shape => {
  const [x, y] = [toEighth(shape.x), toEighth(shape.y)]
  return x === shape.x && y === shape.y ? shape : { ...shape, x, y }
}

/** What this person makes and moves lies so in the store as well, as all others see it; returns what ends it. */
export function layOnEighths(store: TLStore): () => void {
  const ends = [
    store.sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
      source === 'user' ? laid(shape) : shape,
    ),
    store.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
      source === 'user' && hasMoved(before, after) ? laid(after) : after,
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}

const hasMoved = (before: TLShape, after: TLShape) => before.x !== after.x || before.y !== after.y
