/**
 * No page of ours has a violation of WCAG 2.2 A or AA that a machine can find: in both languages, light and dark, on
 * a laptop and on a phone. In a room tldraw's own canvas (`.tl-container`) is left out: it is not our markup, and the
 * outline beside it, which is checked, is its accessible equal.
 * @module
 */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { SnapshotSummary } from '../../shared/protocol/snapshots.ts'
import { languages } from '../../shared/vocabulary.ts'
import { apiOf } from '../support/api.ts'
import { writeNote } from '../support/board.ts'
import { expectClean, laptop, phone, visit } from '../support/browser.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A stranger whose link does not count is told so. */
const VOID_LINK = /status of 403/

let server: TestServer
let scene: Scene
let snapshotId: string
let sessions: { stranger: undefined; operator: string; facilitator: string }

test.beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  const lead = await scene.join('facilitator', { name: 'Frida', sector: 'public_sector' })
  const signedIn = await apiOf(server).post('/api/operator/session', { token: server.operatorToken })
  const operator = /session=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1] ?? ''
  sessions = { stranger: undefined, operator, facilitator: lead.session }
  const person = stockPerson(server, scene.room('analysis'), (await scene.join('participant')).session)
  await person.synced()
  writeNote(person.doc, 'Vi kan trä', 'strengths', 'business')
  writeNote(person.doc, 'Bussen går bara på skoldagar', 'challenges_needs', 'civil_society')
  writeNote(person.doc, 'Utanför alla ytor', undefined, 'academia')
  snapshotId = await until('a snapshot of all three', async () => {
    const answer = await lead.api.post(`/api/rooms/${scene.room('analysis')}/snapshots`, {})
    const { id, insights } = SnapshotSummary.parse(answer.body)
    return insights === 3 && id
  })
  person.leave()
})
test.afterAll(() => server.stop())

async function expectAccessible(page: Page, what: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).exclude('.tl-container').analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  )
  expect.soft(found, what).toEqual([])
}

