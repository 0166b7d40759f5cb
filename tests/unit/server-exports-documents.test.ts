/**
 * Documents and pictures of an outcome, as others' programs read them: the whole demo, and words that mean harm.
 * @module
 */
import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import jsonld from 'jsonld'
import { PNG } from 'pngjs'
import { describe, expect, test, vi } from 'vitest'
import { toDocx } from '../../server/exports/docx.ts'
import { exportFile } from '../../server/exports/exportFile.ts'
import { toHtml } from '../../server/exports/html.ts'
import { toJsonLd } from '../../server/exports/jsonld.ts'
import { jsonldSchema } from '../../server/exports/jsonldSchema.ts'
import { toPdf } from '../../server/exports/pdf.ts'
import { pictureOf } from '../../server/exports/picture/pictureOf.ts'
import { pngOf } from '../../server/exports/picture/png.ts'
import type { Outcome } from '../../server/exports/RoomOutcome.ts'
import { reportOf } from '../../server/exports/report.ts'
import { newNote } from '../../shared/board/cards.ts'
import { noWords } from '../../shared/outcome/reportWords.ts'
import { exportFormats } from '../../shared/protocol/exports.ts'
import { demoProcess, demoRoom, withWords } from '../support/outcome.ts'
import { unzip } from '../support/unzip.ts'

/** Each of these lays out whole documents. */
vi.setConfig({ testTimeout: 120_000 })

const hostile = [
  '=HYPERLINK("http://evil.example";"x")',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  ']]></title></svg><script>alert(2)</script>',
  '\u202Eevil\u2066 \u200Fright to left',
  '👩🏽‍🚀 emoji 🇸🇪',
  'a\u0000b\u0007c\u001bd\u0085e\ufffef\ud800g',
  '# not a heading\n\n| a | b |\n[x](javascript:alert(1))',
  'å'.repeat(10_000),
  '__proto__',
  '',
]
/** Marks that turn text around, and control characters but the white space of a document. */
const unseen = /[[\p{Bidi_Control}\p{Cc}]--[\t\n\r]]/v
const demo = await demoProcess()
const inEnglish = { ...(await demoRoom('en')), length: 'brief' } satisfies Outcome
const room = await demoRoom()
const [first] = room.rooms
if (!first) throw new Error('The demo has no room')
/** Also on the board itself, so that they are in its picture. */
const onBoard = hostile.map((text, i) =>
  newNote({ id: `shape:hostile${i}`, text, x: 300 * i, y: 4_000, index: `a${i}`, sector: null }),
)
const spoiled = withWords(
  { ...room, rooms: [{ ...first, board: [...(first.board ?? []), ...onBoard] }] },
  hostile,
)
const everyText = (outcome: Outcome) =>
  outcome.rooms.flatMap(({ snapshot }) => snapshot.insights.map(({ text }) => text))

/** The tags of a document that is well formed; throws at the first that is not closed. */
function tagsOf(xml: string): string[] {
  const open: string[] = []
  const all: string[] = []
  for (const [, closing, name = '', self] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`)
    } else {
      all.push(name)
      if (!self) open.push(name)
    }
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> stays open`)
  return all
}

describe('the report', () => {
  test('names a record for each card, and tells what was written from what was counted', () => {
    const report = reportOf({ ...demo, words: { ...noWords, summary: 'Vi enades.', decisions: 'Ge medel.' } })
    const items = report.blocks.flatMap((block) => (block.type === 'items' ? block.items : []))
    const known = demo.rooms.flatMap(({ snapshot }) => snapshot.insights.map(({ id }) => id))
    for (const { id } of items) for (const part of id.split(' → ')) expect(known).toContain(part)
    const written = report.blocks.filter((block) => block.type === 'paragraph' && block.by === 'facilitator')
    expect(written).toMatchObject([{ text: 'Vi enades.' }, { text: 'Ge medel.' }])
  })

  test('is shorter for those who decide, and has every record in full', () => {
    const full = toHtml(demo)
    const brief = toHtml({ ...demo, length: 'brief' })
    expect(brief.length).toBeLessThan(full.length)
    for (const { snapshot } of demo.rooms) for (const { id } of snapshot.insights) expect(full).toContain(id)
  })

  test('of nothing at all is a report still, in every format', async () => {
    const nothing: Outcome = { ...demo, rooms: [] }
    // Markdown of nothing is nothing: it has a part for each room and none beside them.
    for (const format of exportFormats.filter((each) => each !== 'md'))
      expect((await exportFile(nothing, { format })).body.byteLength, format).toBeGreaterThan(0)
  })
})

