/**
 * Cards from files: what each kind of table becomes, and that nothing of any table is lost or made up.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { cardsOfTable, longTexts, namesOf, tableOf, withText } from '../../client/cardFile/cardsOfTable.ts'
import { decodeText } from '../../client/cardFile/decodeText.ts'
import { inCalls } from '../../client/cardFile/inCalls.ts'
import { readCsv, readTable, type TableFile } from '../../client/cardFile/readTable.ts'
import { textCell } from '../../server/exports/csvCell.ts'
import { MAX_CARD_TEXT, MAX_CARDS_BROUGHT_IN, MAX_REQUEST_BYTES } from '../../shared/limits.ts'
import { NewCards } from '../../shared/protocol/connections.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

const zones = roomTemplates.analysis.zones
const into = { source: 'fil.csv', zones, zone: null }
const bytes = (text: string) => new TextEncoder().encode(text)
const firstOf = ({ sheets }: TableFile, file = 'fil.csv') =>
  tableOf(sheets[0] ?? { rows: [], begins: [] }, file)
const cardsIn = (text: string) => cardsOfTable(firstOf(readCsv(bytes(text))), into)
const said = (text: string) => cardsIn(text).map(({ externalId, ...card }) => card)

test('a file’s letters are read in whichever way they were written', () => {
  const words = 'Räls på ön – ”nu”'
  const windows = Uint8Array.from(
    words,
    (letter) => ({ '–': 0x96, '”': 0x94 })[letter] ?? letter.charCodeAt(0),
  )
  const little = Buffer.from(`\uFEFF${words}`, 'utf16le')
  expect(decodeText(bytes(`\uFEFF${words}`))).toBe(words)
  expect(decodeText(windows)).toBe(words)
  expect(decodeText(little)).toBe(words)
  expect(decodeText(Buffer.from(little).swap16())).toBe(words)
})

test('a column that counts cards, as in our own balance of voices, is none of their words', () => {
  const { headings, columns } = firstOf(
    readCsv(bytes('Rum;Sektor;Kort;Ord\nAnalys;Akademi;5;57\nAnalys;Näringsliv;6;50\n')),
  )
  expect([headings, columns]).toEqual([null, {}])
})

describe('a CSV', () => {
  test('with headings, as Samrum and Swedish Excel write it', () => {
    const text =
      '\uFEFFid;Slag;Text;Sektor;Zon\r\n1;Behov;"Nattbussar; alla dagar";Civilsamhälle;Styrkor\r\n2;okänt;Fiber;;\r\n'
    expect(said(text)).toEqual([
      { text: 'Nattbussar; alla dagar', kind: 'need', sector: 'civil_society', zone: 'strengths' },
      { text: 'Fiber' },
    ])
  })

  test('of Mural', () => {
    const text =
      'ID,TEXT,BG COLOR,TYPE,AREA\n0-1,"Fler\ntåg",#FFF,Sticky note,Weaknesses\n0-2,,#FFF,Sticky note,\n'
    expect(said(text)).toEqual([{ text: 'Fler\ntåg', zone: 'weaknesses' }])
  })

  test('of anything without headings: each cell is a card, but a title alone over several columns', () => {
    const texts = (text: string) => said(text).map((card) => card.text)
    expect(texts('Vår tavla\nFiber,Bussar\n,Skidspår\n')).toEqual(['Fiber', 'Bussar', 'Skidspår'])
    expect(texts('Tåg,Buss\nFiber,Bussar\n')).toEqual(['Tåg', 'Buss', 'Fiber', 'Bussar'])
    expect(texts('Fiber\nBussar\nSkidspår\n')).toEqual(['Fiber', 'Bussar', 'Skidspår'])
    expect(texts('Fiber\n\nBussar\n\nSkidspår\n')).toEqual(['Fiber', 'Bussar', 'Skidspår'])
  })

  test('of Miro: the board and its frames are no cards; a frame called as a zone is where its cards go', () => {
    const text = 'Vår tavla\n\nStyrkor\nFiber\nBussar\n\nFrame 2\nSkidspår\n\nWeaknesses\n"Håla, vägen"\n'
    const table = firstOf(readCsv(bytes(text)), 'Vår_tavla.csv')
    expect(namesOf(table)).toEqual(['Vår tavla', 'Styrkor', 'Frame 2', 'Weaknesses'])
    const cards = (withNames: boolean) =>
      cardsOfTable(table, { ...into, zone: 'drivers', withNames }).map((card) => [card.text, card.zone])
    expect(cards(false)).toEqual([
      ['Fiber', 'strengths'],
      ['Bussar', 'strengths'],
      ['Skidspår', 'drivers'],
      ['Håla, vägen', 'weaknesses'],
    ])
    expect(cards(true)).toHaveLength(8)
    const ids = (withNames: boolean) =>
      cardsOfTable(table, { ...into, withNames }).map(({ externalId }) => externalId)
    expect(ids(true)).toEqual(expect.arrayContaining(ids(false)))
  })

  test('whose first row is what the file is called has its board there', () => {
    const table = firstOf(readCsv(bytes('Vår tavla\nFiber\nBussar\n')), 'Vår tavla.csv')
    expect(cardsOfTable(table, into).map(({ text }) => text)).toEqual(['Fiber', 'Bussar'])
  })

  test('that an old Excel wrote in its own letters, and said the separator', () => {
    const latin = Uint8Array.from([...'sep=|\r\nText|Sektor\r\nÖvre älven|Akademi'], (letter) =>
      letter.charCodeAt(0),
    )
    expect(cardsOfTable(firstOf(readCsv(latin)), into)).toMatchObject([
      { text: 'Övre älven', sector: 'academia' },
    ])
  })

  test('with one column keeps the commas and semicolons of its words', () => {
    const words = ['Buss, tåg och cykel', 'Skolan; biblioteket', 'Fiber', 'Sjukvård, nära']
    for (const heading of ['Förslag', '"Text"'])
      expect(cardsIn([heading, ...words].join('\r\n')).map(({ text }) => text)).toEqual(words)
  })

  test('of any words comes out with all of them, as the server takes them', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (texts) => {
        const quoted = texts.map((text) => `"${text.replaceAll('"', '""')}"`)
        const cards = cardsIn(`"Text"\n${quoted.join('\n')}`)
        const kept = texts.map((text) => text.replace(/[^\P{Cc}\n\t]/gu, '').trim()).filter(Boolean)
        expect(cards.map(({ text }) => text)).toEqual(kept)
        if (cards.length > 0) expect(NewCards.safeParse({ cards }).success).toBe(true)
        expect(new Set(cards.map(({ externalId }) => externalId)).size).toBe(cards.length)
      }),
    )
  })
})

test('an XLSX is read, dates as days', async () => {
  const rows = [
    [{ value: 'Text' }, { value: 'Tema' }],
    [{ value: 'Fiber i varje by' }, { value: 'Styrkor' }],
    [{ value: 17 }, null],
    [{ value: new Date('2026-11-26T00:00:00Z'), format: 'yyyy-mm-dd' }, null],
  ]
  const file = await writeXlsxFile(rows as never).toBuffer()
  const table = firstOf(await readTable(new Blob([new Uint8Array(file)])))
  expect(cardsOfTable(table, into).map(({ externalId, ...card }) => card)).toEqual([
    { text: 'Fiber i varje by', zone: 'strengths' },
    { text: '17' },
    { text: '2026-11-26' },
  ])
})

test('a workbook is read with each of its sheets that holds anything', async () => {
  const sheet = (name: string, ...words: string[]) => ({
    sheet: name,
    data: words.map((value) => [{ value }]),
  })
  const file = await writeXlsxFile([
    sheet('Om', 'Uppgift', 'Titel'),
    sheet('Tomt'),
    sheet('Behov', 'Text', 'Fler tåg'),
  ]).toBuffer()
  const { sheets } = await readTable(new Blob([new Uint8Array(file)]))
  expect(sheets).toEqual([
    { name: 'Om', rows: [['Uppgift'], ['Titel']], begins: [0] },
    { name: 'Behov', rows: [['Text'], ['Fler tåg']], begins: [0] },
  ])
})

describe('a quotation mark that nothing closes', () => {
  const read = (text: string) => {
    const { sheets, unclosed } = readCsv(bytes(text))
    return { rows: sheets[0]?.rows, unclosed }
  }

  test('does not draw the lines below into its cell, and is told', () => {
    const text =
      'Text;Slag\nBussar;behov\n"Bredband;behov\nBostäder;utmaning\n"Tåget, som ""alltid"" är sent";hot\nSist;"hot\n'
    expect(read(text)).toEqual({
      rows: [
        ['Text', 'Slag'],
        ['Bussar', 'behov'],
        ['Bredband', 'behov'],
        ['Bostäder', 'utmaning'],
        ['Tåget, som "alltid" är sent', 'hot'],
        ['Sist', 'hot'],
      ],
      unclosed: [3, 6],
    })
  })

  test('is told by its line in the file, whatever ends the lines and says the separator', () => {
    expect(read('\uFEFFsep=;\r\nText\r\n"Två\r\nrader"\r\n"Öppet\r\nSlut\r\n')).toEqual({
      rows: [['Text'], ['Två\r\nrader'], ['Öppet'], ['Slut']],
      unclosed: [5],
    })
  })

  test('is not seen where a cell of several lines has marks of its own', () => {
    const text = 'Text;Slag\n"Rad ett\nhan sa "hej" till oss\nrad tre";behov\n'
    expect(read(text)).toEqual({
      rows: [
        ['Text', 'Slag'],
        ['Rad ett\nhan sa "hej" till oss\nrad tre', 'behov'],
      ],
      unclosed: [],
    })
  })
})

describe('a form’s answers', () => {
  const answers =
    'ID,Starttid,E-post,Namn,Vad saknas?,Vad är bra?\n1,10:00,anna@example.se,Anna Ek,Nattbussar,Fjällen\n2,10:05,bo@example.se,Bo Lind,,Maten\n'
  const table = firstOf(readCsv(bytes(answers)))

  test('are the first question’s, and nothing of who answered is a card', () => {
    expect(said(answers)).toEqual([{ text: 'Nattbussar' }])
  })

  test('are another question’s where that is chosen, and each cell where it is wished', () => {
    const texts = (column: number | null) =>
      cardsOfTable(withText(table, column), into).map(({ text }) => text)
    expect(texts(5)).toEqual(['Fjällen', 'Maten'])
    expect(texts(null)).toHaveLength(17)
    expect(texts(null).slice(0, 2)).toEqual(['ID', 'Starttid'])
  })

  test('with headings that nobody knows: a column that is chosen has the first row as its heading', () => {
    const unknown = firstOf(readCsv(bytes('Kommun,Tanke\nÅre,Fler tåg\nBerg,Skidspår\n')))
    expect(unknown.headings).toBeNull()
    expect(cardsOfTable(withText(unknown, 1), into).map(({ text }) => text)).toEqual(['Fler tåg', 'Skidspår'])
  })
})

test('words longer than a card become several, with all of them, and the file is known again', () => {
  const words = 'ord '.repeat(MAX_CARD_TEXT).trim()
  const whole = `${'x'.repeat(MAX_CARD_TEXT - 1)}😀${'y'.repeat(5)}`
  const cards = cardsIn(`Text\n${words}\n${whole}\nkort\n`)
  const texts = cards.map(({ text }) => text)
  expect(texts.slice(0, 4).join(' ')).toBe(words)
  expect(texts.slice(4)).toEqual(['x'.repeat(MAX_CARD_TEXT - 1), '😀yyyyy', 'kort'])
  expect(longTexts(cards)).toBe(2)
  expect(NewCards.safeParse({ cards }).success).toBe(true)
  expect(new Set(cards.map(({ externalId }) => externalId)).size).toBe(cards.length)
})

test('cards go in as many calls as it takes for the server to read each', () => {
  const cards = cardsIn(
    `Text\n${Array.from({ length: 1_200 }, (_, i) => `${i} ${'å'.repeat(i % 900)}`).join('\n')}`,
  )
  const calls = inCalls(cards)
  expect(calls.flat()).toEqual(cards)
  expect(inCalls([])).toEqual([])
  for (const call of calls) {
    expect(call.length).toBeLessThanOrEqual(MAX_CARDS_BROUGHT_IN)
    expect(bytes(JSON.stringify({ cards: call })).length).toBeLessThan(MAX_REQUEST_BYTES)
  }
})

test('a picture and any other file that is no text is refused, and makes no cards', async () => {
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]
  await expect(readTable(new Blob([new Uint8Array(png)]))).rejects.toThrow()
})

test('what only looks like a spreadsheet is refused', async () => {
  await expect(readTable(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])]))).rejects.toThrow()
})

test('what a table of ours marks, so that no spreadsheet runs it, comes back as it was written', () => {
  const written = ['- en punkt', '=1+1', "'-1' är ett tal", '-5 grader', "'citat'", '＝a', 'vanliga ord']
  const table = written.map((text) => `"${textCell(text)}"`).join('\r\n')
  expect(cardsIn(`\uFEFF"Text";"Slag"\r\n${table.replaceAll('\r\n', ';""\r\n')};""\r\n`)).toMatchObject(
    written.map((text) => ({ text })),
  )
})
