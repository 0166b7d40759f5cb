import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Insight } from '../../shared/insights/insight.ts'
import { anything, excerptOf, searchIn } from '../../shared/insights/search.ts'
import { foldedStart, stemOf, wordsIn } from '../../shared/insights/stem.ts'

const insight = (id: string, text: string, more: Partial<Insight> = {}): Insight => ({
  id,
  text,
  kind: 'need',
  lang: 'sv',
  room: 'analysis',
  step: 1,
  order: 1,
  group: null,
  zone: null,
  sector: 'business',
  strengthArea: null,
  status: 'trial',
  votes: null,
  version: 1,
  attrs: {},
  relations: [],
  provenance: {
    processId: 'p',
    roomId: 'analysis',
    shapeId: `shape:${id}`,
    snapshotId: null,
    firstSeenSnapshotId: null,
    createdAt: null,
    changedAt: null,
    importedFrom: null,
    extractedBy: 'test',
  },
  ...more,
})
const votes = (total: number) => ({ total, bySector: {}, method: 'dots', round: 'r' }) as const
const insights = [
  insight('a', 'Bygg bostäder som säsongspersonal använder'),
  insight('b', 'Bostaden är för dyr', { votes: votes(7), sector: 'academia' }),
  insight('c', 'Fler vandrare på lederna', { room: 'vision', kind: 'vision' }),
  insight('e', 'Fjällnära vatten'),
  insight('d', 'Bostadsbrist i fjällen', { strengthArea: 'experiences' }),
]
const around = { loose: new Set(['c']) }
const found = (wanted: Partial<typeof anything>) =>
  searchIn(insights, { ...anything, ...wanted }, around).map((hit) => hit.insight.id)

describe('stems', () => {
  test.each([
    ['insatserna', 'insats'],
    ['insatser', 'insats'],
    ['kommunernas', 'kommun'],
    ['kommunen', 'kommun'],
    ['kommun', 'kommun'],
    ['vindkraften', 'vindkraft'],
    ['skogarna', 'skog'],
    ['hållbarheten', 'hållbar'],
    ['hållbara', 'hållbar'],
  ])('of %s is %s', (word, stem) => {
    expect(stemOf(word)).toBe(stem)
  })

  test.each([
    ['bostäderna', 'bostad'],
    ['småstäder', 'småstad'],
    ['norrländer', 'norrland'],
    ['stränders', 'strand'],
    ['nätterna', 'natten'],
    ['fackböcker', 'fackbok'],
    ['bönder', 'bonden'],
  ])('of %s is that of %s, though its vowel changes', (several, one) => {
    expect(stemOf(several)).toBe(stemOf(one))
  })

  test.each([
    ['cyklar', 'cykeln'],
    ['nycklarna', 'nyckel'],
    ['medlen', 'medel'],
    ['reglernas', 'regeln'],
    ['vintrarna', 'vintern'],
    ['byarna', 'byn'],
    ['fjällbyar', 'fjällbyn'],
    ['öarna', 'ön'],
    ['insjöar', 'insjön'],
    ['energins', 'energi'],
    ['strategin', 'strategier'],
    ['ekonomin', 'ekonomier'],
    ['demokratin', 'demokratiernas'],
    ['gymnasiet', 'gymnasierna'],
    ['målet', 'målen'],
    ['elnätet', 'elnät'],
    ['beslutets', 'beslut'],
    ['företaget', 'företagen'],
    ['projektet', 'projekten'],
    ['området', 'områdena'],
    ['arbetet', 'arbetena'],
    ['byggandet', 'byggande'],
    ['landet', 'land'],
    ['rummet', 'rum'],
    ['programmen', 'programmet'],
    ['vattnet', 'vatten'],
    ['styrmedlet', 'styrmedel'],
    ['kvalitet', 'kvaliteten'],
    ['möjlighet', 'möjligheterna'],
    ['budget', 'budgeten'],
    ['centrumet', 'centret'],
    ['kriteriet', 'kriterium'],
    ['museer', 'museets'],
  ])('of %s is that of %s, which Swedish bends in ways of its own', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other))
  })

  test.each([
    ['fördel', 'fördelar'],
    ['spel', 'spelen'],
    ['del', 'delarna'],
    ['lön', 'löner'],
    ['maskin', 'maskiner'],
    ['termin', 'terminen'],
    ['by', 'byar'],
  ])('of %s is still that of %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other))
  })

  test('of a word that only looks like such a plural is its own', () => {
    expect(stemOf('använder')).toBe(stemOf('använda'))
    expect(stemOf('städa')).not.toBe(stemOf('stad'))
  })

  test('begin as their words do, and are never empty', () => {
    const bent = fc.constantFrom(
      '',
      'städer',
      'bönder',
      'byarna',
      'vintrar',
      'cyklar',
      'öar',
      'energin',
      'museet',
    )
    const letters = fc.string({ unit: fc.constantFrom(...'aeioåäöbcdgklmnrstvy') })
    fc.assert(
      fc.property(fc.array(fc.tuple(letters, bent)), (parts) => {
        const text = parts.map((part) => part.join('')).join(' ')
        for (const word of wordsIn(text)) {
          // What the search relies on: a word that begins otherwise has another stem.
          expect(foldedStart(word).startsWith(foldedStart(stemOf(word)))).toBe(true)
          expect(stemOf(word)).not.toBe('')
        }
      }),
    )
  })
})