describe('HTML', () => {
  test('fetches nothing, runs nothing, and says its language', () => {
    for (const [outcome, language] of [
      [demo, 'sv'],
      [inEnglish, 'en'],
    ] as const) {
      const html = toHtml(outcome)
      expect(html).toContain(`<html lang="${language}"`)
      expect(html).toContain("default-src 'none'")
      expect(html).not.toMatch(/<(script|link|iframe|object|embed)\b|<[^>]+\s(src|on\w+)=/i)
      expect(html).toContain('<th scope="col">')
    }
  })

  test('has the headings of numbers where the numbers are', () => {
    const html = toHtml(demo)
    expect(html).toContain('<th scope="col" class="number">Deltagare</th>')
    expect(html).toContain('<th scope="col">Sektor</th>')
  })

  test('says a caption once to the eye where the heading over the table says it', () => {
    const html = toHtml(demo)
    const said = [
      ...html.matchAll(/<h\d>([^<]*)<\/h\d>\n<div [^>]*><table><caption( class="said")?>([^<]*)</g),
    ]
    const isSame = (heading = '', caption = '') => heading.replace(/^Bilaga [A-Z]: /, '') === caption
    const same = said.filter(([, heading, , caption]) => isSame(heading, caption))
    expect(same.length).toBeGreaterThan(0)
    expect(
      said.map(([, heading, isSaid, caption]) => isSame(heading, caption) === (isSaid !== undefined)),
    ).not.toContain(false)
  })

  test('shows words that mean harm as words', () => {
    const html = toHtml(spoiled)
    expect(html).not.toMatch(/<(script|img)\b/i)
    expect(html).toContain('&lt;script&gt;alert(1)')
    expect(html).not.toMatch(unseen)
    expect(html).toContain('å'.repeat(10_000))
  })
})

describe('pictures', () => {
  test('are well-formed SVG with a title, and have the words of the cards', () => {
    const { svg } = pictureOf(room)
    expect(tagsOf(svg)[0]).toBe('svg')
    expect(svg).toContain('<title id="title">')
    const words = svg.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    for (const text of everyText(room)) expect(words).toContain(text.split(' ')[0])
  })

  test('run no script that a card holds', () => {
    const { svg } = pictureOf(spoiled)
    expect(tagsOf(svg)).not.toContain('script')
    expect(svg).not.toMatch(unseen)
  })

  test('are drawn: paper, ink and colours, the same bytes each time', () => {
    const bytes = pngOf(pictureOf(room))
    expect(Buffer.from(bytes).equals(pngOf(pictureOf(room)))).toBe(true)
    const { data, width, height } = PNG.sync.read(Buffer.from(bytes))
    const colors = new Set<number>()
    for (let at = 0; at < width * height * 4; at += 4 * 97) colors.add(data.readUInt32BE(at))
    expect(colors.size).toBeGreaterThan(30)
  })
})

