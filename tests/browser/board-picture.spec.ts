/**
 * The server draws a board as the editor shows it: one with something of every kind, and one with all that can be done to single
 * things, as pictures of the screen and as the PNGs of their snapshots.
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { boardSvg } from '../../server/exports/picture/boardSvg.ts'
import { imagesOf, type KeptPicture } from '../../server/exports/picture/images.ts'
import { pngOf } from '../../server/exports/picture/png.ts'
import { type Box, contains, PAGE_ID, textOfRecord } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { richTextFrom } from '../../shared/board/richText.ts'
import type { Picture } from '../../shared/protocol/pictures.ts'
import type { Snapshot } from '../../shared/protocol/snapshots.ts'
import { leaveBoard, sitDown } from '../support/atTheBoard.ts'
import { shapes } from '../support/browser.ts'
import { drawnBoard } from '../support/drawnBoard.ts'
import { stockPerson } from '../support/person.ts'
import { fourColours } from '../support/pictures.ts'
import { richBoard } from '../support/richBoard.ts'
import { type Member, makeScene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { movingWebp, stillWebp } from '../support/webp.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** At this size all of a board is shown at 0.4, where letters that keep their size on a screen have that of the picture. */
const viewport = { width: 1_580, height: 1_093 }
/** What is compared, in board pixels: all that was put on the board, without the tools over it. */
const REGION = { x: 0, y: 0, w: 2_480, h: 1_440 }
/** Pixels that are taken together: edges of letters fall otherwise in two programs. */
const BLUR = 2
/** Side of what is looked at by itself, in pixels so taken together. */
const TILE = 7

