/**
 * A room is put right and played back by who leads it, from the page: who wrote a card, a removed card, a restoring, a
 * person; the work as a time-lapse; and comments on cards.
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import { removeRecord } from '../../shared/board/document.ts'
import { HISTORY_WINDOW_MS } from '../../shared/limits.ts'
import { close } from '../../shared/protocol/messages.ts'
import { sitDown } from '../support/atTheBoard.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { expectClean, phone, shapes, type Visit, visit } from '../support/browser.ts'
import { type Person, RawClient, stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let room: string
const visits: Visit[] = []
const writers: Person[] = []
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  scene = await makeScene(server)
  room = scene.room('analysis')
})
test.afterEach(async () => {
  expectClean(visits)
  for (const writer of writers.splice(0)) writer.leave()
  for (const { context } of visits.splice(0)) await context.close()
})

interface Writer extends Person {
  readonly member: Member
}

/** Somebody who writes, with no page. */
async function writerCalled(name: string): Promise<Writer> {
  const member = await scene.join('participant', { name, sector: 'business' })
  const person = stockPerson(server, room, member.session)
  writers.push(person)
  await person.synced()
  return { ...person, member }
}

/** Waits until all of these have the same words, and ends the step of the past that is being made. */
async function settle(...people: Person[]): Promise<void> {
  await until('the same words', () => new Set(people.map(({ doc }) => textsOf(doc).join())).size === 1)
  await scene.operator.get(`/api/rooms/${room}/removed-cards`)
}

async function lead(browser: Parameters<typeof sitDown>[0]): Promise<Page> {
  const seat = await sitDown(browser, server, scene, 'Lena', { role: 'facilitator', sector: 'public_sector' })
  visits.push(seat)
  return seat.page
}

const fromMore = async (page: Page, item: string) => {
  await page.getByRole('banner').getByRole('button', { name: 'Mer', exact: true }).click()
  await page.getByRole('button', { name: item }).click()
}

test('who leads sees who wrote a card, brings one back, and restores what a preview showed', async ({
  browser,
}) => {
  const [anna, bo] = [await writerCalled('Anna'), await writerCalled('Bo')]
  writeNote(anna.doc, 'Vi kan trä', 'strengths', 'business')
  const track = writeNote(anna.doc, 'Skidspåren', 'strengths', 'business')
  await settle(anna, bo)
  await scene.operator.post(`/api/rooms/${room}/snapshots`, {})
  removeRecord(bo.doc, track)
  await settle(anna, bo)
  const lena = await lead(browser)
  await lena.getByText('Lista', { exact: true }).click()

  await lena.getByRole('button', { name: /^Mer om kortet: Vi kan trä/ }).click()
  await lena.getByRole('menuitem', { name: 'Uppgifter om kortet' }).click()
  const panel = lena.getByRole('complementary')
  await panel.getByRole('button', { name: 'Vem har skrivit det här?' }).press('Enter')
  await expect(panel.getByRole('listitem').filter({ hasText: 'Anna' })).toContainText('lade till kortet')
  await lena.keyboard.press('Escape')

  await fromMore(lena, 'Borttagna kort')
  const removed = lena.getByRole('dialog', { name: 'Borttagna kort' })
  await expect(removed.getByRole('listitem')).toContainText('Borttaget av Bo')
  await removed.getByRole('button', { name: 'Ta tillbaka Skidspåren' }).click()
  await expect(removed).toContainText('Inget kort har tagits bort.')
  await lena.keyboard.press('Escape')
  await expect(lena.getByRole('listitem').filter({ hasText: 'Skidspåren' })).toBeVisible()

  writeNote(bo.doc, 'Efteråt', 'weaknesses')
  await settle(anna, bo)
  await fromMore(lena, 'Ögonblicksbilder')
  // One that is taken while the list is open comes into it.
  const snapshots = lena.getByRole('dialog', { name: 'Ögonblicksbilder' }).getByRole('listitem')
  await expect(snapshots).toHaveCount(1)
  await scene.operator.post(`/api/rooms/${room}/snapshots`, {})
  await expect(snapshots).toHaveCount(2)
  await lena.getByRole('button', { name: /^Återställ till ögonblicksbild 1/ }).click()
  const window = lena.getByRole('dialog', { name: 'Återställ till ögonblicksbild 1' })
  await expect(window).toContainText('1 kort försvinner')
  await window.getByRole('button', { name: 'Kort för kort' }).click()
  await expect(window.getByRole('listitem').filter({ hasText: 'Efteråt' })).toContainText('Försvinner')
  expect(textsOf(bo.doc)).toContain('Efteråt')
  await window.getByRole('button', { name: 'Återställ tavlan' }).click()
  await expect(lena.getByRole('listitem').filter({ hasText: 'Efteråt' })).toHaveCount(0)
  await until('the board of the snapshot', () => textsOf(bo.doc).join() === 'Skidspåren,Vi kan trä')
})

