/**
 * What a card says beside its words: filled in beside the board and in the list, by anyone who may write, live for all
 * who have it open, and never lost.
 * @module
 */
import { expect, test } from '@playwright/test'
import { readRecord, writeRecord } from '../../shared/board/document.ts'
import { insightId } from '../../shared/insights/extract.ts'
import { MAX_FIELD_LINE, MAX_FIELD_TEXT } from '../../shared/limits.ts'
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

test('names that the process knows are offered where a card names them, and cards of other rooms are called by their words', async ({
  browser,
}) => {
  const scene = await makeScene(server)
  const { session } = await scene.join('participant')
  const [bo, cia] = [
    stockPerson(server, scene.room('analysis'), session),
    stockPerson(server, scene.room('prioritisation'), session),
  ]
  await Promise.all([bo.synced(), cia.synced()])
  const need = writeNote(bo.doc, 'Ingen buss på kvällen', 'challenges_needs', 'academia')
  writeNote(bo.doc, 'Bussbolaget: kör i hela länet', 'actors', 'business')
  await until('a snapshot of both', async () => {
    const { body } = await scene.operator.post(`/api/rooms/${scene.room('analysis')}/snapshots`, {})
    return (body as { insights: number }).insights === 2
  })
  const id = writeNote(cia.doc, 'Kör bussar', 'do_now', 'business')
  const record = readRecord(cia.doc, id)
  if (!record) throw new Error('the card is gone')
  const relations = [{ type: 'addresses', to: insightId(scene.room('analysis'), need) }]
  writeRecord(cia.doc, { ...record, meta: { ...(record.meta as object), relations } }, { text: false })

  const anna = await sitDown(browser, server, scene, 'Anna', { step: 'prioritisation' })
  await noteWith(anna.page, 'Kör bussar').click()
  await anna.page.keyboard.press('i')
  const panel = anna.page.getByRole('complementary', { name: 'Insats' })
  await expect(panel.getByRole('link', { name: 'Ingen buss på kvällen' })).toBeVisible()
  const owner = panel.getByLabel('Ansvarig organisation')
  await owner.focus()
  const offered = owner.locator('xpath=following::datalist[1]/option')
  await expect
    .poll(() => offered.evaluateAll((all) => all.map((one) => one.getAttribute('value'))))
    .toEqual(['Bussbolaget', ...['Region Jämtland Härjedalen', 'Länsstyrelsen', 'Kommunerna', 'LEADER']])
  // The ring of the keyboard is around a box to tick alone, and not once more around that with its name.
  await anna.page.keyboard.press('Shift+Tab')
  const flag = panel.locator('label[data-focus-visible]')
  await expect(flag).toHaveCSS('outline-style', 'none')
  await expect(flag.locator('span[aria-hidden="true"]')).toHaveCSS('outline-style', 'solid')
  await panel.getByRole('button', { name: 'Fler uppgifter' }).press('Enter')
  await panel.getByLabel('Regionala mål och prioriteringar').fill('Vårt eget')
  await panel.getByRole('button', { name: /^Lägg till Förutsättningar för/ }).press('Enter')
  await until('the goals at hers', () => {
    const { goals } = (readRecord(cia.doc, id)?.meta ?? {}) as { goals?: string[] }
    return goals?.join('|') === 'Vårt eget|Förutsättningar för utvecklingskraft i hela länet'
  })
  await expect(panel.getByRole('button', { name: /^Lägg till Förutsättningar för/ })).toHaveCount(0)
  // Faster than the page draws: what was left a moment ago, and two names after each other.
  const goals = panel.getByLabel('Regionala mål och prioriteringar')
  await goals.fill('Ett annat')
  const offer = goals.locator('xpath=following::ul[1]').getByRole('button')
  const [one, other] = await offer.evaluateAll((buttons) => {
    const pair = (buttons as HTMLButtonElement[]).slice(0, 2)
    for (const button of pair) {
      button.focus()
      button.click()
    }
    return pair.map((button) => button.ariaLabel?.replace('Lägg till ', '') ?? '')
  })
  await until('all three', () => {
    const { goals: said } = (readRecord(cia.doc, id)?.meta ?? {}) as { goals?: string[] }
    return said?.join('|') === ['Ett annat', one, other].join('|')
  })
  await leaveBoard(anna)
  bo.leave()
  cia.leave()
})

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

