/**
 * Times as people write them: kept word for word, and read as far as they say something.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSchedule } from '../../shared/insights/schedule.ts'

/** The timetables of the governance table and of the six steps, as the seed has them. */
const seed = [
  ['Pågår, klart 2021', 'ongoing', '2021-01-01', '2021-12-31', 'year'],
  ['Pågår, klart 2023', 'ongoing', '2023-01-01', '2023-12-31', 'year'],
  ['Oktober 2021', undefined, '2021-10-01', '2021-10-31', 'month'],
  ['I drift 2022', 'in_operation', '2022-01-01', '2022-12-31', 'year'],
  ['Pågår, klart höst 2021', 'ongoing', '2021-09-01', '2021-11-30', 'season'],
  ['2021', undefined, '2021-01-01', '2021-12-31', 'year'],
  ['Sommaren 2021', undefined, '2021-06-01', '2021-08-31', 'season'],
  ['Juni–september 2020', undefined, '2020-06-01', '2020-09-30', 'month'],
  ['Februari 2021 – December 2021', undefined, '2021-02-01', '2021-12-31', 'month'],
  ['Oktober 2020 – Februari 2021', undefined, '2020-10-01', '2021-02-28', 'month'],
  ['Från och med januari 2022', undefined, '2022-01-01', undefined, 'month'],
  ['2021–2027', undefined, '2021-01-01', '2027-12-31', 'year'],
  ['Mars 2021 – Oktober 2021', undefined, '2021-03-01', '2021-10-31', 'month'],
  ['Juni 2021 – Oktober', undefined, '2021-06-01', '2021-10-31', 'month'],
] as const

const others = [
  ['2021-10-07', undefined, '2021-10-07', '2021-10-07', 'day'],
  ['2024-02', undefined, '2024-02-01', '2024-02-29', 'month'],
  ['1 juli 2026', undefined, '2026-07-01', '2026-07-01', 'day'],
  ['senast december 2025', undefined, undefined, '2025-12-31', 'month'],
  ['vintern 2026', undefined, '2025-12-01', '2026-02-28', 'season'],
  ['kvartal 3 2024', undefined, '2024-07-01', '2024-09-30', 'season'],
  ['Q1 2025', undefined, '2025-01-01', '2025-03-31', 'season'],
  ['Completed in May 2020', 'done', '2020-05-01', '2020-05-31', 'month'],
  ['from autumn 2024', undefined, '2024-09-01', undefined, 'season'],
  ['3 mars 2025 till 14 april 2025', undefined, '2025-03-03', '2025-04-14', 'day'],
  ['vår 2025 – 2027', undefined, '2025-03-01', '2027-12-31', 'year'],
  ['Klart', 'done', undefined, undefined, undefined],
  ['December', undefined, undefined, undefined, undefined],
  ['31 februari 2025', undefined, undefined, undefined, undefined],
  ['2025-13', undefined, undefined, undefined, undefined],
  ['när snön har smält', undefined, undefined, undefined, undefined],
  // Ends without a year of their own.
  ['november 2026 – mars', undefined, '2026-11-01', '2027-03-31', 'month'],
  ['Oktober–februari 2021', undefined, '2020-10-01', '2021-02-28', 'month'],
  ['Q1–Q3 2027', undefined, '2027-01-01', '2027-09-30', 'season'],
  ['kvartal 2-3 2027', undefined, '2027-04-01', '2027-09-30', 'season'],
  ['1–15 mars 2027', undefined, '2027-03-01', '2027-03-15', 'day'],
  // Years written short.
  ['2021–27', undefined, '2021-01-01', '2027-12-31', 'year'],
  ['2021-27', undefined, '2021-01-01', '2027-12-31', 'year'],
  ['läsåret 2026/2027', undefined, '2026-01-01', '2027-12-31', 'year'],
  ['vintern 2026/27', undefined, '2026-12-01', '2027-02-28', 'season'],
  ['2026-12', undefined, '2026-12-01', '2026-12-31', 'month'],
  // Parts of a year.
  ['H1 2027', undefined, '2027-01-01', '2027-06-30', 'season'],
  ['andra halvåret 2026', undefined, '2026-07-01', '2026-12-31', 'season'],
  ['the first half of 2027', undefined, '2027-01-01', '2027-06-30', 'season'],
  ['tredje kvartalet 2027', undefined, '2027-07-01', '2027-09-30', 'season'],
  ['2027 Q1', undefined, '2027-01-01', '2027-03-31', 'season'],
  ['March 3, 2027', undefined, '2027-03-03', '2027-03-03', 'day'],
  // Open at an end.
  ['2022–', undefined, '2022-01-01', undefined, 'year'],
  ['2027 och framåt', undefined, '2027-01-01', undefined, 'year'],
  ['– 2027', undefined, undefined, '2027-12-31', 'year'],
  ['t.o.m. juni 2027', undefined, undefined, '2027-06-30', 'month'],
  ['fram till hösten 2026', undefined, undefined, '2026-11-30', 'season'],
  ['starts in May 2027', undefined, '2027-05-01', undefined, 'month'],
  ['planerad till hösten 2026', 'planned', '2026-09-01', '2026-11-30', 'season'],
  ['före 2027', undefined, undefined, '2026-12-31', 'year'],
  ['efter sommaren 2026', undefined, '2026-09-01', undefined, 'season'],
  // Told together.
  ['mellan 2021 och 2027', undefined, '2021-01-01', '2027-12-31', 'year'],
  ['vår/sommar 2027', undefined, '2027-03-01', '2027-08-31', 'season'],
  ['april, maj och juni 2027', undefined, '2027-04-01', '2027-06-30', 'month'],
  ['2021–2027 (förlängd till 2029)', undefined, '2021-01-01', '2027-12-31', 'year'],
  // Words that only look like a time.
  ['i vår plan 2027', undefined, '2027-01-01', '2027-12-31', 'year'],
  ['We may begin it, 2027', undefined, '2027-01-01', '2027-12-31', 'year'],
  ['före jul 2027', undefined, '2027-01-01', '2027-12-31', 'year'],
  ['jul–dec 2027', undefined, '2027-07-01', '2027-12-31', 'month'],
  // As some machines write ö.
  ['ho\u0308sten 2026', undefined, '2026-09-01', '2026-11-30', 'season'],
] as const

