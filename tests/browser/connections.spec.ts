/**
 * What goes out of a process and comes into it, from its windows: an outcome that anybody reads, tokens, webhooks, cards
 * from a file, and a snapshot that is fixed as what went to a decision.
 * @module
 */
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { readCards } from '../../shared/board/cards.ts'
import { readRecords, textFragment } from '../../shared/board/document.ts'
import { SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { apiOf } from '../support/api.ts'
import { noteWith } from '../support/atTheBoard.ts'
import { firstText, textsOf } from '../support/board.ts'
import { expectClean, laptop, phone, shapes, showAll, type Visit, visit } from '../support/browser.ts'
import { type OtherSystem, startOtherSystem } from '../support/otherSystem.ts'
import { stockPerson } from '../support/person.ts'
import { type Member, makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

let server: TestServer
let scene: Scene
let lead: Member
let other: OtherSystem
const visits: Visit[] = []

test.beforeAll(async () => {
  server = await startServer({ env: { WEBHOOKS_TO_PRIVATE_ADDRESSES: 'yes' } })
  scene = await makeScene(server)
  lead = await scene.join('facilitator', { name: 'Frida', sector: 'public_sector' })
  other = await startOtherSystem()
})
test.use({ actionTimeout: 20_000 })
test.afterEach(async () => {
  expectClean(visits)
  for (const { context } of visits.splice(0)) await context.close()
})
test.afterAll(async () => {
  await other.stop()
  await server.stop()
})

/** Who leads the process, in a browser of their own. */
async function open(
  browser: Browser,
  path: string,
  options: Parameters<typeof visit>[2] = {},
): Promise<Page> {
  const seat = await visit(browser, server, { session: lead.session, ...options })
  visits.push(seat)
  await seat.page.goto(path)
  return seat.page
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.tl-container').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
}

const connections = () => `/process/${scene.process.id}/connections`

async function takeSnapshot(step: Parameters<Scene['room']>[0], texts: readonly string[]) {
  const path = `/api/rooms/${scene.room(step)}`
  expect((await lead.api.post(`${path}/cards`, { cards: texts.map((text) => ({ text })) })).status).toBe(201)
  return SnapshotSummary.parse((await lead.api.post(`${path}/snapshots`, {})).body)
}

const titleOf = (step: string) => scene.process.rooms.find((room) => room.step === step)?.title ?? ''

/** The window of a room that its menu opens, from the keyboard. */
async function openWindow(page: Page, name: string) {
  await page.getByRole('banner').getByRole('button', { name: 'Mer', exact: true }).press('Enter')
  await page.getByRole('button', { name, exact: true }).press('Enter')
  const window_ = page.getByRole('dialog', { name })
  await expect(window_).toBeVisible()
  return window_
}

test('an outcome is published, read by a stranger and within a page elsewhere, changed by nobody, and gone when taken back', async ({
  browser,
}) => {
  await takeSnapshot('vision', ['Bussen går varje kväll', 'Skolan lever'])
  const room = titleOf('vision')
  const page = await open(browser, connections())
  await page.getByRole('button', { name: `Publicera resultatet av ${room}`, exact: true }).press('Enter')
  const take = page.getByRole('button', { name: `Sluta publicera resultatet av ${room}` })
  await expect(take).toBeFocused()
  const url = await page.getByRole('textbox', { name: `adressen till ${room}` }).inputValue()
  other.body = await page.getByRole('textbox', { name: `koden som visar ${room}` }).inputValue()

  const stranger = await visit(browser, server, { viewport: phone, expected: /status of 404/ })
  visits.push(stranger)
  await stranger.page.goto(url)
  const report = stranger.page.getByRole('main')
  await expect(report.getByText('Bussen går varje kväll').first()).toBeVisible()
  await expectAccessible(stranger.page)
  // All of it is within the width of a phone.
  expect(await stranger.page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width)

  // Within the other page: its words are there to be read, and nothing of it takes a hand.
  const within = await browser.newContext({ locale: 'sv-SE', viewport: laptop })
  const elsewhere = await within.newPage()
  const errors: string[] = []
  elsewhere.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await elsewhere.goto(other.pageUrl)
  const shown = elsewhere.frameLocator('iframe').locator('body')
  await expect(shown.getByText('Skolan lever').first()).toBeVisible()
  const before = await shown.textContent()
  await shown.getByText('Skolan lever').first().dblclick()
  await elsewhere.keyboard.type('Ändrat av någon')
  await elsewhere.keyboard.press('Delete')
  expect(await shown.textContent()).toBe(before)
  await expect(
    // A wide table takes the focus to be moved sideways, and nothing else does.
    shown.locator('input, textarea, select, button, form, script, [contenteditable], [tabindex]:not(.table)'),
  ).toHaveCount(0)
  for (const reader of [stranger.context, within]) expect(await reader.cookies()).toEqual([])
  const refused = await within.request.post(`${server.url}/api/rooms/${scene.room('vision')}/cards`, {
    data: { cards: [{ text: 'Utan att ha gått med' }] },
  })
  expect(refused.status()).toBe(401)
  expect(errors).toEqual([])
  await within.close()

  await take.press('Enter')
  await expect(
    page.getByRole('button', { name: `Publicera resultatet av ${room}`, exact: true }),
  ).toBeFocused()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  expect((await stranger.page.reload())?.status()).toBe(404)
  await expect(stranger.page.getByRole('heading', { name: 'Resultatet är inte publicerat' })).toBeVisible()
  await expect(stranger.page.getByText('Bussen går varje kväll')).toHaveCount(0)
  await expectAccessible(stranger.page)
  const later = await browser.newContext()
  const again = await later.newPage()
  await again.goto(other.pageUrl)
  await expect(
    again.frameLocator('iframe').getByRole('heading', { name: 'Resultatet är inte publicerat' }),
  ).toBeVisible()
  await later.close()
})

test('a token is made, shown once and withdrawn; a webhook is told at its field that its address is bad, and stands in the list', async ({
  browser,
}) => {
  const page = await open(browser, connections(), { expected: /status of 400/ })
  const tokens = page.getByRole('region', { name: 'Åtkomstnycklar' })
  const window_ = page.getByRole('dialog')
  await tokens.getByRole('button', { name: 'Ny nyckel' }).press('Enter')
  await window_.getByLabel('Namn').press('Enter')
  await expect(window_.getByLabel('Namn')).toHaveAccessibleDescription(/Ge den ett namn/)
  await page.keyboard.type('Ärendesystemet')
  // Once too often: one token is made, and stays to be seen.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const secret = await window_.getByRole('textbox', { name: 'nyckeln' }).inputValue()
  await expect(window_.getByRole('textbox', { name: 'nyckeln' })).toBeFocused()
  await expect(window_.getByText('Den visas bara nu.', { exact: false })).toBeVisible()
  const opened = async () => (await apiOf(server, secret).get(`/api/processes/${scene.process.id}`)).status
  expect(await opened()).toBe(200)
  await expectAccessible(page)
  await window_.getByRole('button', { name: 'Jag har sparat den' }).press('Enter')
  await expect(window_).toBeHidden()
  await page.reload()
  const row = tokens.getByRole('listitem').filter({ hasText: 'Ärendesystemet' })
  await expect(row).toContainText('Läsa')
  expect(await page.content()).not.toContain(secret)
  await row.getByRole('button', { name: 'Dra tillbaka nyckeln Ärendesystemet' }).press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Dra tillbaka nyckeln?' })
  await question.getByRole('button', { name: 'Avbryt' }).press('Enter')
  expect(await opened()).toBe(200)
  await row.getByRole('button').press('Enter')
  await question.getByRole('button', { name: 'Dra tillbaka nyckeln' }).press('Enter')
  await expect(tokens.getByText('Det finns inga nycklar.')).toBeVisible()
  expect(await opened()).toBe(401)

  const webhooks = page.getByRole('region', { name: 'Webhookar' })
  await webhooks.getByRole('button', { name: 'Ny webhook' }).press('Enter')
  await window_.getByLabel('Namn').fill('Diariet')
  const address = window_.getByLabel('Adress')
  // The second is found by the server alone.
  for (const bad of ['inte en adress', 'https://anna:hemligt@example.org/']) {
    await address.fill(bad)
    await address.press('Enter')
    await expect(address).toHaveAccessibleDescription(/Skriv en adress som börjar med/)
    await expect(address).toHaveAttribute('aria-invalid', 'true')
  }
  await expectAccessible(page)
  await address.fill(other.toldUrl)
  await address.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Webhooken är klar' })).toBeVisible()
  await expect(window_.getByRole('textbox', { name: 'nyckeln' })).toHaveValue(/^whsec_/)
  await window_.getByRole('button', { name: 'Jag har sparat den' }).press('Enter')
  const told = webhooks.getByRole('listitem').filter({ hasText: 'Diariet' })
  await expect(told).toContainText(other.toldUrl)
  await expect(told).toContainText('Inget har skickats än')
  await told.getByRole('button', { name: 'Prova Diariet' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Ett meddelande är på väg.' })).toBeVisible()
  await expect(told).toContainText('Framme')
  expect(other.told.map((body) => JSON.parse(body).type)).toEqual(['test'])
  other.answers = 503
  await told.getByRole('button', { name: 'Prova Diariet' }).press('Enter')
  await expect(told).toContainText('Den svarade HTTP 503.')
  await told.getByRole('button', { name: 'Ta bort Diariet' }).press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort webhooken' }).press('Enter')
  await expect(webhooks.getByText('Det finns inga webhookar.')).toBeVisible()

  // One that has gone out is not gone without a word.
  const old = { label: 'Gamla diariet', scope: 'read', days: 1 }
  await lead.api.post(`/api/processes/${scene.process.id}/tokens`, old)
  await page.clock.setFixedTime(Date.now() + 2 * 24 * 60 * 60 * 1000)
  await page.reload()
  const over = tokens.getByRole('listitem').filter({ hasText: 'Gamla diariet' })
  await expect(over).toContainText(/Gick ut \d+ \w+ \d{4}/)
  await expect(over.getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
})

const answers = {
  name: 'svar.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Svar;Sektor;Zon',
      '"Bussarna går bara; på skoldagar";Civilsamhälle;Utmaningar och behov',
      'Fiber i varje by;Näringsliv;Styrkor',
      ';;Styrkor',
    ].join('\n'),
  ),
}

test('cards of a file are shown, brought in, seen on the board each in its zone, and none twice', async ({
  browser,
}) => {
  const page = await open(browser, `/room/${scene.room('analysis')}`)
  await expect(shapes(page, 'zone').first()).toBeVisible({ timeout: 30_000 })
  const bring = async (said: string) => {
    const window_ = await openWindow(page, 'Kort från en fil')
    await window_.locator('input[type=file]').setInputFiles(answers)
    await expect(window_.getByRole('heading', { name: '2 kort' })).toBeVisible()
    await expect(window_.getByRole('listitem').first()).toHaveText('Bussarna går bara; på skoldagar')
    await window_.getByRole('button', { name: 'Lägg in 2 kort' }).press('Enter')
    await expect(window_).toBeHidden()
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible()
  }
  await bring('2 kort är inlagda.')
  await showAll(page)
  for (const text of ['Bussarna går bara; på skoldagar', 'Fiber i varje by'])
    await expect(noteWith(page, text)).toHaveCount(1)
  // In one step they are gone again, and the file is no file that was brought in.
  await page.getByRole('status').getByRole('button', { name: 'Ångra' }).press('Enter')
  for (const text of ['Bussarna går bara; på skoldagar', 'Fiber i varje by'])
    await expect(noteWith(page, text)).toHaveCount(0)
  await bring('2 kort är inlagda.')
  await bring('2 kort fanns redan och är inte inlagda igen.')
  await expect(page.getByRole('status').getByRole('button', { name: 'Ångra' })).toHaveCount(0)
  await page.getByText('Lista', { exact: true }).click()
  for (const [zone, text] of [
    ['challenges_needs', 'Bussarna går bara; på skoldagar'],
    ['strengths', 'Fiber i varje by'],
  ] as const) {
    await expect(page.getByRole('main').getByText(text, { exact: true })).toHaveCount(1)
    await expect(page.locator(`[data-section="${zone}"]`).getByText(text, { exact: true })).toBeVisible()
  }
})

test('taking cards of a file back leaves what somebody else has changed, and is offered on that page alone', async ({
  browser,
}) => {
  // Cards of a process of its own: others bring cards into the rooms that all tests here have.
  const own = await makeScene(server)
  const leading = await own.join('facilitator', { name: 'Frida', sector: 'public_sector' })
  const page = await open(browser, `/room/${own.room('vision')}`, { session: leading.session })
  await expect(shapes(page, 'zone').first()).toBeVisible({ timeout: 30_000 })
  const undo = page.getByRole('status').getByRole('button', { name: 'Ångra' })
  const bring = async (texts: readonly string[]) => {
    const window_ = await openWindow(page, 'Kort från en fil')
    const buffer = Buffer.from(['Svar', ...texts].join('\n'))
    await window_.locator('input[type=file]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer })
    await window_.getByRole('button', { name: `Lägg in ${texts.length} kort` }).press('Enter')
    await expect(undo).toBeVisible()
  }
  const participant = await own.join('participant', { name: 'Bo', sector: 'business' })
  const bo = stockPerson(server, own.room('vision'), participant.session)
  await bo.synced()
  await bring(['Skogen är vår', 'Bussen går'])
  await expect.poll(() => textsOf(bo.doc)).toEqual(['Bussen går', 'Skogen är vår'])
  const card = readCards(readRecords(bo.doc)).find(({ text }) => text === 'Bussen går')
  firstText(textFragment(bo.doc, card?.id ?? ''))?.insert(10, ' varje timme')
  await showAll(page)
  await expect(noteWith(page, 'Bussen går varje timme')).toHaveCount(1)
  // From the keyboard it is before what was pressed, and the focus is there again afterwards.
  const more = page.getByRole('banner').getByRole('button', { name: 'Mer', exact: true })
  await more.focus()
  await expect(async () => {
    await page.keyboard.press('Shift+Tab')
    await expect(undo).toBeFocused({ timeout: 100 })
  }).toPass()
  await page.keyboard.press('Enter')
  const said = '1 kort är borttaget igen. 1 kort är kvar, för någon annan har ändrat det.'
  await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible()
  await expect(undo).toHaveCount(0)
  await expect.poll(() => textsOf(bo.doc)).toEqual(['Bussen går varje timme'])
  await expect(page.locator('body')).not.toBeFocused()

  // The same file once more, in another zone perhaps, and back again: nobody else has been there in between.
  for (const again of [false, true]) {
    await bring(['Fiber i byn'])
    await undo.press('Enter')
    await expect.poll(() => textsOf(bo.doc), String(again)).toEqual(['Bussen går varje timme'])
  }
  await bring(['Fiber i byn'])
  await page.getByRole('link', { name: 'Till processen' }).first().press('Enter')
  await expect(page.getByRole('heading', { name: own.process.title })).toBeVisible()
  await expect(undo).toHaveCount(0)
  bo.leave()
})

test('a file that is not as it should be is told of before anything is brought in, and loses nothing', async ({
  browser,
}) => {
  const page = await open(browser, `/room/${scene.room('policy_mix')}`, { viewport: phone })
  const window_ = await openWindow(page, 'Kort från en fil')
  const choose = (name: string, text: string) =>
    window_
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  const seen = () => window_.getByRole('listitem').allTextContents()

  await choose('citat.csv', 'Text;Slag\nBussar;behov\n"Bredband;behov\nBostäder;utmaning\n"Tåg";hot\n')
  await expect(window_.getByText(/På rad 3 finns ett citattecken som inte avslutas/)).toBeVisible()
  expect(await seen()).toEqual(['Bussar', 'Bredband', 'Bostäder', 'Tåg'])
  await expectAccessible(page)

  await choose('tom.csv', '\n\n')
  await expect(window_.getByRole('alert')).toHaveText('Filen är tom.')
  await expect(window_.getByRole('button', { name: /Lägg in/ })).toHaveCount(0)

  await choose(
    'enkät.csv',
    'ID,E-post,Vad saknas?,Vad är bra?\n1,anna@example.se,Bussar,Ring 070-123 45 67\n',
  )
  await expect(window_.getByRole('heading', { name: '1 kort' })).toBeVisible()
  expect(await seen()).toEqual(['Bussar'])
  await window_.getByRole('button', { name: /Kolumn med korttexten/ }).press('Enter')
  await page.getByRole('option', { name: 'Vad är bra?' }).press('Enter')
  await expect(
    window_.getByText(/I 1 kort ser det ut att stå personuppgifter \(ett telefonnummer\)/),
  ).toBeVisible()
  expect(await seen()).toEqual(['Ring 070-123 45 67'])

  // Each as long as a card may be, and one longer: more than the server reads at once.
  const long = 'ord '.repeat(2_500).trim()
  await choose(
    'långa.csv',
    `Text\n${Array.from({ length: 40 }, (_, i) => `${i} ${long}`.slice(0, 9_999)).join('\n')}\n${long} slut\n`,
  )
  await expect(window_.getByText('En text är längre än ett kort rymmer (10\u00a0000 tecken)')).toBeVisible()
  await window_.getByRole('button', { name: 'Lägg in 42 kort' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '42 kort är inlagda.' })).toBeVisible()
  await expect(window_).toBeHidden()
})

test('a snapshot is fixed as what went to a decision: the list says so, and nobody fixes it again', async ({
  browser,
}) => {
  const taken = await takeSnapshot('prioritisation', ['Regionen håller i det'])
  const path = `/room/${scene.room('prioritisation')}`
  const page = await open(browser, path, { viewport: phone, expected: /status of 400/ })
  const late = await open(browser, path, { viewport: phone, expected: /status of 409/ })
  const fix = `Fastställ ögonblicksbild ${taken.number} …`
  const [list, lateList] = [
    await openWindow(page, 'Ögonblicksbilder'),
    await openWindow(late, 'Ögonblicksbilder'),
  ]
  await lateList.getByRole('button', { name: fix }).press('Enter')
  await list.getByRole('button', { name: fix }).press('Enter')

  const window_ = page.getByRole('dialog', { name: `Fastställ ögonblicksbild ${taken.number}` })
  const title = window_.getByLabel('Titel')
  await title.press('Enter')
  await expect(title).toHaveAccessibleDescription('Skriv en titel på en rad.')
  await title.fill('Handlingsplan 2027')
  await window_.getByLabel('Diarienummer').fill('RUN/515/2026')
  await window_.getByLabel('Datum').fill('2026-11-26')
  await window_.getByLabel('Diarienummer').press('Enter')
  await expect(list).toContainText('Fastställd: Handlingsplan 2027, RUN/515/2026, 2026-11-26')
  await expect(list.getByRole('button', { name: fix })).toHaveCount(0)
  await expectAccessible(page)

  // Another's page does not know yet.
  await late.getByLabel('Titel').fill('En annan titel')
  await late.keyboard.press('Enter')
  await expect(late.getByText('Ögonblicksbilden är redan fastställd', { exact: false })).toBeVisible()
  await late.getByRole('button', { name: 'Avbryt' }).press('Enter')
  await expect(lateList).toContainText('Fastställd: Handlingsplan 2027')
  await expect(lateList.getByRole('button', { name: fix })).toHaveCount(0)
})
