/**
 * Pictures made of pixels look as their SVG does: however they are cut into bands, whatever is left out because something
 * lies over it, and with words set by us.
 * @module
 */
import { Resvg } from '@resvg/resvg-js'
import { PNG } from 'pngjs'
import { expect, test, vi } from 'vitest'
import { boardSvg, type Picture } from '../../server/exports/picture/boardSvg.ts'
import { imagesOf } from '../../server/exports/picture/images.ts'
import { pictureOf } from '../../server/exports/picture/pictureOf.ts'
import { pngOf } from '../../server/exports/picture/png.ts'
import { fontFiles } from '../../server/exports/picture/typeface.ts'
import { jpegOrientation } from '../../server/pictures/cleanJpeg.ts'
import { cleanPicture } from '../../server/pictures/cleanPicture.ts'
import { NOTE_SIZE, newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { pictureAddress } from '../../shared/pictures.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { arrowRecord, bindingRecord } from '../support/boardRecords.ts'
import { demoProcess } from '../support/outcome.ts'
import { fourColours, jpegWithPlace } from '../support/pictures.ts'

/** What is compared with sets its words slowly. */
vi.setConfig({ testTimeout: 120_000 })

/** The whole SVG drawn at once, its words set by what draws it. */
function reference({ svg, width, height }: Picture, maxSide: number) {
  const font = { fontFiles: Object.values(fontFiles), loadSystemFonts: false }
  const zoom = Math.min(1, maxSide / Math.max(width, height))
  const drawn = new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, font }).render()
  return { pixels: drawn.pixels, columns: drawn.width, rows: drawn.height }
}

/** Share of pixels that differ by more than a quarter of all shades, and how much all differ, of 255. */
function difference(picture: Picture, maxSide: number) {
  const { data, width, height } = PNG.sync.read(Buffer.from(pngOf(picture, { maxSide })))
  const wanted = reference(picture, maxSide)
  // Where a side is no whole number of pixels one rounds it up and the other to the nearest.
  expect(wanted.columns - width).toBeLessThanOrEqual(1)
  expect(wanted.rows - height).toBeLessThanOrEqual(1)
  let [others, sum] = [0, 0]
  for (let y = 0; y < Math.min(height, wanted.rows); y++)
    for (let x = 0; x < Math.min(width, wanted.columns); x++) {
      const off =
        (data[4 * (y * width + x) + 1] ?? 0) - (wanted.pixels[4 * (y * wanted.columns + x) + 1] ?? 0)
      sum += Math.abs(off)
      if (Math.abs(off) > 64) others++
    }
  return { others: others / (width * height), mean: sum / (width * height) }
}

/** As many notes as there are numbers, at places that follow from them. */
function heap(count: number): BoardRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    ...newNote({
      id: `shape:${i}`,
      text: `Kollektivtrafiken i glesbygd ${i} & <fler> mötesplatser för alla, ÅÄÖ "citat"`,
      index: `a${i.toString(36).padStart(3, '0')}V`,
      sector: i % 2 === 0 ? 'academia' : null,
      x: (i * 379) % 900,
      y: (i * 523) % 1_100,
    }),
    ...(i % 9 === 0 ? { rotation: i / 10 } : {}),
    ...(i % 7 === 0 ? { opacity: 0.5 } : {}),
  }))
}

const draw = (records: readonly BoardRecord[]) => boardSvg(records, { language: 'sv', title: 'Prov' })

test('the boards of the demo, one under the other, look as their SVG does', async () => {
  const { others, mean } = difference(pictureOf(await demoProcess()), 6_000)
  // Edges of letters, which lie on eighths of a pixel; a line of words that is missing or moved is more.
  expect(others).toBeLessThan(0.004)
  expect(mean).toBeLessThan(1)
})

test('of a heap of notes what is seen is there, and only that', () => {
  for (const maxSide of [6_000, 800]) {
    const { others, mean } = difference(draw(heap(120)), maxSide)
    expect(others, `${maxSide}`).toBeLessThan(0.002)
    expect(mean, `${maxSide}`).toBeLessThan(1)
  }
})

test('notes in a group, larger than others, or with more words than paper, are drawn in every band they reach', () => {
  const group: BoardRecord = { id: 'shape:g', typeName: 'shape', type: 'group', x: 50, y: 70, index: 'a1' }
  const [first, second, third] = heap(3) as [BoardRecord, BoardRecord, BoardRecord]
  const props = (record: BoardRecord) => record.props as Record<string, unknown>
  const records = [
    group,
    { ...first, rotation: 0, opacity: 1, parentId: group.id },
    { ...second, y: 300, props: { ...props(second), scale: 2.5 } },
    newNote({
      ...third,
      id: 'shape:long',
      text: 'rad\n'.repeat(80),
      index: 'a9',
      sector: null,
      x: 900,
      y: 0,
    }),
  ]
  const { others, mean } = difference(draw(records), 6_000)
  expect(others).toBeLessThan(0.001)
  expect(mean).toBeLessThan(0.5)
})

