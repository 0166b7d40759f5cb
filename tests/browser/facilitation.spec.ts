/**
 * A room that is led: one facilitator and three participants, one of them on a phone, each with a browser.
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import { sitDown } from '../support/atTheBoard.ts'
import { expectClean, middleOf, nextFrames, phone, shapes, showAll, type Visit } from '../support/browser.ts'
import { isIn } from '../support/frames.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

let server: TestServer
let scene: Scene
let people: Visit[] = []
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  scene = await makeScene(server)
})
test.afterEach(async () => {
  expectClean(people)
  for (const { context } of people.splice(0)) await context.close()
})

/** Everyone at the board of the analysis. */
async function gather(browser: Parameters<typeof sitDown>[0]): Promise<[Page, Page, Page, Page]> {
  people = [
    await sitDown(browser, server, scene, 'Lena', { role: 'facilitator', sector: 'public_sector' }),
    await sitDown(browser, server, scene, 'Anna', { sector: 'civil_society' }),
    await sitDown(browser, server, scene, 'Bo', { sector: 'business' }),
    await sitDown(browser, server, scene, 'Cia', { sector: 'academia', viewport: phone }),
  ]
  return people.map(({ page }) => page) as [Page, Page, Page, Page]
}

/** Cards on the board, and in the list. */
const cards = (page: Page) => shapes(page, 'note').or(page.getByRole('listitem'))
/** The device's clock is an hour ahead. */
const setAhead = () => {
  const now = Date.now
  Date.now = () => now() + 3_600_000
}
/** Counts the tones that a page sounds. */
const countTones = () => {
  const { start } = OscillatorNode.prototype
  Object.assign(window, { tones: 0 })
  OscillatorNode.prototype.start = function (...when) {
    ;(window as unknown as { tones: number }).tones++
    start.apply(this, when)
  }
}
const bar = (page: Page) => page.getByRole('region', { name: 'Det som pågår' })

test('the agenda goes on from the keyboard, and all see the same activity and the same second', async ({
  browser,
}) => {
  const pages = await gather(browser)
  const [lena, anna, bo, cia] = pages
  const others = [anna, bo, cia]
  await bo.addInitScript(setAhead)
  await bo.reload()
  await expect(shapes(bo, 'zone').first()).toBeVisible({ timeout: 30_000 })
  for (const page of others) await expect(bar(page)).toHaveCount(0)
  await bar(lena).getByRole('button', { name: 'Dagordning' }).focus()
  await lena.keyboard.press('Enter')
  await lena.getByRole('button', { name: 'Starta Dela' }).focus()
  await lena.keyboard.press('Enter')
  for (const page of pages) {
    await expect(bar(page).getByText('Dela', { exact: true })).toBeVisible()
    await expect(bar(page)).toContainText('läs upp dina kort')
    await expect(bar(page).getByRole('button', { name: 'Dagordning: 2 av 6' })).toBeVisible()
    await expect(page.getByRole('status').getByText(/^Nu: Dela, 12 minuter/)).toBeVisible()
  }
  const times = async () => Promise.all(pages.map((page) => bar(page).getByRole('timer').textContent()))
  await expect(async () => expect(new Set(await times()).size).toBe(1)).toPass()
  await bar(lena).getByRole('button', { name: 'Pausa tiden' }).click()
  for (const page of pages) await expect(bar(page).getByRole('timer')).toContainText('Pausad')
  expect(new Set(await times()).size).toBe(1)
  await expect(bar(anna).getByRole('button')).toHaveCount(1)

  await lena.evaluate(countTones)
  await bar(lena).getByRole('button', { name: 'Fortsätt tiden' }).click()
  for (const page of pages) await expect(bar(page).getByRole('timer')).not.toContainText('Pausad')
  const { api } = await scene.join('facilitator')
  await api.post(`/api/rooms/${scene.room('analysis')}/lead`, { do: 'extend', minutes: -12 })
  // All at once: what is announced stays for some seconds.
  await Promise.all(
    pages.map((page) => expect(page.getByRole('status').getByText('Tiden är ute.')).toBeVisible()),
  )
  for (const page of pages) await expect(bar(page).getByRole('timer')).toHaveText('Tiden är ute')
  await expect.poll(() => lena.evaluate(() => (window as unknown as { tones: number }).tones)).toBe(2)

  await bar(lena).getByRole('button', { name: 'Vidare: Gruppera' }).click()
  for (const page of pages) {
    await expect(bar(page).getByText('Gruppera', { exact: true })).toBeVisible()
    await expect(page.getByText(/^Mer tid:/)).toHaveCount(0)
  }
})

