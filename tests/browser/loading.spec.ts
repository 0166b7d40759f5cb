/**
 * What a phone on a weak line has to fetch before it can answer, and what comes while its owner does.
 * @module
 */
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { sectorNames } from '../../shared/vocabulary.ts'
import { expectClean, phone, shapes, visit } from '../support/browser.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

/** Compressed bytes of script, the answers' heads with them: what the join page may take until it can be used. */
const JOIN_PAGE_BYTES = 120_000
/** The same for what the board of a room takes beyond its list. */
const BOARD_BYTES = 600_000
/** The file with the editor in it. */
const BOARD = /^Board-/

let server: TestServer
let scene: Scene

test.beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
})
test.afterAll(() => server.stop())

/** The scripts that a page has fetched since: their names, and their bytes as they came over the line. */
async function watchScripts(session: CDPSession) {
  const scripts = new Map<string, { name: string; bytes: number }>()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script')
      scripts.set(requestId, { name: new URL(response.url).pathname.replace('/assets/', ''), bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId)
    if (script) script.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  // What every browser takes; those that take brotli get a tenth less.
  await session.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } })
  const here = () => [...scripts.values()].filter(({ bytes }) => bytes > 0)
  return {
    bytes: () => here().reduce((sum, { bytes }) => sum + bytes, 0),
    has: (name: RegExp) => here().some((script) => name.test(script.name)),
  }
}

/** Answers the invitation, and opens the first room by its link on the process's page. */
async function join(page: Page): Promise<void> {
  await page.getByText(sectorNames.business.sv, { exact: true }).click()
  await page.getByRole('button', { name: 'Gå med' }).click()
  await page.getByRole('link', { name: new RegExp(scene.process.rooms[0]?.title ?? '') }).click()
}

test('the join page is light; the board comes while the name is typed, and not at all for a list', async ({
  browser,
}) => {
  const anna = await visit(browser, server)
  const { page } = anna
  const scripts = await watchScripts(await anna.context.newCDPSession(page))
  // It may be gone before anybody looks.
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('body > [inert] .tl-container'))
        document.documentElement.dataset.seenWarming = 'true'
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
  })
  await page.goto(scene.process.links.participant)
  await expect(page.getByLabel(/^Namn/)).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(scripts.bytes()).toBeGreaterThan(0)
  expect(scripts.bytes()).toBeLessThan(JOIN_PAGE_BYTES)
  expect(scripts.has(BOARD)).toBe(false)
  await page.getByLabel(/^Namn/).fill('Anna')
  await expect.poll(() => scripts.has(BOARD)).toBe(true)
  // The editor is built once out of sight, and taken down again.
  const warming = page.locator('body > [inert] .tl-container')
  await expect(page.locator('html')).toHaveAttribute('data-seen-warming', 'true')
  await expect(page.getByLabel(/^Namn/)).toBeFocused()
  await expect(warming).toHaveCount(0)
  await expect(page.locator('body > [inert]')).toHaveCount(0)
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('TLDRAW'))),
  ).toEqual([])
  await join(page)
  await expect(shapes(page, 'zone').first()).toBeVisible({ timeout: 30_000 })
  const withBoard = scripts.bytes()

  const bo = await visit(browser, server, { viewport: phone, hasTouch: true })
  const listScripts = await watchScripts(await bo.context.newCDPSession(bo.page))
  await bo.page.goto(scene.process.links.participant)
  await bo.page.getByLabel(/^Namn/).fill('Bo')
  await join(bo.page)
  await expect(bo.page.getByLabel(/^Nytt kort/).first()).toBeVisible()
  await bo.page.waitForLoadState('networkidle')
  expect(listScripts.has(BOARD)).toBe(false)
  expect(withBoard - listScripts.bytes()).toBeLessThan(BOARD_BYTES)
  expectClean([anna, bo])
  for (const { context } of [anna, bo]) await context.close()
})
