/**
 * What became of a room since its snapshot before, in every format that tells of it.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { documentMarkdown } from '../../server/exports/documentMarkdown.ts'
import { toHtml } from '../../server/exports/html.ts'
import { toJsonLd } from '../../server/exports/jsonld.ts'
import { jsonldSchema } from '../../server/exports/jsonldSchema.ts'
import { toMarkdown } from '../../server/exports/markdown.ts'
import type { Outcome } from '../../server/exports/RoomOutcome.ts'
import { toXlsx } from '../../server/exports/xlsx.ts'
import type { Snapshot } from '../../shared/protocol/snapshots.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { demoProcess, demoRoom } from '../support/outcome.ts'
import { unzip } from '../support/unzip.ts'

async function roomWith(changes: Snapshot['changes'], language: Language = 'sv'): Promise<Outcome> {
  const demo = await demoRoom(language)
  const rooms = demo.rooms.map((room) => ({ ...room, snapshot: { ...room.snapshot, changes } }))
  return { ...demo, rooms: rooms as Outcome['rooms'] }
}

const told = {
  sv: 'Nya kort: 4. Ändrade kort: 3. Borttagna kort: 2.',
  en: 'New cards: 4. Changed cards: 3. Removed cards: 2.',
}
const heading = { sv: 'Ändringar sedan förra ögonblicksbilden', en: 'Changes since the previous snapshot' }

test.each(['sv', 'en'] as const)(
  'removed cards are told beside new and changed ones: %s',
  async (language) => {
    const outcome = await roomWith({ added: 4, changed: 3, removed: 2 }, language)
    const html = toHtml(outcome)
    expect(html).toContain(`<h2>${heading[language]}</h2>\n<p>${told[language]}</p>`)
    expect(html.split(told[language])).toHaveLength(2)
    expect(toMarkdown(outcome)).toContain(`- ${heading[language]}: ${told[language]}`)
    expect(documentMarkdown(outcome)).toContain(told[language])
    const strings = String(unzip(await toXlsx(outcome)).get('xl/sharedStrings.xml'))
    expect(strings).toContain(told[language])
  },
)

test('of several rooms those in which nothing has changed are one line', async () => {
  const demo = await demoProcess()
  const rooms = demo.rooms.map((room, i) => ({
    ...room,
    snapshot: { ...room.snapshot, changes: { added: i === 0 ? 1 : 0, changed: 0, removed: 0 } },
  }))
  const html = toHtml({ ...demo, rooms: rooms as Outcome['rooms'] })
  expect(html).toContain('Nya kort: 1. Ändrade kort: 0. Borttagna kort: 0.')
  expect(html).toMatch(/<p>Inget har ändrats i: Framtidens rum[^<]*; Handlingarnas rum[^<]*\.<\/p>/)
  expect(html).not.toContain('Nya kort: 0.')
  const none = { added: 0, changed: 0, removed: 0 }
  const same = demo.rooms.map((room) => ({ ...room, snapshot: { ...room.snapshot, changes: none } }))
  expect(toHtml({ ...demo, rooms: same })).toContain('<p>Inget har ändrats i något rum.</p>')
})

test('linked data counts them at the snapshot, in the form that is shipped with it', async () => {
  const file = JSON.parse(toJsonLd(await roomWith({ added: 4, changed: 3, removed: 2 }))) as {
    '@graph': { id: string }[]
  }
  const node = file['@graph'].find(({ id }) => id.startsWith('urn:samrum:snapshot:'))
  expect(node).toMatchObject({ added: 4, changed: 3, removed: 2 })
  const fits = new Ajv2020({ formats: { 'date-time': true } }).compile(jsonldSchema)
  expect(fits(file)).toBe(true)
  Object.assign(node ?? {}, { removed: -1 })
  expect(fits(file)).toBe(false)
})

test('of a snapshot from before it was kept nothing is said of removed ones, and of a first one nothing at all', async () => {
  const older = toHtml(await roomWith({ added: 4, changed: 3 }))
  expect(older).toContain('<p>Nya kort: 4. Ändrade kort: 3.</p>')
  expect(toHtml(await roomWith(null))).not.toContain(heading.sv)
})