test('who leads removes a person who has just left from the list of people, with what they wrote and nothing else', async ({
  browser,
}) => {
  const [anna, mallory] = [await writerCalled('Anna'), await writerCalled('Mallory')]
  writeNote(anna.doc, 'Vi kan trä', 'strengths')
  await settle(anna, mallory)
  writeNote(mallory.doc, 'KÖP NU', 'strengths')
  await settle(anna, mallory)
  const socket = await RawClient.open(server, room, mallory.member.session)
  const lena = await lead(browser)
  await lena.getByRole('button', { name: '3 personer är här' }).click()
  await expect(lena.getByRole('button', { name: 'Ta bort Lena …' })).toHaveCount(0)
  await expect(lena.getByRole('button', { name: 'Ta bort Mallory …' })).toBeVisible()
  await expect(lena.getByText('Har gått nyss')).toHaveCount(0)
  mallory.leave()
  await expect(lena.getByText('Har gått nyss')).toBeVisible()
  await lena.getByRole('button', { name: 'Ta bort Mallory …' }).click()
  const window = lena.getByRole('dialog', { name: 'Ta bort Mallory' })
  await window.getByText('Ta tillbaka det Mallory har gjort i det här rummet').click()
  await expect(window.getByRole('status')).toHaveText('1 kort försvinner')
  expect(textsOf(anna.doc)).toContain('KÖP NU')
  await window.getByRole('button', { name: 'Ta bort och ta tillbaka' }).click()
  await expect(lena.getByRole('status').getByText(/^Mallory är borttagen/)).toBeVisible()
  await until('the board without Mallory', () => textsOf(anna.doc).join() === 'Vi kan trä')
  expect((await socket.closed).code).toBe(close.forbidden)
})

test('a card is commented on from the list, marked on the board and in the list, and resolved', async ({
  browser,
}) => {
  const [anna, bo] = [await writerCalled('Anna'), await writerCalled('Bo')]
  writeNote(anna.doc, 'Vi kan trä', 'strengths', 'business')
  await settle(anna, bo)
  const lena = await lead(browser)
  const seat = await visit(browser, server, { session: anna.member.session, viewport: phone })
  visits.push(seat)
  const { page } = seat
  await page.goto(`/room/${room}`)
  await page.getByRole('button', { name: /^Mer om kortet: Vi kan trä/ }).click()
  await page.getByRole('menuitem', { name: 'Uppgifter om kortet' }).click()
  const comments = page.getByRole('region', { name: 'Kommentarer' })
  await comments.getByLabel('Skriv en kommentar').fill('Gäller det hela länet?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText('Kommentaren är skickad.')).toBeVisible()
  await expect(page.getByRole('button', { name: '1 öppen kommentar på Vi kan trä' })).toBeAttached()

  const mark = lena.getByRole('button', { name: '1 öppen kommentar på Vi kan trä' })
  await mark.click()
  const open = lena.getByRole('region', { name: '1 öppen kommentar' })
  await expect(open.getByRole('listitem')).toContainText('Gäller det hela länet?')
  await expect(open.getByRole('listitem')).toContainText('Näringsliv')
  await expect(open).not.toContainText('Anna')
  await open.getByRole('button', { name: 'Markera som löst' }).press('Enter')
  await expect(mark).toHaveCount(0)
  await expect(page.getByRole('button', { name: /öppen kommentar på/ })).toHaveCount(0)
})

test('the work is played back: with the keyboard, by the slider, on a phone; by nobody who does not lead', async ({
  browser,
}) => {
  const [anna, bo] = [await writerCalled('Anna'), await writerCalled('Bo')]
  for (const text of ['Ett', 'Två', 'Tre']) {
    writeNote(anna.doc, text, 'strengths')
    await settle(anna, bo)
    const begun = Date.now()
    // What lies closer to each other is one step.
    await until('the next step', () => Date.now() >= begun + HISTORY_WINDOW_MS)
  }
  const session = (await scene.join('facilitator', { name: 'Lena' })).session
  const seat = await visit(browser, server, { session, viewport: phone })
  visits.push(seat)
  const { page } = seat
  await page.goto(`/room/${room}`)
  await fromMore(page, 'Spela upp arbetet')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Uppspelning: /)
  const slider = page.getByRole('slider', { name: 'Plats i uppspelningen' })
  await expect(shapes(page, 'zone').first()).toBeAttached({ timeout: 30_000 })
  await page.keyboard.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', /3 kort$/)
  await page.keyboard.press('ArrowLeft')
  await expect(slider).toHaveAttribute('aria-valuetext', /2 kort$/)
  await expect(shapes(page, 'note').filter({ hasText: 'Tre' })).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('Senast: Tre')).toBeVisible()
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /^Steg 0 .* 0 kort$/)
  await page.getByRole('radio', { name: '8 gånger så fort' }).click()
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('Space')
  await expect(slider).toHaveAttribute('aria-valuetext', /3 kort$/)
  await expect(page.getByRole('button', { name: 'Spela upp' })).toBeVisible()
  await expect(shapes(page, 'note').filter({ hasText: 'Tre' })).toBeAttached()

  const other = await visit(browser, server, { session: anna.member.session, expected: /status of 403/ })
  visits.push(other)
  await other.page.goto(`/room/${room}/replay`)
  await expect(other.page.getByRole('slider')).toHaveCount(0)
  await expect(other.page.getByRole('heading', { level: 1 })).toBeVisible()
})
