/**
 * Writing together on the board: several people with a browser each, on one board.
 * @module
 */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { indexAbove } from '../../shared/board/placement.ts'
import { relationArrow } from '../../shared/board/relationArrow.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import type { Sector } from '../../shared/vocabulary.ts'
import { drag, leaveBoard, noteWith, openNote, pasteText, sitDown } from '../support/atTheBoard.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { areApart } from '../support/boxes.ts'
import { expectClean, middleOf, nextFrames, pressAtOnce, shapes, showAll, visit } from '../support/browser.ts'
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

/** Someone who joined, with the board of the analysis room open. */
const sit = (browser: Browser, name: string, sector: Sector) =>
  sitDown(browser, server, scene, name, { sector })

const cards = () => readCards(readRecords(witness.doc))

/** Goes to the board with the keyboard alone. */
async function toTheBoard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Flytta fokus till duk' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.tl-container')).toBeFocused()
}

test('with the keyboard alone: to the board, a note by N in the zone that one looks at, the next by Enter, no key lost however fast, and none by a slip', async ({
  browser,
}) => {
  const anna = await sit(browser, 'Anna', 'business')
  const { page } = anna
  await toTheBoard(page)
  await page.keyboard.press('2')
  const strengths = () => {
    const zones = readZones(readRecords(witness.doc))
    return cards().filter(({ center }) => zoneAt(zones, center)?.id === 'strengths')
  }
  const written = (...texts: string[]) =>
    until(`cards: ${texts}`, () => textsOf(witness.doc).toSorted().join() === texts.toSorted().join())
  await pressAtOnce(page, 'n', ...'Blandskog', 'Escape')
  await until('the first note', () => cards().length === 1)
  await pressAtOnce(page, 'n', ...'Dagsljus', 'Enter', ...'Vattendrag', 'Escape')
  await written('Blandskog', 'Dagsljus', 'Vattendrag')
  expect(strengths()).toHaveLength(3)
  expect(areApart(cards().map(({ box }) => box))).toBe(true)

  // What was begun by a slip is gone with the next key.
  await page.keyboard.press('n')
  await page.keyboard.press('Escape')
  await expect(shapes(page, 'note')).toHaveCount(3)

  // Where one points, N writes there.
  await showAll(page)
  const { x, y } = await middleOf(shapes(page, 'zone').filter({ hasText: 'Svagheter' }))
  await page.mouse.move(x, y)
  await nextFrames(page)
  await pressAtOnce(page, 'n', ...'Avfolkning')
  await written('Blandskog', 'Dagsljus', 'Vattendrag', 'Avfolkning')
  expect(strengths()).toHaveLength(3)
  await leaveBoard(anna)
})

