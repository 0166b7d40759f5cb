/**
 * Charts as marks on a plane, from which SVG, PDF and Word draw the same vectors.
 * @module
 */
import type { Language } from '../../shared/vocabulary.ts'
import type { Picture } from './picture/boardSvg.ts'
import { decimal, textLines, xmlText } from './picture/svgText.ts'

export type Mark =
  | {
      readonly is: 'bar'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly fill: string
    }
  | {
      readonly is: 'line'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
      readonly color: string
    }
  | { readonly is: 'dot'; readonly x: number; readonly y: number; readonly r: number; readonly fill: string }
  | {
      readonly is: 'text'
      /** Of the baseline. */
      readonly x: number
      readonly y: number
      readonly text: string
      readonly size: number
      readonly fill: string
      readonly anchor?: 'start' | 'middle' | 'end'
      readonly bold?: true
    }

export interface Chart {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** Width of a chart: that of the text of a page. */
const WIDTH = 640
const INK = '#1d1d1f'
const GREY = '#55595f'
const RULE = '#d8dce2'
/** Dark enough against white to be told without its colour's name, 3 to 1 and more. */
const BAR = '#0b6e99'
const SECOND = '#8a5a00'
const LABEL_WIDTH = 250
/** Characters of a label that have room, also in the widest of the fonts that a web page may take. */
const LABEL_LENGTH = 34
const ROW = 26
const SIZE = 12

/** A text cut to what fits, in characters of an average width. */
const cut = (text: string, most: number): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  return [...line].length > most ? `${[...line].slice(0, most - 1).join('')}…` : line
}

export interface BarRow {
  readonly name: string
  /** One value, or two to be compared; what is not known has no bar. */
  readonly values: readonly (number | null)[]
}

