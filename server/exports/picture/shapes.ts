/**
 * One shape of a board as SVG, in its own coordinates.
 * @module
 */
import { DefaultColorThemePalette } from '@tldraw/tlschema'
import { textOfRecord } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { LINE_HEIGHT, wrapped } from '../../../shared/board/noteSize.ts'
import { tintColors, zoneTint } from '../../../shared/board/zoneTint.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { drawnNote } from './note.ts'
import { decimal, textLines } from './svgText.ts'

type Json = Readonly<Record<string, unknown>>
const theme = DefaultColorThemePalette.lightMode

/** tldraw's sizes: letters of texts and of labels, and strokes, in board pixels. */
const textSizes: Record<string, number> = { s: 18, m: 24, l: 36, xl: 44 }
const labelSizes: Record<string, number> = { s: 18, m: 22, l: 26, xl: 32 }
const strokes: Record<string, number> = { s: 2, m: 3.5, l: 5, xl: 10 }

export const propsOf = ({ props }: BoardRecord): Json => (props ?? {}) as Json

interface ThemeColor {
  readonly solid: string
  readonly semi: string
  readonly highlight: { readonly srgb: string }
}
const colorOf = (name: unknown): ThemeColor =>
  ((theme as unknown as Record<string, ThemeColor>)[String(name)] ?? theme.black) as ThemeColor

const dashes = (dash: unknown, stroke: number): string => {
  if (dash === 'dashed') return ` stroke-dasharray="${stroke * 3} ${stroke * 3}"`
  return dash === 'dotted' ? ` stroke-dasharray="0 ${stroke * 2.5}"` : ''
}

/** How a shape's outline is drawn. */
export function strokeOf(props: Json): string {
  const width = (strokes[String(props.size)] ?? 3.5) * (decimal(props.scale) || 1)
  const paint = `stroke="${colorOf(props.color).solid}" stroke-width="${width}"`
  return `${paint} stroke-linecap="round" stroke-linejoin="round"${dashes(props.dash, width)}`
}

export const strokeColor = (props: Json): string => colorOf(props.color).solid

function fillOf({ fill, color }: Json): string {
  if (fill === 'none' || fill === undefined) return 'none'
  if (fill === 'semi') return '#fcfffe'
  return colorOf(color).semi
}

const NAME_SIZE = 38
const PROMPT_SIZE = 26

function zone(record: BoardRecord, language: Language): string {
  const props = propsOf(record)
  const name = (props.name as Record<Language, string> | undefined)?.[language] ?? ''
  const prompt = (props.prompt as Record<Language, string> | undefined)?.[language] ?? ''
  const [w, h] = [decimal(props.w), decimal(props.h)]
  const kinds = Array.isArray(props.kinds) ? (props.kinds as string[]) : []
  const facet = typeof props.facet === 'string' ? props.facet : null
  const { ground, edge, ink } = tintColors[zoneTint({ zoneId: String(props.zoneId), facet, kinds })]
  const question = wrapped(prompt, PROMPT_SIZE, w - 60).slice(0, 2)
  return [
    `<rect x="7" y="7" width="${w - 14}" height="${h - 14}" rx="30" fill="${ground}" stroke="${edge}" stroke-width="2"/>`,
    textLines([name], { x: 30, y: 50, size: NAME_SIZE, lineHeight: NAME_SIZE, fill: ink, weight: 700 }),
    textLines(question, { x: 30, y: 84, size: PROMPT_SIZE, lineHeight: 29, fill: ink }),
  ].join('')
}

function text(record: BoardRecord): string {
  const props = propsOf(record)
  const size = (textSizes[String(props.size)] ?? 24) * (decimal(props.scale) || 1)
  const words = textOfRecord(record)
  const width = props.autoSize === false ? decimal(props.w) : Number.POSITIVE_INFINITY
  const lines = words.split('\n').flatMap((paragraph) => wrapped(paragraph, size, width))
  const fill = colorOf(props.color).solid
  return textLines(lines, { x: 0, y: size, size, lineHeight: size * LINE_HEIGHT, fill, weight: 500 })
}

/** The corners of a geometric shape, as shares of its width and height; others are drawn as rectangles. */
const corners: Record<string, readonly (readonly [number, number])[]> = {
  triangle: [
    [0.5, 0],
    [1, 1],
    [0, 1],
  ],
  diamond: [
    [0.5, 0],
    [1, 0.5],
    [0.5, 1],
    [0, 0.5],
  ],
  rhombus: [
    [0.25, 0],
    [1, 0],
    [0.75, 1],
    [0, 1],
  ],
  'rhombus-2': [
    [0, 0],
    [0.75, 0],
    [1, 1],
    [0.25, 1],
  ],
  trapezoid: [
    [0.2, 0],
    [0.8, 0],
    [1, 1],
    [0, 1],
  ],
  pentagon: [
    [0.5, 0],
    [1, 0.38],
    [0.81, 1],
    [0.19, 1],
    [0, 0.38],
  ],
  hexagon: [
    [0.25, 0],
    [0.75, 0],
    [1, 0.5],
    [0.75, 1],
    [0.25, 1],
    [0, 0.5],
  ],
  octagon: [
    [0.29, 0],
    [0.71, 0],
    [1, 0.29],
    [1, 0.71],
    [0.71, 1],
    [0.29, 1],
    [0, 0.71],
    [0, 0.29],
  ],
  star: [
    [0.5, 0],
    [0.62, 0.35],
    [1, 0.38],
    [0.7, 0.6],
    [0.81, 1],
    [0.5, 0.77],
    [0.19, 1],
    [0.3, 0.6],
    [0, 0.38],
    [0.38, 0.35],
  ],
  'arrow-right': [
    [0, 0.25],
    [0.6, 0.25],
    [0.6, 0],
    [1, 0.5],
    [0.6, 1],
    [0.6, 0.75],
    [0, 0.75],
  ],
  'arrow-left': [
    [1, 0.25],
    [0.4, 0.25],
    [0.4, 0],
    [0, 0.5],
    [0.4, 1],
    [0.4, 0.75],
    [1, 0.75],
  ],
  'arrow-up': [
    [0.25, 1],
    [0.25, 0.4],
    [0, 0.4],
    [0.5, 0],
    [1, 0.4],
    [0.75, 0.4],
    [0.75, 1],
  ],
  'arrow-down': [
    [0.25, 0],
    [0.25, 0.6],
    [0, 0.6],
    [0.5, 1],
    [1, 0.6],
    [0.75, 0.6],
    [0.75, 0],
  ],
}

