/**
 * From the board to the decision: insights as they stand now, the thread through all rooms, and goals against goals,
 * each a way back to the card where it was said.
 * @module
 */
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import * as Y from 'yjs'
import { readZones } from '../../shared/board/cards.ts'
import {
  readRecord,
  readRecords,
  recordsMap,
  removeRecord,
  writeRecord,
} from '../../shared/board/document.ts'
import type { Process } from '../../shared/protocol/processes.ts'
import { Snapshot, SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { Trace } from '../../shared/protocol/trace.ts'
import { VoteRound } from '../../shared/protocol/votes.ts'
import { apiOf } from '../support/api.ts'
import { leaveBoard, noteWith } from '../support/atTheBoard.ts'
import { firstText, writeNote } from '../support/board.ts'
import { arrowRecord, bindingRecord } from '../support/boardRecords.ts'
import { expectClean, phone, shapes, visit } from '../support/browser.ts'
import { startDemo } from '../support/demo.ts'
import { stockPerson } from '../support/person.ts'
import { join } from '../support/scene.ts'
import type { TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let demo: Process
let session: string

test.beforeAll(async () => {
  ;({ server, demo } = await startDemo())
  const operator = apiOf(server, server.operatorToken)
  const made = await operator.post(`/api/processes/${demo.id}/links`, { role: 'facilitator' })
  const { url } = made.body as { url: string }
  const lead = await join(server, new URL(url).hash.slice(1), { name: 'Frida', sector: 'public_sector' })
  session = lead.session
})
test.afterAll(() => server.stop())

const roomOf = (step: string) => {
  const room = demo.rooms.find((one) => one.step === step)
  if (!room) throw new Error(`The demo has no room for ${step}`)
  return room
}

const vindkraft = 'Mer vindkraft ger förnybar el'

test('a room shows its insights as they stand now, and each leads to its card at its place', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session })
  const { page } = frida
  await page.goto(`/room/${roomOf('analysis').id}`)
  await expect(shapes(page, 'zone').first()).toBeVisible({ timeout: 90_000 })
  await page.getByRole('button', { name: /^Insikter/ }).click()
  const panel = page.getByRole('complementary', { name: 'Insikter just nu' })
  await expect(panel.getByText('25 insikter')).toBeVisible()

  const cia = stockPerson(server, roomOf('analysis').id, session)
  await cia.synced()
  writeNote(cia.doc, 'Bygg en bastu vid sjön', 'challenges_needs', 'academia')
  await expect(panel.getByText('26 insikter')).toBeVisible()
  await expect(panel.getByRole('button', { name: /Bygg en bastu/ })).toBeVisible()
  cia.leave()

  await panel.getByRole('searchbox').fill('vindkraft ger')
  await panel.getByRole('button', { name: new RegExp(vindkraft) }).click()
  await expect(noteWith(page, vindkraft)).toBeInViewport({ ratio: 0.9 })

  await panel.getByText('Röstbalans', { exact: true }).click()
  await expect(panel.getByRole('row', { name: /Akademi/ })).toContainText('6 (23 %)')
  await leaveBoard(frida)
})

test('what is to be looked over is named: an arrow by the card that it is at', async ({ browser }) => {
  const cia = stockPerson(server, roomOf('vision').id, session)
  await cia.synced()
  const id = writeNote(cia.doc, 'Vi planerar ett år i taget', 'today')
  for (const record of [arrowRecord('shape:half'), bindingRecord('shape:half', 'start', id)])
    writeRecord(cia.doc, record)
  const frida = await visit(browser, server, { session })
  const { page } = frida
  await page.goto(`/room/${roomOf('vision').id}`)
  await expect(shapes(page, 'zone').first()).toBeVisible({ timeout: 90_000 })
  await page.getByRole('button', { name: /^Insikter/ }).click()
  const panel = page.getByRole('complementary', { name: 'Insikter just nu' })
  await panel.getByText('Se över').click()
  await expect(panel.getByRole('button', { name: /^En pil sitter fast/ })).toContainText(
    'Vi planerar ett år i taget',
  )
  // What cannot be said between two cards is told, and what it is read as.
  const other = writeNote(cia.doc, 'Alla vet vad byn behöver', 'vision_2030')
  for (const record of [
    { ...arrowRecord('shape:wrong'), meta: { relation: 'funds' } },
    bindingRecord('shape:wrong', 'start', id),
    bindingRecord('shape:wrong', 'end', other),
  ])
    writeRecord(cia.doc, record)
  await expect(panel.getByRole('button', { name: /^Sambandet passar inte/ })).toContainText(
    '”Utmaning finansierar Vision” går inte att säga. Det läses som ”stöder”.',
  )
  for (const one of ['start', 'end'].map((end) => `binding:shape:wrong-${end}`)) removeRecord(cia.doc, one)
  for (const one of ['binding:shape:half-start', 'shape:half', 'shape:wrong', other, id])
    removeRecord(cia.doc, one)
  await expect(panel.getByRole('button', { name: /^En pil sitter fast/ })).toHaveCount(0)
  cia.leave()
  await leaveBoard(frida)
})

