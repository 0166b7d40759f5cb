/**
 * Keeping a full board in order: finding a card, going to a zone, tidying, gathering cards under a heading.
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import { contains, readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { drag, leaveBoard, noteWith, pasteText, sitDown } from '../support/atTheBoard.ts'
import { writeNote } from '../support/board.ts'
import { areApart } from '../support/boxes.ts'
import { laptop, middleOf, phone, shapes } from '../support/browser.ts'
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

const cards = () => readCards(readRecords(witness.doc))

/** The share of the window's width that a zone takes. */
async function widthOf(page: Page, zone: string): Promise<number> {
  const box = await shapes(page, 'zone').filter({ hasText: zone }).boundingBox()
  return (box?.width ?? 0) / (page.viewportSize()?.width ?? 1)
}

test('a number leads to its zone, Ctrl F to a card by its words and to a person', async ({ browser }) => {
  writeNote(witness.doc, 'Nattbussen till Röros', 'challenges_needs', 'business')
  writeNote(witness.doc, 'Skidspåren', 'strengths', 'academia')
  const anna = await sitDown(browser, server, scene, 'Anna')
  const bo = await sitDown(browser, server, scene, 'Bo', { sector: 'business' })
  const { page } = anna
  const zones = readZones(readRecords(witness.doc)).sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const second = zones[1]?.name.sv ?? ''
  const before = await widthOf(page, second)
  await page.locator('.tl-container').focus()
  await page.keyboard.press('2')
  await expect.poll(() => widthOf(page, second)).toBeGreaterThan(before * 1.5)

  await page.keyboard.press('Control+f')
  const dialog = page.getByRole('dialog', { name: 'Hitta på tavlan' })
  await expect(dialog.getByRole('menuitem', { name: second })).toBeVisible()
  await page.keyboard.type('NATTBUSS')
  await expect(dialog.getByRole('menuitem')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(noteWith(page, 'Nattbussen till Röros')).toBeInViewport()

  // At once, and in letters that are tools of the board.
  await page.keyboard.press('Control+f')
  await page.keyboard.type('rödo')
  await expect(dialog.getByRole('searchbox')).toHaveValue('rödo')
  // The first empties the field.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByTestId('tools.select')).toHaveAttribute('aria-pressed', 'true')

  await page.keyboard.press('Control+f')
  await page.keyboard.type('bo')
  await dialog.getByRole('menuitem', { name: /Följ .*Bo/ }).click()
  await bo.page.keyboard.press('3')
  const third = zones[2]?.name.sv ?? ''
  await expect.poll(() => widthOf(bo.page, third)).toBeGreaterThan(0.4)
  await expect.poll(() => widthOf(page, third)).toBeGreaterThan(0.4)
  await leaveBoard(anna, bo)
})

test('a card that lies far outside the board is found, and seen, on a laptop and on a phone', async ({
  browser,
}) => {
  writeNote(witness.doc, 'Långt bort')
  for (const viewport of [laptop, phone]) {
    const anna = await sitDown(browser, server, scene, 'Anna', { viewport })
    const { page } = anna
    await page.keyboard.press('Control+f')
    await page.keyboard.type('långt')
    await page
      .getByRole('dialog')
      .getByRole('menuitem', { name: /Långt bort/ })
      .click()
    await expect(noteWith(page, 'Långt bort')).toBeInViewport({ ratio: 1 })
    await leaveBoard(anna)
  }
})

test('tidying a zone lays its notes in rows, none over another, and can be undone', async ({ browser }) => {
  for (let i = 0; i < 8; i++) writeNote(witness.doc, `Lapp ${i}`, 'strengths')
  const zone = readZones(readRecords(witness.doc)).find(({ id }) => id === 'strengths')
  if (!zone) throw new Error('The analysis has a zone of strengths')
  witness.doc.transact(() => {
    for (const [i, { record }] of cards().entries())
      writeRecord(witness.doc, { ...record, x: zone.box.x + 60 + 31 * i, y: zone.box.y + 200 + 17 * i })
  })
  const before = cards().map(({ box }) => box)
  expect(areApart(before)).toBe(false)
  const anna = await sitDown(browser, server, scene, 'Anna')
  const { x, y } = await middleOf(noteWith(anna.page, 'Lapp 7'))
  await anna.page.mouse.click(x, y)
  await anna.page.keyboard.press('Shift+T')
  await until('tidy notes', () => areApart(cards().map(({ box }) => box)))
  const zones = readZones(readRecords(witness.doc))
  for (const { center } of cards()) expect(zoneAt(zones, center)?.id).toBe('strengths')
  expect(new Set(cards().map(({ box }) => box.y)).size).toBeLessThan(5)
  await anna.page.keyboard.press('Control+z')
  await until('the notes where they were', () => {
    const now = cards().map(({ box }) => box)
    return JSON.stringify(now) === JSON.stringify(before)
  })
  await leaveBoard(anna)
})

test('a zone grows for what is put in it, and what lies below makes room', async ({ browser }) => {
  const names = ['strengths', 'challenges_needs', 'opportunities'] as const
  for (const name of names) writeNote(witness.doc, `i ${name}`, name)
  const anna = await sitDown(browser, server, scene, 'Anna')
  const bo = await sitDown(browser, server, scene, 'Bo')
  const { x, y } = await middleOf(shapes(anna.page, 'zone').filter({ hasText: 'Styrkor' }))
  await anna.page.mouse.move(x, y)
  // What is pasted goes to the pointer as the editor knows it, which is so with its next picture.
  await until('the pointer in the zone', () => {
    const box = readZones(readRecords(witness.doc)).find(({ id }) => id === 'strengths')?.box
    const pointers = [...witness.awareness.getStates().values()].map(({ presence }) => presence?.cursor)
    return box && pointers.some((pointer) => pointer && contains(box, pointer))
  })
  await pasteText(anna.page, Array.from({ length: 40 }, (_, i) => `Styrka ${i}`).join('\n'))
  await until('the cards', () => cards().length === 40 + names.length)
  const zones = readZones(readRecords(witness.doc))
  expect(areApart(cards().map(({ box }) => box))).toBe(true)
  expect(areApart(zones.map(({ box }) => box))).toBe(true)
  for (const { text, center } of cards())
    expect(zoneAt(zones, center)?.id).toBe(text.startsWith('i ') ? text.slice(2) : 'strengths')
  await expect(noteWith(bo.page, 'Styrka 39')).toBeVisible()
  await leaveBoard(anna, bo)
})

test('a heading drawn around notes takes them in, and so does one that a note is dropped on', async ({
  browser,
}) => {
  for (const text of ['Tåget', 'Bussen', 'Cykeln']) writeNote(witness.doc, text, 'strengths')
  const anna = await sitDown(browser, server, scene, 'Anna')
  const { page } = anna
  const boxOf = async (text: string) => {
    const box = await noteWith(page, text).boundingBox()
    if (!box) throw new Error(`${text} is not on the screen`)
    return box
  }
  const bus = await boxOf('Bussen')
  const [first, second] = [bus, await boxOf('Tåget')].sort((a, b) => a.x - b.x)
  if (!first || !second) throw new Error('There are two notes')
  await page.clock.install()
  await page.keyboard.press('f')
  await drag(
    page,
    { x: first.x - 4, y: first.y - 4 },
    { x: second.x + second.width + 4, y: second.y + second.height + 4 },
  )
  // Its name is as large from afar: nobody is taken close, where it would be out of view.
  await page.clock.runFor(2_000)
  expect(await boxOf('Bussen')).toEqual(bus)
  await page.keyboard.type('Resor')
  await page.keyboard.press('Enter')
  const groups = () => extractInsights(readRecords(witness.doc), { id: 'room', step: 'analysis' }).groups
  await until('the group', () => groups()[0]?.heading === 'Resor' && groups()[0]?.members.length === 2)

  await page.keyboard.press('Escape')
  await drag(page, await middleOf(noteWith(page, 'Cykeln')), await middleOf(noteWith(page, 'Bussen')))
  await until('the third', () => groups()[0]?.members.length === 3)
  await until('no overlap', () => areApart(cards().map(({ box }) => box)))
  const zones = readZones(readRecords(witness.doc))
  for (const { center } of cards()) expect(zoneAt(zones, center)?.id).toBe('strengths')

  // One that nobody names is called what it is, in the reader's language.
  const { x, y } = await middleOf(shapes(page, 'zone').filter({ hasText: 'Hot' }))
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await drag(page, { x: x - 60, y: y - 20 }, { x: x + 60, y: y + 40 })
  await page.keyboard.press('Enter')
  await expect(shapes(page, 'frame').filter({ hasText: 'Rubrik' })).toBeVisible()
  await expect(shapes(page, 'frame').filter({ hasText: 'Frame' })).toHaveCount(0)
  await leaveBoard(anna)
})
