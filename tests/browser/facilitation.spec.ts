/**
 * A room that is led: one facilitator and three participants, one of them on a phone, each with a browser.
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import { sitDown } from '../support/atTheBoard.ts'
import { expectClean, phone, type Visit } from '../support/browser.ts'
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

const bar = (page: Page) => page.getByRole('region', { name: 'Det som pågår' })

test('the agenda goes on from the keyboard, and all see the same activity and the same second', async ({
  browser,
}) => {
  const pages = await gather(browser)
  const [lena, ...others] = pages
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
  await bar(lena).getByRole('button', { name: 'Pausa tiden' }).click()
  const times = async () => Promise.all(pages.map((page) => bar(page).getByRole('timer').textContent()))
  for (const page of pages) await expect(bar(page).getByRole('timer')).toContainText('Pausad')
  expect(new Set(await times()).size).toBe(1)
  await expect(bar(others[0]).getByRole('button')).toHaveCount(1)

  await bar(lena).getByRole('button', { name: 'Vidare: Gruppera' }).click()
  for (const page of pages) await expect(bar(page).getByText('Gruppera', { exact: true })).toBeVisible()
})

test('the agenda is changed in a window', async ({ browser }) => {
  const [lena, anna] = await gather(browser)
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