test('what is pasted into a field stays whole, and what is too long for it is told', async ({ browser }) => {
  const scene = await makeScene(server)
  const cia = stockPerson(server, scene.room('prioritisation'), (await scene.join('participant')).session)
  await cia.synced()
  const id = writeNote(cia.doc, 'Bygg bostäder', 'mobilise', 'business')
  const meta = () => readRecord(cia.doc, id)?.meta as Record<string, unknown>
  const anna = await sitDown(browser, server, scene, 'Anna', { step: 'prioritisation' })
  const { page } = anna
  await noteWith(page, 'Bygg bostäder').click()
  await page.keyboard.press('i')
  const panel = page.getByRole('complementary', { name: 'Insats' })
  for (const [name, key, most] of [
    ['Hur', 'attrs.how', MAX_FIELD_TEXT],
    ['När', 'period', MAX_FIELD_LINE],
  ] as const) {
    const field = panel.getByRole('textbox', { name, exact: true })
    const pasted = `${'ord '.repeat(most / 4)}och slutet`
    await field.focus()
    await page.keyboard.insertText(pasted)
    await field.blur()
    await until('all of it at the other', () => meta()[key] === pasted)
    await expect(field).toHaveAccessibleDescription(new RegExp(`Skriv högst ${most} tecken`))
  }
  await leaveBoard(anna)
  cia.leave()
})

test('a decision stays filled in until it is held, is warned of when the words change, and gives way to the insights', async ({
  browser,
}) => {
  const scene = await makeScene(server)
  const { session } = await scene.join('participant')
  const cia = stockPerson(server, scene.room('prioritisation'), session)
  await cia.synced()
  writeNote(cia.doc, 'Kör bussar', 'do_now', 'business')
  const frida = await sitDown(browser, server, scene, 'Frida', {
    step: 'prioritisation',
    role: 'facilitator',
    expected: /status of 409/,
  })
  await noteWith(frida.page, 'Kör bussar').click()
  await frida.page.keyboard.press('i')
  const panel = frida.page.getByRole('complementary', { name: 'Insats' })
  await panel.getByRole('button', { name: /Status/ }).click()
  await frida.page.getByRole('option', { name: 'Beslutad' }).click()
  await panel.getByLabel('Vem beslutade?').press('Enter')
  await expect(panel.getByLabel('Vem beslutade?')).toHaveAccessibleDescription('Skriv vem som beslutade.')
  await panel.getByLabel('Vem beslutade?').fill('Nämnden')
  await panel.getByLabel('Beslutsdatum').fill('2027-03-01')
  const isStatus = '**/cards/*/status'
  await frida.page.route(isStatus, (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'Conflict', status: 409, detail: 'Not now.' }),
    }),
  )
  await panel.getByRole('button', { name: 'Spara' }).click()
  await expect(panel.getByRole('alert')).toBeVisible()
  await expect(panel.getByLabel('Vem beslutade?')).toHaveValue('Nämnden')
  await frida.page.unroute(isStatus)
  await panel.getByRole('button', { name: 'Spara' }).click()
  await expect(panel.getByText('Beslutat av Nämnden 2027-03-01')).toBeVisible()
  await expect(panel.getByLabel('Vem beslutade?')).toHaveCount(0)
  // Who saved it is where the form was opened, and sees it.
  await expect(panel.getByRole('button', { name: /^Beslutad/ })).toBeFocused()

  const changed = panel.getByText('Kortets ord har ändrats sedan det beslutades.')
  await expect(changed).toHaveCount(0)
  await panel.getByLabel('Kortets text').press('End')
  await panel.getByLabel('Kortets text').pressSequentially(' i länet')
  await expect(changed).toBeVisible()

  await frida.page.getByRole('button', { name: /^Insikter/ }).click()
  await expect(frida.page.getByRole('complementary', { name: 'Insikter just nu' })).toBeVisible()
  await expect(panel).toHaveCount(0)

  // What is decided is told in the list too.
  await frida.page.getByText('Lista', { exact: true }).click()
  const row = frida.page.getByRole('group').getByRole('listitem').filter({ hasText: 'Kör bussar' })
  await expect(row.getByText('Beslutad', { exact: true })).toBeVisible()
  await leaveBoard(frida)
  cia.leave()
})