describe('a search', () => {
  test('finds other forms of a word, the whole word before one that holds it', () => {
    expect(found({ words: 'bostad' })).toEqual(['a', 'b', 'd'])
    expect(found({ words: 'leden' })).toEqual(['c'])
    expect(found({ words: 'FJÄLL' })).toEqual(['d', 'e'])
  })

  test('finds the one form where two have different stems', () => {
    expect(stemOf('dator')).not.toBe(stemOf('datorer'))
    const one = insight('x', 'Ställ en lånedator i biblioteket')
    for (const words of ['datorer', 'lånedatorer', 'dator'])
      expect(searchIn([one], { ...anything, words }).length).toBe(1)
  })

  test.each([
    ['stad', 'Städerna växer'],
    ['by', 'Liv i byarna'],
    ['byn', 'Byar utan butik'],
    ['fjällbyarna', 'Bredband i fjällbyn'],
    ['byarna', 'Bredband i fjällbyn'],
    ['bygg', 'Nybyggda hus'],
    ['%', 'Minst 20 % av alla'],
    ['🙂', 'Bra 🙂'],
    ['bok', 'Böckerna lånas ut'],
    ['cykel', 'Nya cyklar'],
    ['energin', 'Lokal energi'],
    ['skogar', 'Mitt i skogen'],
    ['företagens', 'Ett litet företag'],
    ['company', 'Small companies'],
    ['companies', 'One company'],
    ['strategies', 'A strategy'],
    ['run', 'Running water'],
    ['municipality', 'All municipalities'],
  ])('finds by %s: %s, in Swedish and in English', (words, text) => {
    expect(searchIn([insight('x', text)], { ...anything, words }).length).toBe(1)
  })

  test.each([
    ['busk', 'Bussen går sällan'],
    ['skola', 'Skoterleden'],
    ['medel', 'Medan vi väntar'],
    ['hus', 'Hur gör vi?'],
    ['byarna', 'Bygg bostäder'],
    ['🙂', 'Inga tecken här'],
    ['%', 'Allt'],
  ])('does not find by %s what only begins alike: %s', (words, text) => {
    expect(searchIn([insight('x', text)], { ...anything, words })).toEqual([])
  })

  test('wants all of its words', () => {
    expect(found({ words: 'bostaden dyr' })).toEqual(['b'])
    expect(found({ words: 'bostaden vandrare' })).toEqual([])
  })

  test('is narrowed by room, kind, sector, area, votes, and what hangs loose', () => {
    expect(found({})).toEqual(['a', 'b', 'c', 'e', 'd'])
    expect(found({ roomId: 'vision' })).toEqual(['c'])
    expect(found({ kind: 'vision' })).toEqual(['c'])
    expect(found({ sector: 'academia' })).toEqual(['b'])
    expect(found({ strengthArea: 'experiences' })).toEqual(['d'])
    expect(found({ votes: 5 })).toEqual(['b'])
    expect(found({ looseOnly: true })).toEqual(['c'])
  })

  test('finds what stands in every kind of field, in comments and reasons, and says where', () => {
    const rich = insight('f', 'Digitala coacher', {
      kind: 'action',
      group: 'g',
      owner: { organisation: 'Studieförbunden' },
      period: { label: 'Pågår till hösten 2027', state: 'ongoing' },
      horizonYear: 2031,
      mode: 'seeking',
      place: ['Ragunda'],
      statusReason: 'Väntar på bemyndigandet',
      comments: [
        { text: 'Frågorna är fler på vintern', sector: null, at: '2026-01-01T00:00:00Z', resolved: true },
      ],
      attrs: {
        how: 'Utbilda fritidsledare först',
        impact: 4,
        decision: { body: 'Regionala utvecklingsnämnden', date: '2026-03-01' },
      },
      unfit: { 'attrs.deadline': 'efter älgjakten', 'attrs.of': 3 },
    })
    const where = (words: string) =>
      searchIn([rich], { ...anything, words }, { headings: new Map([['g', 'Mötesplatser']]) }).map(
        ({ beside }) => beside.map((one) => one.in),
      )
    expect(where('coachen')).toEqual([[]])
    expect(where('studieförbund')).toEqual([['owner.organisation']])
    expect(where('hösten')).toEqual([['period']])
    expect(where('2031')).toEqual([['horizonYear']])
    expect(where('målsökande')).toEqual([['mode']])
    expect(where('goal-seeking')).toEqual([['mode']])
    expect(where('ragunda')).toEqual([['place']])
    expect(where('fritidsledarna')).toEqual([['how']])
    expect(where('nämnden')).toEqual([['decision']])
    expect(where('bemyndiganden')).toEqual([['statusReason']])
    expect(where('älgjakt')).toEqual([['deadline']])
    expect(where('mötesplats')).toEqual([['heading']])
    expect(where('vintern coacher')).toEqual([['comment']])
    expect(where('ragunda vinterns')).toEqual([['place', 'comment']])
    expect(where('vintern finns inte')).toEqual([])
    const readings = insight('g', 'Restid', {
      kind: 'indicator',
      attrs: { readings: { r: { date: '2026', value: 3, note: 'Utan helger', source: 'Trafikverket' } } },
    })
    const inReadings = searchIn([readings], { ...anything, words: 'trafikverkets helg' })
    expect(inReadings.flatMap(({ beside }) => beside.map((one) => one.in))).toEqual(['readings', 'readings'])
  })

  test('puts what the card itself says before what stands beside it', () => {
    const beside = insight('x', 'Annat', { place: ['Berg'] })
    const onCard = insight('y', 'Vägen över berget')
    expect(searchIn([beside, onCard], { ...anything, words: 'berg' }).map((hit) => hit.insight.id)).toEqual([
      'y',
      'x',
    ])
  })

  test('tells a part of a long text around what was found', () => {
    const long = `${'Ord om annat. '.repeat(40)}Här står fritidsledarna mitt i. ${'Mer om annat. '.repeat(40)}`
    const part = excerptOf(long, 'fritidsledare', 120)
    expect(part).toContain('fritidsledarna')
    expect(part).toMatch(/^… .* …$/)
    expect(part.length).toBeLessThanOrEqual(124)
    expect(excerptOf('Kort\n text', 'text', 120)).toBe('Kort text')
    const bent = `${'Ord om annat. '.repeat(40)}Här står städerna mitt i. ${'Mer om annat. '.repeat(40)}`
    expect(excerptOf(bent, 'stad', 120)).toContain('städerna')
  })
})