test('a snapshot names the cards of other rooms too, each one press away', async ({ browser }) => {
  const anna = await visit(browser, server, { session, viewport: phone })
  const { page } = anna
  const { id } = roomOf('prioritisation')
  const [taken] = SnapshotSummary.array().parse(
    (await apiOf(server, session).get(`/api/rooms/${id}/snapshots`)).body,
  )
  await page.goto(`/snapshot/${taken?.id}`)
  await page
    .getByRole('link', { name: /^Det behövs någon på plats att fråga/ })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`/room/${roomOf('analysis').id}`))
  expectClean([anna])
  await anna.context.close()
})

test('an action is followed down to what was said in the village and up to the target picture, and a goal conflict to its card', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session })
  const { page } = frida
  const operator = apiOf(server, server.operatorToken)
  const analysis = `/api/rooms/${roomOf('analysis').id}`
  const { body } = await operator.get(`/api/processes/${demo.id}/trace`)
  const need = Trace.parse(body).nodes.find(({ text }) => text.startsWith('Det behövs någon på plats'))
  const said = { text: 'Ställ en lånedator i biblioteket' }
  await apiOf(server, session).post(`${analysis}/cards/${need?.shapeId}/comments`, said)
  await operator.post(`${analysis}/snapshots`, {})
  await page.goto(`/process/${demo.id}`)
  await page.getByRole('link', { name: 'Den röda tråden' }).click()
  await page.getByRole('button', { name: /Starta digitala coacher i tre byar/ }).click()
  const thread = page.getByRole('complementary', { name: 'Kortets tråd' })
  const cards = (title: string) =>
    thread.getByRole('region', { name: new RegExp(title) }).getByRole('listitem')
  for (const text of [
    /Det behövs någon på plats/,
    /Fibern ligger i vägkanten/,
    /LEADER-stöd/,
    /Servicepunkten/,
  ])
    await expect(cards('Vilar på').filter({ hasText: text })).toBeVisible()
  for (const text of [/2028 delar alla kommuner/, /2030 fungerar digitala/, /2050 går det att leva/])
    await expect(cards('Bär upp').filter({ hasText: text })).toBeVisible()
  // The picture shows the thread alone, and is walked with the arrow keys.
  const inPicture = page.locator('[data-card]')
  await expect(inPicture.filter({ hasText: 'Mer vindkraft' })).toHaveCount(0)
  const action = inPicture.filter({ hasText: 'Starta digitala coacher' })
  await action.focus()
  await action.press('ArrowLeft')
  await expect(action).not.toBeFocused()
  await expect(page.locator('[data-card]:focus')).toHaveCount(1)

  // A line leads to the card it was drawn from, in the picture as in the list of relations.
  const fromHere = new RegExp(`^/room/${roomOf('prioritisation').id}\\?card=`)
  await expect(thread.getByRole('link', { name: /^det här möter Det behövs någon/ })).toHaveAttribute(
    'href',
    fromHere,
  )
  const line = page.locator('svg a').filter({ hasText: /^Starta digitala coacher.* – möter – Det behövs/ })
  await expect(line).toHaveAttribute('href', fromHere)

  await page.getByText('Lista och sök', { exact: true }).click()
  await page.getByRole('searchbox').fill('coacherna')
  await expect(page.getByRole('button', { name: /2028 delar alla kommuner/ }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: new RegExp(vindkraft) })).toHaveCount(0)

  // What was said beside a card is found too, and it is told where; narrowed, it is not.
  await page.getByRole('searchbox').fill('lånedatorer')
  const beside = page.getByRole('button', { name: /^Det behövs någon på plats.*I en kommentar/ })
  await expect(beside).toContainText('en lånedator i biblioteket')
  await page.getByRole('button', { name: /Röster, minst/ }).click()
  await page.getByRole('option', { name: '20', exact: true }).click()
  await expect(page.getByText('Inget motsvarar sökningen.')).toBeVisible()
  await expect(beside).toHaveCount(0)

  await page.getByText('Mål mot mål', { exact: true }).click()
  const looks = await page
    .getByRole('list', { name: 'Skala' })
    .locator('[data-score]')
    .evaluateAll((steps) =>
      steps.map((step) => {
        const { backgroundColor, borderColor, borderStyle, borderWidth } = getComputedStyle(step)
        return { colours: `${backgroundColor} ${borderColor}`, line: `${borderStyle} ${borderWidth}` }
      }),
    )
  expect(new Set(looks.map(({ colours }) => colours)).size).toBe(7)
  // The sides are told apart by their sign; how strong each is, by its line too.
  expect(new Set(looks.slice(-3).map(({ line }) => line)).size).toBe(3)
  await page.getByRole('button', { name: /Från Sydsamisk.*till Samma mark.*−2/ }).click()
  // The column has but a number over it: what it is stands behind the cell, with its row and what was said of them.
  const behind = page.getByRole('region', { name: 'Bakom rutan' })
  await expect(behind.getByRole('link')).toHaveText([/^Sydsamisk/, /^Samma mark/, new RegExp(vindkraft)])
  await behind.getByRole('link', { name: new RegExp(vindkraft) }).click()
  await expect(page).toHaveURL(new RegExp(`/room/${roomOf('analysis').id}$`))
  await expect(page.getByRole('complementary', { name: 'Målkonflikt' })).toBeVisible({ timeout: 60_000 })
  await expect(noteWith(page, vindkraft)).toBeInViewport({ ratio: 0.9, timeout: 60_000 })
  expectClean([frida])
  await frida.context.close()
})

