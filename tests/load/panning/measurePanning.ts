/**
 * How smoothly a board of many cards pans while the pointers of others move: our page with everything, and the same
 * editor on a plain page with the same cards and no sync, taking turns. A process of its own; prints one JSON line.
 *
 *     node measurePanning.ts '{"cards":2000,"people":100}'
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import type * as Y from 'yjs'
import { newNote } from '../../../shared/board/cards.ts'
import { type BoardRecord, readRecords, writeRecord } from '../../../shared/board/document.ts'
import { sectorNames } from '../../../shared/vocabulary.ts'
import { visit } from '../../support/browser.ts'
import { chromiumArguments, findChromium } from '../../support/chromium.js'
import { type Person, stockPerson } from '../../support/person.ts'
import { makeScene } from '../../support/scene.ts'
import { startServer } from '../../support/startServer.ts'
import { until } from '../../support/until.ts'
import { randomFrom } from '../board/random.ts'
import { sentence } from '../board/sentence.ts'
import { crowd, type Place } from './crowd.ts'
import { pan, type Smoothness } from './pan.ts'

interface Task {
  readonly cards: number
  readonly people: number
}

/** Board pixels from one card to the next: notes with a little air, as they lie in a zone. */
const PITCH = 220
const SEED = 20_260_101
const CARDS_AT_ONCE = 100
/** Times that the pages with pointers take turns: other work on the machine comes and goes. */
const TURNS = 2
/** Milliseconds that a page may take to show a board: the plain one with 10,000 cards on a busy machine. */
const PATIENCE_MS = 240_000

function* notes(count: number): Generator<BoardRecord> {
  const random = randomFrom(SEED)
  const across = Math.ceil(Math.sqrt(count * 1.5))
  for (let i = 0; i < count; i++)
    yield newNote({
      id: `shape:${i}`,
      text: sentence(random, 70),
      x: (i % across) * PITCH,
      y: Math.floor(i / across) * PITCH,
      index: `b${i.toString(36).padStart(4, '0')}V`,
      sector: 'business',
      meta: { createdAt: '2026-01-01T00:00:00.000Z' },
    })
}

function writeCards(doc: Y.Doc, count: number): void {
  const all = [...notes(count)]
  for (let i = 0; i < count; i += CARDS_AT_ONCE)
    doc.transact(() => {
      for (const note of all.slice(i, i + CARDS_AT_ONCE)) writeRecord(doc, note)
    })
}

const sizeOf = (records: readonly BoardRecord[]) => ({
  w: Math.max(...records.map(({ x }) => Number(x ?? 0))) + PITCH,
  h: Math.max(...records.map(({ y }) => Number(y ?? 0))) + PITCH,
})