describe('Word', () => {
  const documentOf = async (outcome: Outcome) => {
    const files = unzip(await toDocx(outcome))
    const part = (name: string) => files.get(name)?.toString('utf8') ?? ''
    return { files, body: part('word/document.xml'), styles: part('word/styles.xml') }
  }

  test('has headings, a table of contents, header rows, words for pictures and a language', async () => {
    const { body, styles } = await documentOf(demo)
    tagsOf(body)
    expect(body).toContain('<w:pStyle w:val="Title"/>')
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)?.length).toBeGreaterThan(5)
    expect(body).toContain('TOC \\')
    // What document it is stands before what it holds, and under each page which of how many it is.
    expect(body.indexOf('<w:tbl>')).toBeLessThan(body.indexOf('TOC \\'))
    expect(body).toContain('<w:footerReference ')
    expect(body).toContain('<w:tblHeader')
    expect(body).toMatch(/<wp:docPr [^>]*descr="Bild av tavlan/)
    expect(styles).toContain('<w:lang w:val="sv-SE"')
    expect((await documentOf(inEnglish)).styles).toContain('<w:lang w:val="en-GB"')
  })

  test('has the headings of numbers where the numbers are', async () => {
    const { body } = await documentOf(demo)
    const [heading] = body.match(/<w:p>(?:(?!<w:p>).)*?Deltagare<\/w:t>/s) ?? []
    expect(heading).toContain('<w:jc w:val="end"/>')
    const [other] = body.match(/<w:p>(?:(?!<w:p>).)*?Andel av korten<\/w:t>/s) ?? []
    expect(other).not.toContain('<w:jc ')
  })

  test('has no dots that lead to no page, and a question on the page of what answers it', async () => {
    const { body } = await documentOf(demo)
    const contents = body.slice(body.indexOf('TOC \\'), body.indexOf('</w:sdt>'))
    expect(contents).toContain('<w:hyperlink ')
    expect(contents).not.toContain('<w:r><w:tab/></w:r>')
    const questions = body.match(/<w:p>(?:(?!<w:p>).)*?Vad gör vi på måndag\?/gs)
    expect(questions?.at(-1)).toContain('<w:keepNext/>')
  })

  test('leaves neither the first row of a table nor the last alone on a page', async () => {
    const { body } = await documentOf(demo)
    const isKept = (row: string) => row.includes('<w:keepNext/>')
    const tables = (body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []).map(
      (table) => table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [],
    )
    const long = tables.filter((rows) => rows.length > 8)
    expect(long.length).toBeGreaterThan(0)
    for (const rows of long) {
      const kept = rows.map(isKept)
      expect([kept.slice(0, 2), kept.slice(-2)]).toEqual([
        [true, true],
        [true, false],
      ])
      // A long one is parted somewhere.
      expect(kept.slice(2, -2)).toContain(false)
    }
  })

  test('holds words that mean harm as text', async () => {
    const { body, files } = await documentOf(spoiled)
    tagsOf(body)
    expect(body).not.toMatch(unseen)
    expect(body).toContain('å'.repeat(10_000))
    expect([...files.keys()].filter((name) => /vba|activeX|embeddings/i.test(name))).toEqual([])
    const links = [...files].filter(([name]) => name.endsWith('.rels')).map(([, text]) => text.toString())
    expect(links.join('')).not.toContain('TargetMode="External"')
  })
})

describe('PDF', () => {
  /** Every object of the file as text: what stands plain, and what its streams unfold to. */
  function plain(bytes: Uint8Array): string {
    const text = Buffer.from(bytes).toString('latin1')
    const streams = [...text.matchAll(/stream\r?\n/g)].flatMap(({ index = 0, 0: mark }) => {
      try {
        return [inflateSync(Buffer.from(bytes).subarray(index + mark.length)).toString('latin1')]
      } catch {
        return []
      }
    })
    return text + streams.join('\n')
  }

  test('is tagged, has bookmarks, a language and words for its pictures', async () => {
    const text = plain(await toPdf(room))
    expect(text).toContain('/Marked true')
    expect(text).toContain('/Lang (sv-SE)')
    expect(text).toContain('/Outlines')
    for (const type of ['H1', 'H2', 'H3', 'L', 'LI', 'Table', 'TH', 'TD', 'Figure'])
      expect(text).toContain(`/S /${type}\n`)
    expect(text).toContain('/Alt (')
    expect(plain(await toPdf(inEnglish))).toContain('/Lang (en-GB)')
  })

  test('holds words that mean harm, and no action runs', async () => {
    const text = plain(await toPdf(spoiled))
    expect(text.startsWith('%PDF-')).toBe(true)
    for (const action of ['/JavaScript', '/Launch', '/OpenAction', '/URI', '/SubmitForm'])
      expect(text).not.toContain(`${action} `)
  })
})

