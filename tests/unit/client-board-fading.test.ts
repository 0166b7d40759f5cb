/**
 * Pointers among many.
 * @module
 */
import { describe, expect, it } from 'vitest'
import { fadeOf, isCrowd } from '../../client/board/fading.ts'

const view = { x: 100, y: 100, w: 1_000, h: 600 }

describe('pointers of a crowd', () => {
  it('begins with the forty-first person', () => {
    expect(isCrowd(40)).toBe(false)
    expect(isCrowd(41)).toBe(true)
  })
  it('is whole in the middle, fades towards the edges, and never goes', () => {
    expect(fadeOf({ x: 600, y: 400 }, view)).toBe(1)
    expect(fadeOf({ x: 800, y: 500 }, view)).toBe(1)
    const [near, far] = [fadeOf({ x: 950, y: 400 }, view), fadeOf({ x: 1_050, y: 400 }, view)]
    expect(near).toBeLessThan(1)
    expect(far).toBeLessThan(near)
    expect(fadeOf({ x: 9_000, y: 0 }, view)).toBeCloseTo(0.2)
  })
})
