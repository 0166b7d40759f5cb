/**
 * What sticks out of a heading's frame is cut off in the server's pictures, and drawing it ends no program.
 * @module
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { boardSvg } from '../../server/exports/picture/boardSvg.ts'
import { pngOf } from '../../server/exports/picture/png.ts'
import { newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'

const frame = (id: string, at: object, props: object = {}): BoardRecord => ({
  id: `shape:${id}`,
  typeName: 'shape',
  type: 'frame',
  index: 'a1',
  rotation: 0,
  opacity: 1,
  x: 0,
  y: 0,
  ...at,
  props: { w: 300, h: 150, name: '', ...props },
})
const note = (id: string, x: number, y: number, parentId: string): BoardRecord => ({
  ...newNote({ id: `shape:${id}`, text: 'Kort', x, y, index: 'a2V', sector: null }),
  parentId,
})

/** The colour at a place of the board, whose first shape lies at its origin and is the one furthest up and left. */
function colors(records: readonly BoardRecord[], ...places: readonly (readonly [number, number])[]) {
  const drawn = boardSvg(records, { language: 'sv', title: '' })
  const view = drawn.sheets?.[0]?.view ?? { x: 0, y: 0 }
  const { data, width } = PNG.sync.read(Buffer.from(pngOf(drawn)))
  return places.map(([x, y]) => {
    const at = 4 * (Math.round(y - view.y) * width + Math.round(x - view.x))
    return [...data.subarray(at, at + 3)]
  })
}
const WHITE = [255, 255, 255]
const PAPER = [0xfe, 0xd4, 0x9a]

test('a card is seen as far as its heading reaches, and no further', () => {
  const records = [frame('f', {}), note('n', 200, 60, 'shape:f'), frame('low', { y: 400 })]
  const [inside, right, below] = colors(records, [290, 120], [320, 120], [250, 170])
  expect([inside, right, below]).toEqual([PAPER, WHITE, WHITE])
  const { svg } = boardSvg(records, { language: 'sv', title: '' })
  expect(svg.match(/overflow="hidden"/g)).toHaveLength(1)
  expect(svg).toContain('>Kort<')
})

test('one that lies wholly in its heading is drawn as any other', () => {
  const { svg } = boardSvg([frame('f', {}, { h: 300 }), note('n', 50, 60, 'shape:f')], {
    language: 'sv',
    title: '',
  })
  expect(svg).not.toContain('overflow')
})

test('headings in headings and turned ones cut as well', () => {
  const nested = [
    frame('f', {}),
    frame('g', { x: 150, y: 20, parentId: 'shape:f' }, { w: 100, h: 300 }),
    note('n', 20, 20, 'shape:g'),
    frame('low', { y: 500 }),
  ]
  expect(colors(nested, [180, 130], [260, 100], [200, 170])).toEqual([PAPER, WHITE, WHITE])
  const quarter = [
    frame('t', { x: 400, rotation: Math.PI / 2 }),
    note('n', 200, 60, 'shape:t'),
    frame('far', { x: 600 }),
  ]
  // Down along the frame, whose foot is at 300.
  expect(colors(quarter, [300, 290], [300, 310])).toEqual([PAPER, WHITE])
})

test('on a board of many bands, what is cut far above and below, turned and faint, ends no program', () => {
  const program = `
    const { boardSvg } = await import(${JSON.stringify(fileURLToPath(new URL('../../server/exports/picture/boardSvg.ts', import.meta.url)))})
    const { pngOf } = await import(${JSON.stringify(fileURLToPath(new URL('../../server/exports/picture/png.ts', import.meta.url)))})
    const records = JSON.parse(process.argv[1])
    console.log(pngOf(boardSvg(records, { language: 'sv', title: '' })).length)`
  const records = [0, 1, 2].flatMap((i) => [
    frame(`f${i}`, { x: i * 900, y: i * 2_400, rotation: i === 1 ? 0.4 : 0, opacity: i === 2 ? 0.5 : 1 }),
    note(`n${i}`, 200, 60, `shape:f${i}`),
    note(`o${i}`, 900, 900, `shape:f${i}`),
  ])
  // In a program of its own, which may be ended.
  const said = execFileSync(
    process.execPath,
    ['--input-type=module', '-e', program, JSON.stringify(records)],
    {
      timeout: 60_000,
    },
  )
  expect(Number(said.toString())).toBeGreaterThan(1_000)
}, 90_000)
