/**
 * How cards come onto the board: what a pasted text becomes, and where the next card goes.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastedCards } from '../../client/board/pastedCards.ts'
import type { Box } from '../../shared/board/cards.ts'
import { CARD_GAP, freeSpot, inRoomOf, spotBeside, ZONE_HEADER } from '../../shared/board/placement.ts'

describe('pasted text', () => {
  it('is a card for each line of a list, without what stands before its points', () => {
    expect(pastedCards('- skog\r\n* vatten\n\n• vind\n1. sol\n2) berg\na) by\n[x] klart\n– stad')).toEqual([
      'skog',
      'vatten',
      'vind',
      'sol',
      'berg',
      'by',
      'klart',
      'stad',
    ])
  })

  it('has whole letters, as it comes to others', () => {
    expect(pastedCards('skog 🌲\nhalv \uD83C\n\uDF32')).toEqual(['skog 🌲', 'halv \uFFFD', '\uFFFD'])
  })

  it('is a list as a word processor copies it, with tabs behind its bullets', () => {
    expect(pastedCards('•\tskog\r\n•\tvatten\r\no\tbäck\r\n1.\tvind')).toEqual([
      'skog',
      'vatten',
      'bäck',
      'vind',
    ])
  })

  it('keeps numbers, letters and dashes that are part of what was written', () => {
    const lines = ['2030 är målet', '1.5 grader', '-5 grader i mars', 'o:et i ord', '3 kommuner']
    expect(pastedCards(lines.join('\n'))).toEqual(lines)
  })

  it('is a card for each cell of a spreadsheet, a line break in a cell being the cell’s own', () => {
    expect(pastedCards('Behov\tAktör\n"Buss\npå kvällen"\t\nBredband\tKommunen\n')).toEqual([
      'Behov',
      'Aktör',
      'Buss\npå kvällen',
      'Bredband',
      'Kommunen',
    ])
  })

  it('is a card for each value of a CSV file', () => {
    expect(pastedCards('a;b\nc;"d;e"')).toEqual(['a', 'b', 'c', 'd;e'])
    expect(pastedCards('a,b\nc,"d, e"')).toEqual(['a', 'b', 'c', 'd, e'])
  })

  it('is no table where commas are those of sentences', () => {
    const lines = ['Skog, vatten', 'Vind, sol']
    expect(pastedCards(lines.join('\n'))).toEqual(lines)
    expect(pastedCards('En rad, med komma')).toEqual(['En rad, med komma'])
  })

  it('is nothing where nothing is said, and a card for each line of a list however long it is', () => {
    expect(pastedCards(' \n\t\n - \n')).toEqual([])
    const lines = Array.from({ length: 500 }, (_, i) => `rad ${i}`)
    expect(pastedCards(lines.join('\n'))).toEqual(lines)
  })
})

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
const inside = (a: Box, b: Box) =>
  a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h

describe('the next card', () => {
  const zone: Box = { x: 100, y: 50, w: 960, h: 720 }
  const note = { w: 200, h: 200 }

  it('lies to the right; at the edge of the zone it begins a row', () => {
    const first = { x: 120, y: 50 + ZONE_HEADER, ...note }
    expect(spotBeside(first, zone, [first])).toEqual({ x: 340, y: first.y })
    const last = { ...first, x: 840 }
    expect(spotBeside(last, zone, [first, last])).toEqual({ x: 340, y: first.y })
    const row = [120, 340, 560, 780].map((x) => ({ ...first, x }))
    expect(spotBeside(last, zone, row)).toEqual({ x: 120, y: first.y + 220 })
  })

  it('stays clear of every other card, in the zone as long as that has room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 300 }), (count, grow) => {
        const taken: Box[] = [{ ...freeSpot(zone, []), ...note }]
        while (taken.length < count) {
          const from = taken.at(-1) as Box
          const size = taken.length % 3 === 0 ? { w: 200, h: 200 + grow } : note
          const next = { ...spotBeside(from, zone, taken, size), ...size }
          if (taken.some((box) => overlap(box, next))) {
            // Only a full zone lets cards lie over each other.
            expect(taken.length).toBeGreaterThanOrEqual(4)
            return
          }
          if (size === note) expect(inside(next, zone)).toBe(true)
          taken.push(next)
        }
      }),
    )
  })

  it('outside all zones lies further to the right', () => {
    const row = [0, 220, 440].map((x) => ({ x, y: 0, ...note }))
    expect(spotBeside(row[0] as Box, null, row)).toEqual({ x: 660, y: 0 })
  })

  it('is found for a card that lies somewhere already', () => {
    const zone = { x: 0, y: 0, w: 700, h: 900 }
    const taken = [{ x: 20, y: ZONE_HEADER, ...note }]
    expect(freeSpot(zone, taken, { x: 60, y: 190, ...note } as Box)).toEqual({ x: 240, y: ZONE_HEADER })
  })

  it('lies whole in the zone that is pointed at, moved no further than that takes', () => {
    const room = { x: 120, y: 50 + ZONE_HEADER, w: 960 - 2 * CARD_GAP, h: 720 - ZONE_HEADER - CARD_GAP }
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 1500 }), fc.integer({ min: -500, max: 1500 }), (x, y) => {
        const there = { x, y, ...note }
        const kept = { ...note, ...inRoomOf(zone, there) }
        expect(inside(kept, room)).toBe(true)
        if (inside(there, room)) expect(kept).toEqual(there)
        if (x >= room.x && x <= room.x + room.w - note.w) expect(kept.x).toBe(x)
        if (y >= room.y && y <= room.y + room.h - note.h) expect(kept.y).toBe(y)
      }),
    )
  })

  it('lies where one points in a zone that it does not fit', () => {
    const there = { x: 90, y: 60, ...note }
    expect(inRoomOf({ ...zone, w: 220 }, there)).toEqual({ x: 90, y: 60 })
  })
})