test('words that lie free, partly under another note, under a drawing or wholly under something look as their SVG does', () => {
  const noteAt = (id: string, text: string, x: number, y: number) =>
    newNote({ id: `shape:${id}`, text, index: `a${id}V`, sector: null, x, y })
  const words = 'Kollektivtrafiken i glesbygd, mötesplatser för alla, ÅÄÖ "citat"'
  const plain = Array.from({ length: 12 }, (_, i) =>
    noteAt(`1${i}`, `${words} ${i}`, (i % 4) * 205, Math.floor(i / 4) * 205),
  )
  const over = (x: number, y: number) => noteAt('3', words, x, y)
  const drawing: BoardRecord = {
    id: 'shape:drawn',
    typeName: 'shape',
    type: 'draw',
    index: 'a4',
    x: 20,
    y: 440,
    props: {
      color: 'red',
      size: 'l',
      segments: [
        {
          points: [
            { x: 0, y: 0 },
            { x: 300, y: 200 },
          ],
        },
      ],
    },
  }
  const records = [...plain, over(290, 130), drawing]
  for (const maxSide of [6_000, 500]) {
    const { others, mean } = difference(draw(records), maxSide)
    expect(others, `${maxSide}`).toBeLessThan(0.004)
    // Of small letters nearly every pixel is an edge, and here they are all over.
    expect(mean, `${maxSide}`).toBeLessThan(2)
  }
  const covered = (text: string) => pngOf(draw([noteAt('1', text, 0, 0), over(0, 0)]))
  expect(covered('annat')).toEqual(covered(words))
  expect(pngOf(draw([noteAt('1', 'annat', 0, 0)]))).not.toEqual(pngOf(draw([noteAt('1', words, 0, 0)])))
})

test('words too small to be read are bars: ink where they stand, paper between', () => {
  const picture = draw(heap(60).map((record) => ({ ...record, rotation: 0, opacity: 1 })))
  const { data, width } = PNG.sync.read(Buffer.from(pngOf(picture, { maxSide: 300 })))
  const dark = Array.from({ length: data.length / 4 }, (_, i) => data[4 * i] ?? 0)
  expect(width).toBeLessThanOrEqual(300)
  expect(new Set(dark).size).toBeGreaterThan(20)
  const bare = {
    ...picture,
    sheets:
      picture.sheets?.map((sheet) => ({
        ...sheet,
        parts: sheet.parts.map((part) => ({ ...part, svg: part.svg.replace(/<text.*?<\/text>/gs, '') })),
      })) ?? [],
  }
  expect(pngOf(bare, { maxSide: 300 })).not.toEqual(pngOf(picture, { maxSide: 300 }))
})

const shape = (type: string, id: string, at: object, props: object): BoardRecord => ({
  id: `shape:${id}`,
  typeName: 'shape',
  type,
  index: 'a5',
  rotation: 0,
  opacity: 1,
  ...at,
  props,
})

/** Layers outside of what is drawn ended the program that draws, and the server with it. */
test('what is faint, and what a marker left, is drawn on a board of many bands, and only where it lies', () => {
  const wave = [0, 100, 200].map((x) => ({ x, y: x / 2, z: 0.5 }))
  const [note] = heap(1) as [BoardRecord]
  const records = [
    { ...note, x: 0, y: 0 },
    { ...note, id: 'shape:faint', x: 300, y: 200, opacity: 0.5 },
    { ...note, id: 'shape:low', x: 2_600, y: 5_200, opacity: 0.3, rotation: 0.4 },
    shape(
      'highlight',
      'marker',
      { x: 40, y: 2_600 },
      { color: 'yellow', size: 'm', segments: [{ type: 'free', points: wave }] },
    ),
    shape('image', 'picture', { x: 900, y: 900, opacity: 0.5 }, { w: 100, h: 80, altText: 'Torget' }),
  ]
  const { others, mean } = difference(draw(records), 6_000)
  expect(others).toBeLessThan(0.001)
  expect(mean).toBeLessThan(0.5)
})

test('an arrow between cards under a heading lies between them, bent to the side it was bent to', () => {
  const [one, two] = heap(2) as [BoardRecord, BoardRecord]
  const frame = shape('frame', 'heading', { x: 1_000, y: 500 }, { w: 900, h: 300, name: 'Rubrik' })
  const inside = (record: BoardRecord, x: number) => ({
    ...record,
    ...{ x, y: 40, rotation: 0, opacity: 1, parentId: frame.id },
  })
  const arrow = arrowRecord('shape:arrow')
  const bindings = (['start', 'end'] as const).map((end) => {
    const binding = bindingRecord(arrow.id, end, end === 'start' ? one.id : two.id)
    return { ...binding, props: { ...(binding.props as object), isPrecise: false } }
  })
  const pathOf = (bend: number) => {
    const bent = { ...arrow, parentId: frame.id, props: { ...(arrow.props as object), bend } }
    const { svg } = draw([frame, inside(one, 20), inside(two, 620), bent, ...bindings])
    return [...svg.matchAll(/<path d="M([-\d.]+) ([-\d.]+)[LA].*?([-\d.]+) ([-\d.]+)" fill="none"/g)][0]
      ?.slice(1)
      .map(Number)
  }
  // From the right edge of the first to a head's length before the left edge of the second.
  expect(pathOf(0)).toEqual([220, 140, 607.25, 140])
  const [, start = 0, , end = 0] = pathOf(80) ?? []
  expect(Math.min(start, end)).toBeGreaterThan(140)
  const [, above = 0] = pathOf(-80) ?? []
  expect(above).toBeLessThan(140)
})

