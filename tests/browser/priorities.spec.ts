/**
 * A room weighs its actions: scores that others see at once, weights that are confirmed, a plot with its table, and the
 * order beside what sectors differ on.
 * @module
 */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { Process } from '../../shared/protocol/api.ts'
import { apiOf } from '../support/api.ts'
import { expectClean, phone, visit } from '../support/browser.ts'
import { join } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

let server: TestServer
let demo: Process

test.beforeAll(async () => {
  server = await startServer({ args: ['--demo'] })
  await until('the demo', () => server.log().includes('The demo process is loaded'))
  const [first] = Process.array().parse(
    (await apiOf(server, server.operatorToken).get('/api/processes')).body,
  )
  if (!first) throw new Error('The demo is not there')
  demo = first
})
test.afterAll(() => server.stop())

async function sessionOf(role: 'facilitator' | 'participant'): Promise<string> {
  const made = await apiOf(server, server.operatorToken).post(`/api/processes/${demo.id}/links`, { role })
  const { url } = made.body as { url: string }
  return (await join(server, new URL(url).hash.slice(1), { name: 'Frida', sector: 'academia' })).session
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([])
}

test('a score given by one changes the order for all; weights are confirmed by who leads and tell when they move', async ({
  browser,
}) => {
  const room = demo.rooms.find(({ step }) => step === 'prioritisation')
  const path = `/room/${room?.id}/priorities`
  const frida = await visit(browser, server, { session: await sessionOf('facilitator') })
  const anna = await visit(browser, server, { session: await sessionOf('participant'), viewport: phone })
  await Promise.all([frida.page.goto(path), anna.page.goto(path)])

  const rows = (page: Page, text: RegExp) => page.getByRole('row', { name: text })
  await expect(rows(frida.page, /^Bygg bostäder/)).toContainText('2,43')
  for (const criterion of [/Gör insatsen skillnad/, /Går den att pröva/, /Är målkonflikten/])
    await anna.page
      .getByRole('combobox', { name: new RegExp(`^Bygg bostäder.*poäng för ${criterion.source}`) })
      .selectOption('5')
  await expect(rows(frida.page, /^Bygg bostäder/)).toContainText('5,00')

  await expect(anna.page.getByRole('button', { name: 'Fastställ vikterna' })).toHaveCount(0)
  await frida.page.getByRole('button', { name: 'Fastställ vikterna' }).click()
  await expect(anna.page.getByText(/^Vikterna är fastställda/)).toBeVisible()
  await anna.page.getByRole('combobox', { name: /^Vikt för Gör insatsen/ }).selectOption('10')
  await expect(frida.page.getByText(/^Vikterna är inte längre de som fastställdes/)).toBeVisible()
  await expect(frida.page.getByText('fastställd: 3')).toBeVisible()
  await expectAccessible(frida.page)

  await anna.page.getByText('Effekt mot arbete', { exact: true }).click()
  await anna.page.getByRole('combobox', { name: /^Bygg bostäder.*: arbetsinsats/ }).selectOption('1')
  await expect(
    anna.page.getByRole('link', { name: /^1: Bygg bostäder.*Effekt 5, arbetsinsats 1/ }),
  ).toBeVisible()
  await expectAccessible(anna.page)

  await frida.page.getByText('Ordning', { exact: true }).click()
  const first = frida.page.getByRole('region', { name: 'Ordningen' }).getByRole('row').nth(1)
  await expect(first).toContainText('Bygg bostäder')
  await expect(first).toContainText('står kvar')
  await expect(frida.page.getByText('Förstaplatsen står sig i 11 av 13.')).toBeVisible()
  const divided = frida.page
    .getByRole('region', { name: 'Där sektorerna skiljer sig mest' })
    .getByRole('listitem')
  await expect(divided.filter({ hasText: 'öppna data om snö' }).first()).toContainText('Akademi gav 13')
  await expectAccessible(frida.page)
  expectClean([frida, anna])
  await frida.context.close()
  await anna.context.close()
})