test('the agenda is changed in a window', async ({ browser }) => {
  people = [
    await sitDown(browser, server, scene, 'Lena', { role: 'facilitator', sector: 'public_sector' }),
    await sitDown(browser, server, scene, 'Anna', { sector: 'civil_society' }),
  ]
  const [lena, anna] = people.map(({ page }) => page) as [Page, Page]
  await bar(lena).getByRole('button', { name: 'Dagordning' }).click()
  await lena.getByRole('button', { name: 'Ändra dagordningen' }).click()
  const second = lena.getByRole('listitem', { name: 'Aktivitet 2' })
  await second.getByLabel('Minuter').fill('många')
  await second.getByLabel('Uppgift').fill('Två och två: berätta för varandra.')
  await lena.getByRole('button', { name: 'Spara' }).click()
  await expect(second.getByText('Skriv ett helt antal minuter')).toBeVisible()
  await second.getByLabel('Minuter').fill('20')
  await second.getByRole('button', { name: 'Flytta upp' }).click()
  await lena.getByRole('button', { name: 'Spara' }).click()
  await bar(lena).getByRole('button', { name: 'Börja: Dela' }).click()
  await expect(bar(anna)).toContainText('Två och två')
  await expect(bar(anna).getByRole('timer')).toHaveText(/^(20:00|19:5\d)$/)
})

test('what is written quietly is neither on another’s page nor in any frame it gets, until who leads reveals it', async ({
  browser,
}) => {
  people = [
    await sitDown(browser, server, scene, 'Lena', { role: 'facilitator', sector: 'public_sector' }),
    await sitDown(browser, server, scene, 'Anna', { sector: 'civil_society' }),
    await sitDown(browser, server, scene, 'Bo', { sector: 'business', viewport: phone }),
  ]
  const [lena, anna, bo] = people.map(({ page }) => page) as [Page, Page, Page]
  await bo.getByText('Lista', { exact: true }).click()
  await bar(lena).getByRole('button', { name: 'Börja: Skriv tyst' }).click()
  for (const page of [anna, bo]) {
    await expect(bar(page).getByText('Bara du ser dina kort')).toBeVisible()
    await expect(page.getByRole('status').getByText(/^Bara du ser det du skriver/)).toBeAttached()
    await expect(bar(page).getByRole('button', { name: 'Visa allas kort' })).toHaveCount(0)
  }

  // Each in one piece, as frames would have it: letters that were typed need not lie side by side in them.
  const { x, y } = await middleOf(shapes(anna, 'zone').filter({ hasText: 'Styrkor' }))
  await anna.mouse.move(x, y)
  await nextFrames(anna)
  await anna.keyboard.press('n')
  await expect(anna.locator('.ProseMirror')).toBeFocused()
  await anna.keyboard.insertText('Annas hemlighet')
  await anna.keyboard.press('Escape')
  await anna.keyboard.press('Escape')
  for (const page of [lena, anna]) await showAll(page)
  const box = bo.getByRole('textbox', { name: 'Nytt kort i Svagheter' })
  await box.fill('Bos hemlighet')
  await box.press('Enter')
  await expect(bar(lena).getByText('Bara du ser dina kort · 2 har skrivit')).toBeVisible()
  // Who reloads gets their own back, and asks the server for all it will give.
  await bo.reload()
  await expect(bo.getByText('Bos hemlighet')).toBeVisible()
  const texts = ['Annas hemlighet', 'Bos hemlighet']
  const unseen = [texts, ['Bos hemlighet'], ['Annas hemlighet']]
  for (const [i, { page, received }] of people.entries()) {
    expect(received.length).toBeGreaterThan(0)
    for (const words of unseen[i] ?? []) {
      await expect(page.getByText(words)).toHaveCount(0)
      expect(received.filter((frame) => isIn(frame, words))).toEqual([])
    }
  }

  await bar(lena).getByRole('button', { name: 'Visa allas kort' }).click()
  for (const [i, { page, received }] of people.entries()) {
    await expect(page.getByRole('status').getByText('Nu ser alla allas kort.')).toBeAttached()
    await expect(bar(page).getByText('Bara du ser dina kort')).toHaveCount(0)
    await expect(bar(page).getByText('Skriv tyst', { exact: true })).toBeVisible()
    for (const words of texts) await expect(cards(page).filter({ hasText: words })).toBeVisible()
    for (const words of unseen[i] ?? []) expect(received.some((frame) => isIn(frame, words))).toBe(true)
  }
})
