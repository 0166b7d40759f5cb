/**
 * The board on a phone, for those who only read, and with content of another version.
 * @module
 */
import { expect, test } from '@playwright/test'
import { NOTE_SIZE, newNote, readCards, readZones, zoneAt } from '../../shared/board/cards.ts'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import { dropFile, leaveBoard, noteWith, pasteText, sitDown } from '../support/atTheBoard.ts'
import { textsOf, writeNote } from '../support/board.ts'
import { areApart } from '../support/boxes.ts'
import { middleOf, nextFrames, phone, shapes, visit } from '../support/browser.ts'
import { type Person, stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let scene: Scene
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

test("a zone's question is told whole while nothing lies in its way, and keeps to its head afterwards", async ({
  browser,
}) => {
  const { session } = await scene.join('participant', { name: 'Cia' })
  const cia = stockPerson(server, scene.room('policy_mix'), session)
  await cia.synced()
  const frida = await sitDown(browser, server, scene, 'Frida', {
    step: 'policy_mix',
    role: 'facilitator',
    viewport: { width: 1440, height: 900 },
  })
  const questions = shapes(frida.page, 'zone').locator('p')
  const cut = () =>
    questions.evaluateAll((all) =>
      all.filter((one) => one.scrollHeight > one.clientHeight + 2).map((one) => one.textContent),
    )
  await expect(questions).toHaveCount(20)
  await expect.poll(cut).toEqual([])
  writeNote(cia.doc, 'Kommissionens förordning', 'eu.authority')
  await expect.poll(cut).toEqual([expect.stringContaining('eu nivå (styrande dokument')])
  cia.leave()
  await leaveBoard(frida)
})

/** The editor stops what a browser would do with a touch, also where the browser has begun to. */
const touchStopped = /Ignored attempt to cancel a touchend|Unable to preventDefault inside passive/

test('on a phone a double tap makes a note, and a finger moves it', async ({ browser }) => {
  const anna = await sitDown(browser, server, scene, 'Anna', {
    viewport: phone,
    hasTouch: true,
    expected: touchStopped,
  })
  const { page } = anna
  const { x } = await middleOf(shapes(page, 'zone').first())
  await page.touchscreen.tap(x, 300)
  await page.touchscreen.tap(x, 300)
  await expect(page.locator('.ProseMirror')).toBeFocused()
  await page.keyboard.type('Från telefonen')
  await until('the note', () => textsOf(witness.doc)[0] === 'Från telefonen')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  const before = readCards(readRecords(witness.doc))[0]?.box
  const from = await middleOf(noteWith(page, 'Från telefonen'))
  const finger = await anna.context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x, y }],
    })
  await touch('touchStart', from.y)
  for (let step = 1; step <= 8; step++) await touch('touchMove', from.y + 15 * step)
  await touch('touchEnd', from.y + 120)
  await until('the move', () => (readCards(readRecords(witness.doc))[0]?.box.y ?? 0) > (before?.y ?? 0) + 40)
  await leaveBoard(anna)
})

test('a finger held down on a note brings its menu, which stays when the finger is lifted', async ({
  browser,
}) => {
  for (const text of ['Tåget', 'Bussen']) writeNote(witness.doc, text, 'drivers')
  witness.doc.transact(() => {
    for (const [i, { record }] of readCards(readRecords(witness.doc)).entries())
      writeRecord(witness.doc, { ...record, x: 100 + 37 * i, y: 250 + 41 * i }, { text: false })
  })
  const boxes = () => readCards(readRecords(witness.doc)).map(({ box }) => box)
  expect(areApart(boxes())).toBe(false)
  const touched = { viewport: phone, hasTouch: true, expected: touchStopped }
  const anna = await sitDown(browser, server, scene, 'Anna', touched)
  const { x, y } = await middleOf(noteWith(anna.page, 'Tåget'))
  const finger = await anna.context.newCDPSession(anna.page)
  const touch = (type: 'touchStart' | 'touchEnd') =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  const tidy = anna.page.getByRole('menuitem', { name: 'Ordna zonens lappar i rader' })
  await touch('touchStart')
  await expect(tidy).toBeVisible()
  await touch('touchEnd')
  await nextFrames(anna.page)
  await tidy.tap({ timeout: 5_000 })
  await until('tidy notes', () => areApart(boxes()))
  await leaveBoard(anna)
})

