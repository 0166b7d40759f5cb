/**
 * A board of what can be done to single things on one: words of every look, outlines and fills, headings that hold what is
 * larger than they are, and arrows with corners.
 * @module
 */
import { newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import type { RichTextNode } from '../../shared/board/richText.ts'
import {
  arrow,
  assetOf,
  bound,
  type DrawnPicture,
  geo,
  image,
  type Json,
  shape,
  stroke,
  words,
} from './drawnBoard.ts'

const text = (said: string, ...marks: readonly string[]): RichTextNode => ({
  type: 'text',
  text: said,
  ...(marks.length > 0
    ? {
        marks: marks.map((type) =>
          type === 'link' ? { type, attrs: { href: 'https://example.org/' } } : { type },
        ),
      }
    : {}),
})
const paragraph = (...content: readonly RichTextNode[]): RichTextNode => ({ type: 'paragraph', content })
const heading = (level: number, said: string): RichTextNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(said)],
})
const points = (
  type: 'bulletList' | 'orderedList',
  ...all: readonly (readonly RichTextNode[])[]
): RichTextNode => ({
  type,
  ...(type === 'orderedList' ? { attrs: { start: 1 } } : {}),
  content: all.map((content) => ({ type: 'listItem', content })),
})
const point = (said: string, ...more: readonly RichTextNode[]) => [paragraph(text(said)), ...more]
const doc = (...content: readonly RichTextNode[]) => ({ richText: { type: 'doc', content } })

const withProps = (record: BoardRecord, props: Json): BoardRecord => ({
  ...record,
  props: { ...(record.props as Json), ...props },
})

let order = 0
const note = (name: string, x: number, y: number, props: Json): BoardRecord =>
  withProps(
    newNote({
      id: `shape:${name}`,
      text: name,
      x,
      y,
      index: `a3${String(order++).padStart(3, '0')}V`,
      sector: null,
    }),
    props,
  )

const notes = (): BoardRecord[] => [
  note(
    'looks',
    60,
    170,
    doc(
      paragraph(text('Rakt, '), text('fett', 'bold'), text(' och '), text('lutat', 'italic'), text('.')),
      paragraph(text('Överstruket', 'strike'), text(' och '), text('kod', 'code')),
      paragraph(text('En '), text('markering med flera ord', 'highlight'), text(' här')),
      paragraph(text('samt '), text('en länk', 'link'), text(' dit')),
    ),
  ),
  note(
    'bullets',
    290,
    170,
    doc(
      paragraph(text('Punkter:')),
      points(
        'bulletList',
        point('Bussen går'),
        point('Tåget går sällan och är ofta sent', points('bulletList', point('Inre'), point('En till'))),
        point('Sist'),
      ),
    ),
  ),
  note(
    'numbers',
    520,
    170,
    doc(
      points(
        'orderedList',
        point('Först det här'),
        point('Sedan mer som bryts på två rader'),
        point('Klart'),
      ),
    ),
  ),
  note('breaks', 750, 170, {
    ...doc(
      paragraph(
        text('Till höger'),
        { type: 'hardBreak' },
        text('efter brytning'),
        { type: 'hardBreak' },
        text('slut', 'bold'),
      ),
    ),
    align: 'end',
    verticalAlign: 'end',
  }),
  note('centred', 980, 170, {
    ...doc(
      paragraph(text('I mitten', 'bold', 'italic')),
      points('bulletList', point('Punkt ett'), point('Två')),
    ),
    align: 'middle',
    verticalAlign: 'middle',
  }),
  withProps(
    words('headed', { x: 1_230, y: 160 }, '', {}),
    doc(
      heading(1, 'Rubrik'),
      paragraph(text('Brödtext under den, '), text('fet', 'bold')),
      heading(3, 'Mindre rubrik'),
      points('orderedList', point('Ett'), point('Två')),
    ),
  ),
  withProps(
    geo('labelled', { x: 1_660, y: 170 }, { w: 240, h: 170, fill: 'solid', color: 'yellow' }),
    doc(
      paragraph(text('Fet etikett', 'bold')),
      points('bulletList', point('med punkt'), point('och en till')),
    ),
  ),
  withProps(
    words('aligned', { x: 1_960, y: 170 }, '', { autoSize: false, w: 260, textAlign: 'end', color: 'red' }),
    doc(
      paragraph(
        text('Lutande text', 'italic'),
        text(' som bryts till höger i sin ruta, '),
        text('struken', 'strike'),
      ),
    ),
  ),
]

const kinds = [
  'rectangle',
  'ellipse',
  'triangle',
  'diamond',
  'pentagon',
  'hexagon',
  'octagon',
  'star',
  'rhombus',
  'rhombus-2',
  'oval',
  'trapezoid',
  'arrow-right',
  'arrow-left',
  'arrow-up',
  'arrow-down',
  'cloud',
  'x-box',
  'check-box',
  'heart',
] as const
const fills = ['none', 'semi', 'solid', 'pattern', 'fill'] as const
const dashes = ['draw', 'dashed', 'dotted', 'solid'] as const
const colors = ['blue', 'red', 'green', 'violet', 'orange', 'grey'] as const

const ring = Array.from({ length: 33 }, (_, i) => ({
  x: 60 + 60 * Math.cos((i * Math.PI) / 16),
  y: 45 * Math.sin((i * Math.PI) / 16),
  z: 0.5,
}))

