/**
 * What a card says beside its words: filled in beside the board and in the list, by anyone who may write, live for all
 * who have it open, and never lost.
 * @module
 */
import { expect, test } from '@playwright/test'
import { readRecord } from '../../shared/board/document.ts'
import { leaveBoard, noteWith, sitDown } from '../support/atTheBoard.ts'
import { writeNote } from '../support/board.ts'
import { expectClean, phone, visit } from '../support/browser.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer

test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('an action is described on the board and in the list at the same time, from the keyboard, and undone', async ({
  browser,
}) => {
  const scene = await makeScene(server)
  const cia = stockPerson(server, scene.room('prioritisation'), (await scene.join('participant')).session)
  await cia.synced()
  const id = writeNote(cia.doc, 'Bygg bostäder', 'mobilise', 'business')
  const meta = () => readRecord(cia.doc, id)?.meta as Record<string, unknown>

  const anna = await sitDown(browser, server, scene, 'Anna', { step: 'prioritisation' })
  await noteWith(anna.page, 'Bygg bostäder').click()
  await anna.page.keyboard.press('i')
  const panel = anna.page.getByRole('complementary', { name: 'Insats' })
  await expect(panel.getByRole('heading', { name: 'Insats' })).toBeFocused()
  await panel.getByRole('radio', { name: '4' }).first().click()
  await until("Anna's impact at Cia's", () => meta()['attrs.impact'] === 4)
  // Where the focus is in the panel: undo is the board's, Backspace and numbers are not.
  await anna.page.keyboard.press('Control+z')
  await until('taken back from the panel', () => meta()['attrs.impact'] === undefined)
  await anna.page.keyboard.press('Control+Shift+z')
  await until('done again', () => meta()['attrs.impact'] === 4)
  await panel.getByRole('button').first().focus()
  await anna.page.keyboard.press('Backspace')
  await anna.page.keyboard.press('e')
  await expect(noteWith(anna.page, 'Bygg bostäder')).toBeVisible()
  await expect(anna.page.getByTestId('tools.select')).toHaveAttribute('aria-pressed', 'true')

  const { session } = await scene.join('participant', { name: 'Olle' })
  const olle = await visit(browser, server, { session, viewport: phone })
  await olle.page.goto(`/room/${scene.room('prioritisation')}`)
  await olle.page.getByRole('button', { name: /^Mer om kortet: Bygg/ }).click()
  await olle.page.getByRole('menuitem', { name: 'Uppgifter om kortet' }).click()
  const theirs = olle.page.getByRole('complementary', { name: 'Insats' })
  await expect(theirs.getByRole('radio', { name: '4' }).first()).toBeChecked()
  await theirs.getByRole('textbox', { name: 'När', exact: true }).fill('Pågår, klart höst 2027')
  await expect(theirs.getByText(/^Läses som: pågår, 1 sep/)).toBeVisible()
  await theirs.getByRole('textbox', { name: 'Hur', exact: true }).fill('Pilot i två kommuner')
  await expect(panel.getByRole('textbox', { name: 'När', exact: true })).toHaveValue('Pågår, klart höst 2027')
  await theirs.getByLabel('Ansvarig organisation').focus()
  await expect(panel.getByRole('textbox', { name: 'Hur', exact: true })).toHaveValue('Pilot i två kommuner')

  await panel.getByLabel('Kortets text').press('End')
  await panel.getByLabel('Kortets text').pressSequentially(' i byarna')
  await expect(noteWith(anna.page, 'Bygg bostäder i byarna')).toBeVisible()
  await expect(theirs.getByLabel('Kortets text')).toHaveValue('Bygg bostäder i byarna')

  await panel.press('Escape')
  await expect(panel).toHaveCount(0)
  await noteWith(anna.page, 'Bygg bostäder').click()
  await anna.page.keyboard.press('Control+z')
  await until('the impact taken back', () => meta()['attrs.impact'] === undefined)
  expect(meta()).toMatchObject({ 'attrs.how': 'Pilot i två kommuner', period: 'Pågår, klart höst 2027' })

  expectClean([olle])
  await olle.context.close()
  await leaveBoard(anna)
  cia.leave()
})
