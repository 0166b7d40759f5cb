/**
 * What the editor's styles look like: colours, letters, strokes and fills, in board pixels.
 * @module
 */
import { DefaultColorThemePalette } from '@tldraw/tlschema'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { decimal } from './svgText.ts'

export type Json = Readonly<Record<string, unknown>>
const theme = DefaultColorThemePalette.lightMode

/** Letters of texts, of labels in shapes, and of labels on arrows; strokes. */
export const textSizes: Record<string, number> = { s: 18, m: 24, l: 36, xl: 44 }
export const labelSizes: Record<string, number> = { s: 18, m: 22, l: 26, xl: 32 }
export const arrowLabelSizes: Record<string, number> = { s: 18, m: 20, l: 24, xl: 28 }
const strokes: Record<string, number> = { s: 2, m: 3.5, l: 5, xl: 10 }
export const NOTE_INK = '#000'
/** What lies under the editor's pattern, and its lightest fill. */
export const PAPER = theme.solid

export const propsOf = ({ props }: BoardRecord): Json => (props ?? {}) as Json
export const scaleOf = ({ scale }: Json): number => decimal(scale) || 1

interface ThemeColor {
  readonly solid: string
  readonly semi: string
  readonly fill: string
  readonly pattern: string
  readonly highlight: { readonly srgb: string }
  readonly note: { readonly fill: string }
}
export const colorOf = (name: unknown): ThemeColor =>
  ((theme as unknown as Record<string, ThemeColor>)[String(name)] ?? theme.black) as ThemeColor

export const strokeWidthOf = (props: Json): number => (strokes[String(props.size)] ?? 3.5) * scaleOf(props)

/** Half of the stroke that a shape has at its edge; none where it has no such style. */
export const halfStrokeOf = (props: Json): number => (strokes[String(props.size)] ?? 0) / 2

const dashes = (dash: unknown, width: number): string => {
  if (dash === 'dashed') return ` stroke-dasharray="${decimal(width * 2)} ${decimal(width * 2)}"`
  return dash === 'dotted' ? ` stroke-dasharray="0.1 ${decimal(width * 2)}"` : ''
}

/** How a shape's outline is drawn. */
export function strokeOf(props: Json, width = strokeWidthOf(props)): string {
  const paint = `stroke="${colorOf(props.color).solid}" stroke-width="${decimal(width)}"`
  return `${paint} stroke-linecap="round" stroke-linejoin="round"${dashes(props.dash, width)}`
}

/** The editor's pattern is its soft colour where no strokes are drawn for it, as in heads of arrows. */
export function fillOf({ fill, color }: Json): string {
  if (fill === 'none' || fill === undefined) return 'none'
  if (fill === 'semi') return theme.solid
  return fill === 'fill' ? colorOf(color).fill : colorOf(color).semi
}
