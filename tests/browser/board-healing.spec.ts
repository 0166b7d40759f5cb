/**
 * What people make of a board who do not know of each other, in real editors: all show the same, and nobody's page
 * works against another's (SPEC.md, H).
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import { type BoardRecord, readRecords, removeRecord, writeRecord } from '../../shared/board/document.ts'
import { leaveBoard, noteWith, sitDown } from '../support/atTheBoard.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { arrowRecord, bindingRecord } from '../support/boardRecords.ts'
import { expectClean, middleOf, shapes, writeNoteOnBoard } from '../support/browser.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let witness: Person

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  scene = await makeScene(server)
  const { session } = await scene.join('participant', { name: 'Vittnet' })
  witness = stockPerson(server, scene.room('analysis'), session)
  await witness.synced()
})
test.afterEach(() => witness.leave())

const recordOf = (id: string): BoardRecord => {
  const record = readRecords(witness.doc).find((candidate) => candidate.id === id)
  if (!record) throw new Error(`no record ${id}`)
  return record
}

/** How the one arrow is drawn on a page: where, and along what. */
async function arrowOn(page: Page): Promise<string> {
  const arrow = shapes(page, 'arrow')
  await expect(arrow).toHaveCount(1)
  const path = await arrow.locator('g path').first().getAttribute('d')
  return `${await arrow.evaluate((element) => getComputedStyle(element).transform)} ${path}`
}

test('[H7] who looks on while others lay one over the other writes nothing for it, and has nothing to undo', async ({
  browser,
}) => {
  const [from, to] = [
    writeNote(witness.doc, 'Bussen', 'challenges_needs'),
    writeNote(witness.doc, 'Tåget', 'challenges_needs'),
  ]
  const arrow = arrowRecord('shape:pil', 'Zz')
  for (const record of [arrow, bindingRecord(arrow.id, 'start', from), bindingRecord(arrow.id, 'end', to)])
    writeRecord(witness.doc, record)
  const anna = await sitDown(browser, server, scene, 'Anna')
  // The editor of whoever does this lifts the arrow over the card; here that was nobody's.
  writeRecord(witness.doc, { ...recordOf(to), index: 'b5' })
  writeNote(witness.doc, 'Lyft', 'strengths')
  await expect(noteWith(anna.page, 'Lyft')).toBeVisible()
  await expect(anna.page.getByTestId('quick-actions.undo')).toBeDisabled()
  await writeNoteOnBoard(anna.page, 'Styrkor', 'Efter allt annat')
  await until('what Anna wrote', () => textsOf(witness.doc).includes('Efter allt annat'))
  expect(recordOf(arrow.id).index).toBe('Zz')
  await leaveBoard(anna)
})

test('[H6] an arrow drawn without network to a card that is gone meanwhile ends where the card was, for all', async ({
  browser,
}) => {
  const [from, to] = [
    writeNote(witness.doc, 'Varvet', 'challenges_needs'),
    writeNote(witness.doc, 'Hamnen', 'challenges_needs'),
  ]
  const anna = await sitDown(browser, server, scene, 'Anna', { sector: 'business' })
  const bo = await sitDown(browser, server, scene, 'Bo', { sector: 'academia' })
  const [start, end] = [
    await middleOf(noteWith(anna.page, 'Varvet')),
    await middleOf(noteWith(anna.page, 'Hamnen')),
  ]
  await anna.context.setOffline(true)
  await anna.page.keyboard.press('a')
  await anna.page.mouse.move(start.x, start.y)
  await anna.page.mouse.down()
  await anna.page.mouse.move(end.x, end.y, { steps: 8 })
  await anna.page.mouse.up()
  await expect(shapes(anna.page, 'arrow')).toHaveCount(1)
  const gone = await middleOf(noteWith(bo.page, 'Hamnen'))
  await bo.page.mouse.click(gone.x, gone.y)
  await bo.page.keyboard.press('Delete')
  await until('the card to be gone', () => !textsOf(witness.doc).includes('Hamnen'))

  await anna.context.setOffline(false)
  await until('the arrow', () => readRecords(witness.doc).some(({ type }) => type === 'arrow'))
  for (const { page } of [anna, bo]) await expect(noteWith(page, 'Hamnen')).toHaveCount(0)
  const cia = await sitDown(browser, server, scene, 'Cia', { sector: 'public_sector' })
  await anna.page.keyboard.press('Escape')
  const drawn = await arrowOn(cia.page)
  for (const { page } of [anna, bo]) await expect.poll(() => arrowOn(page)).toBe(drawn)
  expect(from).not.toBe(to)
  expectClean([anna, bo, cia], { serverWasAway: true })
  for (const { context } of [anna, bo, cia]) await context.close()
})

test('[H7] a group whose cards two people take out at once stays where it lies when it is moved', async ({
  browser,
}) => {
  const ids = ['Ett', 'Två', 'Tre'].map((text) => writeNote(witness.doc, text, 'challenges_needs'))
  const first = recordOf(ids[0] ?? '')
  const group: BoardRecord = { ...first, id: 'shape:grupp', type: 'group', props: {}, meta: {} }
  const corner = { x: Number(first.x), y: Number(first.y) }
  writeRecord(witness.doc, group)
  for (const id of ids) {
    const record = recordOf(id)
    const [x, y] = [Number(record.x) - corner.x, Number(record.y) - corner.y]
    writeRecord(witness.doc, { ...record, parentId: group.id, x, y })
  }
  const anna = await sitDown(browser, server, scene, 'Anna')
  for (const id of ids.slice(0, 2)) removeRecord(witness.doc, id)
  await expect(shapes(anna.page, 'note')).toHaveCount(1)
  const before = await middleOf(noteWith(anna.page, 'Tre'))
  await anna.page.mouse.move(before.x, before.y)
  await anna.page.mouse.down()
  await anna.page.mouse.move(before.x + 40, before.y + 30, { steps: 6 })
  await anna.page.mouse.up()
  const bo = await sitDown(browser, server, scene, 'Bo')
  const [annas, bos] = [await middleOf(noteWith(anna.page, 'Tre')), await middleOf(noteWith(bo.page, 'Tre'))]
  expect(Math.hypot(annas.x - before.x - 40, annas.y - before.y - 30)).toBeLessThan(3)
  expect(Math.hypot(annas.x - bos.x, annas.y - bos.y)).toBeLessThan(3)
  await leaveBoard(anna, bo)
})
