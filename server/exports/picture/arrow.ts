/**
 * An arrow of a board as SVG: from edge to edge of what it is bound to, bent as it was drawn, with its words on it.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { inwards, outwards, type Point, type Transform } from '../../../shared/board/geometry.ts'
import { type Body, bodyOf, type End } from './arrowBody.ts'
import type { ArrowEnds } from './arrowEnds.ts'
import { elbowBody } from './elbowBody.ts'
import { written } from './label.ts'
import {
  arrowLabelSizes,
  colorOf,
  fillOf,
  type Json,
  propsOf,
  scaleOf,
  strokeOf,
  strokeWidthOf,
} from './look.ts'
import { evenDashes } from './pathSteps.ts'
import { decimal } from './svgText.ts'

/** Around an arrow's words, and what of its way they leave free. */
const LABEL_PADDING = 4.25
const BESIDE_LABEL = 64
/** What an arrow with corners keeps clear of shapes. */
const ELBOW_CLEAR: Readonly<Record<string, number>> = { s: 28, m: 36, l: 44, xl: 66 }
/** Letters in a line of words on an arrow that goes up or down. */
const NARROW_LABEL = 16
/** Places along a bent arrow at which it is looked whether its words lie over it. */
const STEPS = 96
/** Pieces of a bent arrow, and of the edge of a dot: places alone say where it lies, which curves would not. */
const BENT_PIECES = 48
const DOT_STEPS = 24

const pair = ({ x, y }: Point): string => `${decimal(x)} ${decimal(y)}`
const mix = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})

function turned(point: Point, around: Point, turn: number): Point {
  const [dx, dy] = [point.x - around.x, point.y - around.y]
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return { x: around.x + dx * cos - dy * sin, y: around.y + dx * sin + dy * cos }
}

/** @param neck where on the way the head begins */
function headPath(kind: unknown, tip: Point, neck: Point): string {
  const wing = (at: Point, turn: number) => pair(turned(at, tip, turn))
  const across = (at: Point, share: number) => {
    const [dx, dy] = [((neck.x - tip.x) / 2) * share, ((neck.y - tip.y) / 2) * share]
    return [pair({ x: at.x - dy, y: at.y + dx }), pair({ x: at.x + dy, y: at.y - dx })] as const
  }
  const [left, right] = across(tip, 1)
  switch (kind) {
    case 'triangle':
      return `M${wing(neck, Math.PI / 6)}L${wing(neck, -Math.PI / 6)}L${pair(tip)}Z`
    case 'inverted':
      return `M${left}L${pair(neck)}L${right}Z`
    case 'bar':
      return `M${left}L${right}`
    case 'dot': {
      const middle = mix(tip, neck, 0.45)
      const points = Array.from({ length: DOT_STEPS }, (_, i) =>
        pair(turned(tip, middle, (i * 2 * Math.PI) / DOT_STEPS)),
      )
      return `M${points.join('L')}Z`
    }
    case 'square': {
      const back = mix(tip, neck, 0.85)
      const [first, second] = across(tip, 0.85)
      const [third, fourth] = across(back, 0.85)
      return `M${first}L${third}L${fourth}L${second}Z`
    }
    case 'diamond': {
      const side = mix(tip, neck, 0.75)
      const [one, two] = [turned(side, tip, Math.PI / 4), turned(side, tip, -Math.PI / 4)]
      const back = mix(one, two, 0.5)
      const far = { x: 2 * back.x - tip.x, y: 2 * back.y - tip.y }
      return `M${pair(far)}L${pair(two)}L${pair(tip)}L${pair(one)}Z`
    }
    default:
      return `M${wing(neck, Math.PI / 6)}L${pair(tip)}L${wing(neck, -Math.PI / 6)}`
  }
}

const isOpen = (kind: unknown): boolean => kind === 'arrow' || kind === 'bar'

interface Head {
  readonly svg: string
  /** Share of the way that a closed head takes the place of. */
  readonly taken: number
}

