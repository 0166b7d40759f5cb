/**
 * Outlines and fills in the server's pictures are those that the editor draws.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { geoSvg } from '../../server/exports/picture/geo.ts'
import { drawSvg } from '../../server/exports/picture/strokes.ts'
import type { BoardRecord } from '../../shared/board/document.ts'

/** The editor's own outlines, which are no public part of it. */
const inEditor = '../../node_modules/tldraw/dist-esm/lib/shapes/geo/getGeoShapePath.mjs'
const { getGeoShapePath } = await import(new URL(inEditor, import.meta.url).href)

const kinds =
  'rectangle ellipse triangle diamond pentagon hexagon octagon star rhombus rhombus-2 oval trapezoid arrow-right arrow-left arrow-up arrow-down cloud x-box check-box heart'.split(
    ' ',
  )
const sizes = [
  [100, 100],
  [260, 90],
  [80, 240],
  [12, 30],
] as const

const geo = (kind: string, [w, h]: readonly [number, number], props: object): BoardRecord => ({
  id: `shape:${kind}`,
  typeName: 'shape',
  type: 'geo',
  props: {
    geo: kind,
    w,
    h,
    growY: 0,
    scale: 1,
    color: 'blue',
    fill: 'none',
    dash: 'draw',
    size: 'm',
    ...props,
  },
})

const numbers = (d: string) => (d.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
const letters = (d: string) => d.replace(/[^MLCQ]/g, '')
const strokePaths = (svg: string) =>
  [...svg.matchAll(/<path d="([^"]*)" fill="none" stroke="#4465e9"[^>]*>/g)].map(([whole, d = '']) => ({
    whole,
    d,
  }))

describe('outlines', () => {
  test.each(kinds)('a %s by hand goes where the editor’s goes, each time', (kind) => {
    for (const size of sizes) {
      const record = geo(kind, size, {})
      const [path] = strokePaths(geoSvg(record))
      const wanted = getGeoShapePath(record).toDrawD({ strokeWidth: 3.5, randomSeed: record.id })
      const found = numbers(path?.d ?? '')
      expect(letters(path?.d ?? '')).toBe(letters(wanted))
      expect(found).toHaveLength(numbers(wanted).length)
      for (const [i, value] of numbers(wanted).entries())
        expect(Math.abs(value - (found[i] ?? Number.NaN)), `${size}: ${i}`).toBeLessThan(0.1)
    }
  })

  test.each(['dashed', 'dotted'])('%s lines come out even at the corners', (dash) => {
    const paths = strokePaths(geoSvg(geo('rectangle', [200, 120], { dash })))
    expect(paths).toHaveLength(4)
    for (const { whole } of paths) {
      const [dashLength = 0, gap = 0] = numbers(/dasharray="([^"]*)"/.exec(whole)?.[1] ?? '')
      const offset = numbers(/dashoffset="([^"]*)"/.exec(whole)?.[1] ?? '')[0] ?? 0
      const length = paths.findIndex((path) => path.whole === whole) % 2 === 0 ? 200 : 120
      // Half a dash at both ends, and whole dashes between.
      const rest = (length + offset * 2 - dashLength) / (dashLength + gap)
      expect(Math.abs(rest - Math.round(rest))).toBeLessThan(0.05)
    }
  })
})

describe('fills', () => {
  const filled = (fill: string, kind = 'rectangle') => geoSvg(geo(kind, [80, 80], { fill, dash: 'solid' }))

  test('of each kind are told apart', () => {
    const all = ['none', 'semi', 'solid', 'pattern', 'fill'].map((fill) => filled(fill))
    expect(new Set(all).size).toBe(5)
  })

  test('a pattern is strokes within the outline and nowhere else', () => {
    for (const kind of kinds) {
      const svg = filled('pattern', kind)
      const [, d = ''] = /<path d="([^"]*)"[^>]*stroke-dasharray/.exec(svg) ?? []
      const places = numbers(d)
      expect(places.length, kind).toBeGreaterThan(40)
      expect(Math.min(...places), kind).toBeGreaterThanOrEqual(-0.5)
      expect(Math.max(...places), kind).toBeLessThanOrEqual(80.5)
    }
    const triangle = /<path d="([^"]*)"[^>]*stroke-dasharray/.exec(filled('pattern', 'triangle'))?.[1] ?? ''
    const places = numbers(triangle)
    for (let i = 0; i < places.length; i += 2)
      expect(Math.abs((places[i] ?? 0) - 40)).toBeLessThanOrEqual((places[i + 1] ?? 0) / 2 + 0.05)
  })

  test('a pattern of what is very large, or very jagged, is its soft colour', () => {
    expect(geoSvg(geo('rectangle', [9e6, 9e6], { fill: 'pattern' }))).not.toContain('dasharray')
    const points = Array.from({ length: 20_000 }, (_, i) => ({ x: i % 2 === 0 ? 0 : 5_000, y: i, z: 0.5 }))
    const draw: BoardRecord = {
      id: 'shape:d',
      typeName: 'shape',
      type: 'draw',
      props: {
        color: 'blue',
        fill: 'pattern',
        dash: 'draw',
        size: 'm',
        isClosed: true,
        segments: [{ points }],
      },
    }
    expect(drawSvg(draw)).not.toContain('dasharray')
  })
})
