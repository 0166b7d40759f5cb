/**
 * Cards that another system or a file brings in: each becomes a note in its zone, and none of them twice.
 * @module
 */
import * as Y from 'yjs'
import { newNote, readCards, type Zone } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import { zonesOf } from '../../shared/insights/extract.ts'
import type { BroughtCard } from '../../shared/protocol/connections.ts'
import type { Step } from '../../shared/vocabulary.ts'
import { hashOf, newId } from '../storage/ids.ts'
import { openBase } from '../sync/packedBase.ts'
import { layCards } from './layCards.ts'

export interface AddRequest {
  /** The board that takes them, as it is kept. */
  readonly base: Uint8Array
  readonly roomId: string
  readonly step: Step
  readonly cards: readonly BroughtCard[]
  /** ISO 8601. */
  readonly at: string
}

/** `update` is null where all of them are there already. */
export type Added =
  | {
      readonly ok: true
      readonly update: Uint8Array | null
      /** Shape ids of those that were made. */
      readonly cards: readonly string[]
      readonly already: number
    }
  | { readonly ok: false; readonly field: string; readonly detail: string }

/** One id for what is known by one name: two who bring in the same at the same time make one card. */
const shapeIdFor = (roomId: string, externalId: string | undefined): string =>
  `shape:brought-${externalId === undefined ? newId() : hashOf(`${roomId} ${externalId}`).slice(0, 21)}`

function zoneFor({ zone, kind }: BroughtCard, zones: readonly Zone[]): Zone | null {
  if (zone !== undefined) return zones.find(({ id }) => id === zone) ?? null
  return (kind && zones.find(({ kinds }) => kinds.includes(kind))) || null
}

/** Of cards under one name the first, and none that was brought in before. */
function fresh(request: AddRequest, here: ReadonlySet<string>) {
  const seen = new Set<string>(here)
  return request.cards.flatMap((card) => {
    const id = shapeIdFor(request.roomId, card.externalId)
    if (seen.has(id)) return []
    seen.add(id)
    return [{ id, card }]
  })
}

/** Throws when the base is no sound board. */
export function addCards(request: AddRequest): Added {
  const doc = openBase(request.base)
  const records = readRecords(doc)
  const zones = zonesOf(records, request.step)
  const lost = request.cards.findIndex(
    ({ zone }) => zone !== undefined && !zones.some(({ id }) => id === zone),
  )
  if (lost >= 0)
    return {
      ok: false,
      field: `cards.${lost}.zone`,
      detail: `The board has no zone "${request.cards[lost]?.zone}".`,
    }
  const wanted = fresh(request, new Set(readCards(records).map(({ id }) => id)))
  const before = Y.encodeStateVector(doc)
  layCards(
    doc,
    request.step,
    wanted.map(({ id, card }) => ({
      text: card.text,
      zone: zoneFor(card, zones)?.id ?? null,
      at: (place) =>
        newNote({
          id,
          text: card.text,
          ...place,
          sector: card.sector ?? null,
          meta: { createdAt: request.at, ...(card.kind ? { kind: card.kind } : {}) },
        }),
    })),
  )
  const update = wanted.length > 0 ? Y.encodeStateAsUpdate(doc, before) : null
  doc.destroy()
  return {
    ok: true,
    update,
    cards: wanted.map(({ id }) => id),
    already: request.cards.length - wanted.length,
  }
}
