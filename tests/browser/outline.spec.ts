/**
 * The outline: the same board as a list, with the same rights. It is what a phone shows first, it follows what others
 * do as it happens, and what is written in it is on everyone's board.
 * @module
 */
import { expect, test } from '@playwright/test'
import { readCards } from '../../shared/board/cards.ts'
import { readRecord, readRecords, textFragment, writeRecord } from '../../shared/board/document.ts'
import { firstText, textsOf, writeNote } from '../support/board.ts'
import { expectClean, laptop, phone, shapes, visit } from '../support/browser.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let cia: Person

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test.beforeEach(async () => {
  scene = await makeScene(server)
  cia = stockPerson(
    server,
    scene.room('analysis'),
    (await scene.join('participant', { name: 'Cia' })).session,
  )
  await cia.synced()
})
test.afterEach(() => cia.leave())

const roomPath = () => `/room/${scene.room('analysis')}`

test('a phone shows the list first; notes of others come and go in it; adding and editing reach them', async ({
  browser,
}) => {
  const { session } = await scene.join('participant', { name: 'Olle', sector: 'academia' })
  const olle = await visit(browser, server, { viewport: phone, session })
  const { page } = olle
  await page.goto(roomPath())
  await expect(page.getByRole('heading', { level: 2, name: /^Styrkor/ })).toBeVisible()
  await expect(page.locator('.tl-container')).toHaveCount(0)

  writeNote(cia.doc, 'Vi kan trä', 'strengths', 'business')
  await expect(page.getByText('Vi kan trä')).toBeVisible()

  await page.getByLabel('Nytt kort i Styrkor').fill('Vi kan samarbeta över älven')
  await page.getByLabel('Nytt kort i Styrkor').press('Enter')
  await expect(page.getByLabel('Nytt kort i Styrkor')).toHaveValue('')
  await until("Olle's card at Cia's", () => textsOf(cia.doc).includes('Vi kan samarbeta över älven'))
  const card = readCards(readRecords(cia.doc)).find(({ text }) => text.startsWith('Vi kan samarbeta'))
  expect(card?.meta).toMatchObject({ sector: 'academia' })

  await page.getByRole('button', { name: /^Vi kan trä/ }).click()
  const field = page.getByLabel('Kortets text')
  await field.press('End')
  await field.pressSequentially(' och sten')
  await page.getByRole('button', { name: 'Klar' }).click()
  await until("the edit at Cia's", () => textsOf(cia.doc).includes('Vi kan trä och sten'))
  expect(textsOf(cia.doc)).toEqual(['Vi kan samarbeta över älven', 'Vi kan trä och sten'])
  expectClean([olle])
  await olle.context.close()
})

test('two people edit one card at the same time, one in the list, and no letter is lost', async ({
  browser,
}) => {
  const { session } = await scene.join('participant')
  const { page, context } = await visit(browser, server, { viewport: phone, session })
  const id = writeNote(cia.doc, 'mitten', 'strengths')
  await page.goto(roomPath())
  await page.getByRole('button', { name: /^mitten/ }).click()
  const field = page.getByLabel('Kortets text')
  await expect(field).toBeFocused()
  await field.press('End')
  const mine = 'det här skrivs i listan medan någon annan skriver i samma kort'
  const theirs = 'OCH DET HÄR SKRIVS PÅ TAVLAN'
  let typed = 0
  const other = setInterval(() => typed < theirs.length && insertAt(id, typed, theirs[typed++] ?? ''), 7)
  await field.pressSequentially(mine)
  await until('the other to be done', () => typed === theirs.length)
  clearInterval(other)
  await expect.poll(() => textsOf(cia.doc)[0]).toBe(`${theirs}mitten${mine}`)
  await expect(field).toHaveValue(`${theirs}mitten${mine}`)
  await context.close()
})

/** Types a letter into a card's text, as Cia. */
function insertAt(id: string, place: number, letter: string): void {
  const text = firstText(textFragment(cia.doc, id))
  if (!text) throw new Error('The card has no text to write in')
  text.insert(place, letter)
}

test('an observer reads the list, and what each card says, and is offered nothing to change', async ({
  browser,
}) => {
  const id = writeNote(cia.doc, 'Att läsa', 'strengths')
  const card = readRecord(cia.doc, id)
  if (!card) throw new Error('the card is gone')
  const { x, y, parentId } = card
  const frame = { ...card, id: 'shape:heading', type: 'frame', x, y, parentId }
  writeRecord(cia.doc, { ...frame, props: { name: 'Det vi kan', w: 400, h: 400 }, meta: {} })
  writeRecord(cia.doc, { ...card, parentId: 'shape:heading', x: 40, y: 40 }, { text: false })
  const { session } = await scene.join('observer')
  const watching = await visit(browser, server, { viewport: phone, session })
  await watching.page.goto(roomPath())
  await expect(watching.page.getByText('Att läsa')).toBeVisible()
  await expect(watching.page.getByLabel(/^Nytt kort/)).toHaveCount(0)
  await expect(watching.page.getByRole('button', { name: /^Mer om kortet/ })).toHaveCount(0)
  const row = watching.page.getByRole('listitem').filter({ hasText: 'Att läsa' })
  await expect(row.getByText('Under rubriken Det vi kan')).toBeVisible()
  await row.getByRole('button', { name: 'Uppgifter om kortet: Att läsa' }).click()
  const panel = watching.page.getByRole('complementary', { name: 'Iakttagelse' })
  await expect(panel.getByText('Under rubriken Det vi kan')).toBeVisible()
  await expect(panel.getByText('Prioriterad, beslutad, pågår och genomförd sätts av')).toBeVisible()
  await panel.getByRole('button', { name: 'Fler uppgifter' }).click()
  const place = panel.getByRole('textbox', { name: 'Plats' })
  await expect(place).not.toBeEditable()
  await expect(place).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  expectClean([watching])
  await watching.context.close()
})

test('beside the board on a laptop: what is added in the list lies on the board', async ({ browser }) => {
  const { session } = await scene.join('facilitator')
  const lead = await visit(browser, server, { viewport: laptop, session })
  await lead.page.goto(roomPath())
  await lead.page.getByRole('radio', { name: 'Båda' }).click()
  await lead.page.getByLabel('Nytt kort i Styrkor').fill('Från listan')
  await lead.page.getByLabel('Nytt kort i Styrkor').press('Enter')
  await expect(shapes(lead.page, 'note').filter({ hasText: 'Från listan' })).toBeVisible({ timeout: 30_000 })
  await until("the card at Cia's", () => textsOf(cia.doc).includes('Från listan'))
  // A card that is opened has its place beside both, and hides neither.
  const list = lead.page.getByRole('region', { name: 'Lista över zoner och kort' })
  await list.getByRole('button', { name: /^Mer om kortet: Från listan/ }).click()
  await lead.page.getByRole('menuitem', { name: 'Uppgifter om kortet' }).click()
  const panel = lead.page.getByRole('complementary', { name: 'Iakttagelse' })
  await expect(panel).toBeVisible()
  const [ofList, ofPanel] = [await list.boundingBox(), await panel.boundingBox()]
  expect((ofList?.x ?? 0) + (ofList?.width ?? 0)).toBeLessThanOrEqual((ofPanel?.x ?? 0) + 1)
  expectClean([lead])
  await lead.context.close()
})
