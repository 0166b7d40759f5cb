/**
 * The main job from end to end, in the browser: people join from a link, write on a live board, and their words come
 * out as insight records that survive the server.
 * @module
 */
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { textsOf } from '../support/board.ts'
import {
  expectClean,
  joinThroughPage,
  middleOf,
  openRoom,
  shapes,
  visit,
  writeNoteOnBoard,
} from '../support/browser.ts'
import { stockPerson } from '../support/person.ts'
import { join, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const ROOM = 'Samskapandets rum'
const STRENGTH = 'Skogen och slöjden: vi kan trä från rot till möbel'
const NEED = 'Bussen går bara på skoldagar'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Creates a process as the operator, through the page; gives its links. */
async function createProcess(page: Page): Promise<Record<'facilitator' | 'participant', string>> {
  await page.goto(`/operator#${server.operatorToken}`)
  await page.getByRole('button', { name: 'Ny process' }).click()
  await page.getByLabel('Vad heter processen?').fill('Smart specialisering 2030')
  await page.getByRole('button', { name: 'Skapa processen' }).click()
  const link = (who: string) => page.getByLabel(`länken: ${who}`, { exact: true }).inputValue()
  await expect(page.getByRole('heading', { name: 'Processen är skapad' })).toBeVisible()
  return { facilitator: await link('För processledare'), participant: await link('För deltagare') }
}

async function drawArrow(page: Page, from: string, to: string): Promise<void> {
  const start = await middleOf(shapes(page, 'note').filter({ hasText: from }))
  const end = await middleOf(shapes(page, 'note').filter({ hasText: to }))
  await page.keyboard.press('a')
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 })
  await page.mouse.move(end.x, end.y, { steps: 5 })
  await page.mouse.up()
}

/** The facilitator's way from the room to the JSON file, through the page. */
async function snapshotAsJson(page: Page): Promise<Record<string, unknown>> {
  await page.getByRole('button', { name: 'Ta ögonblicksbild', exact: true }).click()
  await page.getByRole('button', { name: 'Ta ögonblicksbilden' }).click()
  await expect(page.getByText('2 insikter, 1 samband')).toBeVisible()
  await expect(page.getByText('Insikterna är desamma')).toHaveCount(0)
  await page.getByRole('button', { name: 'Stäng', exact: true }).last().click()
  await page.getByRole('button', { name: 'Ta ögonblicksbild', exact: true }).click()
  await page.getByRole('button', { name: 'Ta ögonblicksbilden' }).click()
  // Of a second one of the same is told which it equals.
  await expect(page.getByText('Insikterna är desamma som i ögonblicksbild 1.')).toBeVisible()
  await page.getByRole('link', { name: 'Öppna ögonblicksbilden' }).click()
  await expect(page.getByRole('cell', { name: `${STRENGTH} Visa på tavlan: ${STRENGTH}` })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('a[href*="/export/json?"]').click(),
  ])
  return JSON.parse(await readFile(await download.path(), 'utf8'))
}

test('two people write, a facilitator takes a snapshot, the server dies, and all of it is there', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const operator = await visit(browser, server)
  const links = await createProcess(operator.page)

  const [anna, bo] = [await visit(browser, server), await visit(browser, server)]
  await joinThroughPage(anna.page, links.participant, 'business', 'Anna')
  await joinThroughPage(bo.page, links.participant, 'civil_society', 'Bo')
  await openRoom(anna.page, ROOM)
  await openRoom(bo.page, ROOM)
  const roomId = new URL(anna.page.url()).pathname.split('/').at(-1) ?? ''

  // A third person is there without a browser.
  const { session } = await join(server, tokenOf(links.participant), { sector: 'academia', name: 'Cia' })
  const cia = stockPerson(server, roomId, session)
  await cia.synced()

  await writeNoteOnBoard(anna.page, 'Styrkor', STRENGTH)
  await writeNoteOnBoard(bo.page, 'Utmaningar och behov', NEED)
  await expect(shapes(bo.page, 'note').filter({ hasText: STRENGTH })).toBeVisible()
  await expect(shapes(anna.page, 'note').filter({ hasText: NEED })).toBeVisible()
  await until('both notes at the third person’s', () => textsOf(cia.doc).length === 2)
  expect(textsOf(cia.doc)).toEqual([NEED, STRENGTH].sort())

  await bo.page.mouse.move(700, 450)
  await bo.page.mouse.move(720, 470, { steps: 5 })
  await expect(anna.page.locator('.tl-nametag', { hasText: 'Bo' })).toBeVisible()
  await anna.page.mouse.move(600, 450)
  await anna.page.mouse.move(620, 470, { steps: 5 })
  await expect(bo.page.locator('.tl-nametag', { hasText: 'Anna' })).toBeVisible()

  await drawArrow(anna.page, STRENGTH, NEED)
  await expect(shapes(bo.page, 'arrow')).toHaveCount(1)

  const lead = await visit(browser, server)
  await joinThroughPage(lead.page, links.facilitator, 'public_sector', 'Frida')
  await openRoom(lead.page, ROOM)
  await expect(shapes(lead.page, 'arrow')).toHaveCount(1)
  const json = await snapshotAsJson(lead.page)
  expectRecords(json)
  expectClean([operator, anna, bo, lead])

  await server.restart('SIGKILL')
  const late = await visit(browser, server)
  await joinThroughPage(late.page, links.participant, 'academia', 'Dag')
  await openRoom(late.page, ROOM)
  for (const page of [late.page, anna.page, bo.page]) {
    await expect(shapes(page, 'note').filter({ hasText: STRENGTH })).toBeVisible()
    await expect(shapes(page, 'note').filter({ hasText: NEED })).toBeVisible()
    await expect(shapes(page, 'arrow')).toHaveCount(1)
  }
  // Those who were there are connected again: what one writes reaches the others.
  await writeNoteOnBoard(bo.page, 'Möjligheter', 'Efter avbrottet')
  await expect(shapes(anna.page, 'note').filter({ hasText: 'Efter avbrottet' })).toBeVisible()
  await until('the third person to be back', () => textsOf(cia.doc).includes('Efter avbrottet'))
  expectClean([anna, bo, late], { serverWasAway: true })

  cia.leave()
  for (const { context } of [operator, anna, bo, lead, late]) await context.close()
})

function expectRecords(json: Record<string, unknown>): void {
  const insights = json.insights as Record<string, unknown>[]
  const [strength, need] = [STRENGTH, NEED].map((text) => insights.find((insight) => insight.text === text))
  expect(insights).toHaveLength(2)
  expect(strength).toMatchObject({
    kind: 'observation',
    facet: 'strength',
    zone: 'strengths',
    sector: 'business',
    relations: [{ type: 'leads_to', to: need?.id }],
  })
  expect(need).toMatchObject({
    kind: 'need',
    zone: 'challenges_needs',
    sector: 'civil_society',
    relations: [],
  })
  expect(JSON.stringify(json)).not.toMatch(/Anna|\bBo\b|Frida/)
}
