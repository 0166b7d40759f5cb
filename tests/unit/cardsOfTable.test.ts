/**
 * Cards from files: what each kind of table becomes, and that nothing of any table is lost or made up.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { cardsOfTable, tableOf } from '../../client/cardFile/cardsOfTable.ts'
import { decodeText } from '../../client/cardFile/decodeText.ts'
import { readCsv, readTable } from '../../client/cardFile/readTable.ts'
import { NewCards } from '../../shared/protocol/connections.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'

const zones = roomTemplates.analysis.zones
const into = { source: 'fil.csv', zones, zone: null }
const bytes = (text: string) => new TextEncoder().encode(text)
const cardsIn = (text: string) => cardsOfTable(tableOf(readCsv(bytes(text))), into)
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

  test('of Miro, or anything else without headings: each cell is a card', () => {
    expect(said('Vår tavla\nFiber,Bussar\n,Skidspår\n').map(({ text }) => text)).toEqual([
      'Vår tavla',
      'Fiber',
      'Bussar',
      'Skidspår',
    ])
  })

  test('that an old Excel wrote in its own letters, and said the separator', () => {
    const latin = Uint8Array.from([...'sep=|\r\nText|Sektor\r\nÖvre älven|Akademi'], (letter) =>
      letter.charCodeAt(0),
    )
    expect(cardsOfTable(tableOf(readCsv(latin)), into)).toMatchObject([
      { text: 'Övre älven', sector: 'academia' },
    ])
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

test('an XLSX is read by its first sheet, dates as days', async () => {
  const rows = [
    [{ value: 'Text' }, { value: 'Tema' }],
    [{ value: 'Fiber i varje by' }, { value: 'Styrkor' }],
    [{ value: 17 }, null],
    [{ value: new Date('2026-11-26T00:00:00Z'), format: 'yyyy-mm-dd' }, null],
  ]
  const file = await writeXlsxFile(rows as never).toBuffer()
  const table = tableOf(await readTable(new Blob([new Uint8Array(file)])))
  expect(cardsOfTable(table, into).map(({ externalId, ...card }) => card)).toEqual([
    { text: 'Fiber i varje by', zone: 'strengths' },
    { text: '17' },
    { text: '2026-11-26' },
  ])
})

test('what only looks like a spreadsheet is refused', async () => {
  await expect(readTable(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])]))).rejects.toThrow()
})