const outlines = (): BoardRecord[] => [
  ...kinds.map((kind, i) =>
    geo(
      `kind-${kind}`,
      { x: 60 + 118 * i, y: 430 },
      {
        geo: kind,
        w: 100,
        h: 100,
        color: colors[i % colors.length],
        fill: fills[(i + 3) % fills.length],
        size: i % 2 === 0 ? 'm' : 's',
      },
    ),
  ),
  ...fills.map((fill, i) =>
    geo(`fill-${fill}`, { x: 60 + 150 * i, y: 570 }, { w: 120, h: 110, color: 'black', fill, dash: 'solid' }),
  ),
  ...dashes.map((dash, i) =>
    geo(
      `dash-${dash}`,
      { x: 960 + 150 * i, y: 570 },
      { geo: 'ellipse', w: 120, h: 110, color: 'blue', dash, size: 'l' },
    ),
  ),
  ...(['semi', 'solid', 'pattern', 'fill'] as const).map((fill, i) =>
    stroke(
      'draw',
      `closed-${fill}`,
      { x: 1_580 + 150 * i, y: 620 },
      {
        color: 'black',
        fill,
        dash: i === 2 ? 'solid' : 'draw',
        isClosed: true,
        segments: [{ type: 'free', points: ring }],
      },
    ),
  ),
]

const frame = (name: string, at: Json, props: Json): BoardRecord =>
  shape('frame', name, { index: 'a2V', ...at }, { w: 300, h: 180, name: 'Rubrik', color: 'black', ...props })

const headings = (): BoardRecord[] => [
  frame('clips', { x: 60, y: 960 }, { name: 'Klipps' }),
  { ...note('clipped', 200, 90, {}), parentId: 'shape:clips' },
  geo('outside', { x: -60, y: 30, parentId: 'shape:clips' }, { w: 140, h: 90, fill: 'solid', color: 'red' }),
  frame('turnedFrame', { x: 560, y: 960, rotation: 0.25 }, { name: 'Vriden' }),
  { ...note('clippedToo', 190, 60, {}), parentId: 'shape:turnedFrame' },
]

const heads = ['arrow', 'triangle', 'square', 'dot', 'pipe', 'diamond', 'inverted', 'bar'] as const

const loose = (name: string, x: number, y: number, props: Json): BoardRecord =>
  arrow(name, { x, y }, { start: { x: 0, y: 0 }, end: { x: 150, y: 0 }, ...props })

const box = (name: string, x: number, y: number): BoardRecord =>
  geo(name, { x, y }, { w: 90, h: 70, dash: 'solid', color: 'grey' })

const arrows = (): BoardRecord[] => [
  ...heads.map((head, i) =>
    loose(`head-${head}`, 60 + 104 * i, 1_230, {
      end: { x: 84, y: 0 },
      arrowheadEnd: head,
      arrowheadStart: i % 2 === 0 ? 'none' : heads[(i + 1) % heads.length],
      fill: i % 2 === 0 ? 'solid' : 'none',
      size: 'xl',
    }),
  ),
  ...dashes.map((dash, i) => loose(`arrow-${dash}`, 60 + 190 * i, 1_360, { dash, bend: 30, color: 'blue' })),
  box('one', 900, 1_180),
  box('two', 1_150, 1_330),
  arrow('elbow', {}, { kind: 'elbow', color: 'violet' }),
  ...bound('elbow', 'one', 'two'),
  box('three', 1_350, 1_150),
  box('four', 1_380, 1_340),
  arrow('elbowDown', {}, { kind: 'elbow', color: 'red', dash: 'dashed', arrowheadStart: 'dot' }),
  ...bound('elbowDown', 'three', 'four'),
  box('five', 1_600, 1_180),
  box('six', 1_900, 1_180),
  arrow('elbowStraight', {}, { kind: 'elbow', text: 'ord', size: 's' }),
  ...bound('elbowStraight', 'five', 'six'),
  loose('elbowLoose', 1_600, 1_330, { kind: 'elbow', end: { x: 240, y: 60 }, dash: 'solid', size: 'm' }),
  loose('elbowMid', 1_960, 1_310, {
    kind: 'elbow',
    end: { x: 300, y: 80 },
    elbowMidPoint: 0.2,
    dash: 'solid',
  }),
]

const line = (name: string, at: Json, props: Json): BoardRecord =>
  shape('line', name, at, {
    color: 'blue',
    size: 'xl',
    scale: 2,
    points: {
      a1: { id: 'a1', index: 'a1', x: 0, y: 0 },
      a2: { id: 'a2', index: 'a2', x: 110, y: 90 },
      a3: { id: 'a3', index: 'a3', x: 300, y: 20 },
    },
    spline: 'line',
    ...props,
  })

/** So thick that their dashes are seen by themselves where a whole board is. */
const dashedWays = (): BoardRecord[] => [
  ...(['dashed', 'dotted'] as const).map((dash, i) =>
    loose(`way-${dash}`, 1_720, 930 + 110 * i, {
      dash,
      bend: 40 * i,
      end: { x: 560, y: 30 },
      size: 'xl',
      scale: 2,
      color: 'blue',
    }),
  ),
  line('line-dashed', { x: 960, y: 990 }, { dash: 'dashed' }),
  line('line-dotted', { x: 1_340, y: 990 }, { dash: 'dotted', spline: 'cubic' }),
]

/** Its records, beside the zones that a room has anyway; the picture is a WebP. */
export const richBoard = (picture: DrawnPicture): BoardRecord[] => [
  ...notes(),
  ...outlines(),
  ...headings(),
  ...arrows(),
  ...dashedWays(),
  assetOf(picture, 'image/webp'),
  image('webp', { x: 2_100, y: 560 }, { w: 200, h: 150 }),
]