test('once a pen has written, a finger counts again when somebody says so, and a mouse at once', async ({
  browser,
}) => {
  const anna = await sitDown(browser, server, scene, 'Anna', { hasTouch: true, expected: touchStopped })
  const { page } = anna
  const input = await anna.context.newCDPSession(page)
  const at = await middleOf(shapes(page, 'zone').first())
  const penAt = async (type: 'mousePressed' | 'mouseReleased') =>
    input.send('Input.dispatchMouseEvent', {
      type,
      ...at,
      button: 'left',
      clickCount: 1,
      pointerType: 'pen',
    })
  const pen = async () => {
    await penAt('mousePressed')
    await penAt('mouseReleased')
  }
  const writesBy = async (text: string) => {
    await expect(page.locator('.ProseMirror')).toBeFocused()
    await page.keyboard.type(text)
    await until('the note', () => textsOf(witness.doc).includes(text))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }
  await pen()
  await page.getByRole('button', { name: 'Finger också' }).tap()
  await expect(page.getByText('Bara pennan gäller')).toHaveCount(0)
  await page.touchscreen.tap(at.x, at.y)
  await page.touchscreen.tap(at.x, at.y)
  await writesBy('Med fingret')

  await pen()
  await expect(page.getByText('Bara pennan gäller')).toBeVisible()
  const free = { x: at.x, y: at.y + 130 }
  await page.mouse.dblclick(free.x, free.y)
  await writesBy('Med musen')
  await expect(page.getByText('Bara pennan gäller')).toHaveCount(0)
  await leaveBoard(anna)
})

test('a pasted list lies where it is seen: a finger that was on a button points at nothing', async ({
  browser,
}) => {
  const anna = await sitDown(browser, server, scene, 'Anna', {
    viewport: phone,
    hasTouch: true,
    expected: touchStopped,
  })
  const { page } = anna
  await pasteText(page, 'Innan någon har rört tavlan')
  await expect(noteWith(page, 'Innan någon')).toBeInViewport({ ratio: 0.99 })
  await until('the first card', () => textsOf(witness.doc).length === 1)
  const records = readRecords(witness.doc)
  expect(zoneAt(readZones(records), readCards(records)[0]?.center ?? { x: 0, y: 0 })).not.toBeNull()
  await page.touchscreen.tap(34, phone.height - 32)
  const words = ['Första', 'Andra', 'Tredje', 'Fjärde', 'Femte', 'Sjätte', 'Sjunde']
  await pasteText(page, words.join('\n'))
  for (const text of words) await expect(noteWith(page, text)).toBeInViewport({ ratio: 0.99 })
  await leaveBoard(anna)
})

test('a list that is pasted with the pointer off the board lies in the middle of what is seen', async ({
  browser,
}) => {
  const anna = await sitDown(browser, server, scene, 'Anna')
  await anna.page.mouse.move(4, 200)
  await anna.page.mouse.move(4, 10)
  await pasteText(anna.page, 'Första\nAndra')
  await noteWith(anna.page, 'Första').hover({ trial: true })
  const first = await middleOf(noteWith(anna.page, 'Första'))
  expect(first.x).toBeGreaterThan(300)
  expect(first.y).toBeGreaterThan(250)
  await anna.page.mouse.move(200, 700)
  await nextFrames(anna.page)
  await pasteText(anna.page, 'Vid pekaren')
  await noteWith(anna.page, 'Vid pekaren').hover({ trial: true })
  const pointed = await middleOf(noteWith(anna.page, 'Vid pekaren'))
  expect(Math.abs(pointed.x - 200) + Math.abs(pointed.y - 700)).toBeLessThan(20)

  // One alone lies whole in the zone that is pointed at.
  const zone = await shapes(anna.page, 'zone').filter({ hasText: 'Möjligheter' }).boundingBox()
  if (!zone) throw new Error('The zone is not on the screen')
  await anna.page.mouse.move(zone.x + zone.width - 4, zone.y + zone.height / 2)
  await nextFrames(anna.page)
  await pasteText(anna.page, 'Vid kanten')
  await noteWith(anna.page, 'Vid kanten').hover({ trial: true })
  const edge = await noteWith(anna.page, 'Vid kanten').boundingBox()
  expect((edge?.x ?? 0) + (edge?.width ?? 0)).toBeLessThanOrEqual(zone.x + zone.width)
  await leaveBoard(anna)
})

test('all of the bar is on a small phone, in the longer language, also for who leads', async ({
  browser,
}) => {
  const { session } = await scene.join('facilitator', { name: 'Frida' })
  const viewport = { width: 360, height: 700 }
  const frida = await visit(browser, server, { session, viewport, hasTouch: true, language: 'en' })
  await frida.page.goto(`/room/${scene.room('analysis')}`)
  await expect(frida.page.getByText('Saved', { exact: true })).toBeAttached()
  const buttons = frida.page.locator('header').first().getByRole('button')
  await expect.poll(() => buttons.count()).toBeGreaterThan(3)
  for (const button of await buttons.all()) {
    const box = await button.boundingBox()
    expect(box && box.x + box.width).toBeLessThanOrEqual(viewport.width)
  }
  await leaveBoard(frida)
})