test('a list names the cards of other rooms that its own are joined to, and leads to them', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session, viewport: phone })
  const { page } = frida
  await page.goto(`/room/${roomOf('prioritisation').id}`)
  const coaches = page.getByRole('listitem').filter({ hasText: 'Starta digitala coacher i tre byar' }).first()
  const need = coaches.getByRole('link', { name: /^Det behövs någon på plats att fråga/ })
  await expect(need).toBeVisible({ timeout: 30_000 })
  await need.click()
  await expect(page).toHaveURL(new RegExp(`/room/${roomOf('analysis').id}`))
  // On a phone its panel would hide the place.
  await expect(noteWith(page, 'Det behövs någon på plats')).toBeInViewport({ ratio: 0.9, timeout: 60_000 })
  expectClean([frida])
  await frida.context.close()
})

test('it is told what each action has to be carried out with, and what hangs loose is one press away', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session })
  const { page } = frida
  await page.goto(`/process/${demo.id}/trace`)
  await page.getByRole('button', { name: '14 kort hänger löst' }).press('Enter')
  await expect(page.getByText('14 insikter')).toBeFocused()
  await page.getByText('Täckning', { exact: true }).click()
  const row = (text: RegExp) => page.getByRole('row', { name: text })
  await expect(page.getByRole('row')).toHaveCount(11)
  await expect(page.getByRole('columnheader')).toHaveText([
    'Insats',
    'Verktyg3 av 10 har',
    'Pengar3 av 10 har',
    'Ägare5 av 10 har',
    'Beslut1 av 10 har',
  ])
  await expect(row(/^Bygg bostäder/).getByRole('cell')).toHaveText([
    /^Översiktsplanen/,
    'Saknas',
    /^Åre kommun.*Kommunernas näringslivskontor/,
    /^Nämnden behöver ta ställning/,
  ])
  await page.getByText('Bara insatser som saknar', { exact: false }).click()
  await expect(row(/^Starta digitala coacher/)).toHaveCount(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await row(/^Bygg bostäder/)
    .getByRole('link', { name: /^Nämnden/ })
    .click()
  await expect(page).toHaveURL(new RegExp(`/room/${roomOf('prioritisation').id}`))
  await leaveBoard(frida)
})

