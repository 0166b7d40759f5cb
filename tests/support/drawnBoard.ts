/**
 * A board with something of every kind that can be drawn on one, as the editor keeps it.
 * @module
 */
import { newNote, PAGE_ID } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { richTextFrom } from '../../shared/board/richText.ts'
import { arrowRecord, bindingRecord } from './boardRecords.ts'

export type Json = Readonly<Record<string, unknown>>

/** Where the picture of a board is found, and its size in pixels. */
export interface DrawnPicture {
  readonly src: string
  readonly w: number
  readonly h: number
}

const indexOf = (order: number): string => `a${String.fromCharCode(65 + order)}V`

export function shape(type: string, name: string, at: Json, props: Json): BoardRecord {
  return {
    id: `shape:${name}`,
    typeName: 'shape',
    type,
    x: 0,
    y: 0,
    rotation: 0,
    index: indexOf(5),
    parentId: PAGE_ID,
    isLocked: false,
    opacity: 1,
    meta: {},
    ...at,
    props,
  }
}

const look = { color: 'black', fill: 'none', dash: 'draw', size: 'm', font: 'draw', labelColor: 'black' }

export const geo = (name: string, at: Json, props: Json, said = ''): BoardRecord =>
  shape('geo', name, at, {
    ...look,
    geo: 'rectangle',
    w: 260,
    h: 160,
    growY: 0,
    url: '',
    scale: 1,
    align: 'middle',
    verticalAlign: 'middle',
    ...props,
    richText: richTextFrom(said),
  })

export const words = (name: string, at: Json, said: string, props: Json): BoardRecord =>
  shape('text', name, at, {
    color: 'black',
    size: 'm',
    font: 'draw',
    textAlign: 'start',
    w: 300,
    scale: 1,
    autoSize: true,
    ...props,
    richText: richTextFrom(said),
  })

/** A wave, as a hand draws one. */
export const wave = (length: number, height: number) =>
  Array.from({ length: 40 }, (_, i) => ({ x: (i * length) / 39, y: height * Math.sin(i / 4), z: 0.5 }))

export const stroke = (type: 'draw' | 'highlight', name: string, at: Json, props: Json): BoardRecord =>
  shape(type, name, at, {
    color: 'black',
    size: 'm',
    scale: 1,
    isComplete: true,
    isPen: false,
    ...(type === 'draw' ? { fill: 'none', dash: 'draw', isClosed: false } : {}),
    segments: [{ type: 'free', points: wave(420, 60) }],
    ...props,
  })

export function arrow(name: string, at: Json, props: Json): BoardRecord {
  const plain = arrowRecord(`shape:${name}`, indexOf(7))
  return { ...plain, ...at, props: { ...(plain.props as Json), ...props } }
}

/** Binds an arrow's ends to the middle of shapes, as the editor does when it is let go over them. */
export const bound = (name: string, from: string, to: string): BoardRecord[] =>
  (['start', 'end'] as const).map((end) => {
    const record = bindingRecord(
      `shape:${name}`,
      end,
      `shape:${end === 'start' ? from : to}`,
      `binding:${name}-${end}`,
    )
    return {
      ...record,
      props: { ...(record.props as Json), normalizedAnchor: { x: 0.5, y: 0.5 }, isPrecise: false },
    }
  })

const notes = [
  ['driver', 'Bussen går varannan timme, och ingen vet när den kommer tillbaka i bygden', 'civil_society'],
  ['actor', 'Mötesplatser', 'business'],
  ['need', 'Kollektivtrafikförsörjningsplanering', 'public_sector'],
  ['vision', 'Åå Ää Öö, "citat" & <fler> tecken:\nrad två\nrad tre', 'academia'],
  ['plain', 'Ingen sektor', null],
] as const

function cards(): BoardRecord[] {
  const plain = notes.map(([name, text, sector], i) =>
    newNote({
      id: `shape:${name}`,
      text,
      x: 60 + 230 * i,
      y: 170,
      index: indexOf(3),
      sector,
      meta: name === 'need' ? { proxy: true } : {},
    }),
  )
  const [first, second] = plain as [BoardRecord, BoardRecord]
  return [
    ...plain,
    { ...first, id: 'shape:turned', x: 1_500, y: 190, rotation: 0.35 },
    { ...second, id: 'shape:large', x: 1_800, y: 180, props: { ...(second.props as Json), scale: 1.6 } },
    { ...second, id: 'shape:faint', x: 2_200, y: 180, opacity: 0.5 },
  ]
}

