/**
 * How much two goals help or hurt each other: said on the arrow between them, on the board and in a card's panel, and
 * read wherever the relation is.
 * @module
 */
import { type Browser, expect, test } from '@playwright/test'
import { readRecord, readRecords, writeRecord } from '../../shared/board/document.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { insightId } from '../../shared/insights/insightId.ts'
import { drag, leaveBoard, noteWith, sitDown } from '../support/atTheBoard.ts'
import { writeNote } from '../support/board.ts'
import { middleOf, phone } from '../support/browser.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
/** Someone without a browser, who sees what reaches the server. */
let witness: Person

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  scene = await makeScene(server)
  const { session } = await scene.join('participant', { name: 'Vittnet' })
  witness = stockPerson(server, scene.room('analysis'), session)
  await witness.synced()
})
test.afterEach(() => witness.leave())

const wind = 'Förnybar el till industrin'
const reindeer = 'Ro för renarna på vintern'

const extraction = () => extractInsights(readRecords(witness.doc), { id: 'room', step: 'analysis' })
const relation = () => extraction().relations[0]

/** Someone who has drawn an arrow from one goal to the other, and said that they meet. */
async function drawInteraction(browser: Browser) {
  writeNote(witness.doc, wind, 'challenges_needs')
  // Between them, so that the arrow has room for its word.
  for (const text of ['Bredband', 'Bussar', 'Bostäder']) writeNote(witness.doc, text, 'challenges_needs')
  writeNote(witness.doc, reindeer, 'challenges_needs')
  const anna = await sitDown(browser, server, scene, 'Anna')
  const { page } = anna
  const from = await middleOf(noteWith(page, wind))
  await page.keyboard.press('a')
  await drag(page, from, await middleOf(noteWith(page, reindeer)))
  await page.getByRole('button', { name: /^Samband/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'samverkar eller krockar med' }).click()
  await until('the relation', () => relation()?.type === 'interacts')
  return anna
}

test('two goals that meet: how much is said on the arrow from the keyboard, seen by all, undone, and read in every place', async ({
  browser,
}) => {
  const anna = await drawInteraction(browser)
  const bo = await sitDown(browser, server, scene, 'Bo', { language: 'en' })
  const word = bo.page.locator('[data-arrow]')
  await expect(word).toHaveText('interacts with')

  const choice = anna.page.getByRole('button', { name: /^Påverkan/ })
  await expect(choice).toHaveText(/inte angiven/)
  await choice.focus()
  await anna.page.keyboard.press('Enter')
  const steps = anna.page.getByRole('menuitemcheckbox')
  await expect(steps).toHaveText([
    '−3 omöjliggör',
    '−2 motverkar',
    '−1 begränsar',
    '0 oberoende',
    '+1 möjliggör',
    '+2 förstärker',
    '+3 oskiljbara',
  ])
  await expect(steps.first()).toBeFocused()
  await anna.page.keyboard.press('ArrowDown')
  await expect(steps.nth(1)).toBeFocused()
  await anna.page.keyboard.press('Enter')
  await until('how much', () => relation()?.score === -2)
  await expect(choice).toHaveText(/−2 motverkar/)
  await expect(choice).toBeFocused()
  await expect(steps).toHaveCount(0)
  await expect(word).toHaveText('counteracts (−2)')

  await anna.page.keyboard.press('Control+z')
  await until('taken back', () => relation()?.score === undefined)
  expect(relation()?.type).toBe('interacts')
  await anna.page.keyboard.press('Control+Shift+z')
  await until('said again', () => relation()?.score === -2)
  // How much is no part of another relation.
  await anna.page.getByRole('button', { name: /^Samband/ }).click()
  await anna.page.getByRole('menuitemcheckbox', { name: 'motsäger' }).click()
  await until('another relation', () => relation()?.type === 'contradicts')
  expect(relation()?.score).toBeUndefined()
  await expect(choice).toHaveCount(0)
  await anna.page.keyboard.press('Control+z')
  await until('both again', () => relation()?.type === 'interacts' && relation()?.score === -2)

  await noteWith(bo.page, reindeer).click()
  await bo.page.keyboard.press('i')
  const panel = bo.page.getByRole('complementary', { name: 'Need' })
  await expect(panel.getByText('interacts with this (−2 counteracts)')).toBeVisible()

  const { body } = await scene.operator.post(`/api/rooms/${scene.room('analysis')}/snapshots`, {})
  const { id } = body as { id: string }
  const file = async (format: string) =>
    (await bo.page.request.get(`/api/snapshots/${id}/export/${format}?language=sv`)).text()
  expect(await file('md')).toContain(`samverkar eller krockar med (−2 motverkar): ”${reindeer}”`)
  expect(await file('svg')).toContain('motverkar (−2)')
  await bo.page.goto(`/process/${scene.process.id}/trace`)
  await bo.page.getByText('Goal by goal', { exact: true }).click()
  const cell = bo.page.getByRole('button', { name: `From ${wind} to ${reindeer}: −2` })
  await expect(cell).toHaveText('−2')
  await leaveBoard(anna, bo)
})