/** Every page, with what makes its content appear. */
const pages: {
  name: string
  as: 'stranger' | 'operator' | 'facilitator'
  path: () => string
  open?: (page: Page) => Promise<void>
}[] = [
  { name: 'start, to a stranger', as: 'stranger', path: () => '/' },
  { name: 'join, without a link', as: 'stranger', path: () => '/join' },
  {
    name: 'join, with a link that does not count',
    as: 'stranger',
    path: () => '/join#void-void-void-void-void',
  },
  {
    name: 'join',
    as: 'stranger',
    path: () =>
      new URL(scene.process.links.participant).pathname + new URL(scene.process.links.participant).hash,
  },
  { name: 'operator, without a token', as: 'stranger', path: () => '/operator' },
  { name: 'about', as: 'stranger', path: () => '/om' },
  { name: 'accessibility', as: 'stranger', path: () => '/tillganglighet' },
  {
    name: 'check a file',
    as: 'stranger',
    path: () => '/verify',
    open: async (page) => {
      const file = { name: 'ord.csv', mimeType: 'text/csv', buffer: Buffer.from('Bara ord') }
      await page.locator('input[type=file]').setInputFiles(file)
      await expect(page.getByRole('heading', { name: /inte känd här|not known here/ })).toBeVisible()
    },
  },
  { name: 'no such page', as: 'stranger', path: () => '/nowhere' },
  { name: 'start, to the operator', as: 'operator', path: () => '/' },
  {
    name: 'new process',
    as: 'operator',
    path: () => '/',
    open: async (page) => {
      await page.getByRole('button', { name: /^(Ny process|New process)$/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  { name: 'process', as: 'facilitator', path: () => `/process/${scene.process.id}` },
  {
    name: 'what a step is for',
    as: 'facilitator',
    path: () => `/process/${scene.process.id}`,
    open: async (page) => {
      await page.getByRole('button', { name: /^(Om steget|About the step) Vision$/ }).click()
      await page.getByText(/^(Pilar som går|Arrows that can)/).click()
      await expect(page.getByRole('dialog').getByText(/2050/).first()).toBeVisible()
    },
  },
  { name: 'steering documents', as: 'facilitator', path: () => `/process/${scene.process.id}/documents` },
  {
    name: 'own details',
    as: 'facilitator',
    path: () => `/process/${scene.process.id}`,
    open: async (page) => {
      await page.getByRole('button', { name: /^(Ändra dina uppgifter|Change your details)$/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'projector, before there is a link',
    as: 'operator',
    path: () => `/process/${scene.process.id}/invite`,
  },
  {
    name: 'projector',
    as: 'facilitator',
    path: () => `/process/${scene.process.id}`,
    open: async (page) => {
      await page
        .getByRole('button', { name: /^(Visa QR-kod på storbild|Show QR code on the projector)$/ })
        .click()
      await expect(page.getByRole('img', { name: /^(QR-kod|QR code)/ })).toBeVisible()
    },
  },
  {
    name: 'room, as a board',
    as: 'facilitator',
    path: () => `/room/${scene.room('analysis')}`,
    open: async (page) => {
      await page.getByRole('radio', { name: /^(Tavla|Board)$/ }).click()
      await expect(page.locator('.tl-container')).toBeVisible({ timeout: 30_000 })
    },
  },
  {
    name: 'room, as an outline',
    as: 'facilitator',
    path: () => `/room/${scene.room('analysis')}`,
    open: async (page) => {
      await page.getByRole('radio', { name: /^(Lista|Outline)$/ }).click()
      await expect(page.getByText('Vi kan trä').first()).toBeVisible()
    },
  },
  {
    name: 'room, its insights',
    as: 'facilitator',
    path: () => `/room/${scene.room('analysis')}`,
    open: async (page) => {
      await page.getByRole('button', { name: /^(Insikter|Insights)/ }).click()
      const panel = page.getByRole('complementary', { name: /^(Insikter just nu|Insights right now)$/ })
      await expect(panel.getByText('Vi kan trä')).toBeVisible()
      await panel.getByText(/^(Röstbalans|Voices)$/).click()
      await expect(panel.getByRole('table')).toBeVisible()
    },
  },
  {
    name: 'thread, as a list',
    as: 'facilitator',
    path: () => `/process/${scene.process.id}/trace`,
    open: async (page) => {
      await page.getByText(/^(Lista och sök|List and search)$/).click()
      await page.getByText('Vi kan trä').click()
      await expect(page.getByRole('complementary')).toBeVisible()
    },
  },
  {
    name: 'other systems',
    as: 'facilitator',
    path: () => `/process/${scene.process.id}/connections`,
    open: async (page) => {
      await page.getByRole('button', { name: /^(Ny nyckel|New token)$/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'cards from a file',
    as: 'facilitator',
    path: () => `/room/${scene.room('analysis')}`,
    open: async (page) => {
      await page
        .locator('header')
        .getByRole('button', { name: /^(Mer|More)$/ })
        .click()
      await page.getByRole('button', { name: /^(Kort från en fil|Cards from a file)$/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  { name: 'words of the report', as: 'facilitator', path: () => `/process/${scene.process.id}/report` },
  { name: 'priorities', as: 'facilitator', path: () => `/room/${scene.room('prioritisation')}/priorities` },
  {
    name: 'snapshot',
    as: 'facilitator',
    path: () => `/snapshot/${snapshotId}`,
    open: (page) => expect(page.getByText('Vi kan trä').first()).toBeVisible(),
  },
]

/** Each language, colours and device with each of the others: half of all combinations, since no fault needs three at once. */
const looks = languages.flatMap((language) =>
  (['light', 'dark'] as const).map((colorScheme) => {
    const device = (language === languages[0]) === (colorScheme === 'light') ? 'laptop' : 'phone'
    return { language, colorScheme, device } as const
  }),
)

for (const { language, colorScheme, device } of looks)
  test(`every page: ${language}, ${colorScheme}, ${device}`, async ({ browser }) => {
    test.setTimeout(240_000)
    for (const [as, session] of Object.entries(sessions)) {
      const expected = as === 'stranger' ? VOID_LINK : undefined
      const viewport = { laptop, phone }[device]
      const person = await visit(browser, server, { language, colorScheme, viewport, session, expected })
      for (const { name, path, open } of pages.filter((page) => page.as === as)) {
        await person.page.goto(path())
        await open?.(person.page)
        await expect(person.page.locator('html')).toHaveAttribute('lang', language)
        await expectAccessible(person.page, name)
      }
      expectClean([person])
      await person.context.close()
    }
  })
