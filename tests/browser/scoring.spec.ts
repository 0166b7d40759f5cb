/**
 * A scoring in real browsers: a facilitator at a laptop and a participant with a phone give scores of their own, unseen by
 * each other; then the means, the spread and the order are there for both.
 * @module
 */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { readRecord, writeRecord } from '../../shared/board/document.ts'
import { attributeKey } from '../../shared/insights/cardFields.ts'
import { sitDown } from '../support/atTheBoard.ts'
import { writeNote } from '../support/board.ts'
import { expectClean, phone, type Visit, visit } from '../support/browser.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
let people: Visit[] = []
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  scene = await makeScene(server)
  const lead = await scene.join('facilitator')
  const [writer, reader] = [0, 1].map(() => stockPerson(server, scene.room('prioritisation'), lead.session))
  if (!writer || !reader) throw new Error('nobody writes')
  await writer.synced()
  const far = writeNote(writer.doc, 'Når den hela länet?', 'criteria', 'business')
  const ids = [
    far,
    writeNote(writer.doc, 'Bygg bostäder', 'mobilise', 'business'),
    writeNote(writer.doc, 'Kör fler bussar', 'do_now', 'civil_society'),
  ]
  const record = readRecord(writer.doc, far)
  if (!record) throw new Error('the criterion is gone')
  const meta = { ...(record.meta as object), [attributeKey('weight')]: 4 }
  writeRecord(writer.doc, { ...record, meta }, { text: false })
  await until('the notes', () => ids.every((id) => reader.doc.getMap('records').has(id)))
  for (const person of [writer, reader]) person.leave()
})
test.afterEach(async () => {
  expectClean(people)
  for (const { context } of people.splice(0)) await context.close()
})

const strip = (page: Page) => page.getByRole('region', { name: 'Poängsättning' })
const row = (page: Page, name: string) => page.getByRole('group', { name })
const saved = (page: Page) => expect(page.getByText('Sparat', { exact: true })).toBeVisible()

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
}