test("how much is said in the card's panel as well, from the list too, and undone on the board", async ({
  browser,
}) => {
  const anna = await drawInteraction(browser)
  const { page } = anna
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await noteWith(page, wind).click()
  await page.keyboard.press('i')
  const panel = page.getByRole('complementary', { name: 'Behov' })
  const choice = panel.getByRole('button', { name: /Påverkan/ })
  await choice.press('Enter')
  await page.getByRole('option', { name: 'inte angiven' }).press('End')
  await page.keyboard.press('Enter')
  await until('how much', () => relation()?.score === 3)
  await expect(panel.getByText('samverkar eller krockar med (+3 oskiljbara)')).toBeVisible()
  await page.keyboard.press('Control+z')
  await until('taken back', () => relation()?.score === undefined)

  // From the list, at the goal that the arrow goes to.
  const cia = await sitDown(browser, server, scene, 'Cia')
  await cia.page.getByText('Lista', { exact: true }).click()
  await cia.page.getByRole('button', { name: new RegExp(`^Mer om kortet: ${reindeer}`) }).click()
  await cia.page.getByRole('menuitem', { name: 'Uppgifter om kortet' }).click()
  const hers = cia.page.getByRole('complementary', { name: 'Behov' })
  await hers.getByRole('button', { name: /Påverkan/ }).click()
  await cia.page.getByRole('option', { name: '−1 begränsar' }).click()
  await until('said from the list', () => relation()?.score === -1)
  await expect(panel.getByText('samverkar eller krockar med (−1 begränsar)')).toBeVisible()
  // The list says it at both goals.
  const rows = cia.page.getByRole('group').getByRole('listitem')
  await expect(rows.getByText('samverkar eller krockar med (−1 begränsar)', { exact: true })).toBeVisible()
  await expect(
    rows.getByText('samverkar eller krockar med det här (−1 begränsar)', { exact: true }),
  ).toBeVisible()
  await leaveBoard(anna, cia)
})

test('how much a goal meets one of another room is said in its panel, and undone', async ({ browser }) => {
  const there = insightId(scene.room('vision'), 'shape:there')
  const relations = [
    { type: 'supports', to: there },
    { type: 'interacts', to: there },
  ]
  const goal = readRecord(witness.doc, writeNote(witness.doc, wind, 'challenges_needs'))
  if (!goal) throw new Error('The goal is not on the board')
  writeRecord(witness.doc, { ...goal, meta: { ...(goal.meta as object), relations } }, { text: false })
  const anna = await sitDown(browser, server, scene, 'Anna')
  const { page } = anna
  await noteWith(page, wind).click()
  await page.keyboard.press('i')
  const panel = page.getByRole('complementary', { name: 'Behov' })
  const choice = panel.getByRole('button', { name: /Påverkan/ })
  await expect(choice).toHaveCount(1)
  await choice.press('Enter')
  await page.getByRole('option', { name: '−2 motverkar' }).click()
  const scores = () => extraction().relations.map(({ type, score }) => [type, score])
  await until('how much', () => scores().some(([, score]) => score === -2))
  expect(scores()).toEqual(
    expect.arrayContaining([
      ['supports', undefined],
      ['interacts', -2],
    ]),
  )
  await expect(panel.getByText('samverkar eller krockar med (−2 motverkar)')).toBeVisible()
  await choice.press('Enter')
  await page.getByRole('option', { name: 'inte angiven' }).click()
  await until('taken back', () => scores().every(([, score]) => score === undefined))
  await page.keyboard.press('Control+z')
  await until('said again', () => scores().some(([, score]) => score === -2))
  await leaveBoard(anna)
})

