/**
 * Zones of a template that are added and moved lie beside each other, whatever was there.
 * @module
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedPlaces, freePlace, meet, type Placed } from '../../shared/rooms/zoneLayout.ts'

interface Zone extends Placed {
  readonly id: number
}

/** Any zones that do not lie over each other: those of a heap that fit beside the ones before. */
const layouts = fc
  .array(
    fc.record({
      x: fc.integer({ min: -8, max: 20 }),
      y: fc.integer({ min: -8, max: 20 }),
      w: fc.integer({ min: 1, max: 8 }),
      h: fc.integer({ min: 1, max: 8 }),
    }),
    { maxLength: 30 },
  )
  .map((heap) => {
    const kept: Zone[] = []
    for (const zone of heap)
      if (!kept.some((other) => meet(other, zone))) kept.push({ ...zone, id: kept.length })
    return kept
  })

const apart = (zones: readonly Placed[]) =>
  !zones.some((one, i) => zones.some((other, j) => i < j && meet(one, other)))

test('one more zone has a place of its own, and none beside the others where there is a gap among them', () => {
  fc.assert(
    fc.property(layouts, (zones) => {
      const place = freePlace(zones)
      expect(apart([...zones, place])).toBe(true)
      expect(place.x).toBeGreaterThanOrEqual(Math.min(...zones.map(({ x }) => x), 0))
    }),
  )
  const cornered = [
    { x: 0, y: 0, w: 12, h: 3 },
    { x: 0, y: 3, w: 4, h: 3 },
    { x: 8, y: 3, w: 4, h: 3 },
  ]
  expect(freePlace(cornered)).toEqual({ x: 4, y: 3, w: 4, h: 3 })
  expect(freePlace(cornered.slice(0, 1))).toEqual({ x: 0, y: 3, w: 4, h: 3 })
})

test('two zones that change places change the order and where they lie, and change back', () => {
  fc.assert(
    fc.property(layouts, fc.nat(), fc.nat(), (zones, a, b) => {
      fc.pre(zones.length > 1)
      const [one, other] = [a % zones.length, b % zones.length]
      const moved = changedPlaces(zones, one, other)
      expect(apart(moved)).toBe(true)
      expect(moved[one]?.id).toBe(zones[other]?.id)
      expect(moved.map(({ x, y, w, h }) => [x, y, w, h])).toEqual(zones.map(({ x, y, w, h }) => [x, y, w, h]))
      expect(changedPlaces(moved, one, other)).toEqual(zones)
    }),
  )
})