describe.each([...seed, ...others])('"%s"', (label, state, from, to, precision) => {
  test('says what it says, and keeps its words', () => {
    const read = readSchedule(label)
    expect(read.label).toBe(label)
    expect([read.state, read.from, read.to, read.precision]).toEqual([state, from, to, precision])
  })
})

test('any words are kept, and what is read of them are days that exist, in order', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        'pågår',
        'klart',
        'januari',
        'maj',
        'höst',
        'sommaren',
        '2021',
        '2024-02-30',
        '–',
        'till',
        'Q2',
        '2021–27',
        'H1',
        'före',
        'efter',
        'från',
        '/',
        'och',
        'andra kvartalet',
        'vinter 2026/27',
        'framåt',
      ),
      fc.integer({ min: 0, max: 2200 }).map(String),
      fc.string({ maxLength: 6 }),
    ),
  )
  fc.assert(
    fc.property(words, (parts) => {
      const label = parts.join(' ')
      const { from, to, ...read } = readSchedule(label)
      expect(read.label).toBe(label.trim())
      for (const day of [from, to])
        if (day !== undefined) expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
      if (from !== undefined && to !== undefined) expect(from <= to).toBe(true)
      if (from === undefined && to === undefined) expect(read.precision).toBeUndefined()
    }),
  )
})

test('a range is read alike with any dash, and wherever its year stands', () => {
  const months = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september']
  const ends = fc.tuple(fc.nat(8), fc.nat(8)).filter(([a, b]) => a < b)
  const dashes = fc.constantFrom(
    '-',
    ' - ',
    '–',
    ' – ',
    '—',
    '‐',
    '‑',
    '‒',
    ' − ',
    ' till ',
    ' t.o.m. ',
    ' to ',
  )
  fc.assert(
    fc.property(ends, dashes, fc.integer({ min: 1900, max: 2199 }), ([first, last], between, of) => {
      const [a, b] = [months[first], months[last]]
      const whole = readSchedule(`${a} ${of} – ${b} ${of}`)
      expect(whole.from).toBe(`${of}-0${first + 1}-01`)
      expect(whole.to?.slice(0, 7)).toBe(`${of}-0${last + 1}`)
      for (const label of [
        `${a} ${of}${between}${b} ${of}`,
        `${a}${between}${b} ${of}`,
        `${a} ${of}${between}${b}`,
      ])
        expect(readSchedule(label)).toEqual({ ...whole, label })
    }),
  )
})

/** What people write for a time, and what it means. */
const year = fc.integer({ min: 1900, max: 2199 })
const lastOfFebruary = (of: number) => new Date(Date.UTC(of, 2, 0)).toISOString().slice(0, 10)
const phrases = fc.oneof(
  year.map((of) => [`hösten ${of}`, `${of}-09-01`, `${of}-11-30`, 'season'] as const),
  year.map((of) => [`våren ${of}`, `${of}-03-01`, `${of}-05-31`, 'season'] as const),
  year.map((of) => [`Sommar ${of}`, `${of}-06-01`, `${of}-08-31`, 'season'] as const),
  year.map((of) => [`vintern ${of}`, `${of - 1}-12-01`, lastOfFebruary(of), 'season'] as const),
  year.map((of) => [`Q2 ${of}`, `${of}-04-01`, `${of}-06-30`, 'season'] as const),
  year.map((of) => [`kv 4 ${of}`, `${of}-10-01`, `${of}-12-31`, 'season'] as const),
  year.map((of) => [`februari ${of}`, `${of}-02-01`, lastOfFebruary(of), 'month'] as const),
  year.map((of) => [`${of}`, `${of}-01-01`, `${of}-12-31`, 'year'] as const),
  fc.tuple(year, fc.nat(30)).map(([of, more]) => {
    const last = Math.min(of + more, 2199)
    return [`${of}–${last}`, `${of}-01-01`, `${last}-12-31`, 'year'] as const
  }),
)

test('a time is read alike whatever stands around it, and its words stay', () => {
  const around = fc.constantFrom('', 'Pågår, klart ', 'Planerad ', 'I drift ', 'ready ')
  fc.assert(
    fc.property(around, phrases, (before, [words, from, to, precision]) => {
      const read = readSchedule(before + words)
      expect(read).toMatchObject({ label: before + words, from, to, precision })
    }),
  )
})
