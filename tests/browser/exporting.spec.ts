/**
 * Files of an outcome that take more than a moment: how far they are is shown, they can be stopped, and what fails is tried
 * again.
 * @module
 */
import { readFile, truncate, writeFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { Process } from '../../shared/protocol/processes.ts'
import { apiOf } from '../support/api.ts'
import { expectClean, phone, visit } from '../support/browser.ts'
import { startDemo } from '../support/demo.ts'
import { zipOf } from '../support/processFile.ts'
import { join } from '../support/scene.ts'
import type { TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'
import { unzip } from '../support/unzip.ts'

let server: TestServer
let demo: Process
let session: string

test.beforeAll(async () => {
  ;({ server, demo } = await startDemo())
  const operator = apiOf(server, server.operatorToken)
  const { body } = await operator.post(`/api/processes/${demo.id}/links`, { role: 'facilitator' })
  const invitation = new URL((body as { url: string }).url).hash.slice(1)
  session = (await join(server, invitation, { name: 'Frida', sector: 'academia' })).session
})
test.use({ actionTimeout: 20_000 })
test.afterAll(() => server.stop())

/** Files are asked for, and wait at the gate until it is opened. */
async function gateTo(page: Page, format: string) {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  await page.route(`**/export/${format}?*`, async (route) => {
    await opened
    await route.continue()
  })
  return () => open()
}

const status = (page: Page) => page.getByRole('status').filter({ hasText: /:/ })

test('how far a file is is shown and read out, and it is saved under its name', async ({ browser }) => {
  const visitor = await visit(browser, server, { session })
  const { page } = visitor
  let share = 0.4
  await page.route('**/api/exports/*', (route) => route.fulfill({ json: { stage: 'making', share } }))
  const open = await gateTo(page, 'md')
  await page.goto(`/process/${demo.id}`)
  await page
    .getByRole('list', { name: 'Rapport', exact: true })
    .getByRole('link', { name: /Markdown/ })
    .click()
  await expect(status(page)).toHaveText('Text (Markdown): filen skapas. Det tar en stund.')
  const bar = page.getByRole('progressbar', { name: 'Text (Markdown): filen skapas' })
  await expect(bar).toHaveAttribute('aria-valuenow', '40')
  share = 0.75
  await expect(bar).toHaveAttribute('aria-valuenow', '75')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  const saved = page.waitForEvent('download')
  open()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/\.md$/)
  expect(await readFile(await file.path(), 'utf8')).toContain('# ')
  await expect(status(page)).toHaveText('Text (Markdown): filen är hämtad')
  await expect(bar).toHaveCount(0)
  expectClean([visitor])
})

test('a file that is stopped is stopped on the server too; one that failed is asked for again', async ({
  browser,
}) => {
  const visitor = await visit(browser, server, { session, viewport: phone, expected: /503/ })
  const { page } = visitor
  const keys: string[] = []
  page.on('request', (request) => {
    const key = /export\/zip\?.*key=([\w-]+)/.exec(request.url())?.[1]
    if (key) keys.push(key)
  })
  await page.goto(`/process/${demo.id}`)
  const zip = page.getByRole('link', { name: 'Alla filer (zip)' })
  await zip.click()
  const bar = page.getByRole('progressbar', { name: /^Alla filer \(zip\): filen skapas/ })
  await expect(bar).toHaveAttribute('aria-valuenow', /[1-9]/)
  await page.getByRole('button', { name: 'Avbryt' }).click()
  await expect(status(page)).toHaveText('Alla filer (zip): avbrutet')
  await expect(zip).toBeFocused()
  const operator = apiOf(server, server.operatorToken)
  await until('the server has stopped it', async () => {
    const { body } = await operator.get(`/api/exports/${keys[0]}`)
    return (body as { stage: string }).stage === 'none'
  })

  await page.route('**/export/json?*', (route) => route.fulfill({ status: 503, json: {} }), { times: 1 })
  await page.getByRole('link', { name: 'Allt (JSON)' }).click()
  const problem = page.getByRole('alert')
  await expect(problem).toBeVisible()
  const saved = page.waitForEvent('download')
  await problem.getByRole('button').click()
  const file = await (await saved).path()
  expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('snapshots')
  expectClean([visitor])
})

test('the file of the whole process shows how far it is, can be stopped, and is saved', async ({
  browser,
}) => {
  const visitor = await visit(browser, server, { viewport: phone })
  const { page } = visitor
  await page.goto(`/operator#${server.operatorToken}`)
  await expect(page.getByRole('link', { name: demo.title })).toBeVisible()
  await page.route('**/api/exports/*', (route) => route.fulfill({ json: { stage: 'making', share: 0.3 } }))
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  await page.route(`**/api/processes/${demo.id}/file?*`, async (route) => {
    await opened
    await route.continue().catch(() => {})
  })
  await page.goto(`/process/${demo.id}`)
  const link = page.getByRole('link', { name: 'Processfil' })
  await link.click()
  await expect(status(page)).toHaveText('Processfil: filen skapas. Det tar en stund.')
  const bar = page.getByRole('progressbar', { name: 'Processfil: filen skapas' })
  await expect(bar).toHaveAttribute('aria-valuenow', '30')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('button', { name: 'Avbryt' }).click()
  await expect(status(page)).toHaveText('Processfil: avbrutet')
  await expect(link).toBeFocused()

  const saved = page.waitForEvent('download')
  await link.click()
  open()
  expect((await saved).suggestedFilename()).toMatch(/\.samrum\.zip$/)
  expectClean([visitor])
})

test('a process file that cannot be opened says why in the language of the page, and its window stays on the phone', async ({
  browser,
}) => {
  const visitor = await visit(browser, server, { viewport: phone, expected: /422/ })
  const { page } = visitor
  await page.goto(`/operator#${server.operatorToken}`)
  await page.getByRole('button', { name: 'Öppna en fil' }).click()
  const window_ = page.getByRole('dialog')
  const bytes = await (await page.request.get(`/api/processes/${demo.id}/file`)).body()
  const bring = async (name: string, files: Map<string, Buffer>) => {
    const buffer = Buffer.from(await zipOf(files))
    await window_.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer })
  }
  const files = unzip(bytes)
  const manifest = JSON.parse(String(files.get('manifest.json')))
  await bring(
    'ny.zip',
    new Map([...files, ['manifest.json', Buffer.from(JSON.stringify({ ...manifest, version: 99 }))]]),
  )
  await expect(window_.getByRole('alert')).toHaveText(/nyare version av Samrum/)
  const board = [...files.keys()].find((name) => name.endsWith('board.update')) ?? ''
  await bring('ändrad.zip', new Map([...files, [board, Buffer.from('annat')]]))
  await expect(window_.getByRole('alert')).toContainText(board)
  const box = await window_.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(phone.width)
  const large = test.info().outputPath('stor.zip')
  await writeFile(large, '')
  await truncate(large, 257 * 2 ** 20)
  await window_.locator('input[type=file]').setInputFiles(large)
  await expect(window_.getByRole('alert')).toHaveText(/högst 256 MB/)
  expectClean([visitor])
})

