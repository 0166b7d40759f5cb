/**
 * Exports: whatever strangers wrote, a spreadsheet runs none of it and a reader of Markdown sees only words.
 * @module
 */
import fc from 'fast-check'
import papaparse from 'papaparse'
import { describe, expect, test } from 'vitest'
import { toCsv } from '../../server/exports/csv.ts'
import { textCell } from '../../server/exports/csvCell.ts'
import { exportFile } from '../../server/exports/exportFile.ts'
import { contentDisposition } from '../../server/exports/fileName.ts'
import { toJson } from '../../server/exports/json.ts'
import { toMarkdown } from '../../server/exports/markdown.ts'
import { blockText, inlineText } from '../../server/exports/markdownText.ts'
import type { Outcome, RoomOutcome } from '../../server/exports/RoomOutcome.ts'
import { newNote } from '../../shared/board/cards.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { noWords } from '../../shared/outcome/reportWords.ts'
import { Snapshot } from '../../shared/protocol/snapshots.ts'
import { demoRoom, withWords } from '../support/outcome.ts'

const stray = newNote({ id: 'shape:stray', text: 'Utanför', x: -900, y: 0, index: 'a9', sector: null })
const demo = await demoRoom('sv', stray)
const inEnglish = await demoRoom('en', stray)
const [{ snapshot }] = demo.rooms as [RoomOutcome]

const snapshotOf = ({ rooms: [room] }: Outcome) => (room as RoomOutcome).snapshot

