/**
 * The ways in, as people use them: the QR code's address, the code typed from the projector, the same person again,
 * and a link that is withdrawn while somebody is inside.
 * @module
 */
import { expect, test } from '@playwright/test'
import { expectClean, laptop, phone, visit } from '../support/browser.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

/** Who is outside is told so by the server, and the browser's console says it too. */
const OUTSIDE = /status of 40[13]/

let server: TestServer
let scene: Scene

test.beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
})
test.afterAll(() => server.stop())

test('a facilitator shows the way in; a participant types the code and stays the same person', async ({
  browser,
}) => {
  const lead = await scene.join('facilitator', { name: 'Frida', sector: 'public_sector' })
  const facilitator = await visit(browser, server, { viewport: laptop, session: lead.session })
  await facilitator.page.goto(`/process/${scene.process.id}`)
  await facilitator.page.getByRole('button', { name: 'Visa QR-kod på storbild' }).click()
  await expect(facilitator.page.getByRole('img', { name: /QR-kod/ })).toBeVisible()
  const code = (await facilitator.page.getByText(/^[A-Z2-9]{3} [A-Z2-9]{3}$/).textContent()) ?? ''
  expect(facilitator.page.url()).not.toContain(code.replace(' ', ''))
  await facilitator.page.reload()
  await expect(facilitator.page.getByText(code)).toBeVisible()

  const person = await visit(browser, server, { viewport: phone, expected: OUTSIDE })
  await person.page.goto('/join')
  await person.page.getByLabel('Kod eller inbjudningslänk').fill(code.toLowerCase())
  await person.page.getByRole('button', { name: 'Öppna' }).click()
  await person.page.getByText('Näringsliv').click()
  await person.page.getByLabel('Namn').fill('Per')
  await person.page.getByRole('button', { name: 'Gå med', exact: true }).click()
  await expect(person.page.getByText('Du är med som Per')).toBeVisible()

  await person.page.getByRole('button', { name: 'Ändra dina uppgifter' }).click()
  await person.page.getByRole('dialog').getByLabel('Namn').fill('Per Ö')
  await person.page.getByRole('dialog').getByText('Akademi').click()
  await person.page.getByRole('button', { name: 'Spara' }).click()
  await expect(person.page.getByText('Du är med som Per Ö')).toBeVisible()

  await person.page.goto('/join')
  await person.page.getByLabel('Kod eller inbjudningslänk').fill(code)
  await person.page.getByRole('button', { name: 'Öppna' }).click()
  await expect(person.page.getByText('Du är redan med som Per Ö')).toBeVisible()
  await expect(person.page.getByRole('radio', { name: /Akademi/ })).toBeChecked()
  await person.page.getByRole('button', { name: 'Gå med', exact: true }).click()
  await expect(person.page.getByText('Du är med som Per Ö')).toBeVisible()

  await facilitator.page.getByRole('link', { name: 'Till processen' }).click()
  const row = facilitator.page.getByRole('listitem').filter({ hasText: 'Storbild' })
  await expect(row).toContainText('Använd 1 gång')
  await row.getByRole('button', { name: /Dra tillbaka/ }).click()
  await facilitator.page.getByRole('button', { name: 'Dra tillbaka länken', exact: true }).click()
  await expect(row).toContainText('Tillbakadragen')
  await person.page.reload()
  await expect(person.page.getByText('Du behöver en länk för att komma in')).toBeVisible()
  expectClean([facilitator, person])
})