function geo(record: BoardRecord): string {
  const props = propsOf(record)
  const [w, h] = [decimal(props.w), decimal(props.h) + decimal(props.growY)]
  const paint = `fill="${fillOf(props)}" ${strokeOf(props)}`
  const points = corners[String(props.geo)]
  const outline = points
    ? `<polygon points="${points.map(([x, y]) => `${decimal(x * w)},${decimal(y * h)}`).join(' ')}" ${paint}/>`
    : props.geo === 'ellipse' || props.geo === 'oval' || props.geo === 'cloud'
      ? `<ellipse cx="${w / 2}" cy="${h / 2}" rx="${w / 2}" ry="${h / 2}" ${paint}/>`
      : `<rect width="${w}" height="${h}" rx="2" ${paint}/>`
  const words = textOfRecord(record)
  if (words === '') return outline
  const size = (labelSizes[String(props.size)] ?? 22) * (decimal(props.scale) || 1)
  const lines = words.split('\n').flatMap((paragraph) => wrapped(paragraph, size, Math.max(w - 32, size)))
  const lineHeight = size * LINE_HEIGHT
  const label = textLines(lines, {
    x: w / 2,
    y: h / 2 - (lines.length * lineHeight) / 2 + size,
    size,
    lineHeight,
    fill: colorOf(props.labelColor).solid,
    anchor: 'middle',
    weight: 500,
  })
  return outline + label
}

type Point = { readonly x?: unknown; readonly y?: unknown }
const pointList = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${decimal(x)},${decimal(y)}`).join(' ')

function freehand(record: BoardRecord): string {
  const props = propsOf(record)
  const segments = Array.isArray(props.segments) ? (props.segments as { points?: Point[] }[]) : []
  const points = segments.flatMap((segment) => (Array.isArray(segment.points) ? segment.points : []))
  if (points.length < 2) return ''
  const isMarker = record.type === 'highlight'
  const paint = isMarker
    ? `stroke="${colorOf(props.color).highlight.srgb}" stroke-width="30" stroke-linecap="round" stroke-linejoin="round" opacity="0.5"`
    : strokeOf(props)
  const shape = props.isClosed === true ? 'polygon' : 'polyline'
  const fill = props.isClosed === true ? fillOf(props) : 'none'
  return `<${shape} points="${pointList(points)}" fill="${fill}" ${paint}/>`
}

function line(record: BoardRecord): string {
  const props = propsOf(record)
  const points = Object.values((props.points ?? {}) as Record<string, Point & { index?: string }>)
  const ordered = points.toSorted((a, b) => (String(a.index) < String(b.index) ? -1 : 1))
  return `<polyline points="${pointList(ordered)}" fill="none" ${strokeOf(props)}/>`
}

function frame(record: BoardRecord): string {
  const props = propsOf(record)
  const [w, h] = [decimal(props.w), decimal(props.h)]
  const name = wrapped(String(props.name ?? ''), 16, Math.max(w, 40)).slice(0, 1)
  return `<rect width="${w}" height="${h}" rx="2" fill="#fff" stroke="#7b8794"/>${textLines(name, { x: 0, y: -8, size: 16, lineHeight: 16, fill: '#1d1d1d', weight: 500 })}`
}

/** A picture, film or page from elsewhere: its place and its name, since nothing is fetched for a picture. */
function placeholder(record: BoardRecord): string {
  const props = propsOf(record)
  const [w, h] = [decimal(props.w), decimal(props.h)]
  const name = String(props.altText || props.url || '')
  const lines = wrapped(name, 16, Math.max(w - 20, 16)).slice(0, 4)
  const label = textLines(lines, { x: 10, y: 26, size: 16, lineHeight: 22, fill: '#4a4a4a' })
  return `<rect width="${w}" height="${h}" rx="2" fill="#eceff1" stroke="#b0bec5"/>${label}`
}

/** What a shape looks like, without its place, turn and what is inside it; empty for what is not seen. */
export function shapeSvg(record: BoardRecord, language: Language): string {
  switch (record.type) {
    case 'note':
      return drawnNote(record).svg
    case 'zone':
      return zone(record, language)
    case 'text':
      return text(record)
    case 'geo':
      return geo(record)
    case 'draw':
    case 'highlight':
      return freehand(record)
    case 'line':
      return line(record)
    case 'frame':
      return frame(record)
    case 'image':
    case 'video':
    case 'bookmark':
    case 'embed':
      return placeholder(record)
    default:
      return ''
  }
}
