/**
 * The headings that cards were gathered under, in a report.
 * @module
 */
import { expect, test } from 'vitest'
import { toMarkdown } from '../../server/exports/markdown.ts'
import { outcomeOfRoom } from '../../server/exports/RoomOutcome.ts'
import { reportOf } from '../../server/exports/report.ts'
import { newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { roomOutcome } from '../support/outcome.ts'

const note = (id: string, x: number) =>
  newNote({ id: `shape:${id}`, text: id, x, y: 0, index: `a${x}V`, sector: 'business' })
const frame = {
  id: 'shape:frame',
  typeName: 'shape',
  type: 'frame',
  parentId: 'page:page',
  index: 'b1V',
  ...{ x: 0, y: 0, rotation: 0, isLocked: false, opacity: 1, meta: {} },
  props: { w: 900, h: 300, name: 'Bussar', color: 'black' },
} as unknown as BoardRecord
const inFrame = (record: BoardRecord): BoardRecord => ({ ...record, parentId: 'shape:frame' })

/** Each row of a board's records, by its headings. */
async function recordsOf(board: readonly BoardRecord[]) {
  const outcome = outcomeOfRoom(await roomOutcome('analysis', board))
  const tables = reportOf(outcome).blocks.flatMap((block) => (block.type === 'table' ? [block] : []))
  const { headings = [], rows = [] } = tables.find(({ caption }) => caption === 'Alla kort') ?? {}
  return rows.map((row) => Object.fromEntries(headings.map((name, i) => [name, row[i]])))
}

test('a full report says of each record under which heading it was gathered', async () => {
  const rows = await recordsOf([frame, inFrame(note('Ingen buss', 1)), note('Ensam', 2_000)])
  expect(rows).toContainEqual(expect.objectContaining({ Text: 'Ingen buss', Grupp: 'Bussar' }))
  expect(rows).toContainEqual(expect.objectContaining({ Text: 'Ensam', Grupp: null }))
})

test('Markdown says the same, and of no card that it is under its own words', async () => {
  const board = [frame, inFrame(note('Ingen buss', 1)), inFrame(note('Bussar', 300))]
  const lines = toMarkdown(outcomeOfRoom(await roomOutcome('analysis', board))).split('\n')
  const about = (text: string) => lines[lines.indexOf(`- ${text}`) + 1]
  expect(about('Ingen buss')).toContain(' · Grupp: Bussar · ')
  expect(about('Bussar')).not.toContain('Grupp')
})

test('a board without headings has no column for them', async () => {
  const [row] = await recordsOf([note('Ensam', 0)])
  expect(row).toMatchObject({ Text: 'Ensam' })
  expect(row).not.toHaveProperty('Grupp')
})