/** Bars that lie, with each value at its end. `series` names the values where there are two. */
export function barChart(rows: readonly BarRow[], series: readonly string[] = []): Chart {
  const most = Math.max(1, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const room = WIDTH - LABEL_WIDTH - 60
  const perRow = Math.max(1, ...rows.map(({ values }) => values.length))
  const top = series.length > 1 ? 28 : 6
  const rowHeight = perRow === 1 ? ROW : ROW * 1.25
  const thickness = (rowHeight - 10) / perRow
  const colors = [BAR, SECOND]
  const legend = series.flatMap((name, i): Mark[] => [
    { is: 'bar', x: LABEL_WIDTH + i * 160, y: 5, w: 12, h: 12, fill: colors[i] ?? BAR },
    { is: 'text', x: LABEL_WIDTH + 18 + i * 160, y: 15, text: name, size: SIZE, fill: INK },
  ])
  const bars = rows.flatMap(({ name, values }, i): Mark[] => {
    const y = top + i * rowHeight
    const label: Mark = {
      is: 'text',
      x: LABEL_WIDTH - 10,
      y: y + rowHeight / 2 + 2,
      text: cut(name, LABEL_LENGTH),
      size: SIZE,
      fill: INK,
      anchor: 'end',
    }
    return [
      label,
      ...values.flatMap((value, j): Mark[] => {
        if (value === null) return []
        const w = Math.max(1, (value / most) * room)
        const at = y + 4 + j * thickness
        return [
          { is: 'bar', x: LABEL_WIDTH, y: at, w, h: thickness - 2, fill: colors[j] ?? BAR },
          {
            is: 'text',
            x: LABEL_WIDTH + w + 6,
            y: at + thickness / 2 + 3,
            text: String(value),
            size: SIZE - 1,
            fill: GREY,
          },
        ]
      }),
    ]
  })
  const height = top + rows.length * rowHeight + 6
  const axis: Mark = {
    is: 'line',
    from: [LABEL_WIDTH, top],
    to: [LABEL_WIDTH, height - 6],
    color: RULE,
  }
  return { width: WIDTH, height, marks: [...(series.length > 1 ? legend : []), axis, ...bars] }
}

/** A thing with two grades from 1 to 5, and the number by which the table beside the chart knows it. */
export interface Graded {
  readonly number: number
  readonly effort: number
  readonly impact: number
  /** Where its grades are, where its mark gave way to others. */
  readonly place?: { readonly effort: number; readonly impact: number }
}

/** Of the square; a few marks have room in the small one. */
const sides = { whole: 340, small: 270 } as const
const PAD = 46
/** Over the square, for the name of what goes up. */
const OVER = 30

/** Impact upwards, effort to the right; what has the same grades lies side by side. */
export function impactChart(
  points: readonly Graded[],
  names: { readonly impact: string; readonly effort: string; readonly quadrants: readonly string[] },
  side: keyof typeof sides = 'whole',
): Chart {
  const length = sides[side]
  const place = (grade: number) => PAD + ((grade - 0.5) / 5) * length
  const [x, y] = [place, (grade: number) => PAD + length - place(grade) + OVER]
  const [left, right, top, bottom] = [PAD, PAD + length, OVER, OVER + length]
  const middle = { x: PAD + length / 2, y: OVER + length / 2 }
  const frame: Mark[] = [
    [left, top, right, top],
    [left, bottom, right, bottom],
    [left, top, left, bottom],
    [right, top, right, bottom],
    [middle.x, top, middle.x, bottom],
    [left, middle.y, right, middle.y],
  ].map(([a = 0, b = 0, c = 0, d = 0]) => ({ is: 'line', from: [a, b], to: [c, d], color: RULE }))
  const corners: readonly (readonly [number, number, 'start' | 'end'])[] = [
    [left + 8, top + 14, 'start'],
    [right - 8, top + 14, 'end'],
    [left + 8, bottom - 8, 'start'],
    [right - 8, bottom - 8, 'end'],
  ]
  const quadrants = corners.map(
    ([at, level, anchor], i): Mark => ({
      is: 'text',
      x: at,
      y: level,
      text: names.quadrants[i] ?? '',
      size: SIZE,
      fill: GREY,
      anchor,
      bold: true,
    }),
  )
  const together = Map.groupBy(points, ({ effort, impact }) => `${effort} ${impact}`)
  const dots = [...together.values()].flatMap((same) =>
    same.flatMap(({ number, effort, impact }, i): Mark[] => {
      const across = x(effort) + ((i % 3) - (Math.min(same.length, 3) - 1) / 2) * 24
      const down = y(impact) + Math.floor(i / 3) * 24
      return [
        { is: 'dot', x: across, y: down, r: 11, fill: BAR },
        {
          is: 'text',
          x: across,
          y: down + 4,
          text: String(number),
          size: SIZE - 1,
          fill: '#ffffff',
          anchor: 'middle',
          bold: true,
        },
      ]
    }),
  )
  const leads = points.flatMap(({ effort, impact, place: own }): Mark[] => {
    if (!own) return []
    const [across, down] = [x(own.effort), y(own.impact)]
    return [
      { is: 'line', from: [across, down], to: [x(effort), y(impact)], color: BAR },
      { is: 'dot', x: across, y: down, r: 3, fill: BAR },
    ]
  })
  const axes: Mark[] = [
    { is: 'text', x: right, y: bottom + 20, text: `${names.effort} →`, size: SIZE, fill: INK, anchor: 'end' },
    { is: 'text', x: left, y: top - 10, text: `↑ ${names.impact}`, size: SIZE, fill: INK },
  ]
  return { width: WIDTH, height: bottom + 30, marks: [...frame, ...quadrants, ...axes, ...leads, ...dots] }
}

function markSvg(mark: Mark): string {
  switch (mark.is) {
    case 'bar':
      return `<rect x="${decimal(mark.x)}" y="${decimal(mark.y)}" width="${decimal(mark.w)}" height="${decimal(mark.h)}" fill="${mark.fill}"/>`
    case 'line': {
      const [[x1, y1], [x2, y2]] = [mark.from, mark.to]
      return `<line x1="${decimal(x1)}" y1="${decimal(y1)}" x2="${decimal(x2)}" y2="${decimal(y2)}" stroke="${mark.color}"/>`
    }
    case 'dot':
      return `<circle cx="${decimal(mark.x)}" cy="${decimal(mark.y)}" r="${decimal(mark.r)}" fill="${mark.fill}"/>`
    case 'text':
      return textLines([mark.text], {
        x: mark.x,
        y: mark.y,
        size: mark.size,
        lineHeight: 0,
        fill: mark.fill,
        anchor: mark.anchor ?? 'start',
        weight: mark.bold ? 700 : 400,
      })
  }
}

export function chartSvg({ width, height, marks }: Chart, title: string, language: Language): Picture {
  const [w, h] = [Math.ceil(width), Math.ceil(height)]
  const svg = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="'IBM Plex Sans', 'Helvetica Neue', Arial, sans-serif" role="img" aria-labelledby="title" xml:lang="${language}">`,
    `<title id="title">${xmlText(title)}</title>`,
    `<rect width="${w}" height="${h}" fill="#fff"/>`,
    ...marks.map(markSvg),
    '</svg>\n',
  ].join('')
  return { svg, width: w, height: h }
}
