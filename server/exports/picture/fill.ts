/**
 * What fills the outlines of a board.
 * @module
 */
import type { Point } from '../../../shared/board/geometry.ts'
import { hatchSvg } from './hatch.ts'
import { colorOf, fillOf, type Json, PAPER } from './look.ts'

/**
 * The ground of an outline, in its colour or hatched.
 * @param d the outline as a path
 * @param outline the same as places, curves in short pieces
 */
export function filledSvg(props: Json, d: string, outline: readonly Point[]): string {
  if (props.fill === 'none' || props.fill === undefined) return ''
  const hatch = props.fill === 'pattern' ? hatchSvg(outline, colorOf(props.color).pattern) : null
  return `<path d="${d}" fill="${hatch === null ? fillOf(props) : PAPER}"/>${hatch ?? ''}`
}