test('an observer sees the board as it changes, and changes nothing', async ({ browser }) => {
  writeNote(witness.doc, 'Läs mig', 'strengths')
  const otto = await sitDown(browser, server, scene, 'Otto', { role: 'observer' })
  const { x, y } = await middleOf(noteWith(otto.page, 'Läs mig'))
  await otto.page.mouse.dblclick(x, y)
  await otto.page.keyboard.type('nej')
  await otto.page.keyboard.press('Escape')
  await otto.page.keyboard.press('n')
  await otto.page.mouse.click(x + NOTE_SIZE, y + NOTE_SIZE)
  await otto.page.keyboard.type('heller inte')
  writeNote(witness.doc, 'Nytt för alla', 'strengths')
  await expect(noteWith(otto.page, 'Nytt för alla')).toBeVisible()
  await expect(shapes(otto.page, 'note')).toHaveCount(2)
  expect(textsOf(witness.doc)).toEqual(['Läs mig', 'Nytt för alla'])
  await leaveBoard(otto)
})

test('a board with what a newer page made says so, offers to reload, and keeps it', async ({ browser }) => {
  writeNote(witness.doc, 'Vanlig', 'strengths')
  const anna = await sitDown(browser, server, scene, 'Anna', { expected: /status of 4\d\d/ })
  const note = newNote({ id: 'shape:new', text: '', x: 0, y: 0, index: 'a9', sector: null })
  writeRecord(witness.doc, { ...note, type: 'hologram', props: { depth: 3 } })
  const notice = anna.page.getByText(/kan den här sidan inte visa/)
  await expect(notice).toBeVisible()
  await expect(noteWith(anna.page, 'Vanlig')).toBeVisible()
  await dropFile(
    anna.page,
    'karta.png',
    Buffer.from('ingen bild'),
    await middleOf(noteWith(anna.page, 'Vanlig')),
  )
  const refused = anna.page.getByText(/karta\.png går inte att visa/)
  const [above, below] = [await notice.boundingBox(), await refused.boundingBox()]
  expect(below?.y, 'one below the other').toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0))
  await anna.page.getByRole('button', { name: 'Ladda om' }).click()
  await expect(shapes(anna.page, 'zone').first()).toBeVisible({ timeout: 30_000 })
  await expect(notice).toBeVisible()
  expect(readRecords(witness.doc).find(({ id }) => id === 'shape:new')?.props).toEqual({ depth: 3 })
  await leaveBoard(anna)
})

test('where the editor gives up, that is said in its place, nothing is lost, and the list can be used', async ({
  browser,
}) => {
  writeNote(witness.doc, 'Skrivet innan', 'strengths')
  const anna = await sitDown(browser, server, scene, 'Anna', { expected: /given up|ErrorBoundary/ })
  const { page } = anna
  await expect(noteWith(page, 'Skrivet innan')).toBeVisible()
  await page.evaluate(() => {
    interface Fiber {
      readonly return: Fiber | null
      readonly memoizedProps: { readonly value?: { crash?(error: Error): void } } | null
    }
    const canvas = document.querySelector('.tl-canvas') ?? document.body
    const [, inside] = Object.entries(canvas).find(([key]) => key.startsWith('__reactFiber')) ?? []
    let fiber = inside as Fiber | null
    while (fiber && !fiber.memoizedProps?.value?.crash) fiber = fiber.return
    fiber?.memoizedProps?.value?.crash?.(new Error('given up'))
  })
  const said = page.getByRole('alert').filter({ hasText: 'Tavlan gick sönder på den här sidan' })
  await expect(said).toBeVisible()
  await page.getByText('Lista', { exact: true }).click()
  await expect(page.getByText('Skrivet innan')).toBeVisible()
  await page.getByText('Tavla', { exact: true }).click()
  await page.reload()
  await expect(noteWith(page, 'Skrivet innan')).toBeVisible({ timeout: 30_000 })
  await leaveBoard(anna)
})

test('where the editor does not come, that is said in its place, and the list can be used', async ({
  browser,
}) => {
  const { session } = await scene.join('participant', { name: 'Anna' })
  const expected = /ERR_FAILED|dynamically imported module/
  const anna = await visit(browser, server, { session, viewport: phone, hasTouch: true, expected })
  await anna.context.route(/\/Board-[^/]*\.js/, (route) => route.abort())
  const { page } = anna
  await page.goto(`/room/${scene.room('analysis')}`)
  await page.getByText('Tavla', { exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Tavlan kunde inte hämtas')
  await page.getByText('Lista', { exact: true }).click()
  const field = page.getByLabel(/^Nytt kort/).first()
  await field.fill('Skrivet ändå')
  await field.press('Enter')
  await until('the card', () => textsOf(witness.doc)[0] === 'Skrivet ändå')
  await anna.context.unroute(/\/Board-[^/]*\.js/)
  await page.getByText('Tavla', { exact: true }).click()
  await page.getByRole('button', { name: 'Ladda om sidan' }).click()
  await page.getByText('Tavla', { exact: true }).click()
  await expect(noteWith(page, 'Skrivet ändå')).toHaveCount(1, { timeout: 60_000 })
  await leaveBoard(anna)
})
