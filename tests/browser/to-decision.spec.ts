/**
 * From the board to the decision and back: the demo walked from its analysis to an evaluation, and a room that weighs its
 * actions.
 * @module
 */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { readRecord, writeRecord } from '../../shared/board/document.ts'
import { type Process, Room } from '../../shared/protocol/processes.ts'
import { SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { VoteRound } from '../../shared/protocol/votes.ts'
import { apiOf } from '../support/api.ts'
import { writeNote } from '../support/board.ts'
import { expectClean, laptop, phone, visit } from '../support/browser.ts'
import { startDemo } from '../support/demo.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { join } from '../support/scene.ts'
import type { TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let demo: Process

test.beforeAll(async () => {
  ;({ server, demo } = await startDemo())
})
test.use({ actionTimeout: 20_000 })
test.afterAll(() => server.stop())

const roomOf = (step: string): string => {
  const room = demo.rooms.find((one) => one.step === step)
  if (!room) throw new Error(`The demo has no room for ${step}`)
  return room.id
}

async function sessionOf(role: 'facilitator' | 'participant'): Promise<string> {
  const made = await apiOf(server, server.operatorToken).post(`/api/processes/${demo.id}/links`, { role })
  const { url } = made.body as { url: string }
  return (await join(server, new URL(url).hash.slice(1), { name: 'Frida', sector: 'academia' })).session
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
}

test('a score given by one changes the order for all; weights are confirmed by who leads and tell when they move', async ({
  browser,
}) => {
  const path = `/room/${roomOf('prioritisation')}/priorities`
  const frida = await visit(browser, server, { session: await sessionOf('facilitator') })
  const anna = await visit(browser, server, { session: await sessionOf('participant'), viewport: phone })
  await Promise.all([frida.page.goto(path), anna.page.goto(path)])

  const rows = (page: Page, text: RegExp) => page.getByRole('row', { name: text })
  await expect(rows(frida.page, /^Bygg bostäder/)).toContainText('2,43')
  // By the name that its status has on the card.
  await expect(frida.page.getByText('1 avböjd eller vilande insats är inte med.')).toBeVisible()
  for (const criterion of [/Gör insatsen skillnad/, /Går den att pröva/, /Är målkonflikten/])
    await anna.page
      .getByRole('combobox', { name: new RegExp(`^Bygg bostäder.*poäng för ${criterion.source}`) })
      .selectOption('5')
  await expect(rows(frida.page, /^Bygg bostäder/)).toContainText('5,00')

  await expect(anna.page.getByRole('button', { name: 'Fastställ vikterna' })).toHaveCount(0)
  await frida.page.getByRole('button', { name: 'Fastställ vikterna' }).click()
  await expect(anna.page.getByText(/^Vikterna är fastställda/)).toBeVisible()
  await anna.page.getByRole('combobox', { name: /^Vikt för Gör insatsen/ }).selectOption('10')
  await expect(frida.page.getByText(/^Vikterna är inte längre de som fastställdes/)).toBeVisible()
  await expect(frida.page.getByText('fastställd: 3')).toBeVisible()
  await expectAccessible(frida.page)

  await anna.page.getByText('Effekt mot arbete', { exact: true }).click()
  await anna.page.getByRole('combobox', { name: /^Bygg bostäder.*: arbetsinsats/ }).selectOption('1')
  await expect(
    anna.page.getByRole('link', { name: /^1: Bygg bostäder.*Effekt 5, arbetsinsats 1/ }),
  ).toBeVisible()
  await expectAccessible(anna.page)

  await frida.page.getByText('Ordning', { exact: true }).click()
  const first = frida.page.getByRole('region', { name: 'Ordningen' }).getByRole('row').nth(1)
  await expect(first).toContainText('Bygg bostäder')
  await expect(first).toContainText('står kvar')
  await expect(frida.page.getByText('Förstaplatsen står sig i 11 av 13.')).toBeVisible()
  const divided = frida.page
    .getByRole('region', { name: 'Där sektorerna skiljer sig mest' })
    .getByRole('listitem')
  await expect(divided.filter({ hasText: 'öppna data om snö' }).first()).toContainText('Akademi gav 13')
  await expectAccessible(frida.page)
  expectClean([frida, anna])
  await frida.context.close()
  await anna.context.close()
})

/** Puts what a card says beside its words on it. */
function say({ doc }: Person, cardId: string, meta: Record<string, unknown>): void {
  const record = readRecord(doc, cardId)
  if (!record) throw new Error('the card is gone')
  writeRecord(doc, { ...record, meta: { ...(record.meta as object), ...meta } }, { text: false })
}

/** A snapshot, once it has as many insights. */
async function snapshotOf(roomId: string, insights: number): Promise<SnapshotSummary> {
  const operator = apiOf(server, server.operatorToken)
  return until(`a snapshot of ${insights}`, async () => {
    const { body } = await operator.post(`/api/rooms/${roomId}/snapshots`, {})
    const taken = SnapshotSummary.parse(body)
    return taken.insights === insights && taken
  })
}

test('the demo is walked from the analysis to the evaluation: notes, groups, votes, carried on, followed back, measured', async ({
  browser,
}) => {
  const operator = apiOf(server, server.operatorToken)
  const session = await sessionOf('facilitator')
  const frida = await visit(browser, server, { session })
  const { page } = frida
  const [analysis, prioritisation] = [roomOf('analysis'), roomOf('prioritisation')]

  // Notes, gathered as it is proposed; and votes.
  await page.goto(`/room/${analysis}`)
  await page.getByText('Lista', { exact: true }).click()
  const field = page.getByLabel('Nytt kort i Utmaningar och behov')
  for (const text of ['Bussarna går bara på skoldagar', 'Ingen buss går till arbetspassen']) {
    await field.fill(text)
    await field.press('Enter')
    await expect(page.getByRole('main').getByText(text, { exact: true })).toBeVisible()
  }
  await page.getByRole('button', { name: /^Insikter/ }).click()
  const panel = page.getByRole('complementary', { name: 'Insikter just nu' })
  await panel.getByText('Grupper', { exact: true }).click()
  // The zone with most cards is there to begin with.
  await expect(panel.getByRole('button', { name: /Zon/ })).toHaveText('Utmaningar och behov (6)')
  await panel.getByRole('button', { name: /Zon/ }).click()
  await page.getByRole('option', { name: 'Utmaningar och behov' }).click()
  await panel.getByRole('button', { name: 'Föreslå grupper' }).click()
  const proposal = panel.getByRole('listitem').filter({ hasText: 'Ingen buss' })
  await proposal.getByRole('button', { name: 'Avvisa' }).click()
  await expect(proposal).toHaveCount(0)
  await expect(panel.getByRole('status')).toHaveText(/^\d+ förslag kvar, 1 avvisat$/)
  await panel.getByRole('button', { name: 'Ångra' }).click()
  await expect(panel.getByRole('status')).toHaveText(/^\d+ förslag kvar$/)
  await expect(proposal.getByRole('textbox')).toHaveValue('Buss')
  // Led to by the keyboard, a box that is out of sight moves its panel, and never the page under it.
  const { width, height } = laptop
  await page.setViewportSize({ width, height: 420 })
  await proposal.getByRole('checkbox').last().focus()
  await expect(proposal.getByText('Bussarna går bara på skoldagar')).toBeInViewport()
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0)
  await page.setViewportSize({ width, height })
  await proposal.getByRole('textbox').fill(' ')
  await proposal.getByRole('button', { name: 'Godta' }).click()
  await expect(proposal.getByText('Skriv en rubrik för gruppen.')).toBeVisible()
  await expect(proposal.getByRole('textbox')).toBeFocused()
  // What was made is taken back, and is there to be made again.
  await proposal.getByRole('textbox').fill('Bussar')
  await proposal.getByRole('button', { name: 'Godta' }).click()
  await expect(panel.getByRole('status')).toHaveText('Gruppen ”Bussar” är gjord.')
  await expect(proposal).toHaveCount(0)
  await panel.getByRole('button', { name: 'Ångra' }).click()
  await expect(panel.getByRole('status')).toHaveText('Korten ligger där de låg.')
  await proposal.getByRole('textbox').fill('Resor till arbetet')
  await proposal.getByRole('button', { name: 'Godta' }).click()
  await expect(panel.getByRole('status')).toHaveText('Gruppen ”Resor till arbetet” är gjord.')
  const gathered = page.getByRole('listitem').filter({ hasText: 'Ingen buss går till arbetspassen' })
  await expect(gathered.filter({ hasText: 'Under rubriken Resor till arbetet' })).toBeVisible()
  const snapshotBefore = await snapshotOf(analysis, 27)
  const records = (await operator.get(`/api/snapshots/${snapshotBefore.id}`)).body as {
    insights: { id: string; text: string; group: string | null; provenance: { shapeId: string } }[]
  }
  const need = records.insights.find(({ text }) => text === 'Bussarna går bara på skoldagar')
  expect(need?.group).not.toBeNull()
  const shapeId = need?.provenance.shapeId ?? ''
  const asked = page.waitForResponse(/\/ballot$/)
  const round = VoteRound.parse((await operator.post(`/api/rooms/${analysis}/votes`, {})).body)
  await asked
  const anna = await sessionOf('participant')
  await apiOf(server, anna).put(`/api/rooms/${analysis}/ballot`, { votes: { [shapeId]: 2 } })
  for (const state of ['closed', 'revealed']) await operator.patch(`/api/votes/${round.id}`, { state })
  await panel.getByText('Insikter', { exact: true }).click()
  await expect(panel.getByRole('button', { name: /^Bussarna går bara/ })).toContainText('2 röster')

  // Carried on to the priorities, where an action meets it.
  const snapshot = await snapshotOf(analysis, 27)
  await page.goto(`/snapshot/${snapshot.id}`)
  await page.getByRole('button', { name: /Ta med till ett annat rum/ }).click()
  const window = page.getByRole('dialog')
  await window.getByRole('button', { name: /Till rummet/ }).click()
  await page.getByRole('option', { name: 'Handlingarnas rum' }).first().click()
  await window.getByText('Bussarna går bara på skoldagar', { exact: true }).click()
  await window.getByRole('button', { name: 'Ta med 1 insikt' }).click()
  await expect(window.getByRole('status')).toHaveText(/^1 kort har lagts till/)
  const cia = stockPerson(server, prioritisation, session)
  await cia.synced()
  say(cia, writeNote(cia.doc, 'Kör bussar till arbetspassen', 'do_now', 'business'), {
    relations: [{ type: 'addresses', to: need?.id }],
  })
  await snapshotOf(prioritisation, 23)
  cia.leave()

  // The evaluation: an indicator measures the action, and what was learnt goes back to the analysis.
  const made = await operator.post(`/api/processes/${demo.id}/rooms`, { step: 'evaluation' })
  const evaluation = Room.parse(made.body).id
  const eva = stockPerson(server, evaluation, session)
  await eva.synced()
  say(eva, writeNote(eva.doc, 'Resor med buss till arbetet', 'indicators', 'public_sector'), {
    'attrs.unit': 'resor',
    'attrs.baseline.value': 100,
    'attrs.target.value': 300,
  })
  writeNote(eva.doc, 'Kvällspassen kräver fler turer', 'next_loop', 'business')
  await page.goto(`/room/${evaluation}/evaluation`)
  const indicator = page.getByRole('article').filter({ hasText: 'Resor med buss till arbetet' })
  await indicator.getByRole('button', { name: /Lägg till vad den mäter/ }).click()
  await page.getByRole('option', { name: 'Insats: Kör bussar till arbetspassen' }).click()
  await indicator.getByRole('button', { name: 'Nytt mätvärde' }).click()
  await indicator.getByLabel('Datum').fill('2028-13')
  await indicator.getByLabel('Värde (resor)').fill('250')
  await indicator.getByRole('button', { name: 'Lägg till mätvärde' }).click()
  await expect(indicator.getByText('Skriv ett år, en månad eller en dag som finns.')).toBeVisible()
  await expect(indicator.getByLabel('Datum')).toBeFocused()
  await indicator.getByLabel('Datum').fill('2028-12')
  await indicator.getByRole('button', { name: 'Lägg till mätvärde' }).click()
  await expect(indicator.getByText(/^Senast 250 resor \(2028-12\): 75\s%/)).toBeVisible()
  for (const name of ['Utgångsvärde', 'Målvärde'])
    await expect(indicator.getByRole('figure').getByText(name)).toBeVisible()
  await expect(page.getByRole('row', { name: /^Kör bussar till arbetspassen/ })).toContainText(
    'Resor med buss',
  )
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ta med till analysen' }).click()
  await expect(window.getByText('Utmaning: Utmaningar och behov')).toBeVisible()
  await window.getByRole('button', { name: 'Ta med 1 insikt' }).click()
  await expect(window.getByRole('status')).toHaveText(/^1 kort har lagts till/)
  eva.leave()

  // Followed back from the action to what was said, and to a goal conflict in the matrix.
  await snapshotOf(evaluation, 2)
  await page.goto(`/process/${demo.id}/trace`)
  await page.getByText('Lista och sök', { exact: true }).click()
  await page.getByRole('searchbox').fill('bussar arbetspassen')
  await page
    .getByRole('button', { name: /Kör bussar till arbetspassen/ })
    .first()
    .click()
  const rests = page
    .getByRole('complementary', { name: 'Kortets tråd' })
    .getByRole('region', { name: /Vilar på/ })
  for (const text of ['Bussarna går bara på skoldagar', 'Resor med buss till arbetet'])
    await expect(rests.getByRole('listitem').filter({ hasText: text }).first()).toBeVisible()
  await page.getByText('Mål mot mål', { exact: true }).click()
  await expect(page.getByRole('button', { name: /Från Sydsamisk.*till Samma mark.*−2/ })).toBeVisible()
  expectClean([frida])
  await frida.context.close()
})