const dangerous = [...'=+-@\t\r\0\n;",\'＝＋－＠ \u200b\ufeff', '=1+1', '\r\n', '\u0085', '\ud800']
const words = fc
  .array(fc.oneof(fc.constantFrom(...dangerous), fc.string({ unit: 'grapheme', maxLength: 6 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''))

function parsed(csv: string): string[][] {
  expect(csv.startsWith('\ufeff')).toBe(true)
  expect(csv.endsWith('\r\n')).toBe(true)
  const { data, errors } = papaparse.parse<string[]>(csv.slice(1, -2), { delimiter: ';', newline: '\r\n' })
  expect(errors).toEqual([])
  return data
}

/** What a cell keeps of a text: all but control characters, with line feeds for line breaks. */
const kept = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')

describe('CSV', () => {
  test('has a row for each record, in the order of the zones, unsorted first', () => {
    const rows = parsed(toCsv(demo, 'records'))
    expect(rows[0]?.slice(0, 9)).toEqual('Id;Version;Steg;Rum;Zon;Ordning;Slag;Underslag;Text'.split(';'))
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    expect(rows).toHaveLength(snapshot.insights.length + 1)
    expect([...new Set(rows.slice(1).map((row) => row[4]))].slice(0, 3)).toEqual([
      'Osorterat',
      'Drivkrafter',
      'Aktörer',
    ])
    const strong = rows.find((row) => row[8]?.startsWith('Vi har gäster'))
    expect(strong?.slice(4, 13)).toEqual([
      'Styrkor',
      '1',
      'Iakttagelse',
      'Styrka',
      'Vi har gäster i alla årstider: snö, fjäll, kultur och tystnad ryms i samma vecka.',
      'sv',
      'Näringsliv',
      'Upplevelser',
      'Provtanke',
    ])
  })

  test('has a row for each relation, with the words at both ends', () => {
    const rows = parsed(toCsv(inEnglish, 'relations'))
    expect(rows[0]).toEqual('From id;From;Relation;To id;To;Score;Note;Shape on the board'.split(';'))
    expect(rows).toHaveLength(snapshot.relations.length + 1)
    const found = rows.find((row) => row[7] === 'shape:a05-a19')
    expect(found?.slice(1, 5)).toEqual([
      expect.stringMatching(/^Fibern/),
      'leads to',
      `${'r'.repeat(21)}:a19`,
      expect.stringMatching(/^Det behövs/),
    ])
  })

  test('gives back the words of every cell, and none of them begins a formula', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (texts) => {
        const strange = withWords(demo, texts)
        const rows = parsed(toCsv(strange, 'records'))
        const cells = [...rows, ...parsed(toCsv(strange, 'relations'))].flat()
        expect(cells.filter((cell) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]|(?!\n)\p{Cc}/u.test(cell))).toEqual([])
        const written = snapshotOf(strange)
          .insights.map(({ text }) => kept(text))
          .sort()
        const read = rows.slice(1).map((row) => row[8] ?? '')
        expect(
          read.map((cell) => (/^'+[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell) ? cell.slice(1) : cell)).sort(),
        ).toEqual(written)
      }),
      { numRuns: 100 },
    )
  })

  test.each(['=', '+', '-', '@', '\t=', '\r=', '\0=', '＝', '＋', '－', '＠', ' =', '\n=', '\u200b='])(
    'a text that begins with %j is told to be text',
    (start) => {
      expect(textCell(`${start}cmd`)).toMatch(/^'/)
    },
  )

  test('a score below nothing stays a number', () => {
    const relations = snapshot.relations.map((relation) => ({ ...relation, score: -2 }))
    const [room] = demo.rooms as [RoomOutcome]
    const scored = { ...demo, rooms: [{ ...room, snapshot: { ...snapshot, relations } }] }
    const rows = parsed(toCsv(scored, 'relations'))
    expect(rows[1]?.[5]).toBe('-2')
  })
})

describe('Markdown', () => {
  test('reads from title to warnings', () => {
    const text = toMarkdown(demo)
    expect(text).toContain('# Samskapandets rum\n\nProvprocess. Steg 1: Analys.')
    expect(text).toContain('- Ögonblicksbild: 3\n- Tagen: 2026-01-02 12:00 UTC (processledare)')
    expect(text).toContain(`\`${snapshot.hash}\``)
    expect(text).toContain('- Civilsamhälle: 4')
    const headings = text.split('\n').filter((line) => line.startsWith('## '))
    expect(headings.slice(0, 4)).toEqual([
      '## Deltagare per sektor',
      '## Osorterat',
      '## Drivkrafter',
      '## Aktörer',
    ])
    expect(text).toContain(
      '- Fibern ligger i vägkanten men i byn finns ingen som hjälper till när tjänsten krånglar.\n' +
        `  - Iakttagelse · Svaghet · Civilsamhälle · Digitala lösningar · ${'r'.repeat(21)}\\:a05\n` +
        '  - leder till: ”Det behövs någon på plats att fråga när den digitala tjänsten inte fungerar.”',
    )
    expect(text).toContain('## Att se över\n\n- Ett kort ligger utanför alla zoner. ”Utanför”')
  })

  test('begins with what the facilitator wrote, marked so, and nothing of it runs', () => {
    const summary = 'Vi vill börja med <script>skogen</script>\n# Ingen rubrik'
    const words = { ...noWords, title: 'Rumsresultat', caseNumber: 'RUN/515/2018', summary }
    const text = toMarkdown({ ...demo, words })
    expect(text).toContain('# Rumsresultat\n\n- Diarienummer: RUN/515/2018 (processledaren)')
    expect(text).toContain(`## Sammanfattning\n\n${blockText(summary, '')}\n\n*Skrivet av processledaren*`)
    expect(text).not.toMatch(/(?<!\\)<script|^# Ingen rubrik/m)
    expect(text.indexOf('*Skrivet av')).toBeLessThan(text.indexOf('# Samskapandets rum'))
  })

  test('has headings in the language asked for and words in their own', () => {
    const text = toMarkdown(inEnglish)
    expect(text).toContain('## Participants by sector')
    expect(text).toContain('- Fibern ligger')
  })

  const marks = [
    ...'\\`*_{}[]()<>#+-.!|~&;:=$"/@ \n\t1a',
    ...[
      'www.',
      'http://',
      'a@b.se',
      '&amp;',
      '<b>',
      '1. ',
      '    ',
      '---',
      '===',
      '](',
      '```',
      '<!--',
      '\r\n',
    ],
  ]
  const marked = fc.array(fc.constantFrom(...marks), { maxLength: 14 }).map((parts) => parts.join(''))
  /** What a backslash stands before is itself and nothing more (CommonMark 2.4). */
  const withoutEscapes = (text: string) => text.replace(/\\[!-/:-@[-`{-~]/g, 'x')

  test('leaves no mark of strangers in force', () => {
    fc.assert(
      fc.property(marked, (text) => {
        for (const line of blockText(text, '  ').split('\\\n  ')) {
          expect(line).not.toMatch(/[\n\t]|^ /)
          const bare = withoutEscapes(line)
          expect(bare).not.toMatch(/[\\`*_{}[\]<>&~|$#@]|:\S|www\.\S|^[+\-=:]|^\d+[.)]/)
        }
        expect(inlineText(text)).not.toMatch(/\n/)
      }),
      { numRuns: 1_000 },
    )
  })

  test('has the same lines of its own whatever is written on the cards', () => {
    const structure = (text: string) => text.split('\n').map((line) => /^( *- |#+ |)/.exec(line)?.[0])
    const plain = structure(toMarkdown(withWords(demo, ['ord'])))
    fc.assert(
      fc.property(marked, (text) => {
        const strange = withWords(demo, [`x${text.replaceAll(/[\n\r]/g, ' ')}`])
        expect(structure(toMarkdown(strange))).toEqual(plain)
      }),
      { numRuns: 100 },
    )
  })
})

describe('JSON', () => {
  test('is the whole snapshot, in one order', () => {
    const text = toJson(demo)
    expect(Snapshot.parse(JSON.parse(text))).toEqual(snapshot)
    expect(JSON.stringify(JSON.parse(text))).toBe(canonicalJson(snapshot))
  })
})

describe('the name of a file', () => {
  test('is kept in full beside one in ASCII', async () => {
    const { headers } = await exportFile(demo, { format: 'csv', part: 'relations' })
    expect(headers['Content-Disposition']).toBe(
      `attachment; filename="Provprocess-1-Samskapandets-rum-samband-3.csv"; filename*=UTF-8''Provprocess%201%20Samskapandets%20rum%20samband%203.csv`,
    )
    expect(contentDisposition('Växthus & mål', 1, 'md')).toBe(
      `attachment; filename="Vaxthus-mal-1.md"; filename*=UTF-8''V%C3%A4xthus%20%26%20m%C3%A5l%201.md`,
    )
  })

  const forbidden = /[<>:"/\\|?*\p{Cc}]|^[\s.]|^(?:con|prn|aux|nul|com\d|lpt\d)\./iu

  test('breaks out of no header and is taken by every system', () => {
    const awkward = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'aåÄ7 .-"\'/\\:*?<>|%;\r\n\0\u202e\ud800名😀'), maxLength: 300 }),
      fc.constantFrom(
        'CON',
        'con.x',
        'NUL.',
        '..',
        '../../etc/passwd',
        'a"; x="b',
        'a\r\nSet-Cookie: b',
        'å'.repeat(400),
      ),
    )
    fc.assert(
      fc.property(awkward, (title) => {
        const header = contentDisposition(title, 7, 'csv')
        const match = /^attachment; filename="([A-Za-z0-9-]+\.csv)"; filename\*=UTF-8''([\w.~%-]+)$/.exec(
          header,
        )
        expect(match).not.toBeNull()
        const full = decodeURIComponent(match?.[2] ?? '')
        expect(Buffer.byteLength(full)).toBeLessThan(200)
        for (const name of [match?.[1] ?? '', full]) {
          expect(name).toMatch(/7\.csv$/)
          expect(forbidden.test(name)).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })
})
