/**
 * Which rooms are read before cards are carried on: those that a card has come through, and no others.
 */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type CarryRequest, carry } from '../../server/snapshots/carry.ts'
import { packContent } from '../../server/snapshots/contentPieces.ts'
import { packBase } from '../../server/sync/packedBase.ts'
import { newNote } from '../../shared/board/cards.ts'
import { type BoardRecord, writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { insightId } from '../../shared/insights/insightId.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { wholeOf } from '../support/wholeOf.ts'

const [HERE, FROM, BETWEEN] = ['h', 'f', 'b'].map((letter) => letter.repeat(21)) as [string, string, string]

const note = (origin?: string): BoardRecord =>
  newNote({
    id: 'shape:a',
    text: 'Någon att fråga i byn',
    x: 980,
    y: 140,
    index: 'a5',
    sector: 'business',
    meta: origin ? { origin } : {},
  })

/** The content of a snapshot of a room with these cards. */
function contentOf(id: string, cards: readonly BoardRecord[]): Uint8Array {
  const room = { id, step: 'analysis', processId: 'p'.repeat(21), language: 'sv' } as const
  const packed = packContent({
    ...extractInsights(cards, room),
    processId: room.processId,
    step: room.step,
    roomTitle: 'Rummet',
    processTitle: 'Processen',
    language: 'sv',
    extractor: 'extractor@test',
    participants: { civil_society: 0, business: 1, public_sector: 0, academia: 0 },
    gone: [],
  })
  return wholeOf(packed)
}

function boardWith(cards: readonly BoardRecord[]): Uint8Array {
  const doc = new Y.Doc()
  for (const record of [...seedBoard(roomTemplates.vision), ...cards]) writeRecord(doc, record)
  return packBase(Y.encodeStateAsUpdate(doc))
}

const request = (origin: string | undefined, here: readonly BoardRecord[]): CarryRequest => ({
  base: boardWith(here),
  to: { roomId: HERE, step: 'vision' },
  from: {
    roomId: FROM,
    snapshotId: 's'.repeat(21),
    step: 'analysis',
    content: contentOf(FROM, [note(origin)]),
  },
  through: [],
  insightIds: [insightId(FROM, 'shape:a')],
  zone: null,
  at: '2026-11-28T06:00:00.000Z',
})

test('a card that came from nowhere needs no other room', () => {
  expect(carry(request(undefined, []))).toMatchObject({ ok: true, already: 0 })
})

test('a card that came through another room needs that one, and is known where it came from', () => {
  const origin = insightId(BETWEEN, 'shape:a')
  const asked = request(origin, [])
  expect(carry(asked)).toEqual({ ok: false, lacks: [BETWEEN] })
  const through = [{ roomId: BETWEEN, content: contentOf(BETWEEN, [note(insightId(HERE, 'shape:a'))]) }]
  expect(carry({ ...asked, base: boardWith([note()]), through })).toMatchObject({ ok: true, already: 1 })
})

test('a card here that came through another room needs that one; a room without a snapshot is not asked for again', () => {
  const asked = request(undefined, [note(insightId(BETWEEN, 'shape:a'))])
  expect(carry(asked)).toEqual({ ok: false, lacks: [BETWEEN] })
  expect(carry({ ...asked, through: [{ roomId: BETWEEN, content: null }] })).toMatchObject({
    ok: true,
    already: 0,
  })
})
