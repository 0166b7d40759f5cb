/**
 * What is drawn by hand is drawn as the editor draws it: as broad where a hand was slow or pressed, and as far behind it.
 * @module
 */
import { Resvg } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import { drawSvg, markerSvg } from '../../server/exports/picture/strokes.ts'
import type { BoardRecord } from '../../shared/board/document.ts'

const wave = Array.from({ length: 24 }, (_, i) => ({ x: 10 * i, y: 40 * Math.sin(i / 3), z: 0.5 }))
const pressed = wave.map((point, i) => ({ ...point, z: 0.2 + 0.6 * Math.abs(Math.sin(i / 9)) }))
/** Turned so sharply that the editor parts it. */
const zigzag = Array.from({ length: 17 }, (_, i) => ({
  x: 12 * i,
  y: 40 * (1 - Math.abs((i % 8) - 4) / 2),
  z: 0.5,
}))

/** What tldraw 3.15.6 makes of them at size m: `svgInk` of a mouse and of a pen, and the middle of a line that is equally broad. */
const editors = {
  mouse:
    'M2.3,-1.7 T4.4,1.3 10,8.7 17.5,17.4 26,25.2 34.9,30.8 43.9,33.2 53.1,32.1 62.4,27.6 72,20 81.8,9.9 91.8,-1.4 101.8,-12.8 111.8,-22.9 122,-30.8 132.4,-35.4 143,-36.3 153.6,-33.1 164,-26.4 174.2,-16.9 184.3,-5.8 194.4,5.7 204.3,16.5 214.2,25.2 225.1,33.4 231,37.9 A1.7,1.7 0 0 1 229,40.7 T223,36.2 211.9,27.8 201.8,18.8 191.8,8 181.8,-3.5 171.9,-14.4 162.1,-23.5 152.6,-29.9 143.2,-32.9 133.7,-32.3 124.1,-28 114.3,-20.5 104.4,-10.4 94.4,0.9 84.4,12.4 74.2,22.8 64,30.9 53.5,35.8 43.1,36.9 32.9,34.2 23.1,28.4 14.1,20.4 6.2,11.8 0.1,4.6 -2.3,1.7 A2.8,2.8 0 0 1 2.3,-1.7 Z',
  pen: 'M2.2,-1.7 T4.5,1.4 10.5,8.9 18.3,17.5 27.1,25.1 36.1,30.3 44.9,32.2 53.5,30.7 62.3,25.8 71.4,18 80.9,7.8 90.7,-3.7 100.6,-15.3 110.7,-25.7 121.2,-33.8 132.2,-38.6 143.7,-39.5 155.3,-35.9 166.5,-28.6 177.1,-18.6 187.3,-7.1 197.3,4.7 207.1,15.5 216.7,24 226.9,31.8 232.4,36 A4.1,4.1 0 0 1 227.6,42.6 T221.9,38.4 211.1,30.4 200.6,21.4 190.4,10.6 180.4,-0.9 170.7,-11.8 161.3,-20.9 152.4,-27.1 144,-30.3 135.5,-30.1 126.6,-26.4 117,-19.3 107.2,-9.5 97.1,1.8 86.8,13.4 76.4,24.1 65.6,32.5 54.6,37.6 43.5,38.6 33,35.8 23.1,29.6 14.1,21.3 6.2,12.3 0.2,4.8 -2.2,1.7 A2.7,2.7 0 0 1 2.2,-1.7 Z',
  zigzag:
    'M2.6,-41.5 T5.2,-36.9 11.9,-25.2 21,-9.6 31,7.8 41.1,16.9 51.5,13 62.7,2.1 74.7,-13.1 87.5,-21.7 100.4,-17.1 112.9,-5.1 124.8,10.3 136,18.5 147.1,13.9 158.5,2.6 170.3,-12.7 183.4,-31 190.6,-41 A1.7,1.7 0 0 1 193.4,-39 T186.2,-29 173,-10.5 160.9,5.1 148.3,17 135.4,21.5 122.6,12.8 110.5,-2.6 99.1,-13.9 88.1,-18.5 77,-10.5 65.3,4.8 52.9,16.4 40.2,20.3 28,10.4 17,-7.2 7.5,-22.5 0.3,-34 -2.6,-38.5 A3,3 0 0 1 2.6,-41.5 Z',
  solid:
    'M0,0 Q4.6,6 8.1,10.2 T15.8,18.9 24.6,26.8 33.9,32.5 43.5,35.1 53.3,34 63.2,29.2 73.1,21.4 83.1,11.2 93.1,-0.2 103.1,-11.6 113.1,-21.7 123.1,-29.4 133.1,-33.8 143.1,-34.6 153.1,-31.5 163.1,-25 173.1,-15.7 183.1,-4.7 193.1,6.9 203.1,17.6 213.1,26.5 224,34.8 L230,39.3',
  marker:
    'M0,0 Q17.3,19.4 23.8,25 T36,33.2 46.9,36 57.3,34.1 67.5,28.1 77.6,18.8 87.6,7.4 97.6,-4.8 107.6,-16.5 117.6,-26.4 127.6,-33.4 137.6,-36.7 147.6,-36 157.6,-31.3 167.6,-23.2 177.6,-12.5 187.6,-0.4 197.6,11.7 207.6,22.5 217.6,30.8 226.3,36.8 L230,39.3',
} as const

