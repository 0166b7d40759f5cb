/**
 * People with a browser: each in a context of their own, watched for anything that should not happen on a page.
 * @module
 */
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import type { Language, Sector } from '../../shared/vocabulary.ts'
import { sectorNames } from '../../shared/vocabulary.ts'
import type { TestServer } from './startServer.ts'

export const laptop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export interface VisitOptions {
  readonly language?: Language
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: { readonly width: number; readonly height: number }
  /** A screen that is touched. */
  readonly hasTouch?: boolean
  /** A session to come with, as if this browser had joined before. */
  readonly session?: string
  /** What the page is to be told that it may not: no finding. */
  readonly expected?: RegExp
}

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** Errors, refused content and requests to others, since the visit began. */
  readonly findings: string[]
  /** Every frame that its WebSockets were given, each as it came. */
  readonly received: Uint8Array[]
}

/** A stranger's 401 is an answer, not an error; Chromium writes it to the console like one. */
const EXPECTED = /Failed to load resource: the server responded with a status of 401/
/** What a browser says of a server that is away, which some tests bring about. */
const SERVER_AWAY =
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_SOCKET_NOT_CONNECTED|WebSocket connection to .* failed/

/** Opens a browser context for one person. */
export async function visit(
  browser: Browser,
  server: TestServer,
  options: VisitOptions = {},
): Promise<Visit> {
  const language = options.language ?? 'sv'
  const context = await browser.newContext({
    locale: language === 'sv' ? 'sv-SE' : 'en-GB',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? laptop,
    hasTouch: options.hasTouch ?? false,
    baseURL: server.url,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  if (options.session)
    await context.addCookies([{ name: 'session', value: options.session, url: server.url }])
  const page = await context.newPage()
  const findings: string[] = []
  const received: Uint8Array[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(new Uint8Array(Buffer.from(payload)))),
  )
  await watch(page, server.url, findings, options.expected)
  return { page, context, findings, received }
}

async function watch(page: Page, origin: string, findings: string[], expected?: RegExp): Promise<void> {
  page.on('pageerror', (error) => findings.push(`error on the page: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() !== 'error' || EXPECTED.test(text) || expected?.test(text)) return
    findings.push(`console: ${text}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    const ours = url.origin === origin || url.origin === origin.replace(/^http/, 'ws')
    if (!ours && !['data:', 'blob:'].includes(url.protocol)) findings.push(`request to ${url.origin}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI}`),
    )
  })
}

/** Nothing happened that should not. */
export function expectClean(visits: readonly Visit[], { serverWasAway = false } = {}): void {
  for (const { findings } of visits) {
    expect(findings.filter((finding) => !(serverWasAway && SERVER_AWAY.test(finding)))).toEqual([])
  }
}

/** Opens an invitation and joins through the page, in Swedish. Ends on the process's page or in the room. */
export async function joinThroughPage(page: Page, link: string, sector: Sector, name: string): Promise<void> {
  await page.goto(link)
  await page.getByText(sectorNames[sector].sv, { exact: true }).click()
  await page.getByLabel(/^Namn/).fill(name)
  await page.getByRole('button', { name: 'Gå med' }).click()
  await expect(page).toHaveURL(/\/(process|room)\//)
}

/** From the process's page into a room, and waits until its board is there. */
export async function openRoom(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(title) }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(shapes(page, 'zone').first()).toBeVisible({ timeout: 30_000 })
}

/** The shapes of a type that are on the screen. */
export const shapes = (page: Page, type: string) => page.locator(`.tl-shape[data-shape-type="${type}"]`)

/** The middle of something on the screen. */
export async function middleOf(locator: ReturnType<Page['locator']>): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (!box) throw new Error('It is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The editor takes where the pointer is with the next frame. */
export const nextFrames = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))

/** Presses keys one after the other without waiting for what any of them does, as somebody does who types fast. */
export async function pressAtOnce(page: Page, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)))
}

/** Shows the whole board: whoever writes is brought close to the card. */
export async function showAll(page: Page): Promise<void> {
  await page.keyboard.press('Shift+1')
  await expect(shapes(page, 'zone').first()).toBeVisible()
}

/** Writes a note in the middle of a zone, with the key for one, and shows the whole board again. */
export async function writeNoteOnBoard(page: Page, zone: string, text: string): Promise<void> {
  const { x, y } = await middleOf(shapes(page, 'zone').filter({ hasText: zone }))
  await page.mouse.move(x, y)
  await nextFrames(page)
  await page.keyboard.press('n')
  await expect(page.locator('.ProseMirror')).toBeFocused()
  await page.keyboard.type(text)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await showAll(page)
  await expect(shapes(page, 'note').filter({ hasText: text })).toBeVisible()
}