test('the cards are there to read and to choose while the lines of the picture are still worked out', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session })
  const { page } = frida
  let answer: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route(/elk-worker/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`/process/${demo.id}/trace`)
  const picture = page.getByRole('group', { name: /^Tråden som bild/ })
  await expect(page.getByText('Ritar linjerna …')).toBeVisible()
  const card = picture.getByRole('button', { name: /^Delmål/ }).first()
  await card.click()
  await expect(page.getByRole('complementary', { name: 'Kortets tråd' })).toBeVisible()
  // Who looks nearer meanwhile still does when the lines are there.
  const width = async () => (await card.boundingBox())?.width ?? 0
  await expect(page.getByText('Ritar linjerna …')).toBeVisible()
  const before = await width()
  await page.getByRole('button', { name: 'Närmare' }).click()
  await expect.poll(width).toBeGreaterThan(before * 1.2)
  answer()
  await expect(page.getByText('Ritar linjerna …')).toHaveCount(0)
  expect(await width()).toBeGreaterThan(before * 1.2)
  await expect(picture.locator('svg path').first()).toBeAttached()
  expectClean([frida])
  await frida.context.close()
})

test('the picture is walked by keyboard alone: to a card, into its thread and back, nearer and further, over an edge to its note', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session })
  const { page } = frida
  await page.goto(`/process/${demo.id}/trace`)
  const cards = page.locator('[data-card]')
  const action = cards.filter({ hasText: 'Starta digitala coacher' })
  const focused = page.locator('[data-card]:focus')
  await expect(action).toBeVisible()
  const whole = await cards.count()
  await page.getByRole('button', { name: 'Hela i bild' }).focus()
  await page.keyboard.press('Tab')
  await expect(focused).toHaveCount(1)
  await expect(focused).toHaveCSS('outline-style', 'solid')
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
    await page.keyboard.press(key)
    await expect(focused).toBeInViewport()
  }
  const width = async () => (await focused.boundingBox())?.width ?? 0
  const before = await width()
  await page.keyboard.press('+')
  await expect.poll(width).toBeGreaterThan(before * 1.2)
  await page.keyboard.press('-')
  await expect.poll(width).toBeLessThan(before * 1.1)

  // What is looked at nearer, or come back to, is the card that one is at, however far down the picture it lies.
  const far = cards.filter({ hasText: 'Kommunernas näringslivskontor' })
  await far.focus()
  for (const key of ['+', '+', '-', '-', '-']) {
    const size = await width()
    await page.keyboard.press(key)
    await expect.poll(width).not.toBe(size)
    await expect(far).toBeInViewport({ ratio: 0.9 })
  }
  await page.keyboard.press('Enter')
  await expect.poll(() => cards.count()).toBeLessThan(whole)
  await page.keyboard.press('Escape')
  await expect(cards).toHaveCount(whole)
  await expect(far).toBeFocused()
  await expect(page.getByText('Ritar linjerna …')).toHaveCount(0)
  const lines = page.locator('svg a')
  await expect(lines).not.toHaveCount(0)
  await expect(far).toBeInViewport({ ratio: 0.9 })
  // A goal conflict stands out among the lines; what a decision is about does not.
  const standingOut = (text: string) => lines.filter({ hasText: text }).locator('[data-against]')
  await expect(lines.filter({ hasText: /^Nämnden behöver ta ställning/ })).toHaveCount(1)
  await expect(standingOut('Nämnden behöver ta ställning')).toHaveCount(0)
  await expect(standingOut('Mer vindkraft ger förnybar el')).not.toHaveCount(0)

  // Enter leads into the thread, Escape out of it, from the panel and from the picture, to the card one came from.
  const thread = page.getByRole('complementary', { name: 'Kortets tråd' })
  await action.focus()
  await page.keyboard.press('Enter')
  await expect(thread.getByRole('heading', { name: 'Insats', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(thread).toHaveCount(0)
  await expect(action).toBeFocused()
  await expect(cards).toHaveCount(whole)
  await page.keyboard.press('Enter')
  await expect(thread).toBeVisible()
  await expect.poll(() => cards.count()).toBeLessThan(whole)
  const all = page.getByRole('button', { name: 'Hela i bild' })
  await all.click()
  // With all of it in view none of it lies under the buttons.
  const under = async () => {
    const buttons = await all.locator('..').boundingBox()
    return cards.evaluateAll(
      (elements, over) =>
        elements
          .filter((card) => {
            const { left, right, top, bottom } = card.getBoundingClientRect()
            return (
              over &&
              left < over.x + over.width &&
              right > over.x &&
              top < over.y + over.height &&
              bottom > over.y
            )
          })
          .map((card) => card.textContent),
      buttons,
    )
  }
  await expect.poll(under).toEqual([])
  await action.focus()
  await page.keyboard.press('Escape')
  await expect(thread).toHaveCount(0)
  await expect(action).toBeFocused()

  // An edge opens the note that it was drawn from, on its board, at its place.
  await page.keyboard.press('Enter')
  await thread.getByRole('link', { name: /^det här möter Det behövs någon/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/room/${roomOf('prioritisation').id}`))
  await expect(noteWith(page, 'Starta digitala coacher')).toBeInViewport({ ratio: 0.9, timeout: 60_000 })
  expectClean([frida])
  await frida.context.close()
})

test('all of the picture comes into view on a phone too, from the target picture to those who carry it out', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session, viewport: phone })
  const { page } = frida
  await page.goto(`/process/${demo.id}/trace`)
  const cards = page.locator('[data-card]')
  await expect(cards.filter({ hasText: 'Starta digitala coacher' })).toHaveCount(1)
  await expect(page.getByText('Ritar linjerna …')).toHaveCount(0)
  const outside = () =>
    cards.evaluateAll((all) => {
      const frame = all[0]?.closest('[class*=frame]')?.getBoundingClientRect()
      if (!frame) return ['no frame']
      return all
        .filter((card) => {
          const { left, right, top, bottom } = card.getBoundingClientRect()
          return left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom
        })
        .map((card) => card.textContent)
    })
  expect((await outside()).length).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Hela i bild' }).click()
  await expect.poll(outside).toEqual([])
  expectClean([frida])
  await frida.context.close()
})

test('what has changed since an earlier snapshot is told, and an insight is carried on to another room, once', async ({
  browser,
}) => {
  const { id } = roomOf('vision')
  const operator = apiOf(server, server.operatorToken)
  const cia = stockPerson(server, id, session)
  await cia.synced()
  const kept = writeNote(cia.doc, 'Fler åker buss till arbetet', 'conditions', 'academia')
  const gone = writeNote(cia.doc, 'Något som tas bort', 'conditions', 'academia')
  const snapshot = (insights: number) =>
    until(`a snapshot of ${insights}`, async () => {
      const answer = await operator.post(`/api/rooms/${id}/snapshots`, { note: 'Efter samtalet' })
      const taken = SnapshotSummary.parse(answer.body)
      return taken.insights === insights && taken
    })
  const before = await snapshot(20)
  const fragment = recordsMap(cia.doc).get(kept)?.get('text')
  const words = firstText(fragment instanceof Y.XmlFragment ? fragment : null)
  if (!words) throw new Error('The note has no text')
  words.delete(5, 4)
  words.insert(5, 'tar')
  removeRecord(cia.doc, gone)
  const carried = writeNote(cia.doc, 'Ett nytt antagande', 'conditions', 'business')
  const parking = readZones(readRecords(cia.doc)).find((zone) => zone.id === 'parking')
  const { insights } = Snapshot.parse((await operator.get(`/api/snapshots/${before.id}`)).body)
  const loser = insights.find(({ votes }) => (votes?.total ?? 0) > 1)
  const record = loser && readRecord(cia.doc, loser.provenance.shapeId)
  if (!record || !parking) throw new Error('The demo has no card with votes, or no parking')
  writeRecord(cia.doc, { ...record, x: parking.box.x + 60, y: parking.box.y + 260 }, { text: false })
  writeNote(cia.doc, 'Ännu ett antagande', 'conditions', 'business')
  await snapshot(21)
  const round = VoteRound.parse((await operator.post(`/api/rooms/${id}/votes`, {})).body)
  const votes = { [record.id]: 1, [kept]: 2 }
  expect((await apiOf(server, session).put(`/api/rooms/${id}/ballot`, { votes })).status).toBe(200)
  for (const state of ['closed', 'revealed']) await operator.patch(`/api/votes/${round.id}`, { state })
  const after = await snapshot(21)

  const frida = await visit(browser, server, { session })
  const { page } = frida
  const anna = await visit(browser, server, { session, language: 'en', viewport: phone })
  const inWords = [
    [
      page,
      /Jämför med/,
      'Ögonblicksbild',
      'Nya',
      'Borta',
      'Omformulerade',
      'Flyttade mellan zoner',
      'röster',
    ],
    [anna.page, /Compare with/, 'Snapshot', 'New', 'Gone', 'Reworded', 'Moved between zones', 'votes'],
  ] as const
  for (const [one, compare, earlier, added, removed, reworded, moved, voted] of inWords) {
    await one.goto(`/snapshot/${after.id}`)
    await one.getByRole('button', { name: compare }).click()
    // By what was noted when it was taken, too: nobody remembers a number and a time.
    await one
      .getByRole('option', { name: new RegExp(`^${earlier} ${before.number},.* – Efter samtalet$`) })
      .click()
    const part = (name: string) => one.getByRole('region', { name: new RegExp(`${name}$`) })
    await expect(part(added).getByRole('listitem')).toHaveCount(2)
    for (const text of ['Ett nytt antagande', 'Ännu ett antagande'])
      await expect(part(added).getByRole('link', { name: text, exact: true })).toBeVisible()
    await expect(part(removed).getByRole('listitem')).toHaveText('Något som tas bort')
    await expect(part(reworded).locator('del')).toContainText('åker')
    await expect(part(reworded).locator('ins')).toContainText('tar')
    await expect(part(moved).getByRole('listitem')).toContainText(/ (till Parkering|to Parking)/)
    const [gained, lost] = [/0 → 2 \(\+2\)/, new RegExp(`→ 1 \\(−${(loser.votes?.total ?? 0) - 1}\\)`)]
    for (const change of [gained, lost])
      await expect(part(voted).getByRole('listitem').filter({ hasText: change })).toHaveCount(1)
    // Of what is one of a few it is told which it was, and which it is.
    const others = part('Ändrade på annat sätt|Changed in other ways').getByRole('listitem')
    await expect(others.filter({ hasText: /status: \S.* → \S/ })).not.toHaveCount(0)
    // A card that has as many as it had has neither gained nor lost.
    await expect(part(voted).getByRole('listitem').filter({ hasText: '+0' })).toHaveCount(0)
  }
  // On a phone what is found comes before what narrows it down.
  await anna.page.goto(`/process/${demo.id}/trace`)
  await anna.page.locator('[data-card]').filter({ hasText: 'Starta digitala coacher' }).press('Enter')
  const thread = anna.page.getByRole('complementary', { name: 'Thread of the card' })
  await expect(thread).toBeVisible()
  // There a card's thread lies over everything: whoever goes on to another part has done with it.
  await anna.page.getByText('List and search', { exact: true }).click()
  await expect(thread).toHaveCount(0)
  await anna.page.getByRole('searchbox').fill('coach')
  const hit = anna.page.getByRole('button', { name: /^Starta digitala coacher/ })
  await expect(hit).toBeInViewport()
  await anna.page.getByRole('button', { name: 'Narrow down' }).click()
  await anna.page.getByText('Only what hangs loose', { exact: true }).click()
  await expect(anna.page.getByRole('button', { name: 'Narrow down (1)' })).toBeVisible()
  await expect(hit).toHaveCount(0)
  expectClean([anna])
  await anna.context.close()

  const carry = async (result: RegExp) => {
    await page.getByRole('button', { name: /Ta med till ett annat rum/ }).click()
    const window = page.getByRole('dialog')
    await window.getByText('Ett nytt antagande', { exact: true }).click()
    await window.getByRole('button', { name: 'Ta med 1 insikt' }).click()
    await expect(window.getByRole('status')).toHaveText(result)
  }
  await carry(/^1 kort har lagts till/)
  await page.getByRole('dialog').getByRole('button', { name: 'Stäng' }).first().click()
  await carry(/1 fanns där redan/)
  // The original says something else afterwards: its copy tells.
  const original = recordsMap(cia.doc).get(carried)?.get('text')
  firstText(original instanceof Y.XmlFragment ? original : null)?.insert(0, 'Omprövat: ')
  writeNote(cia.doc, 'Och ett till', 'conditions', 'business')
  await snapshot(22)
  cia.leave()
  await page.getByRole('link', { name: 'Öppna rummet' }).click()
  await expect(page).toHaveURL(new RegExp(`/room/${roomOf('prioritisation').id}`))
  await page.getByText('Lista', { exact: true }).click()
  await page.getByRole('button', { name: /^Mer om kortet: Ett nytt/ }).click({ timeout: 60_000 })
  await page.getByRole('menuitem', { name: 'Uppgifter om kortet' }).click()
  await expect(page.getByText('Originalet har ändrats sedan dess.')).toBeVisible()
  await expect(page.getByRole('blockquote')).toHaveText('Omprövat: Ett nytt antagande')
  await page.getByRole('link', { name: 'Visa originalet' }).click()
  await expect(page).toHaveURL(new RegExp(`/room/${id}`))
  await expect(noteWith(page, 'Ett nytt antagande')).toBeInViewport({ ratio: 0.9, timeout: 60_000 })
  expectClean([frida])
  await frida.context.close()
})

test('who leads is told, and nobody else, which sectors have no card in a room yet', async ({ browser }) => {
  const operator = apiOf(server, server.operatorToken)
  const room = await operator.post(`/api/processes/${demo.id}/rooms`, { step: 'governance' })
  const { id } = room.body as { id: string }
  const made = await operator.post(`/api/processes/${demo.id}/links`, { role: 'participant' })
  const { url } = made.body as { url: string }
  const cia = await join(server, new URL(url).hash.slice(1), { name: 'Cia', sector: 'academia' })
  const writer = stockPerson(server, id, cia.session)
  await writer.synced()
  for (let i = 1; i <= 8; i++)
    writeNote(writer.doc, `Fråga ${i}`, 'open_questions', i > 4 ? 'business' : 'academia')
  writer.leave()

  // Whoever has voted was heard: what is told is that no card is theirs.
  const inWords = [
    [
      session,
      'sv',
      'Insikter',
      'Insikter just nu',
      'Röstbalans',
      'Inga kort än från: Civilsamhälle, Offentlig sektor.',
    ],
    [
      session,
      'en',
      'Insights',
      'Insights right now',
      'Voices',
      'No cards yet from: Civil society, Public sector.',
    ],
    [cia.session, 'en', 'Insights', 'Insights right now', 'Voices', null],
  ] as const
  for (const [as, language, open, title, voices, told] of inWords) {
    const person = await visit(browser, server, { session: as, language, viewport: phone })
    const { page } = person
    await page.goto(`/room/${id}`)
    await page.getByRole('button', { name: new RegExp(`^${open}`) }).click({ timeout: 60_000 })
    const panel = page.getByRole('complementary', { name: title })
    await panel.getByText(voices, { exact: true }).click()
    await expect(panel.getByRole('table')).toContainText(/4 \(50/)
    if (told) await expect(panel.getByText(told)).toBeVisible()
    else await expect(panel.getByText(/^(No cards yet|Only you)/)).toHaveCount(0)
    expectClean([person])
    await person.context.close()
  }
})
