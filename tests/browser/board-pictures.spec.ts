/**
 * Pictures on the board, in real browsers.
 * @module
 */
import { expect, type Page, test } from '@playwright/test'
import { dropFile, leaveBoard, sitDown } from '../support/atTheBoard.ts'
import { middleOf, shapes } from '../support/browser.ts'
import { pngWithPlace } from '../support/pictures.ts'
import { makeScene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** Whether a picture is there to be seen: loaded, with a width. */
const isSeen = (page: Page) =>
  page.evaluate(() => {
    const picture = document.querySelector<HTMLImageElement>('.tl-shape[data-shape-type="image"] img')
    return (picture?.complete && picture.naturalWidth > 0) ?? false
  })

/** A WebP of 40 by 30 pixels, as the browser makes it: with loss, or one that is seen through. */
const webpOf = async (page: Page, isClear: boolean): Promise<Buffer> => {
  const bytes = await page.evaluate(async (clear) => {
    const canvas = new OffscreenCanvas(40, 30)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.fillStyle = clear ? 'rgb(200 30 30 / 50%)' : 'rgb(200 30 30)'
    context.fillRect(0, 0, 40, 30)
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  }, isClear)
  return Buffer.from(bytes)
}

test('a WebP is kept as what Word and our own pictures of the board show as well', async ({ browser }) => {
  const scene = await makeScene(server)
  const anna = await sitDown(browser, server, scene, 'Anna')
  const { page } = anna
  const at = await middleOf(shapes(page, 'zone').filter({ hasText: 'Styrkor' }))
  const kept: string[] = []
  page.on('response', async (response) => {
    if (response.request().method() === 'POST' && response.url().endsWith('/pictures'))
      kept.push(((await response.json()) as { type: string }).type)
  })
  for (const [i, isClear] of [false, true].entries()) {
    const webp = await webpOf(page, isClear)
    expect(webp.toString('latin1', 8, 12)).toBe('WEBP')
    await dropFile(page, `karta-${i}.webp`, webp, at)
    await expect(shapes(page, 'image')).toHaveCount(i + 1)
    await expect.poll(() => kept.length).toBe(i + 1)
  }
  expect(kept).toEqual(['image/jpeg', 'image/png'])
  await expect.poll(() => isSeen(page)).toBe(true)
  await leaveBoard(anna)
})

test('a picture that is dropped is seen by all; one that did not get there is tried again', async ({
  browser,
}) => {
  const scene = await makeScene(server)
  const expected = /Failed to load resource|ERR_FAILED/
  const anna = await sitDown(browser, server, scene, 'Anna', { expected })
  const bo = await sitDown(browser, server, scene, 'Bo')
  const at = await middleOf(shapes(anna.page, 'zone').filter({ hasText: 'Styrkor' }))

  const address = /\/api\/rooms\/[^/]+\/pictures$/
  await anna.page.route(address, (route) => route.abort())
  await dropFile(anna.page, 'torget.png', pngWithPlace(), at)
  await expect(anna.page.getByText('torget.png kom inte fram.')).toBeVisible()
  await expect(shapes(anna.page, 'image')).toHaveCount(0)
  await anna.page.unroute(address)
  await anna.page.getByRole('button', { name: 'Försök igen' }).click()
  for (const { page } of [anna, bo]) await expect.poll(() => isSeen(page)).toBe(true)
  await expect(anna.page.getByText('torget.png kom inte fram.')).toHaveCount(0)

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await dropFile(anna.page, 'karta.png', svg, at)
  await expect(anna.page.getByText(/karta\.png går inte att visa/)).toBeVisible()
  await expect(shapes(bo.page, 'image')).toHaveCount(1)
  await leaveBoard(anna, bo)
})