function headOf(kind: unknown, body: Body, where: 'start' | 'end', record: BoardRecord): Head {
  if (kind === 'none' || kind === 'pipe' || kind === undefined || body.length === 0)
    return { svg: '', taken: 0 }
  const props = propsOf(record)
  const stroke = strokeWidthOf(props)
  const room = body.headRooms?.[where === 'start' ? 0 : 1] ?? body.length / 5
  const share = Math.min(1, Math.min(Math.max(room, stroke), stroke * 3) / body.length)
  const [tip, neck] = where === 'start' ? [body.at(0), body.at(share)] : [body.at(1), body.at(1 - share)]
  const fill = isOpen(kind) ? 'none' : fillOf(props)
  const outline = strokeOf({ ...props, dash: 'solid' })
  const depth = kind === 'dot' ? 0.9 : kind === 'square' ? 0.85 : 1
  return {
    svg: `<path d="${headPath(kind, tip, neck)}" fill="${fill}" ${outline}/>`,
    taken: isOpen(kind) ? 0 : share * depth,
  }
}

interface Label {
  readonly svg: string
  readonly box: Box | null
  readonly isOver: (point: Point) => boolean
}

function labelOf(record: BoardRecord, body: Body): Label {
  const props = propsOf(record)
  const size = (arrowLabelSizes[String(props.size)] ?? 20) * scaleOf(props)
  const ends = [body.at(0), body.at(0.25), body.at(0.5), body.at(0.75), body.at(1)]
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  const [across, down] = [span(ends.map(({ x }) => x)), span(ends.map(({ y }) => y))]
  const room = across > down ? Math.max(BESIDE_LABEL, across - BESIDE_LABEL) : NARROW_LABEL * size
  const words = written(record, { size, room, align: 'middle' })
  if (!words) return { svg: '', box: null, isOver: () => false }
  const position = typeof props.labelPosition === 'number' ? props.labelPosition : 0.5
  const middle = body.at(Math.min(Math.max(position, 0), 1))
  const [w, h] = [words.width + 2 * LABEL_PADDING, words.height + 2 * LABEL_PADDING]
  const box = { x: middle.x - w / 2, y: middle.y - h / 2, w, h }
  return {
    svg: words.svg({ box, fill: colorOf(props.labelColor).solid }),
    box,
    isOver: ({ x, y }) => x > box.x && x < box.x + w && y > box.y && y < box.y + h,
  }
}

type Share = readonly [from: number, to: number]

/** A corner that a hand drew is a little round; `far` is how much of the way it takes before and after. */
function roundCorner(body: Body, turn: number, far: number): string {
  return `${pair(body.at(turn - far))}Q${pair(body.at(turn))} ${pair(body.at(turn + far))}`
}

/** The way between two shares of it: a bent one in so short pieces that none is seen. */
function stretch(body: Body, [from, to]: Share, round: number): string {
  if (body.turns) {
    const turns = body.turns.filter((turn) => turn > from && turn < to)
    const edges = [from, ...turns, to]
    const bends = turns.map((turn, i) => {
      const far = Math.min(
        round / body.length,
        (turn - (edges[i] ?? 0)) / 4,
        ((edges[i + 2] ?? 1) - turn) / 4,
      )
      return far > 0 ? roundCorner(body, turn, far) : pair(body.at(turn))
    })
    return `M${[pair(body.at(from)), ...bends, pair(body.at(to))].join('L')}`
  }
  const pieces = body.isStraight ? 1 : Math.max(2, Math.ceil((to - from) * BENT_PIECES))
  const points = Array.from({ length: pieces + 1 }, (_, i) =>
    pair(body.at(from + ((to - from) * i) / pieces)),
  )
  return `M${points.join('L')}`
}

/** What of the way does not lie under its words. */
function freeOf(body: Body, [from, to]: Share, { isOver }: Label): Share[] {
  const parts: Share[] = []
  let begun: number | null = null
  for (let i = 0; i <= STEPS; i++) {
    const share = from + ((to - from) * i) / STEPS
    const isFree = !isOver(body.at(share))
    if (isFree && begun === null) begun = share
    if (begun !== null && (!isFree || i === STEPS)) {
      parts.push([begun, isFree ? share : share - (to - from) / STEPS])
      begun = null
    }
  }
  return parts
}