test('a checked file names the room that was altered first, and one that is too large is told how large it may be', async ({
  browser,
}) => {
  const visitor = await visit(browser, server, { session, viewport: phone, expected: /400/ })
  const { page } = visitor
  const whole = await apiOf(server, session).get(`/api/processes/${demo.id}/export/json?language=sv`)
  const filed = whole.body as { snapshots: { insights: { text: string }[] }[] }
  const last = filed.snapshots.at(-1)?.insights[0]
  if (last) last.text = 'Något helt annat.'
  await page.goto('/verify')
  const check = async (name: string, content: string | { bytes: number }) => {
    const file = test.info().outputPath(name)
    await writeFile(file, typeof content === 'string' ? content : '')
    if (typeof content !== 'string') await truncate(file, content.bytes)
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: /^Välj/ }).click()
    await (await choosing).setFiles(file)
  }
  await check('ändrad.json', JSON.stringify(filed))
  const snapshots = page.getByRole('article')
  await expect(snapshots).toHaveCount(filed.snapshots.length)
  await expect(snapshots.first()).toContainText('Ögonblicksbild 1 av Handlingarnas rum (steg 5)')
  await expect(snapshots.first()).toContainText('Ändrade kort (1)')
  await check('tom.pdf', '')
  await expect(page.getByRole('alert')).toContainText('Filen är tom')
  await expect(page.getByText('Kontrollerar tom.pdf')).toHaveCount(0)
  await check('stor.pdf', { bytes: 65 * 2 ** 20 })
  await expect(page.getByRole('alert')).toContainText('stor.pdf')
  await expect(page.getByRole('alert')).toContainText('högst 64 MB')
  expectClean([visitor])
})