const stroke = (type: 'draw' | 'highlight', points: readonly object[], props: object = {}): BoardRecord => ({
  id: 'shape:stroke',
  typeName: 'shape',
  type,
  props: {
    color: 'black',
    fill: 'none',
    dash: 'draw',
    size: 'm',
    scale: 1,
    isPen: false,
    isComplete: true,
    isClosed: false,
    segments: [{ type: 'free', points }],
    ...props,
  },
})

/** In black, on white; how dark each pixel is, of 255. */
function inkOf(svg: string): number[] {
  const black = svg.replace(/#[\da-f]{6}/gi, '#000').replace(/ stroke-opacity="[^"]*"/, '')
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="360" viewBox="-30 -80 300 180"><rect x="-30" y="-80" width="300" height="180" fill="#fff"/>${black}</svg>`,
    { font: { loadSystemFonts: false } },
  ).render()
  return Array.from({ length: pixels.length / 4 }, (_, i) => 255 - (pixels[4 * i] ?? 0))
}

/** How much of the ink of the first lies elsewhere in the second. */
function apart(one: string, other: string): number {
  const [first, second] = [inkOf(one), inkOf(other)]
  const sum = first.reduce((all, ink) => all + ink, 0)
  return first.reduce((all, ink, i) => all + Math.abs(ink - (second[i] ?? 0)), 0) / sum
}

const filled = (d: string) => `<path d="${d}"/>`
const drawn = (d: string, width: number) =>
  `<path d="${d}" fill="none" stroke="#000" stroke-width="${width}" stroke-linecap="round"/>`

/** The reference has a decimal, of which a line of three pixels has some hundredths. */
const BOUND = 0.04

test.each([
  ['a mouse', filled(editors.mouse), drawSvg(stroke('draw', wave))],
  ['a pen that was pressed', filled(editors.pen), drawSvg(stroke('draw', pressed, { isPen: true }))],
  ['a hand that turned round', filled(editors.zigzag), drawSvg(stroke('draw', zigzag))],
  ['a line of one breadth', drawn(editors.solid, 4.5), drawSvg(stroke('draw', wave, { dash: 'solid' }))],
  ['a marker', drawn(editors.marker, 26.88), markerSvg(stroke('highlight', wave), 'over')],
])('%s leaves what it leaves on the board', (_what, editor, ours) => {
  expect(apart(editor, ours)).toBeLessThan(BOUND)
  // Shifted by a pixel it would not be.
  expect(apart(editor, `<g transform="translate(1 0)">${ours}</g>`)).toBeGreaterThan(BOUND)
})

test('what is hardly a line is a dot, and what says nothing of pressure is drawn', () => {
  const at = (x: number) => ({ x, y: 0 })
  expect(drawSvg(stroke('draw', [at(0), at(0.5)], { dash: 'solid' }))).toContain('<ellipse')
  expect(inkOf(drawSvg(stroke('draw', [at(0), at(0.5)]))).some((ink) => ink > 200)).toBe(true)
  for (const z of [Number.NaN, 'much', undefined]) {
    const svg = drawSvg(
      stroke(
        'draw',
        [at(0), at(40), at(80)].map((point) => ({ ...point, z })),
        { isPen: true },
      ),
    )
    expect(svg).not.toMatch(/NaN|undefined/)
    expect(inkOf(svg).some((ink) => ink > 200)).toBe(true)
  }
})