/** The plain page, built and served. Gives its address, and what takes it away. */
async function plainPage(records: readonly BoardRecord[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'samrum-plain-'))
  const root = path.join(import.meta.dirname, 'plain')
  await build({ root, configFile: false, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  writeFileSync(path.join(folder, 'records.json'), JSON.stringify(records))
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const url = server.resolvedUrls?.local[0] ?? ''
  const stop = async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

async function openPlain(browser: Browser, url: string, people: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${url}#${people}`)
  await page.locator('body[data-ready]').waitFor({ state: 'attached', timeout: PATIENCE_MS })
  return page
}

const zoomOf = (page: Page) =>
  page
    .locator('.tl-html-layer.tl-shapes')
    .evaluate((layer) => new DOMMatrix(getComputedStyle(layer).transform).a)

/** Milliseconds from "join", pressed by somebody who came by a link to the room, until its board is shown. */
async function joinByLink(browser: Browser, { server, scene, roomId }: Place): Promise<number> {
  const link = { role: 'participant', roomId }
  const { body } = await scene.operator.post(`/api/processes/${scene.process.id}/links`, link)
  const { page, context } = await visit(browser, server)
  await page.addInitScript(markWhenShown)
  await page.goto((body as { url: string }).url)
  await page.getByText(sectorNames.business.sv, { exact: true }).click()
  // Whoever types a name gives the page the time to fetch the editor.
  await page.getByLabel(/^Namn/).fill('Anna')
  await page.waitForLoadState('networkidle')
  const join = page.getByRole('button', { name: 'Gå med' })
  await join.evaluate((button) =>
    button.addEventListener('click', () => performance.mark('pressed'), { once: true }),
  )
  await join.click()
  const taken = () => {
    const [pressed] = performance.getEntriesByName('pressed')
    const [shown] = performance.getEntriesByName('shown')
    return pressed && shown && shown.startTime - pressed.startTime
  }
  await page.waitForFunction(taken, null, { timeout: PATIENCE_MS })
  const joinMs = await page.evaluate(taken)
  await context.close()
  return joinMs ?? Number.NaN
}

/** Leaves a mark in the page's own time line when the board is on it. */
function markWhenShown(): void {
  const look = () => {
    if (document.querySelector('main .tl-shape[data-shape-type="note"]')) performance.mark('shown')
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Goes to a room; gives the milliseconds from there until its board is shown. */
async function open(page: Page, roomId: string): Promise<number> {
  await page.goto(`/room/${roomId}`)
  const shown = () => performance.getEntriesByName('shown')[0]?.startTime
  await page.waitForFunction(shown, null, { timeout: PATIENCE_MS })
  return (await page.evaluate(shown)) ?? Number.NaN
}

/** Our page, at the zoom and about the place of the plain one. Gives how long it took to show the board as well. */
async function openOurs(browser: Browser, place: Place): Promise<{ page: Page; openMs: number }> {
  const { session } = await place.scene.join('participant', { name: 'Anna' })
  const { page } = await visit(browser, place.server, { session })
  await page.addInitScript(markWhenShown)
  // The editor's code is there when somebody comes who has just joined: it is fetched while they type their name.
  await page.goto(`/room/${place.scene.room('vision')}`)
  await page.locator('main .tl-shape').first().waitFor({ timeout: PATIENCE_MS })
  const openMs = await open(page, place.roomId)
  await page.mouse.move(700, 450)
  await page.locator('.tl-canvas').focus()
  await page.keyboard.press('Shift+0')
  for (let i = 0; i < 6 && (await zoomOf(page)) > 0.51; i++) {
    await page.keyboard.press('Control+-')
    await page.waitForTimeout(400)
  }
  return { page, openMs }
}

/** What the page of someone at the board tells of itself. */
const presenceSeenBy = ({ awareness }: Person) =>
  until('a presence', () => {
    const states = [...awareness.getStates().values()]
    return states.find(({ presence }) => presence)?.presence as object | undefined
  })

async function measure({ cards, people }: Task) {
  const server = await startServer({ built: true })
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: chromiumArguments,
  })
  const scene = await makeScene(server)
  const place = { server, scene, roomId: scene.room('analysis') }
  const seeder = stockPerson(server, place.roomId, (await scene.join('facilitator')).session)
  await seeder.synced()
  writeCards(seeder.doc, cards)
  const records = readRecords(seeder.doc)
  const plain = await plainPage(records.filter(({ type }) => type === 'note'))

  const results: [string, Smoothness][] = []
  const measurePlain = async (name: string, shown: number) => {
    const page = await openPlain(browser, plain.url, shown)
    results.push([name, await pan(page)])
    await page.context().close()
  }
  const joinMs = await joinByLink(browser, place)
  const { page, openMs } = await openOurs(browser, place)
  const zoom = await zoomOf(page)
  results.push(['samrum alone', await pan(page)])
  const presence = await presenceSeenBy(seeder)
  seeder.leave()
  await page.context().close()
  await measurePlain('plain', 0)
  // The people and their server are at work beside the plain page too: a machine of two cores feels them.
  const stop = await crowd(place, people, presence, sizeOf(records))
  for (let turn = 0; turn < TURNS; turn++) {
    await measurePlain('plain beside the people', 0)
    await measurePlain('plain with pointers', people)
    const again = await openOurs(browser, place)
    const pointers = again.page.locator('.tl-nametag, .tl-cursor')
    await until('their pointers', async () => (await pointers.count()) > 0)
    // The plain page has put all of its cards on the page before it says that it is ready: ours does so as one looks.
    await pan(again.page)
    results.push(['samrum', await pan(again.page)])
    await again.page.context().close()
  }
  stop()
  await browser.close()
  await plain.stop()
  await server.stop()
  return { results, joinMs, openMs, zoom }
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2] ?? '{}') as Task)))
process.exit(0)
