/**
 * What the report, the action plan and the register's sheet hold: every claim with its record, every chart with its
 * table, and what was written told from what was counted.
 */
import { describe, expect, test } from 'vitest'
import { impactChart } from '../../server/exports/chart.ts'
import { documentMarkdown } from '../../server/exports/documentMarkdown.ts'
import { toDocx } from '../../server/exports/docx.ts'
import { exportFile } from '../../server/exports/exportFile.ts'
import { toHtml } from '../../server/exports/html.ts'
import { toMarkdown } from '../../server/exports/markdown.ts'
import { toPdf } from '../../server/exports/pdf.ts'
import { type Outcome, type RoomOutcome, zonesOfOutcome } from '../../server/exports/RoomOutcome.ts'
import { type Block, documentOf, paperOf } from '../../server/exports/report.ts'
import { shownValue } from '../../server/exports/tables.ts'
import { noWords } from '../../shared/outcome/reportWords.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { questionsOf } from '../../shared/rooms/ofTemplate.ts'
import { yearsFrom } from '../../shared/rooms/years.ts'
import { type Sector, strengthAreaNames, strengthAreas } from '../../shared/vocabulary.ts'
import { demoProcess } from '../support/outcome.ts'
import { unzip } from '../support/unzip.ts'

const words = {
  ...noWords,
  caseNumber: 'RUN/515/2018',
  title: 'Vägen framåt',
  date: '2026-11-26',
  sender: 'Region Jämtland Härjedalen',
  recipient: 'Regionala utvecklingsnämnden',
  question: 'Vilka insatser kraftsamlar vi kring?',
}
const demo = await demoProcess()
const outcome: Outcome = { ...demo, words, organisations: { academia: ['Mittuniversitetet'] } }
const ids = new Set(demo.rooms.flatMap(({ snapshot }) => snapshot.insights.map(({ id }) => id)))
const tablesOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'table' ? [block] : []))

const numberOf = ({ step }: RoomOutcome['snapshot']) => roomTemplates[step].number