async function addPicture(roomId: string, member: Member, data: Buffer): Promise<Picture> {
  const response = await fetch(`${server.url}/api/rooms/${roomId}/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${member.session}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(data),
  })
  expect(response.status).toBe(201)
  return (await response.json()) as Picture
}

/** Where the board's origin lies on the screen, and how large a board pixel is there, in CSS pixels. */
async function cameraOf(page: Page) {
  const style = (await page.locator('.tl-html-layer.tl-shapes').getAttribute('style')) ?? ''
  const [zoom = 0, x = 0, y = 0] = style.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []
  const canvas = await page.locator('.tl-canvas').boundingBox()
  return { zoom, x: (canvas?.x ?? 0) + x * zoom, y: (canvas?.y ?? 0) + y * zoom }
}

/** The region, by the means of its pixels; `origin` is where the board begins in the picture and `scale` how large it is. */
function region(data: Buffer, origin: { x: number; y: number }, scale: number): PNG {
  const picture = PNG.sync.read(data)
  const small = new PNG({
    width: Math.floor((REGION.w * scale) / BLUR),
    height: Math.floor((REGION.h * scale) / BLUR),
  })
  const [left, top] = [Math.round(origin.x + REGION.x * scale), Math.round(origin.y + REGION.y * scale)]
  for (let at = 0; at < small.width * small.height; at++) {
    const [x, y] = [left + (at % small.width) * BLUR, top + Math.floor(at / small.width) * BLUR]
    for (let channel = 0; channel < 4; channel++) {
      let sum = 0
      for (let i = 0; i < BLUR * BLUR; i++)
        sum += picture.data[4 * ((y + Math.floor(i / BLUR)) * picture.width + x + (i % BLUR)) + channel] ?? 0
      small.data[4 * at + channel] = sum / (BLUR * BLUR)
    }
  }
  return small
}

/** The same picture a pixel aside. */
function shifted(picture: PNG, [dx, dy]: readonly [number, number]): PNG {
  const { width, height } = picture
  const moved = new PNG({ width, height })
  picture.data.copy(moved.data)
  const [w, h] = [width - Math.abs(dx), height - Math.abs(dy)]
  PNG.bitblt(picture, moved, Math.max(0, -dx), Math.max(0, -dy), w, h, Math.max(0, dx), Math.max(0, dy))
  return moved
}

const asides = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))

/** Which pixels are seen to differ from all that lie at their place and beside it. */
function differing(one: PNG, other: PNG): boolean[] {
  const { width, height } = one
  const marked = asides.map((aside) => {
    const mask = new PNG({ width, height })
    const options = { threshold: 0.13, diffMask: true, includeAA: true }
    pixelmatch(one.data, shifted(other, aside).data, mask.data, width, height, options)
    return mask.data
  })
  return Array.from({ length: width * height }, (_, at) => marked.every((mask) => mask[4 * at + 3] !== 0))
}

/** Board pixels from a zone's top that its name and question take: letters of whatever typeface a browser has. */
const NAMES = { rows: [0, 720, 1_440], height: 136 }
const isName = ({ y }: Place): boolean => NAMES.rows.some((top) => y >= top && y < top + NAMES.height)

/** Where the words of relations stand, which are as large on a screen however far off one is, as names are. */
const wordsOn = (page: Page, { zoom, x, y }: Awaited<ReturnType<typeof cameraOf>>): Promise<Box[]> =>
  page.locator('[data-arrow]').evaluateAll(
    (words, of) =>
      words.map((word) => {
        const box = word.getBoundingClientRect()
        return {
          x: (box.x - of.x) / of.zoom,
          y: (box.y - of.y) / of.zoom,
          w: box.width / of.zoom,
          h: box.height / of.zoom,
        }
      }),
    { zoom, x, y },
  )

/** On the board, in its pixels. */
interface Place {
  readonly x: number
  readonly y: number
}

/** The share of pixels that differ in the square in which most do, of those whose place counts. */
function worstOf(
  pixels: readonly boolean[],
  width: number,
  scale: number,
  counts: (place: Place) => boolean,
) {
  const tiles = new Map<string, number>()
  for (const [at, isOther] of pixels.entries()) {
    const [x, y] = [at % width, Math.floor(at / width)]
    if (!isOther || !counts({ x: (x * BLUR) / scale, y: (y * BLUR) / scale })) continue
    const tile = `${Math.floor(x / TILE)} ${Math.floor(y / TILE)}`
    tiles.set(tile, (tiles.get(tile) ?? 0) + 1)
  }
  return Math.max(0, ...tiles.values()) / (TILE * TILE)
}

/** The same of the names of zones. */
const NAMES_BOUND = 0.35

const around = (x: number, y: number, w = 240, h = 200): Box => ({ x, y, w, h })

type Change = (record: BoardRecord) => BoardRecord | null
const props =
  (other: object): Change =>
  (record) => ({ ...record, props: { ...(record.props as object), ...other } })
const gone: Change = () => null

/** Its words, with none of what was done to them. */
const plainWords: Change = (record) => props({ richText: richTextFrom(textOfRecord(record)) })(record)

interface Alteration {
  readonly what: string
  readonly id: string
  readonly change: Change
  readonly box: Box
}

/** What somebody would see of single shapes, all of them in one picture, and where each is looked for. */
const alterations: readonly Alteration[] = [
  {
    what: 'without its words',
    id: 'driver',
    change: props({ richText: richTextFrom('') }),
    box: around(60, 170),
  },
  { what: 'elsewhere', id: 'actor', change: (record) => ({ ...record, y: 200 }), box: around(290, 170) },
  { what: 'of another colour', id: 'need', change: props({ color: 'light-red' }), box: around(520, 170) },
  { what: 'gone', id: 'vision', change: gone, box: around(750, 170) },
  {
    what: 'not turned',
    id: 'turned',
    change: (record) => ({ ...record, rotation: 0 }),
    box: around(1_440, 190),
  },
  {
    what: 'without its sector',
    id: 'large',
    change: (record) => ({ ...record, meta: {} }),
    box: around(1_980, 360),
  },
  { what: 'gone', id: 'rectangle', change: gone, box: around(60, 900) },
  { what: 'gone', id: 'ellipse', change: gone, box: around(400, 900) },
  { what: 'of another colour', id: 'turnedBox', change: props({ color: 'green' }), box: around(1_100, 920) },
  { what: 'gone', id: 'line', change: gone, box: around(60, 1_180) },
  { what: 'gone', id: 'hand', change: gone, box: around(560, 1_130) },
  { what: 'gone', id: 'marker', change: gone, box: around(1_400, 1_150) },
  { what: 'gone', id: 'text', change: gone, box: around(1_900, 1_140) },
  { what: 'not mirrored', id: 'flipped', change: props({ flipX: false }), box: around(1_900, 560) },
  { what: 'smaller', id: 'image', change: props({ w: 260, h: 195 }), box: around(1_000, 560) },
  {
    what: 'bent the other way, and without its words',
    id: 'bent',
    change: props({ bend: -90, text: '' }),
    box: around(560, 1_010, 240, 110),
  },
  { what: 'gone', id: 'loose', change: gone, box: around(60, 1_320, 320, 80) },
]

/** The same of the board of what can be done to single things. */
const finerAlterations: readonly Alteration[] = [
  { what: 'without the looks of its words', id: 'looks', change: plainWords, box: around(60, 170) },
  { what: 'without its signs', id: 'bullets', change: plainWords, box: around(290, 170) },
  { what: 'without its numbers', id: 'numbers', change: plainWords, box: around(520, 170) },
  { what: 'begun at the left', id: 'breaks', change: props({ align: 'start' }), box: around(750, 170) },
  { what: 'at its top', id: 'centred', change: props({ verticalAlign: 'start' }), box: around(980, 170) },
  { what: 'without headings', id: 'headed', change: plainWords, box: around(1_230, 160, 400, 240) },
  {
    what: 'begun at its corner',
    id: 'labelled',
    change: props({ align: 'start', verticalAlign: 'start' }),
    box: around(1_660, 170, 240, 170),
  },
  {
    what: 'begun at the left',
    id: 'aligned',
    change: props({ textAlign: 'start' }),
    box: around(1_960, 170, 270),
  },
  {
    what: 'without bumps',
    id: 'kind-cloud',
    change: props({ geo: 'rectangle' }),
    box: around(1_940, 425, 120, 110),
  },
  {
    what: 'without hatching',
    id: 'fill-pattern',
    change: props({ fill: 'semi' }),
    box: around(510, 570, 120, 110),
  },
  {
    what: 'without its fill',
    id: 'closed-pattern',
    change: props({ fill: 'semi' }),
    box: around(1_880, 570, 130, 110),
  },
  {
    what: 'not cut off',
    id: 'clipped',
    change: (record) => ({ ...record, parentId: PAGE_ID, x: 260, y: 1_050 }),
    box: around(365, 960, 100, 300),
  },
  {
    what: 'not cut off',
    id: 'clippedToo',
    change: (record) => ({ ...record, parentId: PAGE_ID, x: 730, y: 1_065, rotation: 0.25 }),
    box: around(690, 1_130, 260, 180),
  },
  {
    what: 'without its head',
    id: 'head-dot',
    change: props({ arrowheadEnd: 'none' }),
    box: around(425, 1_205, 60, 50),
  },
  { what: 'whole', id: 'way-dashed', change: props({ dash: 'solid' }), box: around(1_710, 900, 580, 110) },
  {
    what: 'dashed',
    id: 'way-dotted',
    change: props({ dash: 'dashed' }),
    box: around(1_710, 1_010, 580, 130),
  },
  { what: 'dotted', id: 'line-dashed', change: props({ dash: 'dotted' }), box: around(950, 980, 330, 120) },
  {
    what: 'without bends',
    id: 'line-dotted',
    change: props({ spline: 'line', dash: 'dashed' }),
    box: around(1_330, 980, 330, 130),
  },
  { what: 'larger', id: 'webp', change: props({ w: 300, h: 225 }), box: around(2_090, 550, 320, 240) },
  { what: 'straight', id: 'elbow', change: props({ kind: 'arc' }), box: around(995, 1_180, 150, 200) },
  {
    what: 'turned in its middle',
    id: 'elbowMid',
    change: props({ elbowMidPoint: 0.5 }),
    box: around(1_960, 1_290, 310, 120),
  },
]

/** A board, the pictures on it, and what of it is altered. */
interface Compared {
  readonly records: (picture: Picture) => readonly BoardRecord[]
  readonly pictures: number
  /** The picture that is on it. */
  readonly file: () => Promise<Pick<KeptPicture, 'type' | 'data'>>
  readonly alterations: readonly Alteration[]
  /** What of a square may differ: a shape that is missing, thin as it may be, is more. */
  readonly bound: number
}

/** A WebP of the kind that moves, with the one frame that is to be seen: it is smaller than the whole, and partly clear. */
async function beginningToMove(): Promise<Buffer> {
  const file = await stillWebp([80, 60], { all: [0, 0, 0, 0], quarter: [200, 40, 40, 255] })
  return movingWebp([160, 120], [{ file, size: [80, 60], at: [40, 20] }])
}

const compared: Readonly<Record<string, Compared>> = {
  'of something of every kind': {
    records: drawnBoard,
    pictures: 4,
    file: async () => ({ type: 'image/png', data: fourColours() }),
    alterations,
    bound: 0.07,
  },
  'of all that can be done to single things': {
    records: richBoard,
    pictures: 1,
    file: async () => ({ type: 'image/webp', data: await beginningToMove() }),
    alterations: finerAlterations,
    bound: 0.17,
  },
}

/** The editor paints what it hatches with once it is open, and until then fills with nothing. */
async function hatched(page: Page): Promise<void> {
  const patterns = page.getByTestId('ready-pattern-fill-defs')
  await expect(patterns).toBeAttached()
  await patterns.evaluate(async (group) => {
    for (const { href } of group.querySelectorAll('image'))
      await Object.assign(new Image(), { src: href.baseVal }).decode()
    for (const _frame of [1, 2]) await new Promise(requestAnimationFrame)
  })
}

for (const [name, { records, pictures, file: made, alterations: changes, bound }] of Object.entries(compared))
  test(`the picture of a board ${name} is what the editor shows, and an altered one is told from it`, async ({
    browser,
  }) => {
    const scene = await makeScene(server)
    const member = await scene.join('facilitator', { sector: 'academia' })
    const roomId = scene.room('analysis')
    const { type, data } = await made()
    const picture = await addPicture(roomId, member, Buffer.from(data))
    const person = stockPerson(server, roomId, member.session)
    await person.synced()
    person.doc.transact(() => {
      for (const record of records(picture)) writeRecord(person.doc, record)
    })

    const anna = await sitDown(browser, server, scene, 'Anna', { viewport })
    await expect(shapes(anna.page, 'image')).toHaveCount(pictures)
    await expect
      .poll(() =>
        shapes(anna.page, 'image')
          .locator('img')
          .evaluateAll((all) => all.filter((one) => one instanceof HTMLImageElement && one.complete).length),
      )
      .toBeGreaterThanOrEqual(pictures)
    // Arrows lie over all else, and come last.
    const arrows = records(picture).filter(({ typeName, type }) => typeName === 'shape' && type === 'arrow')
    await expect(shapes(anna.page, 'arrow')).toHaveCount(arrows.length)
    await anna.page.evaluate(() => document.fonts.ready)
    await hatched(anna.page)
    const camera = await cameraOf(anna.page)
    const { zoom: scale, x, y } = camera
    expect(scale).toBeCloseTo(0.4, 1)
    const words = await wordsOn(anna.page, camera)
    if (records === drawnBoard) expect(words).not.toHaveLength(0)
    const keepsItsSize = (place: Place) => isName(place) || words.some((box) => contains(box, place))
    const seen = await anna.page.screenshot()
    const editors = region(seen, { x, y }, scale)

    const taken = await member.api.post(`/api/rooms/${roomId}/snapshots`, {})
    expect(taken.status).toBe(201)
    const file = await fetch(`${server.url}/api/snapshots/${(taken.body as Snapshot).id}/export/png`, {
      headers: { authorization: `Bearer ${member.session}` },
    })
    const whole = Buffer.from(await file.arrayBuffer())

    const board = readRecords(person.doc)
    const hash = picture.src.slice(-64)
    const pictureOf = (records: readonly BoardRecord[]) => {
      const images = imagesOf(records, [{ hash, type, data }])
      return boardSvg(records, { language: 'sv', title: 'Tavla', images })
    }
    expect(PNG.sync.read(whole).data.equals(PNG.sync.read(Buffer.from(pngOf(pictureOf(board)))).data)).toBe(
      true,
    )

    /** Which pixels differ from the editor's. */
    const offThe = (records: readonly BoardRecord[]) => {
      const drawn = pictureOf(records)
      const { view } = drawn.sheets?.[0] ?? { view: { x: 0, y: 0 } }
      const png = pngOf(drawn, { maxSide: Math.max(drawn.width, drawn.height) * scale })
      return differing(editors, region(Buffer.from(png), { x: -view.x * scale, y: -view.y * scale }, scale))
    }
    const same = offThe(board)
    expect(worstOf(same, editors.width, scale, (place) => !keepsItsSize(place))).toBeLessThan(bound)
    expect(worstOf(same, editors.width, scale, keepsItsSize)).toBeLessThan(NAMES_BOUND)

    const altered = offThe(
      board.flatMap((record) => {
        const alteration = changes.find(({ id }) => record.id === `shape:${id}`)
        return (alteration ? alteration.change(record) : record) ?? []
      }),
    )
    for (const { what, id, box } of changes)
      expect
        .soft(
          worstOf(altered, editors.width, scale, (place) => contains(box, place)),
          `${id}: ${what}`,
        )
        .toBeGreaterThan(bound)
    person.leave()
    await leaveBoard(anna)
  })
