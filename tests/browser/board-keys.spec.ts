/**
 * The board without a pointer: every step of this is a key.
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import { readRecords } from '../../shared/board/document.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { leaveBoard, sitDown } from '../support/atTheBoard.ts'
import { writeNote } from '../support/board.ts'
import { shapes } from '../support/browser.ts'
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

/** What has the focus: its name, and whether a ring is at it, around it or inside it. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const drawn = ({ outlineStyle, outlineWidth }: CSSStyleDeclaration) =>
      outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    const { parentElement } = element
    const isMasked = getComputedStyle(element).maskImage !== 'none'
    const hasRing =
      (!isMasked && drawn(getComputedStyle(element))) ||
      drawn(getComputedStyle(element, '::after')) ||
      (parentElement !== null && drawn(getComputedStyle(parentElement)))
    const name = element.getAttribute('aria-label') ?? element.getAttribute('title') ?? element.textContent
    return { name: name ?? '', hasRing, isBoard: element.classList.contains('tl-container') }
  })

/** Presses Tab until something has the focus; all that had it on the way was to be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    const at = await focus(page)
    if (at) expect(at).toMatchObject({ hasRing: true })
    if (at && name.test(at.name)) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

const onBoard = (page: Page) => expect.poll(() => focus(page)).toMatchObject({ isBoard: true })
/** What is told of the selected card or arrow. */
const told = (page: Page, words: RegExp) =>
  expect(page.locator('.tl-container [role=status][aria-live]').filter({ hasText: words })).toHaveCount(1)

test('with keys alone one reaches a card, says its kind, joins it to another, opens it, and leaves the board', async ({
  browser,
}) => {
  writeNote(witness.doc, 'Flygplats', 'strengths')
  writeNote(witness.doc, 'Ingen buss', 'challenges_needs')
  writeNote(witness.doc, 'Skolskjutsen', 'challenges_needs')
  const anna = await sitDown(browser, server, scene, 'Anna', { sector: 'business' })
  const { page } = anna
  const read = () => extractInsights(readRecords(witness.doc), { id: 'room', step: 'analysis' })
  const kindOf = (text: string) => read().insights.find((insight) => insight.text === text)?.kind

  // Into the board: to the cards of the zone that one has gone to, and from card to card.
  await tabTo(page, /^Flytta fokus till duk$/)
  await page.keyboard.press('Enter')
  await onBoard(page)
  await told(page, /^Flygplats/)
  await page.keyboard.press('Escape')
  await onBoard(page)
  expect(await focus(page)).toMatchObject({ hasRing: true })
  await page.keyboard.press('9')
  await expect(shapes(page, 'zone').filter({ hasText: 'Utmaningar och behov' })).toBeInViewport({
    ratio: 0.9,
  })
  await tabTo(page, /^Flytta fokus till duk$/)
  await page.keyboard.press('Enter')
  await told(page, /^Ingen buss/)

  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: /^Slag/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemcheckbox').first()).toBeFocused()
  await page.keyboard.press('u')
  await expect(page.getByRole('menuitemcheckbox', { name: 'Utmaning' })).toBeFocused()
  await page.keyboard.press('Enter')
  await until('the kind', () => kindOf('Ingen buss') === 'challenge')
  await expect(page.getByRole('button', { name: /^Slag/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await onBoard(page)

  // The card is selected still: joined to another by its words, and what the arrow says is chosen.
  await page.keyboard.press('Shift+A')
  await page.keyboard.type('skolskj')
  await expect(page.getByRole('menuitem')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await until('the arrow', () => read().relations[0]?.type === 'supports')
  await onBoard(page)
  await told(page, /^Ingen buss – stöder – Skolskjutsen/)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: /^Samband/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemcheckbox').first()).toBeFocused()
  await page.keyboard.press('m')
  await expect(page.getByRole('menuitemcheckbox', { name: 'motsäger' })).toBeFocused()
  await page.keyboard.press('Enter')
  await until('the relation', () => read().relations[0]?.type === 'contradicts')
  await expect(page.getByRole('button', { name: /^Samband/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await onBoard(page)

  // Joined again, it is the same arrow.
  await page.keyboard.press('Control+f')
  await page.keyboard.type('ingen b')
  await expect(page.getByRole('menuitem')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await onBoard(page)
  await page.keyboard.press('Shift+A')
  await page.keyboard.type('skolskj')
  await expect(page.getByRole('menuitem')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await told(page, /^Ingen buss – motsäger – Skolskjutsen/)
  expect(read().relations).toHaveLength(1)

  // Its panel, and back from there.
  await page.keyboard.press('Tab')
  await told(page, /^(?:Ingen buss|Skolskjutsen|Flygplats),/)
  await page.keyboard.press('i')
  await expect(page.getByRole('complementary')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await onBoard(page)

  // And on, to the end of the page.
  await page.keyboard.press('Escape')
  await tabTo(page, /^made with tldraw$/)
  await page.keyboard.press('Tab')
  expect((await focus(page))?.isBoard ?? false).toBe(false)
  await leaveBoard(anna)
})

test('a board without cards takes the focus, where it is seen', async ({ browser }) => {
  const anna = await sitDown(browser, server, scene, 'Anna', { sector: 'business' })
  await tabTo(anna.page, /^Flytta fokus till duk$/)
  await anna.page.keyboard.press('Enter')
  await onBoard(anna.page)
  expect(await focus(anna.page)).toMatchObject({ hasRing: true })
  await leaveBoard(anna)
})