test('Escape ends what was begun by a slip also after one that was let go of before the note was open', async ({
  browser,
}) => {
  const anna = await sit(browser, 'Anna', 'business')
  const { page } = anna
  await toTheBoard(page)
  await page.keyboard.press('2')
  // All is pressed and let go of before the note is open: within one task nothing opens.
  await page.evaluate(() => {
    const strike = (key: string, keyCode: number) => {
      for (const type of ['keydown', 'keyup']) {
        const init = { key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key, keyCode, bubbles: true }
        document.activeElement?.dispatchEvent(new KeyboardEvent(type, { ...init, cancelable: true }))
      }
    }
    for (const key of 'nro') strike(key, key.toUpperCase().charCodeAt(0))
    strike('Escape', 27)
  })
  await until('the note', () => textsOf(witness.doc).join() === 'ro')
  await page.keyboard.press('n')
  await expect(shapes(page, 'note')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(shapes(page, 'note')).toHaveCount(1)
  await leaveBoard(anna)
})

test('Enter makes the next note beside the last; a pasted list and a table make a note for each', async ({
  browser,
}) => {
  const [anna, bo] = [await sit(browser, 'Anna', 'business'), await sit(browser, 'Bo', 'civil_society')]
  const zone = shapes(anna.page, 'zone').filter({ hasText: 'Utmaningar och behov' })
  const { x, y } = await middleOf(zone)
  await anna.page.mouse.dblclick(x, y)
  await anna.page.keyboard.type('Första')
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.type('Andra')
  await anna.page.keyboard.press('Shift+Enter')
  await anna.page.keyboard.type('med en rad till')
  await anna.page.keyboard.press('Tab')
  await anna.page.keyboard.type('Tredje')
  await anna.page.keyboard.press('Home')
  await anna.page.keyboard.press('Control+Enter')
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.press('Escape')
  const written = ['Andra\nmed en rad till', 'Första', 'Tredje']
  await until('three notes', () => textsOf(witness.doc).length === 3)
  expect(textsOf(witness.doc)).toEqual(written)
  await expect(noteWith(bo.page, 'Tredje')).toBeVisible()
  await expect(shapes(bo.page, 'note')).toHaveCount(3)

  await pasteText(anna.page, '• Fjärde\n• Femte')
  await pasteText(anna.page, 'Sjätte\tSjunde\nÅttonde\t')
  await until('all notes', () => textsOf(witness.doc).length === 8)
  await expect(noteWith(bo.page, 'Åttonde')).toBeVisible()
  expect(areApart(cards().map(({ box }) => box))).toBe(true)
  expect(new Set(cards().map(({ meta }) => meta.sector))).toEqual(new Set(['business']))
  const letters = cards().map(
    ({ record }) => (record.props as { fontSizeAdjustment: number }).fontSizeAdjustment,
  )
  expect(new Set(letters), 'letters of one size, written or pasted').toEqual(new Set([18]))
  await leaveBoard(anna, bo)
})

test('opening a note that somebody wrote adds to it', async ({ browser }) => {
  writeNote(witness.doc, 'Vi kan trä', 'strengths', 'academia')
  const anna = await sit(browser, 'Anna', 'business')
  await openNote(anna.page, 'Vi kan trä')
  await anna.page.keyboard.type(' och sten')
  await until('the words', () => textsOf(witness.doc)[0] === 'Vi kan trä och sten')
  await leaveBoard(anna)
})

test('what is written as soon as a note is open stays where its writer has gone', async ({ browser }) => {
  writeNote(witness.doc, 'mitten', 'strengths', 'academia')
  const anna = await sit(browser, 'Anna', 'business')
  await openNote(anna.page, 'mitten')
  await anna.page.keyboard.press('Home')
  await anna.page.keyboard.type('Här är ', { delay: 40 })
  await until('the words', () => textsOf(witness.doc)[0] === 'Här är mitten')
  await leaveBoard(anna)
})

/** The words of the note that is written in on a page, without the names at others' carets. */
const wordsIn = (page: Page) =>
  page.locator('.ProseMirror').evaluate((note) => {
    const words = note.cloneNode(true) as HTMLElement
    for (const caret of words.querySelectorAll('[data-sector]')) caret.remove()
    return words.textContent.replaceAll('\u2060', '')
  })

test('two who write in one note at once keep their words whole, and see each other’s caret', async ({
  browser,
}) => {
  writeNote(witness.doc, 'mitten', 'strengths')
  const [anna, bo] = [await sit(browser, 'Anna', 'business'), await sit(browser, 'Bo', 'academia')]
  await openNote(anna.page, 'mitten')
  await openNote(bo.page, 'mitten')
  await expect(anna.page.locator('.ProseMirror [data-sector="academia"]')).toContainText('Bo')
  const [annas, bos] = [' och det Anna skriver', ' medan Bo skriver detta']
  await Promise.all([
    anna.page.keyboard.type(annas, { delay: 15 }),
    bo.page.keyboard.type(bos, { delay: 15 }),
  ])
  await expect(bo.page.locator('.ProseMirror [data-sector="business"]')).toContainText('Anna')
  const text = () => textsOf(witness.doc)[0] ?? ''
  const letters = 'mitten'.length + annas.length + bos.length
  await until('all letters', () => text().length === letters)
  expect([`mitten${annas}${bos}`, `mitten${bos}${annas}`]).toContain(text())
  // What comes to a page between two letters is between them.
  for (const { page } of [anna, bo]) await expect.poll(() => wordsIn(page)).toBe(text())

  await bo.context.setOffline(true)
  await Promise.all([anna.page.keyboard.type(', uppkopplad'), bo.page.keyboard.type(', utan nät')])
  await until('what Anna wrote', () => text().includes(', uppkopplad'))
  await bo.context.setOffline(false)
  await until('what Bo wrote', () => text().includes(', utan nät'))
  expect(text()).toContain(', uppkopplad')
  for (const { page } of [anna, bo]) {
    await page.keyboard.press('Escape')
    await expect(noteWith(page, text())).toHaveCount(1)
  }
  expectClean([anna, bo], { serverWasAway: true })
  for (const { context } of [anna, bo]) await context.close()
})

test('one moves a card, one recolours it, one writes in it, at the same time: all win', async ({
  browser,
}) => {
  writeNote(witness.doc, 'Vattnet', 'challenges_needs')
  const people = [
    await sit(browser, 'Anna', 'business'),
    await sit(browser, 'Bo', 'academia'),
    await sit(browser, 'Cia', 'public_sector'),
  ] as const
  const [anna, bo, cia] = people
  const before = cards()[0]?.box
  const from = await middleOf(noteWith(anna.page, 'Vattnet'))
  const place = await middleOf(noteWith(bo.page, 'Vattnet'))
  await bo.page.mouse.click(place.x, place.y)
  await openNote(cia.page, 'Vattnet')
  await Promise.all([
    drag(anna.page, from, { x: from.x + 160, y: from.y + 60 }),
    bo.page.getByTestId('style.color.green').click(),
    cia.page.keyboard.type(' är vårt', { delay: 10 }),
  ])
  await until('all three', () => {
    const [card] = cards()
    const props = card?.record.props as { color?: string } | undefined
    return card?.text === 'Vattnet är vårt' && props?.color === 'green' && card.box.x > (before?.x ?? 0) + 100
  })
  for (const { page } of people) await expect(noteWith(page, 'Vattnet är vårt')).toHaveCount(1)
  await leaveBoard(...people)
})

test('undo takes back what I did, and nothing that others did meanwhile', async ({ browser }) => {
  writeNote(witness.doc, 'Vindkraften', 'challenges_needs')
  const [anna, bo] = [await sit(browser, 'Anna', 'business'), await sit(browser, 'Bo', 'academia')]
  const before = cards()[0]?.box
  const from = await middleOf(noteWith(anna.page, 'Vindkraften'))
  await drag(anna.page, from, { x: from.x + 160, y: from.y + 60 })
  await until('the move', () => (cards()[0]?.box.x ?? 0) > (before?.x ?? 0) + 100)

  await openNote(bo.page, 'Vindkraften')
  await bo.page.keyboard.type(' och renarna')
  await bo.page.keyboard.press('Escape')
  await expect(noteWith(anna.page, 'Vindkraften och renarna')).toBeVisible()
  await anna.page.keyboard.press('Control+z')
  await until('the card where it was', () => cards()[0]?.box.x === before?.x)
  expect(textsOf(witness.doc)).toEqual(['Vindkraften och renarna'])
  await anna.page.keyboard.press('Control+Shift+z')
  await until('the move again', () => (cards()[0]?.box.x ?? 0) > (before?.x ?? 0) + 100)
  expect(textsOf(witness.doc)).toEqual(['Vindkraften och renarna'])
  await leaveBoard(anna, bo)
})

test('the kind of a card and the relation of an arrow are chosen where they lie', async ({ browser }) => {
  writeNote(witness.doc, 'Ingen buss', 'challenges_needs')
  writeNote(witness.doc, 'Skolskjutsen', 'challenges_needs')
  const [anna, bo] = [await sit(browser, 'Anna', 'business'), await sit(browser, 'Bo', 'academia')]
  const insights = () => extractInsights(readRecords(witness.doc), { id: 'room', step: 'analysis' })
  const kindOf = (text: string) => insights().insights.find((insight) => insight.text === text)?.kind
  expect(kindOf('Ingen buss')).toBe('need')

  const start = await middleOf(noteWith(anna.page, 'Ingen buss'))
  await anna.page.mouse.click(start.x, start.y)
  await anna.page.getByRole('button', { name: /^Slag/ }).click()
  await anna.page.getByRole('menuitemcheckbox', { name: 'Utmaning' }).click()
  await until('the kind', () => kindOf('Ingen buss') === 'challenge')

  await anna.page.keyboard.press('Escape')
  await anna.page.keyboard.press('a')
  await drag(anna.page, start, await middleOf(noteWith(anna.page, 'Skolskjutsen')))
  await until('the arrow', () => insights().relations[0]?.type === 'supports')
  await anna.page.getByRole('button', { name: /^Samband/ }).click()
  await anna.page.getByRole('menuitemcheckbox', { name: 'motsäger' }).click()
  await until('the relation', () => insights().relations[0]?.type === 'contradicts')
  await expect(shapes(bo.page, 'arrow')).toHaveCount(1)
  await leaveBoard(anna, bo)
})

test('who leads changes a zone, and takes it back; others cannot', async ({ browser }) => {
  const { session } = await scene.join('facilitator', { name: 'Frida' })
  const [frida, bo] = [await visit(browser, server, { session }), await sit(browser, 'Bo', 'academia')]
  await frida.page.goto(`/room/${scene.room('analysis')}`)
  await frida.page.getByRole('button', { name: 'Ändra zonen Styrkor' }).click({ timeout: 30_000 })
  const dialog = frida.page.getByRole('dialog', { name: 'Zonen Styrkor' })
  await dialog.getByLabel('Namn på svenska').fill('Det vi är bra på')
  await dialog.getByRole('button', { name: 'Spara' }).click()
  const named = (page: Page, name: string) => shapes(page, 'zone').filter({ hasText: name })
  for (const { page } of [frida, bo]) await expect(named(page, 'Det vi är bra på')).toBeVisible()
  await frida.page.keyboard.press('Control+z')
  for (const { page } of [frida, bo]) await expect(named(page, 'Styrkor')).toBeVisible()

  // One that is made comes into view, however near one looks at another; and so does one that goes elsewhere.
  await frida.page.keyboard.press('1')
  await frida.page.getByRole('button', { name: 'Ändra zonen Drivkrafter' }).click()
  await frida.page.getByRole('button', { name: 'Ny zon' }).click()
  await frida.page.getByLabel('Namn på svenska').fill('Frågor')
  await frida.page.getByRole('button', { name: 'Spara' }).click()
  await expect(named(frida.page, 'Frågor').getByRole('heading')).toBeInViewport()
  await frida.page.getByRole('button', { name: 'Ändra zonen Frågor' }).click()
  await frida.page.getByRole('button', { name: 'Flytta före' }).click()
  await expect(named(frida.page, 'Frågor').getByRole('heading')).toBeInViewport()
  await expect(named(bo.page, 'Frågor')).toBeVisible()
  await expect(bo.page.getByRole('button', { name: /^Ändra zonen/ })).toHaveCount(0)
  await leaveBoard(frida, bo)
})

/** The words at arrows, and whether each is seen. */
const saidOn = (page: Page) =>
  page.locator('[data-arrow]').evaluateAll((words) =>
    words.map((word) => {
      const { x, y, width, height } = word.getBoundingClientRect()
      const seen = Number(getComputedStyle(word).opacity) > 0
      return { seen: seen ? word.textContent : '', x: x + width / 2, y: y + height / 2 }
    }),
  )
const says = (page: Page, words: readonly string[]) =>
  expect.poll(async () => (await saidOn(page)).map(({ seen }) => seen)).toEqual(words)

test('what an arrow says stands on it for all, in the language of each', async ({ browser }) => {
  writeNote(witness.doc, 'Ingen buss', 'challenges_needs')
  writeNote(witness.doc, 'Skolskjutsen', 'strengths')
  const anna = await sit(browser, 'Anna', 'business')
  const bo = await sitDown(browser, server, scene, 'Bo', { language: 'en' })
  const [from, to] = [noteWith(anna.page, 'Skolskjutsen'), noteWith(anna.page, 'Ingen buss')]
  await anna.page.keyboard.press('a')
  await drag(anna.page, await middleOf(from), await middleOf(to))
  await says(bo.page, ['leads to'])
  await anna.page.getByRole('button', { name: /^Samband/ }).click()
  await anna.page.getByRole('menuitemcheckbox', { name: 'motsäger' }).click()
  await says(bo.page, ['contradicts'])
  // Whoever has it in hand has the choice there instead.
  await says(anna.page, [])
  await anna.page.keyboard.press('Escape')
  await anna.page.keyboard.press('Escape')
  await says(anna.page, ['motsäger'])

  // It is no target of its own: a click there takes the arrow.
  const [{ x, y } = { x: 0, y: 0 }] = await saidOn(anna.page)
  await anna.page.mouse.click(x, y)
  await expect(anna.page.getByRole('button', { name: /^Samband/ })).toBeVisible()
  await anna.page.keyboard.press('Escape')
  // From where no card can be read it is out of the way.
  for (let step = 0; step < 4; step++) await anna.page.keyboard.press('Control+-')
  await says(anna.page, [''])
  await leaveBoard(anna, bo)
})

test('no word on an arrow lies over a card or another word, and that of an arrow whose card is chosen is said all the same', async ({
  browser,
}) => {
  const { doc } = witness
  const zones = ['drivers', 'strengths', 'actors', 'opportunities', 'threats']
  for (let i = 0; i < 20; i++) writeNote(doc, `Kort ${i}.`, zones[i % zones.length])
  const end = (text: string) => {
    const card = cards().find((candidate) => candidate.text === text)
    if (!card) throw new Error(`There is no card ${text}`)
    return { shapeId: card.id, box: card.box }
  }
  const join = (from: number, to: number, name: string) => {
    const [first, last] = [end(`Kort ${from}.`), end(`Kort ${to}.`)]
    const index = indexAbove(readRecords(doc))
    const records = relationArrow({ name, index, from: first, to: last, relation: 'addresses' })
    doc.transact(() => {
      for (const record of records) writeRecord(doc, record)
    })
  }
  for (let i = 0; i < 20; i++) join((7 * i) % 20, (11 * i + 6) % 20, `arrow-${i}`)
  // The second card of the row lies between them.
  join(0, 10, 'arrow-over')
  const anna = await sit(browser, 'Anna', 'business')
  const { page } = anna
  await expect(page.locator('[data-arrow]')).toHaveCount(21)
  const boxesOf = (selector: string) =>
    page.locator(selector).evaluateAll((all) =>
      all
        .filter((one) => Number(getComputedStyle(one).opacity) > 0)
        .map((one) => one.getBoundingClientRect())
        .map(({ x, y, width: w, height: h }) => ({ x, y, w, h })),
    )
  const areClear = async () => {
    const words = await boxesOf('[data-arrow]')
    const seen = await boxesOf('.tl-shape[data-shape-type="note"]')
    return words.length > 2 && areApart([...words, ...seen])
  }
  await expect.poll(areClear).toBe(true)
  const over = page.locator('[data-arrow="shape:arrow-over"]')
  await expect(over).toHaveCSS('opacity', '0')
  const { x, y } = await middleOf(noteWith(page, 'Kort 0.'))
  await page.mouse.click(x, y)
  await expect(over).toHaveCSS('opacity', '1')
  await page.keyboard.press('Escape')
  await expect(over).toHaveCSS('opacity', '0')
  // Nearer by.
  for (let step = 0; step < 2; step++) await page.keyboard.press('Control+=')
  await expect.poll(areClear).toBe(true)
  await leaveBoard(anna)
})

test('a long list comes 200 cards at a time as far as its zone has room, and the rest where one looks then', async ({
  browser,
}) => {
  const anna = await sit(browser, 'Anna', 'business')
  const { page } = anna
  const lines = Array.from({ length: 430 }, (_, i) => `rad ${i}`)
  const counts = (count: number) => until(`${count} cards`, () => cards().length === count, 30_000)
  const more = (count: number) => page.getByRole('button', { name: `Lägg in ${count} till` })
  const zonesOfCards = () => {
    const zones = readZones(readRecords(witness.doc))
    return new Set(cards().map(({ center }) => zoneAt(zones, center)?.id))
  }
  await pasteText(page, lines.join('\n'))
  await counts(200)
  await expect(page.getByText('200 av listans 430 kort ligger på tavlan.')).toBeVisible()
  await more(200).click()
  await expect(page.getByText(/^Zonen rymmer inte fler: \d+ av listans 430/)).toBeVisible()
  expect(zonesOfCards().size).toBe(1)
  const inFirst = cards().length
  const [first] = zonesOfCards()
  await page.locator('.tl-canvas').focus()
  await page.keyboard.press(first === 'drivers' ? '2' : '1')
  await more(430 - inFirst).click()
  await counts(430)
  await expect(page.getByRole('button', { name: /^Lägg in/ })).toHaveCount(0)
  expect(textsOf(witness.doc)).toEqual(lines.toSorted())
  expect(new Set(cards().map(({ box }) => box.h)), 'no note is taller than another').toEqual(new Set([200]))
  expect(areApart(cards().map(({ box }) => box))).toBe(true)
  expect(zonesOfCards().size).toBe(2)
  await page.locator('.tl-canvas').focus()
  await page.keyboard.press('Control+z')
  await counts(inFirst)
  await leaveBoard(anna)
})