describe('linked data', () => {
  test('expands without a request to a record for each card, each with its words', async () => {
    for (const outcome of [demo, spoiled]) {
      const document = JSON.parse(toJsonLd(outcome)) as jsonld.JsonLdDocument
      const nodes = await jsonld.expand(document, {
        documentLoader: (url) => Promise.reject(new Error(`${url} was asked for`)),
      })
      const texts = nodes.flatMap((node) => {
        const [text] = (node['https://schema.org/text'] ?? []) as { '@value': string }[]
        return text ? [text['@value']] : []
      })
      expect(texts.toSorted()).toEqual(everyText(outcome).toSorted())
    }
  })

  test('has the form that is shipped with it; a record without its words or of no known kind has not', () => {
    const ajv = new Ajv2020({
      allErrors: true,
      formats: { 'date-time': (at: string) => !Number.isNaN(Date.parse(at)) },
    })
    const fits = ajv.compile(jsonldSchema)
    for (const outcome of [demo, spoiled]) {
      fits(JSON.parse(toJsonLd(outcome)))
      expect(fits.errors ?? []).toEqual([])
    }
    const spoil = (change: (node: Record<string, unknown>) => void) => {
      const file = JSON.parse(toJsonLd(demo)) as { '@graph': Record<string, unknown>[] }
      change(file['@graph'].find(({ kind }) => kind !== undefined) ?? {})
      return file
    }
    expect(fits(spoil((node) => delete node.text))).toBe(false)
    expect(fits(spoil((node) => Object.assign(node, { kind: 'samrum:rumour' })))).toBe(false)
    expect(fits(spoil((node) => Object.assign(node, { relations: [{ to: 'x' }] })))).toBe(false)
  })

  test.each([
    ['process', 'https://schema.org/Project'],
    ['room', 'https://schema.org/Event'],
  ] as const)('of a %s has the case number of that', async (scope, type) => {
    const rooms = scope === 'room' ? demo.rooms.slice(0, 1) : demo.rooms
    const of = { ...demo, scope, rooms, words: { ...demo.words, caseNumber: 'RUN/515/2018' } }
    const nodes = await jsonld.expand(JSON.parse(toJsonLd(of)) as jsonld.JsonLdDocument)
    const found = nodes.filter((node) => JSON.stringify(node).includes('RUN/515/2018'))
    expect(found).toHaveLength(1)
    expect(found[0]?.['@type']).toContain(type)
    expect(found[0]?.['http://purl.org/dc/terms/identifier']).toEqual([{ '@value': 'RUN/515/2018' }])
    const fits = new Ajv2020({ formats: { 'date-time': true } }).compile(jsonldSchema)
    expect(fits(JSON.parse(toJsonLd(of)))).toBe(true)
  })

  test('tells of a record who answers for it, when it is to be, and all else that stands on its card', async () => {
    const [said] = structuredClone(demo.rooms.filter(({ snapshot }) => snapshot.step === 'prioritisation'))
    const action = said?.snapshot.insights.find(({ id }) => id.endsWith(':p05'))
    if (!said || !action) throw new Error('The demo has no such action')
    Object.assign(action, { status: 'declined', statusReason: 'Pengarna räcker inte' })
    const file = JSON.parse(toJsonLd({ ...demo, rooms: [said] })) as jsonld.JsonLdDocument
    const nodes = await jsonld.expand(file)
    const of = (id: string) => nodes.find((node) => String(node['@id']).endsWith(id)) ?? {}
    const schema = (node: object, name: string) =>
      ((node as Record<string, unknown>)[`https://schema.org/${name}`] ?? []) as jsonld.NodeObject[]
    const told = (id: string) =>
      schema(of(id), 'additionalProperty').map((one) =>
        ['propertyID', 'name', 'value'].map((name) => schema(one, name)[0]?.['@value']),
      )
    const [agent = {}] = schema(of(':p05'), 'agent')
    expect(agent['@type']).toEqual(['https://schema.org/Organization'])
    expect(schema(agent, 'name')).toEqual([{ '@value': 'Östersunds kommun' }])
    const date = 'http://www.w3.org/2001/XMLSchema#date'
    expect(schema(of(':p05'), 'startTime')).toEqual([{ '@value': '2027-03-01', '@type': date }])
    expect(told(':p05')).toContainEqual([
      'how',
      'Hur',
      'Anställ tre coacher på deltid och utbilda dem hos servicepunkterna.',
    ])
    expect(told(':p05')).toContainEqual(['period', 'När', 'från och med mars 2027'])
    expect(told(':p19')).toContainEqual(['body', 'Vem beslutar', 'Regionala utvecklingsnämnden'])
    expect(of(':p05')['urn:samrum:term:statusReason']).toEqual([{ '@value': 'Pengarna räcker inte' }])
    const fits = new Ajv2020({ formats: { 'date-time': true, date: true } }).compile(jsonldSchema)
    fits(file)
    expect(fits.errors ?? []).toEqual([])
  })

  test('whose kinds, statuses and areas are concepts that the file names in both languages', async () => {
    const nodes = await jsonld.expand(JSON.parse(toJsonLd(demo)) as jsonld.JsonLdDocument)
    const prefLabel = 'http://www.w3.org/2004/02/skos/core#prefLabel'
    const concepts = new Map(nodes.map((node) => [node['@id'], node[prefLabel] as unknown[] | undefined]))
    for (const term of ['kind', 'status', 'strengthArea']) {
      const said = nodes.flatMap(
        (node) => (node[`urn:samrum:term:${term}`] as { '@id': string }[] | undefined) ?? [],
      )
      expect(said.length).toBeGreaterThan(0)
      for (const { '@id': id } of said) expect(concepts.get(id), id).toHaveLength(2)
    }
  })

  test('uses the terms of PROV for what they are for: sectors are agents, rooms activities, records entities', async () => {
    const nodes = await jsonld.expand(JSON.parse(toJsonLd(demo)) as jsonld.JsonLdDocument)
    const typesById = new Map(nodes.map((node) => [String(node['@id']), node['@type']]))
    const prov = (name: string) => `http://www.w3.org/ns/prov#${name}`
    const ranges = { wasAttributedTo: 'Agent', wasGeneratedBy: 'Activity', wasDerivedFrom: 'Entity' }
    for (const [name, range] of Object.entries(ranges)) {
      const from = nodes.filter((node) => node[prov(name)] !== undefined)
      expect(from).not.toEqual([])
      for (const node of from) {
        expect(node['@type']).toContain(prov('Entity'))
        for (const { '@id': end } of node[prov(name)] as { '@id': string }[])
          expect(typesById.get(end), `${name} ${end}`).toContain(prov(range))
      }
    }
  })

  test('leads from each room to its process', async () => {
    const nodes = await jsonld.expand(JSON.parse(toJsonLd(demo)) as jsonld.JsonLdDocument)
    const [process] = nodes.filter((node) => String(node['@type']).includes('https://schema.org/Project'))
    const rooms = nodes.filter((node) => String(node['@type']).includes('https://schema.org/Event'))
    expect(rooms).toHaveLength(demo.rooms.length)
    for (const room of rooms)
      expect(room['http://purl.org/dc/terms/isPartOf']).toEqual([{ '@id': process?.['@id'] }])
  })

  test('says from when to when a room was open, as events do', async () => {
    const from = '2026-10-01T08:00:00.000Z'
    const during = [{ from, to: '2026-11-02T15:30:00.000Z' }, { from, to: null }, undefined]
    const file = toJsonLd({ ...demo, rooms: demo.rooms.map((one, i) => ({ ...one, during: during[i] })) })
    const nodes = await jsonld.expand(JSON.parse(file) as jsonld.JsonLdDocument)
    const timesOf = (name: string) =>
      demo.rooms.map(({ snapshot }) => {
        const node = nodes.find((each) => each['@id'] === `urn:samrum:room:${snapshot.roomId}`)
        const [said] = (node?.[`https://schema.org/${name}`] ?? []) as { '@type': string; '@value': string }[]
        return said && [said['@type'], said['@value']]
      })
    const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime'
    expect(timesOf('startDate')).toEqual([[dateTime, from], [dateTime, from], undefined, undefined])
    expect(timesOf('endDate')).toEqual([[dateTime, during[0]?.to], undefined, undefined, undefined])
    const fits = new Ajv2020({ formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:/ } }).compile(jsonldSchema)
    expect(fits(JSON.parse(file))).toBe(true)
    expect(fits(JSON.parse(file.replaceAll(from, 'i oktober')))).toBe(false)
  })

  test('names the process by its own title, and records so that no name ends where a stranger says', async () => {
    const strange = 'x> <http://evil.example> å\n"'
    const odd = structuredClone(room)
    const [card] = odd.rooms[0]?.snapshot.insights ?? []
    Object.assign(card ?? {}, { relations: [{ type: 'supports', to: strange, shapeId: 'shape:a' }] })
    const file = JSON.parse(toJsonLd(odd)) as { '@graph': Record<string, unknown>[] }
    expect(file['@graph'][0]).toMatchObject({ type: 'schema:Project', title: 'Provprocess' })
    const node = file['@graph'].find(({ identifier }) => identifier === card?.id)
    const [to = ''] = ((node?.relations ?? []) as { to: string }[]).map((relation) => relation.to)
    expect(to).toMatch(/^urn:samrum:record:[\w%:.~-]+$/)
    expect(decodeURIComponent(to)).toBe(`urn:samrum:record:${strange}`)
    expect(
      String(await jsonld.toRDF(file as jsonld.JsonLdDocument, { format: 'application/n-quads' })),
    ).not.toContain('<http://evil.example>')
  })

  test('says what was commented, from which sector and whether it is resolved, and what was entered by proxy', async () => {
    const outcome = structuredClone(demo)
    const first = outcome.rooms[0]?.snapshot.insights[0]
    if (!first) throw new Error('the demo has records')
    const said = {
      text: 'Gäller det alla?',
      sector: 'business',
      at: '2027-03-01T09:00:00.000Z',
      resolved: true,
    }
    Object.assign(first, { comments: [said], provenance: { ...first.provenance, enteredByProxy: true } })
    const nodes = await jsonld.expand(JSON.parse(toJsonLd(outcome)) as jsonld.JsonLdDocument)
    const node = nodes.find((each) => each['@id'] === `urn:samrum:record:${first.id}`)
    expect(node?.['urn:samrum:term:enteredByProxy']).toMatchObject([{ '@value': true }])
    expect(node?.['https://schema.org/comment']).toMatchObject([
      {
        '@type': ['https://schema.org/Comment'],
        'https://schema.org/text': [{ '@value': 'Gäller det alla?' }],
        'urn:samrum:term:resolved': [{ '@value': true }],
        'http://www.w3.org/ns/prov#wasAttributedTo': [{ '@id': 'urn:samrum:term:sector:business' }],
      },
    ])
  })
})