test('an arrow between two cards says its relation in the language of the picture, however short it is', () => {
  const arrow = arrowRecord('shape:arrow')
  const saidBetween = (language: Language, apart: number, meta: object = {}, words = '') => {
    const [one, two] = [0, NOTE_SIZE + apart].map((x, i) =>
      newNote({ id: `shape:${i}`, text: 'Kort', x, y: 0, index: `a${i + 1}`, sector: null }),
    ) as [BoardRecord, BoardRecord]
    const said = { ...arrow, meta, props: { ...(arrow.props as object), text: words } }
    const ends = [bindingRecord(arrow.id, 'start', one.id), bindingRecord(arrow.id, 'end', two.id)]
    const { svg } = boardSvg([one, two, said, ...ends], { language, title: '' })
    return [...svg.matchAll(/>([^<>]+)<\/tspan>/g)].map(([, text]) => text).filter((text) => text !== 'Kort')
  }
  expect(saidBetween('sv', 300)).toEqual(['leder till'])
  expect(saidBetween('sv', 300, { relation: 'contradicts' })).toEqual(['motsäger'])
  expect(saidBetween('en', 300, { relation: 'contradicts' })).toEqual(['contradicts'])
  expect(saidBetween('sv', 300, {}, 'på sikt')).toEqual(['på sikt', 'leder till'])
  expect(saidBetween('sv', 20)).toEqual(['leder till'])
})

test('a picture that cannot be read is its place, a sign, and what was written of it or what it is', () => {
  const svgOf = (type: string, props: object, language: Language) =>
    boardSvg([shape(type, 'i', { x: 0, y: 0 }, { w: 300, h: 240, ...props })], { language, title: '' }).svg
  expect(svgOf('image', { altText: 'Torget <i> juni' }, 'sv')).toContain('>Torget &lt;i&gt; juni<')
  expect(svgOf('image', {}, 'sv')).toContain('>Bild<')
  expect(svgOf('image', {}, 'en')).toContain('>Picture<')
  expect(svgOf('video', {}, 'sv')).toContain('>Film<')
  expect(svgOf('image', {}, 'sv')).toContain('<ellipse')
  expect(svgOf('image', { w: 60, h: 40 }, 'sv')).not.toContain('<ellipse')
})

test('a picture on the board is its pixels: cut, mirrored and turned; one that cannot be read is its place', () => {
  const data = fourColours()
  const hash = 'a'.repeat(64)
  const asset: BoardRecord = {
    id: 'asset:a',
    typeName: 'asset',
    type: 'image',
    props: { src: pictureAddress('a'.repeat(21), hash) },
  }
  const image = (props: object) =>
    shape('image', 'i', { x: 0, y: 0 }, { w: 100, h: 80, assetId: asset.id, altText: 'Torget', ...props })
  const middle = (props: object, type = 'image/png', bytes: Buffer = data) => {
    const board = [asset, image(props)]
    const images = imagesOf(board, [{ hash, type, data: bytes }])
    const png = PNG.sync.read(Buffer.from(pngOf(boardSvg(board, { language: 'sv', title: '', images }))))
    // In its upper left quarter, past the margin of 40 and below its name.
    return [...png.data.subarray(4 * (74 * png.width + 65), 4 * (74 * png.width + 65) + 3)]
  }
  const [red, blue, green, yellow] = [
    [200, 40, 40],
    [40, 70, 200],
    [40, 160, 60],
    [240, 200, 40],
  ]
  expect(middle({})).toEqual(red)
  expect(middle({ flipX: true })).toEqual(blue)
  expect(middle({ flipY: true })).toEqual(green)
  expect(middle({ crop: { topLeft: { x: 0.5, y: 0.5 }, bottomRight: { x: 1, y: 1 } } })).toEqual(yellow)
  expect(middle({ crop: { topLeft: { x: 7 }, bottomRight: 'no' } })).toEqual(red)
  const place = [0xec, 0xef, 0xf1]
  expect(middle({}, 'image/webp')).toEqual(place)
  expect(middle({}, 'image/png', data.subarray(0, 60))).toEqual(place)
  expect(jpegOrientation(Buffer.from(jpegWithPlace(6)))).toBe(1)
  const cleaned = cleanPicture(jpegWithPlace(6))
  expect(cleaned.ok && jpegOrientation(cleaned.data)).toBe(6)
})