/** Dashes come out even from corner to corner of the whole way, also where some of it is not seen. */
function dashedWay(body: Body, free: readonly Share[], props: Json): string {
  if (body.length === 0) return ''
  const width = strokeWidthOf(props)
  const paint = strokeOf({ ...props, dash: 'solid' })
  const edges = [0, ...(body.turns ?? []), 1]
  return edges
    .slice(1)
    .flatMap((end, i) => {
      const start = edges[i] ?? 0
      const cuts = [i === 0 ? 'none' : 'outset', end === 1 ? 'none' : 'outset'] as const
      return free
        .map(([from, to]): Share => [Math.max(from, start), Math.min(to, end)])
        .filter(([from, to]) => from < to)
        .map((share) => {
          const [length, before] = [(end - start) * body.length, (share[0] - start) * body.length]
          return `<path d="${stretch(body, share, 0)}" fill="none" ${paint}${evenDashes(props.dash, length, width, cuts, before)}/>`
        })
    })
    .join('')
}

function waySvg(body: Body, free: readonly Share[], props: Json): string {
  if (props.dash === 'dashed' || props.dash === 'dotted') return dashedWay(body, free, props)
  const round = props.dash === 'draw' ? strokeWidthOf(props) * 2 : 0
  const path = free.map((share) => stretch(body, share, round)).join('')
  return `<path d="${path}" fill="none" ${strokeOf(props)}/>`
}

/** An end in the arrow's own space, with the box that its shape takes there. */
function inSpace(one: End, space: Transform, least: number) {
  const target = inwards(space, one.at)
  const corners = one.corners?.map((corner) => inwards(space, corner)) ?? null
  const [xs, ys] = [(corners ?? [target]).map(({ x }) => x), (corners ?? [target]).map(({ y }) => y)]
  const { isInside } = one
  return {
    ...one,
    isInside: isInside ? (point: Point) => isInside(outwards(space, point)) : null,
    target,
    corners,
    least,
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}

function cornered(props: Json, { start, end, space, isLoop }: ArrowEnds): Body | null {
  const scale = scaleOf(props)
  const least = (strokeWidthOf(props) / 2) * scale * 3
  const middle = typeof props.elbowMidPoint === 'number' ? props.elbowMidPoint : 0.5
  const body = elbowBody(inSpace(start, space, least), inSpace(end, space, least), {
    clear: (ELBOW_CLEAR[String(props.size)] ?? 36) * scale,
    leg: strokeWidthOf(props) * 3,
    middle,
    isLoop,
  })
  return body && { ...body, at: (share) => outwards(space, body.at(share)) }
}

function bodyOnPage(record: BoardRecord, ends: ArrowEnds): Body {
  const props = propsOf(record)
  const scale = scaleOf(props)
  const here = (one: End): End => ({ ...one, gap: one.gap * scale })
  const [start, end] = [here(ends.start), here(ends.end)]
  const elbow = props.kind === 'elbow' ? cornered(props, { ...ends, start, end }) : null
  return elbow ?? bodyOf(start, end, props.kind === 'elbow' ? 0 : decimal(props.bend), scale)
}

/** The way of an arrow on the page, and the box of what somebody wrote on it there. */
export function wayOf(record: BoardRecord, ends: ArrowEnds): { body: Body; written: Box | null } {
  const body = bodyOnPage(record, ends)
  return { body, written: labelOf(record, body).box }
}

/** In the coordinates of `parent`, which holds it; its ends are places on the page. */
export function arrowSvg(record: BoardRecord, ends: ArrowEnds, parent: Transform): string {
  const props = propsOf(record)
  const onPage = bodyOnPage(record, ends)
  const body: Body = { ...onPage, at: (share) => inwards(parent, onPage.at(share)) }
  const first = headOf(props.arrowheadStart, body, 'start', record)
  const last = headOf(props.arrowheadEnd, body, 'end', record)
  const label = labelOf(record, body)
  const free = freeOf(body, [first.taken, 1 - last.taken], label)
  return `${waySvg(body, free, props)}${first.svg}${last.svg}${label.svg}`
}
