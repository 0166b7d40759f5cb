/**
 * The ways in, as people use them: the QR code's address, the code typed from the projector, the same person again,
 * a password and a lobby before a link, and a link that is withdrawn while somebody is inside.
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import jsQr from 'jsqr'
import { PNG } from 'pngjs'
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

/** What a camera reads of the code on the screen. */
async function readQr(page: Page): Promise<string> {
  const { data, width, height } = PNG.sync.read(await page.getByRole('img', { name: /QR-kod/ }).screenshot())
  return jsQr(new Uint8ClampedArray(data), width, height)?.data ?? ''
}

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

  const scanned = await visit(browser, server, { viewport: phone })
  await scanned.page.goto(await readQr(facilitator.page))
  await expect(scanned.page.getByText('Du är inbjuden att delta')).toBeVisible()
  expect(scanned.page.url()).toBe(`${server.url}/join`)
  expectClean([scanned])
  await scanned.context.close()

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
  // A tab that has no link yet makes one, and shows it.
  const tab = await facilitator.context.newPage()
  await tab.goto(`/process/${scene.process.id}/invite`)
  await tab.getByRole('button', { name: 'Visa QR-kod på storbild' }).click()
  await expect(tab.getByRole('img', { name: /QR-kod/ })).toBeVisible()
  await tab.close()
  await person.page.reload()
  await expect(person.page.getByText('Du behöver en länk för att komma in')).toBeVisible()
  expectClean([facilitator, person])
})

test('a link with a password and a lobby: asked, let in from the room, turned away, and out again', async ({
  browser,
}) => {
  const lead = await scene.join('facilitator', { name: 'Frida', sector: 'public_sector' })
  const facilitator = await visit(browser, server, { viewport: laptop, session: lead.session })
  await facilitator.page.goto(`/process/${scene.process.id}`)
  await facilitator.page.getByRole('button', { name: 'Ny länk' }).click()
  const form = facilitator.page.getByRole('dialog')
  await form.getByRole('button', { name: /Vad leder den till/ }).click()
  await facilitator.page.getByRole('option').nth(1).click()
  await form.getByLabel('Lösenord').fill('abc')
  await form.getByText('Släpp in var och en', { exact: true }).click()
  await expect(form.getByRole('checkbox', { name: 'Släpp in var och en' })).toBeChecked()
  await form.getByRole('button', { name: 'Skapa länken' }).click()
  await expect(form.getByText('Skriv minst 4 tecken.')).toBeVisible()
  await form.getByLabel('Lösenord').fill('blåbär')
  // Once too often: one link is made, and stays to be seen.
  await form.getByLabel('Lösenord').press('Enter')
  await facilitator.page.keyboard.press('Enter')
  await expect(form.getByRole('heading', { name: 'Länken är klar' })).toBeVisible()
  await expect(form.getByRole('textbox').first()).toBeFocused()
  await facilitator.page.keyboard.press('Enter')
  await expect(form.getByRole('heading', { name: 'Länken är klar' })).toBeVisible()
  const link = await form.getByRole('textbox').first().inputValue()
  await form.getByRole('button', { name: 'Klar' }).click()
  const row = facilitator.page.getByRole('listitem').filter({ hasText: 'Väntrum' })
  await expect(row).toContainText('Lösenord')

  const knock = async (name: string) => {
    const guest = await visit(browser, server, { viewport: phone, expected: OUTSIDE })
    await guest.page.goto(link)
    await expect(guest.page.getByRole('heading', { name: 'Länken har ett lösenord' })).toBeVisible()
    await expect(guest.page.getByText(scene.process.title)).toHaveCount(0)
    await guest.page.getByLabel('Lösenord').fill('lingon')
    await guest.page.getByRole('button', { name: 'Fortsätt' }).click()
    await expect(guest.page.getByText('Det är inte länkens lösenord.')).toBeVisible()
    await guest.page.getByLabel('Lösenord').fill('blåbär')
    await guest.page.keyboard.press('Enter')
    await guest.page.getByText('Näringsliv').click()
    await guest.page.getByLabel('Namn').fill(name)
    await guest.page.getByRole('button', { name: 'Be att få komma in' }).click()
    await expect(guest.page.getByRole('heading', { name: 'Du väntar på att bli insläppt' })).toBeVisible()
    return guest
  }
  const per = await knock('Per')
  await per.page.reload()
  await expect(per.page.getByRole('heading', { name: 'Du väntar på att bli insläppt' })).toBeVisible()
  const eva = await knock('Eva')

  await facilitator.page.goto(`/room/${scene.process.rooms[0]?.id}`)
  await facilitator.page.getByRole('button', { name: '2 väntar' }).click()
  await facilitator.page.getByRole('button', { name: 'Avvisa Eva' }).click()
  await expect(eva.page.getByRole('heading', { name: 'Du blev inte insläppt' })).toBeVisible()
  await facilitator.page.getByRole('button', { name: 'Släpp in Per' }).click()
  await expect(facilitator.page.getByText('Ingen väntar nu.')).toBeVisible()

  await expect(per.page).toHaveURL(/\/room\//)
  await per.page.getByRole('button', { name: 'Mer', exact: true }).click()
  await per.page.getByRole('button', { name: 'Ändra dina uppgifter' }).click()
  await per.page.getByRole('dialog').getByLabel('Namn').fill('Per Ö')
  await per.page.getByRole('button', { name: 'Spara' }).click()
  await per.page.getByRole('button', { name: 'Mer', exact: true }).click()
  await per.page.getByRole('button', { name: 'Lämna på den här enheten' }).click()
  await expect(per.page).toHaveURL(`${server.url}/`)
  await per.page.goBack()
  await expect(per.page.getByText('Du behöver en länk för att komma in')).toBeVisible()

  await facilitator.page.goto(`/process/${scene.process.id}`)
  await row.getByRole('button', { name: /^Ändra länken/ }).click()
  await form.getByText('Ta bort lösenordet', { exact: true }).click()
  await form.getByText('Släpp in var och en', { exact: true }).click()
  await facilitator.page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click()
  await expect(facilitator.page.getByText('Väntrum')).toHaveCount(0)
  await eva.page.goto(link)
  await expect(eva.page.getByRole('button', { name: 'Gå med', exact: true })).toBeVisible()
  expectClean([facilitator, per, eva])
})