const shapes = (): BoardRecord[] => [
  geo('rectangle', { x: 60, y: 900 }, { color: 'blue', fill: 'solid' }, 'Rektangel med ord'),
  geo('ellipse', { x: 400, y: 900 }, { geo: 'ellipse', color: 'red', dash: 'dashed' }),
  geo('diamond', { x: 740, y: 880 }, { geo: 'diamond', color: 'green', fill: 'semi', h: 200, size: 'l' }),
  geo('turnedBox', { x: 1_150, y: 880, rotation: 0.5 }, { color: 'violet', fill: 'fill', dash: 'solid' }),
  geo('wide', { x: 1_450, y: 900 }, { w: 420, h: 110, color: 'orange', fill: 'pattern', dash: 'dotted' }),
  geo('oval', { x: 1_950, y: 880 }, { geo: 'oval', w: 300, h: 130, color: 'grey', size: 's' }, 'Oval'),
  shape(
    'line',
    'line',
    { x: 60, y: 1_180 },
    {
      color: 'black',
      dash: 'draw',
      size: 'm',
      spline: 'line',
      scale: 1,
      points: {
        a1: { id: 'a1', index: 'a1', x: 0, y: 0 },
        a2: { id: 'a2', index: 'a2', x: 180, y: 90 },
        a3: { id: 'a3', index: 'a3', x: 380, y: 20 },
      },
    },
  ),
  stroke('draw', 'hand', { x: 540, y: 1_200 }, { color: 'red' }),
  stroke(
    'draw',
    'blob',
    { x: 1_040, y: 1_220 },
    {
      color: 'light-blue',
      fill: 'solid',
      isClosed: true,
      segments: [
        {
          type: 'free',
          points: Array.from({ length: 33 }, (_, i) => ({
            x: 110 + 110 * Math.cos((i * Math.PI) / 16),
            y: 60 * Math.sin((i * Math.PI) / 16),
            z: 0.5,
          })),
        },
      ],
    },
  ),
  stroke('highlight', 'marker', { x: 1_360, y: 1_220 }, { color: 'yellow' }),
  words('text', { x: 1_900, y: 1_150 }, 'Fri text på tavlan', { color: 'blue', size: 'l' }),
  words('wrapped', { x: 1_900, y: 1_220 }, 'En längre text som bryts där rutan tar slut', {
    autoSize: false,
    w: 260,
    textAlign: 'middle',
  }),
]

const arrows = (): BoardRecord[] => [
  arrow('straight', {}, {}),
  ...bound('straight', 'rectangle', 'driver'),
  arrow('bent', {}, { bend: 90, color: 'red', size: 'l', text: 'stödjer', arrowheadStart: 'dot' }),
  ...bound('bent', 'ellipse', 'diamond'),
  arrow('other', {}, { bend: -60, color: 'blue', dash: 'dashed', arrowheadEnd: 'triangle' }),
  ...bound('other', 'turnedBox', 'turned'),
  arrow(
    'loose',
    { x: 60, y: 1_330 },
    { start: { x: 0, y: 0 }, end: { x: 320, y: 60 }, arrowheadStart: 'arrow' },
  ),
]

function heading(): BoardRecord[] {
  const frame = shape(
    'frame',
    'heading',
    { x: 120, y: 570, index: indexOf(2) },
    {
      w: 760,
      h: 260,
      name: 'Rubrik över kort',
      color: 'black',
    },
  )
  const inside = newNote({
    id: 'shape:inside',
    text: 'Under rubriken',
    x: 30,
    y: 30,
    index: indexOf(3),
    sector: 'business',
  })
  return [frame, { ...inside, parentId: frame.id }]
}

const PICTURE_ASSET = 'asset:picture'

/** What a board says of a picture that is on it. */
export const assetOf = ({ src, w, h }: DrawnPicture, mimeType: string): BoardRecord => ({
  id: PICTURE_ASSET,
  typeName: 'asset',
  type: 'image',
  props: { name: 'torget', src, w, h, mimeType, isAnimated: false, fileSize: 1 },
  meta: {},
})

/** That picture, at a place. */
export const image = (name: string, at: Json, props: Json): BoardRecord =>
  shape('image', name, at, {
    w: 300,
    h: 225,
    playing: true,
    url: '',
    assetId: PICTURE_ASSET,
    crop: null,
    flipX: false,
    flipY: false,
    altText: 'Torget',
    ...props,
  })

function pictures(picture: DrawnPicture): BoardRecord[] {
  const crop = { topLeft: { x: 0.25, y: 0.25 }, bottomRight: { x: 0.75, y: 1 } }
  return [
    assetOf(picture, 'image/png'),
    image('image', { x: 900, y: 560 }, {}),
    image('turnedImage', { x: 1_330, y: 580, rotation: -0.2 }, { w: 240, h: 180 }),
    image('cropped', { x: 1_660, y: 560 }, { w: 150, h: 169, crop }),
    image('flipped', { x: 1_900, y: 560 }, { flipX: true, w: 240, h: 180 }),
  ]
}

/** Its records, beside the zones that a room has anyway. */
export const drawnBoard = (picture: DrawnPicture): BoardRecord[] => [
  ...cards(),
  ...shapes(),
  ...arrows(),
  ...heading(),
  ...pictures(picture),
]
