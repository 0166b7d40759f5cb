/**
 * People who sit at the board of a room with a browser each, and what a hand does there.
 * @module
 */
import { type Browser, expect, type Page } from '@playwright/test'
import type { LinkRole, Sector, Step } from '../../shared/vocabulary.ts'
import { expectClean, middleOf, shapes, type Visit, type VisitOptions, visit } from './browser.ts'
import type { Scene } from './scene.ts'
import type { TestServer } from './startServer.ts'

export interface Sitter extends VisitOptions {
  readonly sector?: Sector
  readonly role?: LinkRole
  readonly step?: Step
}

/** Narrower than this, in CSS pixels, a room begins with its list. */
const NARROW = 700

/** Someone who joined, with the board of a room open: of the analysis, as a participant, where nothing else is said. */
export async function sitDown(
  browser: Browser,
  server: TestServer,
  scene: Scene,
  name: string,
  { sector = 'civil_society', role = 'participant', step = 'analysis', ...options }: Sitter = {},
): Promise<Visit> {
  const { session } = await scene.join(role, { name, sector })
  const visitor = await visit(browser, server, { ...options, session })
  await visitor.page.goto(`/room/${scene.room(step)}`)
  // A phone begins with the list.
  if ((options.viewport?.width ?? NARROW) < NARROW) await visitor.page.getByText(/^(Tavla|Board)$/).click()
  await expect(shapes(visitor.page, 'zone').first()).toBeVisible({ timeout: 90_000 })
  return visitor
}

/** Sees to it that nothing went wrong on anyone's page, and closes their browsers. */
export async function leaveBoard(...visits: Visit[]): Promise<void> {
  expectClean(visits)
  for (const { context } of visits) await context.close()
}

/** A note by its words. */
export const noteWith = (page: Page, text: string) => shapes(page, 'note').filter({ hasText: text })

/** Opens a note to write in it, by a double click. */
export async function openNote(page: Page, text: string): Promise<void> {
  const { x, y } = await middleOf(noteWith(page, text))
  await page.mouse.dblclick(x, y)
  await expect(noteWith(page, text).locator('.ProseMirror')).toBeFocused()
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Drags from one place to another with the mouse, as a hand does. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 })
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
}

/** Gives a page a text as if it were pasted with the keyboard. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, text)
}

/** Drops a file onto the board as a hand does. */
export async function dropFile(page: Page, name: string, data: Buffer, at: Point): Promise<void> {
  await page.evaluate(
    ({ bytes, fileName, x, y }) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], fileName))
      const event = new DragEvent('drop', {
        dataTransfer,
        clientX: x,
        clientY: y,
        bubbles: true,
        cancelable: true,
      })
      document.querySelector('.tl-canvas')?.dispatchEvent(event)
    },
    { bytes: [...data], fileName: name, ...at },
  )
}
