/**
 * What belongs to the rooms of one step: the backcasting ladder and the governance table, each a view of the board.
 * @module
 */
import { expect, test } from '@playwright/test'
import { CreatedProcess, type Process } from '../../shared/protocol/processes.ts'
import { apiOf } from '../support/api.ts'
import { leaveBoard, noteWith } from '../support/atTheBoard.ts'
import { phone, shapes, visit } from '../support/browser.ts'
import { join, tokenOf } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

let server: TestServer
let process: Process & { links: { facilitator: string } }
let session: string

test.beforeAll(async () => {
  server = await startServer()
  const made = await apiOf(server, server.operatorToken).post('/api/processes', {
    title: 'Regionens process',
    rooms: ['governance', 'vision'],
    years: { target: 2050, vision: 2030, start: 2028 },
  })
  process = CreatedProcess.parse(made.body)
  const lead = await join(server, tokenOf(process.links.facilitator), {
    name: 'Frida',
    sector: 'public_sector',
  })
  session = lead.session
})
test.afterAll(() => server.stop())

const room = (step: string) => `/room/${process.rooms.find((one) => one.step === step)?.id}`

test('the seven boxes of the ladder are laid out on the board and filled one by one, in the years of the process', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session })
  const { page } = frida
  await page.goto(room('vision'))
  await expect(shapes(page, 'zone').first()).toBeVisible({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Mer', exact: true }).first().click()
  await page.getByRole('button', { name: 'Förändringsresan' }).click()
  const ladder = page.getByRole('dialog', { name: 'Förändringsresan' })
  await expect(ladder.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(7)
  await ladder.getByRole('button', { name: 'Lägg ut rutorna' }).click()
  await expect(ladder.getByText(/inför verksamhetsåret 2028/)).toBeVisible()

  await ladder.getByRole('button', { name: /^Målbilden/ }).click()
  await ladder.getByRole('textbox', { name: 'Nytt kort i Målbilden' }).fill('Alla byar lever')
  await page.keyboard.press('Enter')
  await expect(ladder.getByRole('button', { name: /Alla byar lever/ })).toBeVisible()
  await ladder.getByRole('button', { name: /Politiska beslut/ }).click()
  const decisions = ladder.getByRole('textbox', { name: 'Nytt kort i Politiska beslut' })
  await decisions.fill('Medel till bytrafiken')
  await page.keyboard.press('Enter')
  await ladder.getByRole('button', { name: /Medel till bytrafiken.*Beslutsbehov/ }).click()
  await expect(noteWith(page, 'Medel till bytrafiken')).toBeInViewport({ timeout: 30_000 })
  await expect(page.getByRole('complementary', { name: 'Beslutsbehov' })).toBeVisible()

  // The order is the process's: it is there when the window is opened again.
  await page.getByRole('button', { name: 'Mer', exact: true }).first().click()
  await page.getByRole('button', { name: 'Förändringsresan' }).click()
  await ladder.getByText('Rutornas ordning').click()
  await ladder.getByRole('button', { name: 'Flytta Politiska beslut före' }).click()
  await expect(ladder.getByRole('heading', { level: 3 }).nth(5)).toContainText('Politiska beslut')
  await page.reload()
  await page.getByRole('button', { name: 'Mer', exact: true }).first().click()
  await page.getByRole('button', { name: 'Förändringsresan' }).click()
  await expect(ladder.getByRole('heading', { level: 3 }).nth(5)).toContainText('Politiska beslut')

  // The years are the process's too: the room's own title and what is laid out on its board are in them at once.
  await ladder.getByText('Årtalen i processen').click()
  await ladder.getByLabel('Visionens år').fill('2035')
  await ladder.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toHaveText(
    'Framtidens rum – 2035',
  )
  await expect(shapes(page, 'zone').filter({ hasText: 'Vision 2035 per styrkeområde' })).toHaveCount(1)

  // What the room is about is changed where it says so.
  await ladder.getByRole('button', { name: 'Stäng' }).click()
  await page.getByRole('button', { name: 'Mer', exact: true }).first().click()
  await page.getByRole('button', { name: 'Om rummet' }).click()
  const about = page.getByRole('dialog')
  await about.getByRole('button', { name: /Styrkeområde/ }).click()
  await page.getByRole('option', { name: 'Hållbar energi' }).click()
  await expect(about.getByText('Hållbar energi').first()).toBeVisible()
  // A vision has no field of its own, and is asked for what it aims for.
  await about.getByText(/^Slag av kort/).click()
  await expect(about.getByText('Siktar mot år · Hur fast är det? · Prövas igen')).toBeVisible()
  await leaveBoard(frida)
})

test('an actor adds a document of its own to the register, tied to the target picture', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session })
  const { page } = frida
  await page.goto(`/process/${process.id}`)
  await page.getByRole('link', { name: 'Styrdokument' }).click()
  const entry = page.getByRole('listitem').filter({ hasText: 'Översiktsplan' }).last()
  await page.getByRole('button', { name: 'Lägg till ett dokument' }).click()
  const window = page.getByRole('dialog', { name: 'Nytt styrdokument' })
  // What is wrong stands far above the button, and is led to.
  await window.getByRole('button', { name: 'Spara' }).click()
  await expect(window.locator('[aria-invalid="true"]')).toBeFocused()
  await expect(window.locator('[aria-invalid="true"]')).toBeInViewport()
  await window.getByLabel('Dokumentets namn').fill('Översiktsplan')
  await window.getByLabel('Organisation').fill('Åre kommun')
  await window.getByRole('button', { name: 'Spara' }).click()
  await expect(entry).toContainText('Inte kopplat till målbilden')
  await entry.getByRole('button', { name: 'Ändra Översiktsplan' }).click()
  await page
    .getByRole('dialog')
    .getByText(/^RUS del 1/)
    .click()
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect(entry).not.toContainText('Inte kopplat')
  await page.getByText('Aktörer', { exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Åre kommun' })).toContainText(
    '1 av 1 dokument leder till målbilden',
  )
  await leaveBoard(frida)
})