test('goals that hurt each other are offered as a goal conflict: never made unasked, never twice, and taken back', async ({
  browser,
}) => {
  const anna = await drawInteraction(browser)
  const { page } = anna
  const conflicts = () => extraction().insights.filter(({ kind }) => kind === 'goal_conflict')
  await page.getByRole('button', { name: /^Insikter/ }).click()
  const panel = page.getByRole('complementary', { name: 'Insikter just nu' })
  await panel.getByText('Se över').click()
  await expect(panel.getByText('Allt på tavlan gick att läsa ut.')).toBeVisible()
  const offer = panel.getByRole('button', { name: 'Gör en målkonflikt' })
  await expect(offer).toHaveCount(0)
  await page.getByRole('button', { name: /^Påverkan/ }).click()
  await page.getByRole('menuitemcheckbox', { name: '−3 omöjliggör' }).click()
  await until('how much', () => relation()?.score === -3)
  await expect(panel.getByText(`”${wind}” omöjliggör ”${reindeer}” (−3)`)).toBeVisible()
  expect(conflicts()).toEqual([])

  // Two presses before the page has drawn the first one.
  await offer.evaluate((button: HTMLButtonElement) => {
    button.click()
    button.click()
  })
  await expect(panel.getByRole('status').filter({ hasText: /./ })).toHaveText(/^Målkonflikten har fått/)
  await expect(offer).toHaveCount(0)
  await until('the card with its sides', () => conflicts()[0]?.attrs.sides !== undefined)
  const ids = extraction()
    .insights.filter(({ text }) => [wind, reindeer].includes(text))
    .map(({ id }) => id)
  expect(conflicts()).toHaveLength(1)
  const [made] = conflicts()
  expect(made).toMatchObject({
    text: `”${wind}” omöjliggör ”${reindeer}”`,
    zone: 'goal_conflicts',
    sector: 'civil_society',
    attrs: { score: -3 },
  })
  expect(made?.attrs.sides).toEqual(expect.arrayContaining(ids))
  expect(extraction().warnings).toEqual([])
  expect(extraction().relations.filter(({ type }) => type === 'concerns')).toHaveLength(2)

  await panel.getByRole('button', { name: 'Ångra' }).click()
  await until('taken back', () => conflicts().length === 0)
  expect(extraction().relations).toHaveLength(1)
  await expect(offer).toBeVisible()
  await offer.press('Enter')
  await until('made again', () => conflicts().length === 1)
  await leaveBoard(anna)
})