test('an indicator says in linked data where it began, where it is to come, and what was read on the way', async () => {
  const outcome = structuredClone(demo)
  const first = outcome.rooms[0]?.snapshot.insights[0]
  if (!first) throw new Error('the demo has records')
  const attrs = {
    unit: 'procent',
    baseline: { value: 40, date: '2024' },
    target: { value: 80.5, date: '2030-12-31' },
    readings: {
      r2: { date: '2026-06-01', value: 52, source: 'Enkäten' },
      r1: { date: '2025-06', value: 44, unit: 'procent', note: 'Halva länet' },
    },
  }
  Object.assign(first, { kind: 'indicator', attrs })
  const nodes = await jsonld.expand(JSON.parse(toJsonLd(outcome)) as jsonld.JsonLdDocument)
  const node = nodes.find((each) => each['@id'] === `urn:samrum:record:${first.id}`)
  const schema = (name: string) => `https://schema.org/${name}`
  const value = (of: unknown) => [{ '@value': of }]
  expect(node?.['urn:samrum:term:baseline']).toEqual([
    {
      '@type': [schema('PropertyValue')],
      [schema('value')]: value(40),
      [schema('unitText')]: value('procent'),
      [schema('observationDate')]: value('2024'),
    },
  ])
  expect(node?.['urn:samrum:term:target']).toMatchObject([{ [schema('value')]: value(80.5) }])
  // The oldest first; each points at the record it is a reading of.
  const about = { '@type': [schema('Observation')], [schema('unitText')]: value('procent') }
  expect(node?.['@reverse']).toEqual({
    [schema('observationAbout')]: [
      {
        ...about,
        '@id': `urn:samrum:record:${first.id}:reading:r1`,
        [schema('observationDate')]: value('2025-06'),
        [schema('value')]: value(44),
        [schema('description')]: value('Halva länet'),
      },
      {
        ...about,
        '@id': `urn:samrum:record:${first.id}:reading:r2`,
        [schema('observationDate')]: value('2026-06-01'),
        [schema('value')]: value(52),
        [schema('citation')]: value('Enkäten'),
      },
    ],
  })
})