test('two people score for themselves, by touch and by keyboard, and both see what it came to', async ({
  browser,
}) => {
  const step = 'prioritisation'
  people = [
    await sitDown(browser, server, scene, 'Lena', { role: 'facilitator', sector: 'public_sector', step }),
    await sitDown(browser, server, scene, 'Cia', {
      sector: 'academia',
      viewport: phone,
      hasTouch: true,
      step,
    }),
  ]
  const [lena, cia] = people.map(({ page }) => page) as [Page, Page]
  // The step of the agenda that is a vote can be one of scores, and asks what it asks.
  await lena.getByRole('button', { name: 'Dagordning' }).click()
  await lena.getByRole('button', { name: 'Starta Rösta' }).click()
  await expect(lena.getByRole('button', { name: 'Öppna en röstning' })).toBeVisible()
  await lena.getByRole('button', { name: 'Öppna en poängsättning' }).click()
  const window = lena.getByRole('dialog', { name: 'Öppna en poängsättning' })
  await expect(window.getByLabel('Fråga')).toHaveValue('Vilka insatser ska vi kraftsamla kring?')
  await expect(
    window.getByText('2 insatser får poäng för effekt, arbetsinsats och 1 kriterium.'),
  ).toBeVisible()
  await window.getByLabel('Fråga').fill('Hur långt når de?')
  await window.getByRole('button', { name: 'Öppna poängsättningen' }).click()
  await expect(window).toHaveCount(0)

  // By touch: one action for all three, the other for its impact alone, and a score that is taken back.
  await strip(cia).getByRole('link', { name: 'Sätt poäng' }).tap()
  await expect(cia.getByRole('heading', { level: 1, name: 'Sätt poäng' })).toBeVisible()
  await expect(cia.getByText('Hur långt når de?')).toBeVisible()
  await expectAccessible(cia)
  const first = (await cia.getByRole('heading', { level: 2 }).textContent()) ?? ''
  for (const [name, score] of [
    ['Effekt', 5],
    ['Arbetsinsats', 2],
    ['Når den hela länet?', 4],
  ] as const)
    await row(cia, name).getByText(String(score), { exact: true }).tap()
  await saved(cia)
  await cia.getByRole('button', { name: 'Nästa' }).tap()
  await expect(cia.getByText('Insats 2 av 2')).toBeVisible()
  await expect(cia.getByRole('heading', { level: 2 })).toBeFocused()
  await row(cia, 'Effekt').getByText('1', { exact: true }).tap()
  await row(cia, 'Arbetsinsats').getByText('3', { exact: true }).tap()
  await row(cia, 'Arbetsinsats').getByRole('button', { name: 'Ta bort poängen för Arbetsinsats' }).tap()
  await expect(row(cia, 'Arbetsinsats').getByRole('radio', { checked: true })).toHaveCount(0)
  await cia.getByRole('button', { name: 'Klar' }).tap()
  await expect(cia.getByText('Du har satt poäng på 2 av 2 insatser.')).toBeVisible()
  await expect(cia.getByRole('listitem')).toHaveCount(1)
  await saved(cia)

  // By keyboard alone: digits and Enter, from the first action to the end. What Cia gave is nowhere.
  await lena.goto(`/room/${scene.room(step)}/score`)
  await expect(lena.getByRole('heading', { level: 2, name: first })).toBeVisible()
  await expect(lena.locator('form').getByRole('radio', { checked: true })).toHaveCount(0)
  await row(lena, 'Effekt').getByRole('radio').first().focus()
  for (const digit of ['3', '4', '1']) await lena.keyboard.press(digit)
  await expect(lena.getByRole('button', { name: 'Nästa' })).toBeFocused()
  await lena.keyboard.press('Enter')
  await expect(lena.getByText('Insats 2 av 2')).toBeVisible()
  for (const digit of ['5', '5', '2']) await lena.keyboard.press(digit)
  await lena.keyboard.press('Enter')
  await expect(lena.getByText('Du har satt poäng på 2 av 2 insatser.')).toBeVisible()
  await saved(lena)

  // It is still there after a refresh, and begins with what lacks something.
  await cia.reload()
  await expect(cia.getByText('Insats 2 av 2')).toBeVisible()
  await expect(row(cia, 'Effekt').getByRole('radio', { checked: true })).toHaveAccessibleName('1 av 5')

  await lena.goto(`/room/${scene.room(step)}/priorities`)
  const part = lena.getByRole('region', { name: 'Poängsättning' })
  await expect(part.getByText('2 av 2 här har satt poäng')).toBeVisible()
  const cell = lena.getByRole('row', { name: first }).getByRole('cell').first()
  await expect(cell.getByRole('combobox')).toBeVisible()
  await part.getByRole('button', { name: 'Stäng poängsättningen' }).click()
  await lena.getByRole('alertdialog').getByRole('button', { name: 'Stäng poängsättningen' }).click()
  await expect(cia.getByText('Poängsättningen är stängd. Poängen visas snart.')).toBeVisible()
  await expect(cell.getByRole('combobox')).toBeVisible()
  await part.getByRole('button', { name: 'Visa poängen för alla' }).click()

  // The mean of 4 and 1 in the place of the card's number, with how many and how far apart; no sector of one is told.
  await expect(cell).toContainText('2,5')
  await expect(cell).toContainText('2 svar, 1–4')
  // The least and the most of it stay together, in however narrow a column.
  await expect(cell.getByText('1–4', { exact: true })).toHaveCSS('white-space', 'nowrap')
  await expect(lena.getByText('En sektor med färre än tre svar visas inte för sig.')).toBeVisible()
  await lena.getByText('Effekt mot arbete', { exact: true }).click()
  await expect(lena.getByRole('row', { name: first })).toContainText('2 svar, 3–5')
  await expectAccessible(lena)
  await cia.getByRole('link', { name: 'Se poängen' }).tap()
  await expect(cia.getByRole('row', { name: first }).getByRole('cell').first()).toContainText('2,5')
})

test('who reads a room is told that others score, and not that they themselves can', async ({ browser }) => {
  const priorities = `/room/${scene.room('prioritisation')}/priorities`
  const { session } = await scene.join('observer')
  people = [await visit(browser, server, { session, viewport: phone })]
  const [reader] = people.map(({ page }) => page) as [Page]
  await reader.goto(priorities)
  const part = reader.getByRole('region', { name: 'Poängsättning' })
  await expect(part.getByText('De som deltar kan sätta egna poäng på insatserna')).toBeVisible()
  await expect(part.getByText('Var och en kan')).toHaveCount(0)
  await expect(part.getByRole('button')).toHaveCount(0)
})