test('a goal that hurts one of another room is offered in the words of both; its card has both as its sides', async ({
  browser,
}) => {
  const vision = stockPerson(server, scene.room('vision'), (await scene.join('participant')).session)
  await vision.synced()
  const far = writeNote(vision.doc, reindeer, 'vision_2030')
  const there = insightId(scene.room('vision'), far)
  const { api } = await scene.join('facilitator')
  await until('a snapshot with its words', async () => {
    await api.post(`/api/rooms/${scene.room('vision')}/snapshots`)
    const named = await api.get(`/api/processes/${scene.process.id}/cards?ids=${encodeURIComponent(there)}`)
    return JSON.stringify(named.body).includes(reindeer)
  })
  vision.leave()
  const goal = readRecord(witness.doc, writeNote(witness.doc, wind, 'challenges_needs'))
  if (!goal) throw new Error('The goal is not on the board')
  const relations = [{ type: 'interacts', to: there, score: -2 }]
  writeRecord(witness.doc, { ...goal, meta: { ...(goal.meta as object), relations } }, { text: false })
  const anna = await sitDown(browser, server, scene, 'Anna')
  const { page } = anna
  await page.getByRole('button', { name: /^Insikter/ }).click()
  const panel = page.getByRole('complementary', { name: 'Insikter just nu' })
  await panel.getByText('Se över').click()
  await expect(panel.getByText(`”${wind}” motverkar ”${reindeer}” (−2)`)).toBeVisible()
  await expect(panel.getByRole('link', { name: reindeer })).toBeVisible()
  const conflicts = () => extraction().insights.filter(({ kind }) => kind === 'goal_conflict')
  expect(conflicts()).toEqual([])
  const offer = panel.getByRole('button', { name: 'Gör en målkonflikt' })
  await offer.press('Enter')
  await expect(panel.getByRole('status').filter({ hasText: /./ })).toHaveText(/^Målkonflikten har fått/)
  await expect(offer).toHaveCount(0)
  await until('the card', () => conflicts().length === 1)
  const here = extraction().insights.find(({ text }) => text === wind)?.id
  expect(conflicts()[0]).toMatchObject({
    text: `”${wind}” motverkar ”${reindeer}”`,
    attrs: { score: -2, sides: expect.arrayContaining([here, there]) },
  })
  expect(extraction().warnings).toEqual([])
  await panel.getByRole('button', { name: 'Ångra' }).click()
  await until('taken back', () => conflicts().length === 0)
  await expect(offer).toBeVisible()

  // The other room makes it: what is spoken of there is offered no more here.
  const their = stockPerson(server, scene.room('vision'), (await scene.join('participant')).session)
  await their.synced()
  const card = readRecord(their.doc, writeNote(their.doc, 'El eller ro?', 'goal_conflicts'))
  if (!card) throw new Error('The goal conflict is not on the board')
  const sides = [insightId(scene.room('analysis'), goal.id), there].map((to) => ({ type: 'concerns', to }))
  writeRecord(their.doc, { ...card, meta: { ...(card.meta as object), relations: sides } }, { text: false })
  await until('a snapshot with both sides', async () => {
    await api.post(`/api/rooms/${scene.room('vision')}/snapshots`)
    const told = await api.get(`/api/processes/${scene.process.id}/goal-conflicts`)
    return (told.body as { sides: string[] }[]).some((one) => one.sides.length === 2)
  })
  their.leave()
  await page.reload()
  await page.getByRole('button', { name: /^Insikter/ }).click()
  await panel.getByText('Se över').click()
  await expect(panel.getByText('Allt på tavlan gick att läsa ut.')).toBeVisible()
  await expect(offer).toHaveCount(0)
  await leaveBoard(anna)
})

test('on a phone all that can be said of an arrow is on the screen', async ({ browser }) => {
  const { session } = await scene.join('participant')
  const cia = stockPerson(server, scene.room('prioritisation'), session)
  await cia.synced()
  for (const text of [wind, reindeer]) writeNote(cia.doc, text, 'focus_areas')
  const anna = await sitDown(browser, server, scene, 'Anna', { step: 'prioritisation', viewport: phone })
  const { page } = anna
  const from = await middleOf(noteWith(page, wind))
  await page.keyboard.press('a')
  await drag(page, from, await middleOf(noteWith(page, reindeer)))
  const relation = page.getByRole('button', { name: /^Samband/ })
  await relation.click()
  await page.getByRole('menuitemcheckbox', { name: 'samverkar eller krockar med' }).click()
  const score = page.getByRole('button', { name: /^Påverkan/ })
  await expect(score).toBeInViewport({ ratio: 1 })
  await expect(relation).toBeInViewport({ ratio: 1 })
  await score.click()
  await page.getByRole('menuitemcheckbox', { name: '−3 omöjliggör' }).click()
  await expect(score).toBeInViewport({ ratio: 1 })
  await leaveBoard(anna)
  cia.leave()
})