test('the zip has every format, and a manifest with the hash of each file', async () => {
  const { body } = await exportFile(demo, { format: 'zip' })
  const files = unzip(body)
  const { files: stated } = JSON.parse(files.get('manifest.json')?.toString() ?? '{}') as {
    files: { name: string; bytes: number; sha256: string }[]
  }
  expect(stated.map(({ name }) => name)).toEqual([...files.keys()].filter((name) => name !== 'manifest.json'))
  for (const { name, bytes, sha256 } of stated) {
    const content = files.get(name) ?? Buffer.alloc(0)
    expect(content.byteLength).toBe(bytes)
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
  }
  const endings = new Set(stated.map(({ name }) => name.split('.').at(-1)))
  for (const format of exportFormats.filter((each) => each !== 'zip')) expect(endings).toContain(format)
})

test('equal outcomes give equal files, whenever they are made and whatever was made before', async () => {
  const made: Map<string, Buffer>[] = []
  const zips: Buffer[] = []
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    for (const day of ['2027-01-01T08:00:00Z', '2027-06-02T16:30:00Z']) {
      vi.setSystemTime(day)
      const { body } = await exportFile(room, { format: 'zip' })
      zips.push(Buffer.from(body))
      made.push(unzip(body))
    }
  } finally {
    vi.useRealTimers()
  }
  const [first, second] = made
  const differ = [...(first ?? [])].filter(([name, content]) => !second?.get(name)?.equals(content))
  expect(differ.map(([name]) => name)).toEqual([])
  expect(zips[1]?.equals(zips[0] ?? Buffer.alloc(0))).toBe(true)
  const word = unzip(second?.get('report.docx') ?? Buffer.alloc(0))
  const body = word.get('word/document.xml')?.toString() ?? ''
  // Its contents still lead to its headings, and no two pictures have one number.
  const all = (pattern: RegExp) => [...body.matchAll(pattern)].map(([, number]) => number)
  const entries = all(/w:anchor="(_Toc\d+)"/g)
  expect(entries.length).toBeGreaterThan(5)
  expect(all(/<w:bookmarkStart [^<>]*w:name="(_Toc\d+)"/g)).toEqual(expect.arrayContaining(entries))
  const drawings = all(/<wp:docPr id="(\d+)"/g)
  expect(drawings).toEqual([...new Set(drawings)])
  const core = word.get('docProps/core.xml')?.toString()
  const { takenAt } = room.rooms[0]?.snapshot ?? { takenAt: '' }
  expect(core).toContain(`>${new Date(takenAt).toISOString()}</dcterms:created>`)
})
