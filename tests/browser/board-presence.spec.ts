/**
 * Who is where on the board, in real browsers.
 * @module
 */
import { expect, test } from '@playwright/test'
import { leaveBoard, noteWith, sitDown } from '../support/atTheBoard.ts'
import { middleOf, shapes } from '../support/browser.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('a pointer carries the name and sector that its person joined with, whatever it says itself', async ({
  browser,
}) => {
  const scene = await makeScene(server)
  const anna = await sitDown(browser, server, scene, 'Anna')
  const bo = await sitDown(browser, server, scene, 'Bo', { sector: 'academia' })
  const at = await middleOf(shapes(bo.page, 'zone').first())
  await bo.page.mouse.move(at.x, at.y)
  await bo.page.mouse.move(at.x + 40, at.y + 30)
  await expect(anna.page.locator('.tl-nametag')).toHaveText('◆ Bo')

  const { session } = await scene.join('participant', { name: 'Mallory', sector: 'business' })
  const mallory = stockPerson(server, scene.room('analysis'), session)
  await mallory.synced()
  const bos = [...mallory.awareness.getStates().values()].find(
    ({ user }) => (user as { name?: string } | undefined)?.name === 'Bo',
  )
  mallory.awareness.setLocalState({ ...bos, cursor: null })
  await expect(anna.page.locator('.tl-nametag').filter({ hasText: 'Mallory' })).toHaveText('▲ Mallory')
  await expect(anna.page.locator('.tl-nametag').filter({ hasText: 'Bo' })).toHaveCount(1)
  mallory.leave()
  await leaveBoard(anna, bo)
})

test('who writes is seen by their caret alone, and by their pointer again when they are done', async ({
  browser,
}) => {
  const scene = await makeScene(server)
  const anna = await sitDown(browser, server, scene, 'Anna')
  const bo = await sitDown(browser, server, scene, 'Bo', { sector: 'academia' })
  const pointer = anna.page.locator('.tl-nametag').filter({ hasText: 'Bo' })
  const at = await middleOf(shapes(bo.page, 'zone').filter({ hasText: 'Styrkor' }))
  await bo.page.mouse.move(at.x, at.y)
  await bo.page.mouse.dblclick(at.x, at.y)
  await bo.page.keyboard.type('Skogen')
  await expect(noteWith(anna.page, 'Skogen')).toHaveCount(1)
  await expect(pointer).toHaveCount(0)
  await bo.page.keyboard.press('Escape')
  await bo.page.mouse.move(at.x + 60, at.y + 20)
  await expect(pointer).toHaveCount(1)
  await leaveBoard(anna, bo)
})

test('among more than forty people the pointers far from the middle fade, and each of them can be followed', async ({
  browser,
}) => {
  const scene = await makeScene(server)
  const anna = await sitDown(browser, server, scene, 'Anna')
  const bo = await sitDown(browser, server, scene, 'Bo', { sector: 'academia' })
  const zones = shapes(bo.page, 'zone')
  const far = await middleOf(zones.filter({ hasText: 'Parkering' }))
  await bo.page.mouse.move(far.x, far.y)
  await bo.page.mouse.move(far.x + 20, far.y + 60)
  const faded = anna.page.locator('[data-faded]')
  await expect(anna.page.locator('.tl-nametag')).toHaveText('◆ Bo')
  await expect(faded).toHaveCount(0)

  const { session } = await scene.join('participant', { name: 'Cia', sector: 'business' })
  const cia = stockPerson(server, scene.room('analysis'), session)
  await cia.synced()
  const seen = () =>
    [...cia.awareness.getStates().values()].find(
      ({ user }) => (user as { name?: string } | undefined)?.name === 'Bo',
    )?.presence as object | undefined
  await expect.poll(() => seen() !== undefined).toBe(true)
  const crowd = await Promise.all(
    Array.from({ length: 41 }, async (_, i) => {
      const member = await scene.join('participant', { name: `Person ${i}` })
      const person = stockPerson(server, scene.room('analysis'), member.session)
      await person.synced()
      person.awareness.setLocalStateField('presence', { ...seen(), lastActivityTimestamp: Date.now() })
      return person
    }),
  )
  await expect.poll(() => faded.count()).toBeGreaterThan(40)

  // One of the many is followed to where they look, and further.
  await anna.page.getByRole('button', { name: /personer är här$/ }).click()
  await anna.page.getByRole('button', { name: /^Följ Bo/ }).click()
  await expect(anna.page.getByText('Du följer ◆ Bo')).toBeVisible()
  const parking = shapes(anna.page, 'zone').filter({ hasText: 'Parkering' })
  const widthSeen = async () => (await parking.boundingBox())?.width ?? 0
  const before = await widthSeen()
  await bo.page.locator('.tl-container').focus()
  await bo.page.keyboard.press('Control+f')
  await bo.page.keyboard.type('Parkering')
  await bo.page.keyboard.press('Enter')
  await expect.poll(widthSeen).toBeGreaterThan(before * 1.5)
  await anna.page.getByRole('button', { name: 'Sluta följa' }).click()
  await expect(anna.page.getByText('Du följer')).toHaveCount(0)
  await expect(parking).toBeVisible()
  for (const person of [cia, ...crowd]) person.leave()
  await expect(faded).toHaveCount(0)
  await leaveBoard(anna, bo)
})