describe('the report', () => {
  const { blocks } = documentOf(outcome)

  test('has a table beside each chart', () => {
    const charts = blocks.flatMap((block, i) => (block.type === 'chart' ? [i] : []))
    expect(charts.length).toBeGreaterThan(1)
    for (const at of charts)
      expect([blocks[at - 1]?.type, blocks[at + 1]?.type], String(at)).toContain('table')
  })

  test('has each goal conflict with the score on its card, the hardest first, and sums up none that was declined', () => {
    const hardened = (status: 'trial' | 'declined'): Outcome => ({
      ...outcome,
      rooms: outcome.rooms.map(({ snapshot, ...room }) => ({
        ...room,
        snapshot: {
          ...snapshot,
          insights: snapshot.insights.map((insight) =>
            insight.id.endsWith(':m17')
              ? { ...insight, status, attrs: { ...insight.attrs, score: -3 } }
              : insight,
          ),
        },
      })),
    })
    const conflictsIn = (of: Outcome) =>
      tablesOf(documentOf(of).blocks).find(({ headings }) => headings[0] === 'Konflikt')?.rows ?? []
    expect(conflictsIn(outcome).map((row) => row[2])).toEqual([-2, -2, -2, -1])
    expect(conflictsIn(hardened('trial')).map((row) => row[2])).toEqual([-3, -2, -2, -2])
    const hardestOf = (of: Outcome) => {
      const { blocks } = documentOf(of)
      const at = blocks.findIndex(
        (block) => block.type === 'heading' && block.text === 'Svåraste målkonflikten',
      )
      const items = blocks[at + 1]
      return items?.type === 'items' ? items.items.map(({ id }) => id.split(':').at(-1)) : null
    }
    expect(hardestOf(hardened('trial'))).toEqual(['m17'])
    expect(hardestOf(hardened('declined'))).not.toEqual(['m17'])
  })

  test('says which facts were written and which counted, the organisations, and of whom there are few', () => {
    const facts = blocks.flatMap((block) => (block.type === 'facts' ? block.facts : []))
    expect(facts.find(({ value }) => value === 'RUN/515/2018')?.written).toBe(true)
    expect(facts.find(({ value }) => value === 'Provprocess')?.written).toBeFalsy()
    const html = toHtml(outcome)
    expect(html).toContain('Mittuniversitetet')
    expect(html).toMatch(/RUN\/515\/2018 <span class="by">Processledaren/)
  })

  test('has at its head the number of each snapshot that it rests on', () => {
    const [, head] = documentOf({ ...outcome, length: 'brief' }).blocks
    const facts = head?.type === 'facts' ? head.facts : []
    expect(facts.find(({ name }) => name === 'Ögonblicksbilder')?.value).toBe(
      outcome.rooms
        .map(({ snapshot }) => `${snapshot.roomTitle} (steg ${numberOf(snapshot)}): ${snapshot.number}`)
        .join(' · '),
    )
  })

  test('lists all cards room by room, zone by zone, as they stand there', () => {
    const [all] = tablesOf(blocks).filter(({ caption }) => caption === 'Alla kort')
    const asOnBoards = outcome.rooms.flatMap((room) =>
      zonesOfOutcome(room).flatMap((zone) => zone.insights.map(({ id }) => id)),
    )
    expect(all?.rows.map(([id]) => id)).toEqual(asOnBoards)
    expect(asOnBoards).not.toEqual(asOnBoards.toSorted())
  })

  test('tells of a goal conflict who is affected, as its card says', () => {
    const said = structuredClone(outcome)
    const conflicts = said.rooms
      .flatMap(({ snapshot }) => snapshot.insights)
      .filter(({ kind }) => kind === 'goal_conflict')
    const last = conflicts.at(-1)
    if (!last) throw new Error('the demo has goal conflicts')
    for (const { attrs } of conflicts) Object.assign(attrs, { score: -1 })
    Object.assign(last, { attrs: { ...last.attrs, score: -3, affects: ['Samebyarna', 'Turistföretagen'] } })
    const { blocks: all } = documentOf(said)
    const table = tablesOf(all).find(({ headings }) => headings[0] === 'Konflikt')
    expect(table?.headings).toContain('Berörda')
    const [first] = table?.rows ?? []
    expect(first).toContain(last.text)
    expect(first).toContain(-3)
    expect(first).toContain('Samebyarna, Turistföretagen')
    const hardest = all.findIndex(
      (block) => block.type === 'heading' && block.text === 'Svåraste målkonflikten',
    )
    expect(all[hardest + 1]).toMatchObject({ type: 'items', items: [{ id: last.id }] })
  })

  test('says what was asked: in the words written, else what each room asks, and each zone its own question', () => {
    const asked = questionsOf(null, yearsFrom(new Date('2026-11-26')))
    const paragraphs = (of: Outcome) =>
      documentOf(of).blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []))
    const ofRoom = 'Samskapandets rum (steg 1): Vad vet vi om våra styrkor, och vilka behov ser vi?'
    expect(paragraphs({ ...outcome, asked })).toContain(words.question)
    expect(paragraphs({ ...outcome, asked })).not.toContain(ofRoom)
    expect(paragraphs({ ...outcome, asked, words: noWords })).toContain(ofRoom)
    expect(paragraphs(outcome)).toContain(
      'Vad driver på förändringen runt oss – och vad av det påverkar just våra uppdrag?',
    )
  })

  test('calls no sector absent whose cards it has: of a process that came as a file nobody is counted', () => {
    const from = (people: Record<Sector, number>, keeps: (sector: string | null) => boolean): Outcome => ({
      ...outcome,
      rooms: demo.rooms.map((room) => ({
        ...room,
        snapshot: {
          ...room.snapshot,
          participants: people,
          insights: room.snapshot.insights.filter(({ sector }) => keeps(sector)),
        },
      })),
    })
    const nobody = { civil_society: 0, business: 0, public_sector: 0, academia: 0 }
    expect(toHtml(from(nobody, () => true))).not.toContain('Ingen har deltagit')
    const [table] = tablesOf(documentOf(from(nobody, () => true)).blocks)
    expect(table?.rows.map((row) => row[1])).toEqual([null, null, null, null])
    const others = from({ ...nobody, business: 3 }, (sector) => sector !== 'academia')
    expect(toHtml(others)).toContain('Ingen har deltagit från: Akademi.')
    const counts = tablesOf(documentOf(others).blocks)[0]?.rows.map((row) => row[1])
    expect(counts).toEqual([null, 3, null, 0])
  })

  test('tells rooms of one name apart by their steps, in the balance of voices as well', () => {
    const captions = tablesOf(blocks)
      .map(({ caption }) => caption)
      .filter((caption) => caption.startsWith('Röstbalans'))
    expect(captions).toContain('Röstbalans: Handlingarnas rum (steg 4)')
    expect(captions).toContain('Röstbalans: Handlingarnas rum (steg 5)')
    expect(new Set(captions).size).toBe(captions.length)
  })

  /** The demo with some of its records other than they are, by the ends of their ids. */
  const changed = (changes: Readonly<Record<string, object>>): Outcome => ({
    ...outcome,
    rooms: outcome.rooms.map((room) => ({
      ...room,
      snapshot: {
        ...room.snapshot,
        insights: room.snapshot.insights.map((one) => ({
          ...one,
          ...changes[one.id.split(':').at(-1) ?? ''],
        })),
      },
    })),
  })

  test('says of what carries actions which actions and focus areas those are, and nothing else', () => {
    const kinds = new Map(
      demo.rooms.flatMap(({ snapshot }) => snapshot.insights.map(({ text, kind }) => [text, kind])),
    )
    const table = tablesOf(blocks).find(({ caption }) => caption.startsWith('Nedåt'))
    const carried = table?.rows.flatMap(([, texts]) => String(texts).split('; ')) ?? []
    expect(carried).toContain('Starta digitala coacher i tre byar med servicepunkten som bas.')
    expect(new Set(carried.map((text) => kinds.get(text)))).toEqual(new Set(['action', 'focus_area']))
  })

  test('proposes no decision and no next step that was parked or declined', () => {
    const asked = demo.rooms
      .flatMap(({ snapshot }) => snapshot.insights)
      .filter(({ kind, zone }) => kind === 'decision_need' || zone === 'first_step')
    const [need, step] = [
      asked.find(({ kind }) => kind === 'decision_need'),
      asked.find(({ zone }) => zone === 'first_step'),
    ]
    const under = (of: Outcome, name: string) => {
      const all = documentOf(of).blocks
      const at = all.findIndex((block) => block.type === 'heading' && block.text === name)
      const next = all.findIndex((block, i) => i > at && block.type === 'heading')
      return all
        .slice(at, next)
        .flatMap((block) => (block.type === 'items' ? block.items.map(({ id }) => id) : []))
    }
    const end = (id = '') => id.split(':').at(-1) ?? ''
    const aside = changed({ [end(need?.id)]: { status: 'declined' }, [end(step?.id)]: { status: 'parked' } })
    expect(under(outcome, 'Förslag till beslut')).toContain(need?.id)
    expect(under(aside, 'Förslag till beslut')).not.toContain(need?.id)
    expect(under(outcome, 'Nästa steg')).toContain(step?.id)
    expect(under(aside, 'Nästa steg')).not.toContain(step?.id)
  })

  test('tells a small reading as it was written, with the record of its indicator', () => {
    const reading = { date: '2026-05-01', value: 0.0004, unit: 'promille' }
    const { blocks: all } = documentOf(
      changed({
        p01: { kind: 'indicator', attrs: { readings: { a: reading }, target: { value: 12_500.25 } } },
      }),
    )
    const readings = tablesOf(all).find(({ caption }) => caption === 'Mätvärden')
    expect(readings?.rows).toEqual([
      [expect.any(String), '2026-05-01', '0,0004 promille', null, null, expect.stringMatching(/:p01$/)],
    ])
    const course = tablesOf(all).find(({ caption }) => caption === 'Indikatorer')
    expect(course?.rows[0]).toContain('12\u00a0500,25')
  })

  test('has a record behind every row that makes a claim', () => {
    const claims = tablesOf(blocks).filter(({ headings }) => headings.at(-1) === 'Id')
    expect(claims.length).toBeGreaterThan(2)
    for (const { rows } of claims) for (const row of rows) expect(ids).toContain(row.at(-1))
  })

  test('says of each action what it has to be carried out with and what it lacks; in brief how many lack it', () => {
    const caption = /^Insatserna med sina verktyg/
    const table = tablesOf(blocks).find((one) => caption.test(one.caption))
    const texts = new Map(demo.rooms.flatMap(({ snapshot }) => snapshot.insights.map((one) => [one.id, one])))
    expect(table?.rows).toHaveLength(10)
    for (const row of table?.rows ?? []) expect(texts.get(String(row.at(-1)))?.text).toBe(row[0])
    const full = table?.rows.find((row) => row[1] !== 'Saknas' && row[2] !== 'Saknas')
    expect([...texts.values()].map(({ text }) => text)).toEqual(
      expect.arrayContaining([full?.[1], full?.[2]]),
    )
    expect(full?.slice(3, 5)).toEqual(['Östersunds kommun', null])
    const told = 'Av 10 insatser saknar 9 verktyg, pengar eller ägare.'
    const brief = documentOf({ ...outcome, length: 'brief' }).blocks
    for (const each of [blocks, brief])
      expect(each.some((block) => block.type === 'paragraph' && block.text.startsWith(told))).toBe(true)
    expect(tablesOf(brief).some((one) => caption.test(one.caption))).toBe(false)
  })

  test('of one room says that tools and money are not there, and not that they lack; and of other rooms’ cards where they are', () => {
    const alone = outcome.rooms.filter(({ snapshot }) => snapshot.step === 'prioritisation')
    const { blocks: ofRoom } = documentOf({ ...outcome, scope: 'room', rooms: alone })
    const told = JSON.stringify(ofRoom)
    expect(told).toContain('I det här rummet finns inte verktyg, pengar och ägare till 10 av 10 insatser.')
    expect(told).toContain('Inte här')
    expect(told).not.toContain('Saknas')
    const [conflict] = tablesOf(ofRoom).find(({ headings }) => headings[0] === 'Konflikt')?.rows ?? []
    expect(conflict?.[1]).toMatch(/^ett kort i ett annat rum \(analysis-roomr+:a14\) \/ Bygg bostäder/)
  })

  test('says of a card that was carried on where from, as Markdown does; there no title stands twice, and cards of other rooms have their words', () => {
    const carried = structuredClone(outcome)
    const [first, second] = carried.rooms.map(({ snapshot }) => snapshot.insights[0])
    if (!first || !second) throw new Error('the demo has cards')
    Object.assign(second.provenance, { importedFrom: first.id })
    const said = `Hämtat från: ”${first.text}” (Samskapandets rum, steg 1)`
    const item = documentOf(carried).blocks.flatMap((block) =>
      block.type === 'items' ? block.items.filter(({ id }) => id === second.id) : [],
    )
    expect(item[0]?.details).toContain(said)
    expect(toMarkdown(carried).replaceAll('\\', '')).toContain(`${said} · ${second.id}`)
    // What it still says is not said twice, and of what cannot be read there is no more than its id.
    Object.assign(second, { text: first.text })
    expect(JSON.stringify(documentOf(carried).blocks)).toContain('"Hämtat från: Samskapandets rum, steg 1"')
    const there = { ...carried, scope: 'room' as const, rooms: carried.rooms.slice(1, 2) }
    const known = new Map([[first.id, { text: 'Så var det', room: 'Ett annat rum, steg 1' }]])
    expect(JSON.stringify(documentOf(there).blocks)).toContain(
      `"Hämtat från: ett kort i ett annat rum (${first.id})"`,
    )
    expect(JSON.stringify(documentOf({ ...there, elsewhere: known }).blocks)).toContain(
      '"Hämtat från: ”Så var det” (Ett annat rum, steg 1)"',
    )
    expect(toMarkdown(outcome)).toContain('möter: ”Det behövs någon på plats')
    const alone = outcome.rooms.slice(0, 1)
    const ofRoom = toMarkdown({ ...outcome, scope: 'room', rooms: alone, words: { ...words, title: '' } })
    expect(ofRoom.match(/^# .*/gm)).toEqual(['# Samskapandets rum'])
  })

  test('of one room has what its conflicts say of goals in other rooms', () => {
    const rooms = outcome.rooms.filter(({ snapshot }) => snapshot.step === 'prioritisation')
    const side = outcome.rooms
      .flatMap(({ snapshot }) => snapshot.insights)
      .find(({ id }) => id.endsWith(':a14'))
    const elsewhere = new Map(side ? [[side.id, { text: side.text, room: 'Samskapandets rum, steg 1' }]] : [])
    const met = (of: Outcome) =>
      tablesOf(documentOf(of).blocks)
        .find(({ headings }) => headings[1] === 'Påverkar målet')
        ?.rows.filter((row) => String(row[4]).endsWith(':p21'))
        .map((row) => [row[0], row[1]].map(String).toSorted().join(' / '))
    expect(met({ ...outcome, scope: 'room', rooms, elsewhere })).toEqual([
      expect.stringMatching(/^Bygg bostäder .* \/ Samma mark .* \(Samskapandets rum, steg 1\)$/),
    ])
    expect(met({ ...outcome, scope: 'room', rooms })?.[0]).toContain('ett kort i ett annat rum (')
  })

  test('says how many more cards have as many votes as those it names', () => {
    const tied = structuredClone(outcome)
    const all = tied.rooms.flatMap(({ snapshot }) => snapshot.insights)
    for (const [i, insight] of all.entries())
      Object.assign(insight, { votes: { total: i < 9 ? 7 : 0, bySector: {} } })
    const { blocks } = documentOf(tied)
    const at = blocks.findIndex((block) => block.type === 'heading' && block.text === 'Flest röster')
    expect(blocks[at + 1]).toMatchObject({ type: 'items', items: { length: 6 } })
    expect(blocks[at + 2]).toMatchObject({ text: 'Och 3 till med lika många röster.', by: 'server' })
  })

  test('as a page marks cards of another language than its own, in lists and in tables', () => {
    const [insight] = outcome.rooms.flatMap(({ snapshot }) => snapshot.insights)
    if (!insight) throw new Error('the demo has cards')
    const sami = structuredClone(outcome)
    Object.assign(sami.rooms[0]?.snapshot.insights[0] ?? {}, { lang: 'sma' })
    const page = toHtml(sami)
    expect(page).toContain(`<li><span lang="sma">${insight.text}</span>`)
    expect(page).toContain(`<td lang="sma">${insight.text}</td>`)
    expect(page.match(/ lang="sv"/g)).toHaveLength(1)
    expect(toHtml({ ...outcome, language: 'en' })).toContain(`<span lang="sv">${insight.text}</span>`)
  })

  test('as a page has each card in the direction that it is read in, whatever its page is', () => {
    // A list's item, a part of it in another language, a paragraph, a cell and a fact.
    expect(toHtml(outcome)).toContain(
      'li, li > span, p, td, dd { unicode-bidi: plaintext; text-align: left; }',
    )
  })

  test('in Word and PDF marks them too', async () => {
    const [insight] = outcome.rooms.flatMap(({ snapshot }) => snapshot.insights)
    if (!insight) throw new Error('the demo has cards')
    const sami = structuredClone({ ...outcome, length: 'full' as const })
    Object.assign(sami.rooms[0]?.snapshot.insights[0] ?? {}, { lang: 'sma' })
    const markup = unzip(Buffer.from(await toDocx(sami)))
      .get('word/document.xml')
      ?.toString('utf8')
    const marked = [...(markup ?? '').matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:lang w:val="sma-SE"\/>.*?<\/w:r>/gs)]
    // In a list and in the table of all cards.
    expect(marked.length).toBeGreaterThanOrEqual(2)
    for (const [run] of marked) expect(run).toContain(insight.text)
    const languages = (pdf: Uint8Array) =>
      [
        ...Buffer.from(pdf)
          .toString('latin1')
          .matchAll(/\/S \/(\w+)[^>]*?\/Lang \((\S+)\)/gs),
      ].map((m) => m.slice(1))
    const found = languages(await toPdf(sami))
    expect(found).toContainEqual(['Quote', 'sma-SE'])
    expect(found).toContainEqual(['TD', 'sma-SE'])
    expect(languages(await toPdf({ ...outcome, length: 'full' }))).toEqual([])
  })

  test('says when the cards were written', () => {
    const at = (days: readonly string[]): Outcome => {
      const rooms = structuredClone(outcome.rooms)
      const insights = rooms.flatMap(({ snapshot }) => snapshot.insights)
      for (const [i, { provenance }] of insights.entries())
        Object.assign(provenance, { createdAt: days[i] ? `${days[i]}T12:00:00.000Z` : null })
      return { ...outcome, rooms }
    }
    const told = (of: Outcome) => JSON.stringify(documentOf(of).blocks)
    expect(told(at(['2026-10-02', '2026-09-30']))).toContain('Korten är skrivna 2026-09-30 till 2026-10-02.')
    expect(told({ ...at(['2026-10-02']), language: 'en' })).toContain('The cards were written on 2026-10-02.')
    expect(told(at([]))).not.toMatch(/Korten är skrivna \d/)
  })

  test('names several cards in a cell with no stop before the next', () => {
    const told = JSON.stringify([blocks, documentOf({ ...outcome, document: 'plan' }).blocks])
    expect(told).toContain(
      'LEADER-stöd räcker till det första försöket i byn, före den stora ansökan; Servicepunkten',
    )
    expect(told).not.toContain('.; ')
  })

  test('quotes, counts and signs as its language does', () => {
    const english = documentOf({ ...outcome, language: 'en' })
    const told = JSON.stringify(english.blocks)
    expect(told).toContain('“Kortare vintrar gör den som bara lever av snö sårbar.” contradicts “Vi har')
    expect(told).not.toMatch(/”[^“]*” contradicts|\d %/)
    expect(JSON.stringify(blocks)).toContain(
      '”Kortare vintrar gör den som bara lever av snö sårbar.” motsäger',
    )
    expect(shownValue(-2, 'en')).toBe('−2')
    const effort = tablesOf(blocks).find(({ headings }) => headings.includes('Effekt'))
    expect(effort?.headings).toEqual(['Nr', 'Insats', 'Effekt', 'Arbetsinsats', 'Id'])
  })

  test('says nothing of it where no action has a tool, money or an owner yet', () => {
    const rooms = outcome.rooms.filter(({ snapshot }) => snapshot.step !== 'policy_mix')
    const unowned = rooms.map((room) => ({
      ...room,
      snapshot: {
        ...room.snapshot,
        relations: [],
        insights: room.snapshot.insights.map(({ owner: _, ...insight }) => insight),
      },
    }))
    const { blocks: without } = documentOf({ ...outcome, rooms: unowned })
    const heads = without.flatMap((block) => (block.type === 'heading' ? [block.text] : []))
    expect(heads).not.toContain('Vad som finns för att genomföra insatserna')
  })

  test('is a few pages in brief, without the boards', async () => {
    const brief: Outcome = { ...outcome, length: 'brief' }
    const text = Buffer.from(await toPdf(brief)).toString('latin1')
    expect(text.match(/\/Type \/Page\n/g)?.length).toBeLessThanOrEqual(5)
    expect(documentOf(brief).blocks.length).toBeLessThan(blocks.length / 2)
    // Of many rooms there is one fewer of each list.
    const conflicts = (of: Outcome) =>
      tablesOf(documentOf(of).blocks).find(({ headings }) => headings[0] === 'Konflikt')?.rows.length
    expect(conflicts(brief)).toBe(3)
    expect(conflicts({ ...brief, rooms: [...brief.rooms, ...brief.rooms] })).toBe(2)
  })

  const appendicesOf = (of: Outcome) => {
    const heads = documentOf(of).blocks.flatMap((block) => (block.type === 'heading' ? [block] : []))
    const first = heads.findIndex(({ text }) => /^Bilaga [A-Z]: /.test(text))
    expect(heads.slice(first).every(({ text, level }) => level === 2 && text.startsWith('Bilaga '))).toBe(
      true,
    )
    expect(heads.filter(({ opensPage }) => opensPage)).toEqual([heads[first]])
    return heads.slice(first).map(({ text }) => text)
  }

  test('has its appendices last, each under its letter, from a page of their own on', () => {
    expect(appendicesOf(outcome)).toEqual([
      'Bilaga A: Alla kort',
      'Bilaga B: Mål som påverkar varandra',
      'Bilaga C: Tavlan',
      'Bilaga D: Metod och källor',
      'Bilaga E: Underlag per S3-kriterium',
      'Bilaga F: Underlag',
    ])
    expect(appendicesOf({ ...outcome, length: 'brief' })).toEqual([
      'Bilaga A: Deltagande och röster',
      'Bilaga B: Metod och källor',
      'Bilaga C: Underlag',
    ])
  })

  test('says what the cards serve and what carries actions, also in brief', () => {
    const brief = documentOf({ ...outcome, length: 'brief' }).blocks
    const at = brief.findIndex(
      (block) => block.type === 'heading' && block.text === 'Koppling uppåt och nedåt',
    )
    expect(brief[at + 1]).toMatchObject({
      type: 'paragraph',
      text: expect.stringMatching(/Upplevelser \(\d+\)/),
    })
    expect(brief[at + 2]).toMatchObject({
      type: 'paragraph',
      text: expect.stringContaining('den fulla rapporten'),
    })
  })

  test('names each goal that meets another, with the cards that say so', () => {
    const table = tablesOf(blocks).find(({ headings }) => headings[1] === 'Påverkar målet')
    const everyone = new Map(
      demo.rooms.flatMap(({ snapshot }) => snapshot.insights.map((one) => [one.id, one])),
    )
    const texts = new Set([...everyone.values()].map(({ text }) => text))
    expect(table?.rows.length).toBeGreaterThan(2)
    for (const row of table?.rows ?? []) {
      for (const goal of row.slice(0, 2)) expect(texts).toContain(goal)
      const card = everyone.get(String(row.at(-1)))
      expect(card?.text).toBe(row[3] ?? row[0])
    }
    const pairs = table?.rows.map((row) => [...row.slice(0, 2).toSorted(), row.at(-1)].join(' / ')) ?? []
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  test('numbers the measures of a proposed decision, one a line, and leaves alone those that somebody numbered', () => {
    const said = (decisions: string) =>
      documentOf({ ...outcome, words: { ...words, decisions } }).blocks.flatMap((block) =>
        block.type === 'paragraph' && block.by === 'facilitator' ? [block.text] : [],
      )
    expect(said('Ge medel.\n\nTa ställning.')).toContain('1. Ge medel.\n2. Ta ställning.')
    expect(said('- Ge medel.\n- Ta ställning.')).toContain('- Ge medel.\n- Ta ställning.')
    expect(said('Ge medel.')).toContain('Ge medel.')
  })
})

describe('on paper', () => {
  const { blocks } = paperOf({ ...outcome, length: 'brief' })

  test('no column is empty in every row, and what a record is known by stays', () => {
    const tables = tablesOf(blocks)
    for (const { headings, rows, widths, caption } of tables) {
      expect(widths?.length ?? headings.length, caption).toBe(headings.length)
      for (const i of headings.keys())
        expect(
          rows.some((row) => row[i] !== null && row[i] !== ''),
          `${caption}: ${headings[i]}`,
        ).toBe(true)
      for (const row of rows) expect(row).toHaveLength(headings.length)
    }
    const told = tablesOf(documentOf({ ...outcome, length: 'brief' }).blocks)
    expect(told.some(({ headings, rows }) => headings.some((_, i) => rows.every((row) => !row[i])))).toBe(
      true,
    )
    const conflicts = tables.find(({ headings }) => headings[0] === 'Konflikt')
    expect(conflicts?.headings).toEqual(['Konflikt', 'Mål som står mot varandra', 'Poäng', 'Id'])
    expect(toHtml({ ...outcome, length: 'brief' })).not.toContain('Politiskt')
  })

  test('a table does not say again what the heading over it says', () => {
    const over = (all: readonly Block[]) =>
      all.filter((block, i) => {
        const before = all[i - 1]
        return block.type === 'table' && before?.type === 'heading' && before.text === block.caption
      })
    expect(over(documentOf(outcome).blocks)).not.toEqual([])
    expect(over(blocks)).toEqual([])
  })

  test('in brief fewer cards are shown in charts, the best of the actions first, and each is in the table after it', () => {
    const chart = blocks.find((block) => block.type === 'chart' && block.alternative.includes('insatser'))
    const table = tablesOf(blocks).find(({ headings }) => headings[0] === 'Nr')
    const impacts = table?.rows.map((row) => Number(row[2])) ?? []
    expect(impacts).toHaveLength(6)
    expect(impacts).toEqual(impacts.toSorted((a, b) => b - a))
    const marks = chart?.type === 'chart' ? chart.chart.marks : []
    expect(marks.filter(({ is }) => is === 'dot')).toHaveLength(6)
  })

  test('from a mark that gave way to others a line leads to where its grades are', () => {
    const names = { impact: 'Effekt', effort: 'Insats', quadrants: ['a', 'b', 'c', 'd'] }
    const dotsAndLines = (place?: { impact: number; effort: number }) => {
      const { marks } = impactChart([{ number: 1, impact: 4, effort: 2, ...(place ? { place } : {}) }], names)
      return {
        dots: marks.flatMap((mark) => (mark.is === 'dot' ? [[mark.x, mark.y]] : [])),
        lines: marks.flatMap((mark) => (mark.is === 'line' ? [[mark.from, mark.to]] : [])),
      }
    }
    const [before, after] = [dotsAndLines(), dotsAndLines({ impact: 4, effort: 1 })]
    expect(before.dots).toHaveLength(1)
    // Beneath the mark, so that its number is read.
    const [where, mark] = after.dots
    expect(mark).toEqual(before.dots[0])
    expect(where?.[0]).toBeLessThan(mark?.[0] ?? 0)
    expect(where?.[1]).toBe(mark?.[1])
    expect(after.lines.slice(before.lines.length)).toEqual([[where, mark]])
  })

  test('the names of both axes stand beside the plot, from its edge to its edge', () => {
    const names = { impact: 'Effekt', effort: 'Insats', quadrants: ['a', 'b', 'c', 'd'] }
    const { marks } = impactChart([{ number: 1, impact: 5, effort: 5 }], names)
    const lines = marks.flatMap((mark) => (mark.is === 'line' ? [mark.from, mark.to] : []))
    const [left, top] = [Math.min(...lines.map(([x]) => x)), Math.min(...lines.map(([, y]) => y))]
    const right = Math.max(...lines.map(([x]) => x))
    const label = marks.find((mark) => mark.is === 'text' && mark.text.includes('Effekt'))
    expect(label).toMatchObject({ x: left, is: 'text' })
    expect(label?.is === 'text' && label.y).toBeLessThan(top)
    expect(label?.is === 'text' && label.y - label.size).toBeGreaterThan(0)
    for (const mark of marks) {
      if (mark.is !== 'dot') continue
      expect(mark.x + mark.r).toBeLessThan(right)
      expect(mark.y - mark.r).toBeGreaterThan(top)
    }
  })
})

describe('the action plan', () => {
  const plan: Outcome = { ...outcome, document: 'plan' }

  /** The demo with its first planned action carried on into the policy mix, where these are its fields. */
  function carriedOn(fields: object) {
    const carried = structuredClone(plan)
    const [original] = carried.rooms.flatMap(({ snapshot }) =>
      snapshot.insights.filter(
        ({ kind, status, strengthArea, step }) =>
          kind === 'action' && step === 4 && strengthArea !== null && status !== 'declined',
      ),
    )
    const last = carried.rooms.find(({ snapshot }) => snapshot.step === 'policy_mix')
    if (!original || !last) throw new Error('the demo has actions, and a policy mix')
    Object.assign(original, { owner: { organisation: 'Kommunen' } })
    const id = `${last.snapshot.roomId}:kopia`
    const provenance = { ...original.provenance, importedFrom: original.id }
    const copy = { ...structuredClone(original), id, step: 5, relations: [], provenance, ...fields }
    last.snapshot.insights.push(copy as typeof original)
    const rows = tablesOf(documentOf(carried).blocks).flatMap((table) => table.rows)
    return { original, id, rows: rows.filter((row) => String(row.at(-1)).includes(original.id)) }
  }

  test('of an action that was carried on, what its last room says counts', () => {
    const { original, id, rows } = carriedOn({ owner: { organisation: 'Regionen' }, strengthArea: null })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('Regionen')
    expect(String(rows[0]?.at(-1)).split(' ').toSorted()).toEqual([original.id, id].toSorted())
  })

  test('a vision that was carried on is there once, as its last room has it', () => {
    const carried = structuredClone(plan)
    const [vision] = carried.rooms.filter(({ snapshot }) => snapshot.step === 'vision')
    const original = vision?.snapshot.insights.find(({ id }) => id.endsWith(':v03'))
    if (!vision || !original) throw new Error('the demo has a vision')
    const copy = structuredClone(original)
    Object.assign(copy, { id: `${'d'.repeat(21)}:copy`, text: 'Digitala tjänster fungerar i varje by' })
    Object.assign(copy.provenance, { importedFrom: original.id })
    const rooms = [...carried.rooms, { ...vision, snapshot: { ...vision.snapshot, insights: [copy] } }]
    const items = documentOf({ ...carried, rooms }).blocks.flatMap((block) =>
      block.type === 'items' ? block.items : [],
    )
    expect(items.map(({ id }) => id)).toContain(copy.id)
    expect(items.map(({ id }) => id)).not.toContain(original.id)
  })

  test('an action that its last room set aside is in no plan, though it was carried on from where it stands', () => {
    expect(carriedOn({ status: 'declined', statusReason: 'För dyrt' }).rows).toEqual([])
  })

  test('has each area of strength with what, how, who and when, each action once with its records', () => {
    const { blocks } = documentOf(plan)
    const headings = blocks.flatMap((block) =>
      block.type === 'heading' && block.level === 2 ? [block.text] : [],
    )
    for (const area of strengthAreas) expect(headings).toContain(strengthAreaNames[area].sv)
    const rows = tablesOf(blocks)
      .filter(({ headings: [first] }) => first === 'Vad')
      .flatMap(({ rows: all }) => all)
    const coaches = rows.find(([what]) => String(what).startsWith('Starta digitala coacher'))
    expect(coaches?.slice(1, 4)).toEqual([
      'Anställ tre coacher på deltid och utbilda dem hos servicepunkterna.',
      'Östersunds kommun',
      'från och med mars 2027',
    ])
    const named = rows.flatMap((row) => String(row.at(-1)).split(' '))
    expect(new Set(named).size).toBe(named.length)
    for (const id of named) expect(ids).toContain(id)
  })

  test('leaves out what was set aside, and tells how much lacks who or when', () => {
    const text = documentMarkdown(plan)
    expect(text).not.toContain('En egen friluftsapp')
    expect(text).toMatch(/\d av \d insatser saknar vem eller när/)
  })

  test('takes a card that was carried on as one row, with the words of the later room', async () => {
    const rooms = structuredClone(demo.rooms)
    const [, , prioritisation, mix] = rooms
    const original = prioritisation?.snapshot.insights.find(({ kind }) => kind === 'action')
    if (!original || !mix) throw new Error('the demo has actions and a policy mix')
    const carried = {
      ...structuredClone(original),
      id: `${mix.snapshot.roomId}:carried`,
      step: 5,
      text: 'Med nya ord',
      owner: { organisation: 'Åre kommun' },
      provenance: { ...original.provenance, importedFrom: original.id },
    }
    mix.snapshot.insights.push(carried)
    const { blocks } = documentOf({ ...plan, rooms })
    const rows = tablesOf(blocks).flatMap(({ rows: all }) => all)
    const row = rows.filter((all) => String(all.at(-1)).includes(original.id))
    expect(row).toHaveLength(1)
    expect(row[0]?.[0]).toContain('Med nya ord')
    expect(String(row[0]?.at(-1)).split(' ').toSorted()).toEqual([carried.id, original.id].toSorted())
  })
})

test('the sheet for the register has the date, the mark, from whom and to whom, and what it concerns', async () => {
  const sheet: Outcome = { ...outcome, document: 'register' }
  const text = documentMarkdown(sheet)
  for (const said of ['RUN/515/2018', '2026-11-26', words.sender, words.recipient, words.question])
    expect(text).toContain(said.replaceAll('_', '\\_'))
  for (const { snapshot } of demo.rooms) expect(text).toContain(snapshot.hash)
  expect(documentMarkdown({ ...sheet, words: noWords })).toContain('Inte angivet')
  const { headers } = await exportFile(sheet, { format: 'pdf' })
  expect(headers['Content-Disposition']).toContain('diarieblad')
})

test('a chart is vectors in Word, with a picture beside it for programs that draw none', async () => {
  const files = [...unzip(await toDocx(outcome)).keys()]
  expect(files.filter((name) => name.endsWith('.svg')).length).toBeGreaterThan(1)
  expect(files.filter((name) => name.endsWith('.png')).length).toBeGreaterThan(1)
})