test('a name of one very long word makes no window wider than a phone', async ({ browser }) => {
  const lena = await visit(browser, server, { session, viewport: phone, language: 'en' })
  const { page } = lena
  await page.goto(`/process/${process.id}/documents`)
  const add = page.getByRole('button', { name: 'Add a document' })
  await add.click()
  const window = page.getByRole('dialog', { name: 'New steering document' })
  await window.getByLabel('Name of the document').fill('Donaudampfschifffahrt'.repeat(8))
  await window.getByRole('button', { name: 'Save' }).click()
  await expect(window).toBeHidden()
  await add.click()
  await expect(window.getByText(/^Donaudampf/)).toBeVisible()
  expect((await window.boundingBox())?.width).toBeLessThanOrEqual(phone.width)
  await leaveBoard(lena)
})

test('the eight rows of the governance table are cards; a timetable stays as it is written and is read as dates', async ({
  browser,
}) => {
  const frida = await visit(browser, server, { session, viewport: phone })
  const { page } = frida
  await page.goto(room('governance'))
  await page.getByRole('button', { name: 'Mer', exact: true }).click()
  await page.getByRole('button', { name: 'Styrningstabellen' }).click()
  const table = page.getByRole('dialog', { name: 'Styrningstabellen' })
  await table.getByRole('button', { name: /de åtta raderna/ }).click()
  await expect(table.getByRole('listitem')).toHaveCount(8)
  const broadband = table.getByRole('listitem').filter({ hasText: 'Konkretisering av arbete med bredband' })
  await expect(broadband.getByLabel('Del i ansvaret')).toHaveValue('Bredband')
  // A line may end after the slash; who writes there has no more in it than what stands there.
  const roads = table.getByRole('listitem').filter({ hasText: 'Plan för regional infrastruktur' })
  await expect(roads.getByLabel('Del i ansvaret')).toHaveValue(/infrastrukturplan\/\u200blänstransportplan$/)
  await roads.getByLabel('Del i ansvaret').focus()
  await expect(roads.getByLabel('Del i ansvaret')).toHaveValue('Regional infrastrukturplan/länstransportplan')
  const schedule = broadband.getByLabel('Tidsplan')
  await expect(schedule).toHaveValue('2021')
  await schedule.fill('blå tisdag')
  await schedule.press('Enter')
  await expect(broadband.getByText(/^Ingen tid läses ut/)).toBeVisible()
  await expect(schedule).toHaveValue('blå tisdag')
  await schedule.fill('Pågår, klart hösten 2027')
  await schedule.press('Enter')
  await expect(broadband.getByText('sep.–nov. 2027')).toBeVisible()
  await expect(schedule).toHaveValue('Pågår, klart hösten 2027')

  await table.getByText('Grupper', { exact: true }).click()
  const clusters = table.getByRole('textbox', { name: 'Nytt kort i Klusterorganisation' })
  await clusters.fill('Klustret vid sjön')
  await clusters.press('Enter')
  await table.getByLabel('Mandat').fill('Knyter ihop besöksnäringen')
  await table.getByLabel('Mandat').press('Enter')
  await table.getByRole('button', { name: 'Stäng' }).click()
  await page.getByRole('button', { name: /^Mer om kortet: Klustret/ }).click()
  await page.getByRole('menuitem', { name: 'Uppgifter om kortet' }).click()
  await expect(page.getByLabel('Mandat', { exact: true })).toHaveValue('Knyter ihop besöksnäringen')
  await leaveBoard(frida)
})
