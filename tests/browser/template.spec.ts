/**
 * The template of a process, changed in its window by who leads it.
 * @module
 */
import { expect, test } from '@playwright/test'
import { CreatedProcess } from '../../shared/protocol/processes.ts'
import { ownTemplate } from '../../shared/protocol/processTemplate.ts'
import { apiOf } from '../support/api.ts'
import { leaveBoard } from '../support/atTheBoard.ts'
import { shapes, visit } from '../support/browser.ts'
import { join, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

let server: TestServer
let path: string
let session: string

test.beforeAll(async () => {
  server = await startServer()
  const made = await apiOf(server, server.operatorToken).post('/api/processes', {
    title: 'Byns process',
    rooms: ['analysis'],
  })
  const { id, links } = CreatedProcess.parse(made.body)
  path = `/process/${id}`
  session = (await join(server, tokenOf(links.facilitator), { name: 'Frida' })).session
})
test.afterAll(() => server.stop())

test('zones are added, moved and removed in the template, for the rooms that come after', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session, expected: /status of 400/ })
  const { page } = frida
  await page.goto(path)
  await page.getByRole('button', { name: 'Ändra mallen' }).click()
  const window = page.getByRole('dialog', { name: 'Ändra mallen' })
  await expect(window.getByText(/Rum som redan finns, deras zoner och kort ändras inte/)).toBeVisible()
  const rows = window.locator('ol > li')
  await expect(rows).toHaveCount(11)

  await window.getByRole('button', { name: 'Ta bort zonen Drivkrafter' }).click()
  await expect(rows).toHaveCount(10)
  // The button that moves a zone keeps the focus, until there is nothing more to do for it.
  await window.getByRole('button', { name: 'Flytta Underlag före' }).press('Enter')
  await expect(rows.first()).toContainText('Underlag')
  await expect(window.getByRole('button', { name: 'Flytta Underlag efter' })).toBeFocused()

  await window.getByRole('button', { name: 'Lägg till en zon' }).click()
  await window.getByRole('textbox', { name: 'Zonens namn, svenska' }).fill('Berättelser')
  await window.getByRole('textbox', { name: 'Zonens namn, engelska' }).fill('Stories')
  await window.getByRole('textbox', { name: 'Zonens fråga, svenska' }).fill('Vad har du varit med om?')
  await window.getByRole('textbox', { name: 'Zonens fråga, engelska' }).fill('')
  const kinds = window.getByRole('group', { name: 'Slag av kort som hör hemma här' })
  await kinds.getByText('Iakttagelse', { exact: true }).click()
  await expect(window.getByText('Välj minst ett slag av kort.')).toBeVisible()
  await kinds.getByText('Lärdom', { exact: true }).click()
  await kinds.getByText('Behov', { exact: true }).click()
  await window.getByRole('button', { name: /Slag som nya kort får/ }).click()
  await page.getByRole('option', { name: 'Behov' }).click()
  await window.getByRole('button', { name: 'Spara' }).click()
  await expect(window).toBeHidden()

  await page.getByRole('button', { name: 'Lägg till ett rum i steget Analys' }).click()
  const newRoom = page.getByRole('dialog')
  // A room is told apart from the others of its step, and what does not fit says what does.
  const title = newRoom.getByLabel('Vad ska rummet heta?')
  for (const [given, problem] of [
    [' ', 'Skriv vad rummet ska heta.'],
    ['Samskapandets rum', 'Steget har redan ett rum som heter så. Ge det här ett annat namn.'],
    ['Rum\u202E1', 'Skriv högst 120 tecken på en rad, utan styrtecken.'],
  ] as const) {
    await title.fill(given)
    await newRoom.getByRole('button', { name: 'Lägg till rummet' }).click()
    await expect(newRoom.getByText(problem)).toBeVisible()
    await expect(newRoom.getByRole('alert')).toHaveCount(0)
  }
  await title.fill('Nya rummet')
  await newRoom.getByRole('button', { name: 'Lägg till rummet' }).click()
  await page.getByRole('link', { name: /Nya rummet/ }).click()
  await expect(shapes(page, 'zone').filter({ hasText: 'Berättelser' })).toBeVisible({ timeout: 60_000 })
  await expect(shapes(page, 'zone').filter({ hasText: 'Vad har du varit med om?' })).toBeVisible()
  await expect(shapes(page, 'zone').filter({ hasText: 'Drivkrafter' })).toHaveCount(0)
  await leaveBoard(frida)
})

test('what the process works towards stands on its page and over its boards, and is changed in its template', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session })
  const { page } = frida
  await page.goto(path)
  const aims = page.getByRole('region', { name: 'Det här arbetar processen mot' })
  await expect(aims).toContainText(/^Övergripande målUtvecklingskraft med stärkt lokal och regional/)
  await expect(aims.getByRole('listitem')).toHaveCount(3)
  await page.getByRole('button', { name: 'Ändra mallen' }).click()
  const window = page.getByRole('dialog', { name: 'Ändra mallen' })
  await window.getByRole('textbox', { name: 'Övergripande mål, svenska' }).fill('Alla byar lever')
  await window.getByRole('textbox', { name: 'Övergripande mål, engelska' }).fill('')
  await window.getByRole('textbox', { name: 'Långsiktiga prioriteringar, svenska' }).fill('Bussar')
  await window.getByRole('textbox', { name: 'Långsiktiga prioriteringar, engelska' }).fill('Buses')
  await window.getByRole('button', { name: 'Spara' }).click()
  await expect(aims).toContainText('Alla byar lever')
  await expect(aims.getByRole('listitem')).toHaveText(['Bussar'])
  await page.getByRole('link', { name: /Samskapandets rum/ }).click()
  await expect(page.getByRole('banner').getByText('Mål: Alla byar lever')).toBeVisible({ timeout: 60_000 })
  await leaveBoard(frida)
})

test('what cannot be saved is told by the fields that were filled in', async ({ browser }) => {
  const { page } = await visit(browser, server, { session, expected: /status of 400/ })
  await page.goto(path)
  await page.getByRole('button', { name: 'Ändra mallen' }).click()
  const window = page.getByRole('dialog', { name: 'Ändra mallen' })
  await window.getByRole('textbox', { name: 'Mallens namn' }).fill('')
  for (const name of ['Rummets namn, svenska', 'Rummets namn, engelska'])
    await window.getByRole('textbox', { name }).fill('')
  await window.getByRole('button', { name: 'Spara' }).click()
  const faults = window.getByRole('alert').getByRole('listitem')
  await expect(faults).toContainText(['Mallens namn: är tomt.', 'Analys · Rummets namn, svenska: är tomt.'])
  // All of it is seen: it is at the end of a form that is longer than the screen.
  await expect(faults.last()).toBeInViewport({ ratio: 1 })
})

test('a file with faults is refused in the language of the page, with each place', async ({ browser }) => {
  const { page } = await visit(browser, server, { session, expected: /status of 400/ })
  await page.goto(path)
  const bring = (text: string) =>
    page
      .getByLabel('Läs in en fil')
      .and(page.locator('input'))
      .setInputFiles({ name: 'mall.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await bring('{"format":')
  await expect(page.getByRole('alert')).toHaveText('Filen är ingen mall: den är inte JSON.')
  const file = ownTemplate()
  const zones = file.steps.vision.zones.map((zone, i) => (i === 3 ? { ...zone, name: { sv: 'Ja' } } : zone))
  await bring(JSON.stringify({ ...file, steps: { ...file.steps, vision: { ...file.steps.vision, zones } } }))
  await expect(page.getByRole('alert')).toContainText('steps.vision.zones[3].name.en: saknas.')
})

test('who leads starts a new process with the template, and the operator can choose it for one', async ({
  browser,
}) => {
  const kept = await apiOf(server, server.operatorToken).put(
    `/api${path.replace('process', 'processes')}/template`,
    { ...ownTemplate(), name: 'Byns mall' },
  )
  expect(kept.status).toBe(200)
  const frida = await visit(browser, server, { session })
  const { page } = frida
  await page.goto(path)
  await page.getByRole('button', { name: 'Ny process med mallen' }).click()
  const window = page.getByRole('dialog')
  await expect(window.getByText(/Inget annat följer med: inga kort, personer eller länkar/)).toBeVisible()
  await window.getByLabel('Vad heter processen?').fill('Nästa by')
  await window.getByRole('button', { name: 'Skapa processen' }).click()
  await expect(
    window.getByText('Öppna processen med länken för processledare', { exact: false }),
  ).toBeVisible()
  await expect(window.getByRole('textbox')).toHaveCount(3)
  await expect(window.getByRole('button', { name: 'Öppna processen' })).toHaveCount(0)
  await leaveBoard(frida)

  const operator = await visit(browser, server)
  await operator.page.goto(`/operator#${server.operatorToken}`)
  await operator.page.getByRole('button', { name: 'Ny process' }).click()
  await operator.page.getByRole('button', { name: /Mall/ }).click()
  await operator.page.getByRole('option', { name: 'Byns mall (från Byns process)' }).click()
  const made = operator.page.getByRole('dialog')
  await made.getByLabel('Vad heter processen?').fill('Tredje byn')
  await made.getByRole('button', { name: 'Skapa processen' }).click()
  await expect(made.getByRole('button', { name: 'Öppna processen' })).toBeVisible()
  await leaveBoard(operator)
})
