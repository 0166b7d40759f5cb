/**
 * Carry-forward: records of one room become cards in another, each showing where it came from, and none of them twice.
 * @module
 */

import * as Y from 'yjs'
import type { Zone } from '../../shared/board/cards.ts'
import { newNote, readCards } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords } from '../../shared/board/document.ts'
import { attributeKey, metaOfFields } from '../../shared/insights/cardFields.ts'
import { carriedContentOf } from '../../shared/insights/carriedContent.ts'
import { type Insight, zonesOf } from '../../shared/insights/extract.ts'
import { cardOfId, insightId } from '../../shared/insights/insightId.ts'
import { landingZone } from '../../shared/rooms/landing.ts'
import type { Step } from '../../shared/vocabulary.ts'
import { hashOf } from '../storage/ids.ts'
import { openBase } from '../sync/packedBase.ts'
import { unpackContentSync } from './contentPieces.ts'
import { layCards, type Place } from './layCards.ts'

/** A room that records were carried on through: all of the content of its newest snapshot; null where there is none. */
export interface RoomThrough {
  readonly roomId: string
  readonly content: Uint8Array | null
}

export interface CarryRequest {
  /** The board that takes the cards, as it is kept. */
  readonly base: Uint8Array
  readonly to: { readonly roomId: string; readonly step: Step }
  readonly from: {
    readonly roomId: string
    readonly snapshotId: string
    readonly step: Step
    readonly content: Uint8Array
  }
  /** The other rooms that were read so far, for what was carried on through them. */
  readonly through: readonly RoomThrough[]
  readonly insightIds: readonly string[]
  /** Id of the zone they go into; null for the one that their kind belongs in. */
  readonly zone: string | null
  /** ISO 8601. */
  readonly at: string
}

/** `update` is null where all of them are there already. */
export type Carried =
  | {
      readonly ok: true
      readonly update: Uint8Array | null
      readonly cards: readonly { readonly insightId: string; readonly shapeId: string }[]
      readonly already: number
    }
  | { readonly ok: false; readonly field: 'insightIds' | 'zone'; readonly detail: string }

/** Nothing is carried before these rooms are read too: what is carried, or is on the board, came from there. */
export interface RoomsLacking {
  readonly ok: false
  readonly lacks: readonly string[]
}

/** One id for one origin in one room: two who carry the same record at the same time make one card. */
const shapeIdFor = (roomId: string, insightId: string): string =>
  `shape:carried-${hashOf(`${roomId} ${insightId}`).slice(0, 21)}`

/** What the zone itself says of a card in the policy mix stays behind with the zone. */
const ofZone = ['level', 'instrumentType'].map(attributeKey)

function ownFields(insight: Insight): Record<string, unknown> {
  return Object.fromEntries(Object.entries(metaOfFields(insight)).filter(([key]) => !ofZone.includes(key)))
}

function zoneFor(insight: Insight, request: CarryRequest, zones: readonly Zone[]): Zone | null {
  if (request.zone !== null) return zones.find(({ id }) => id === request.zone) ?? null
  return landingZone(insight, { from: request.from.step, to: request.to.step }, zones)
}

function cardOf(insight: Insight, request: CarryRequest, { x, y, index }: Place): BoardRecord {
  const { kind, strengthArea, lang, sector } = insight
  return newNote({
    id: shapeIdFor(request.to.roomId, insight.id),
    text: insight.text,
    x,
    y,
    index,
    sector: sector === 'mixed' ? null : sector,
    meta: {
      kind,
      lang,
      createdAt: request.at,
      origin: insight.id,
      originVersion: insight.version,
      originSnapshot: request.from.snapshotId,
      originContent: carriedContentOf(insight),
      ...(sector === 'mixed' ? { sector } : {}),
      ...(insight.provenance.enteredByProxy ? { proxy: true } : {}),
      ...(strengthArea ? { strengthArea } : {}),
      ...ownFields(insight),
    },
  })
}

function chosenAmong(held: readonly Insight[], insightIds: readonly string[]): Insight[] | string {
  const known = new Map(held.map((insight) => [insight.id, insight]))
  const wanted = [...new Set(insightIds)]
  const unknown = wanted.find((id) => !known.has(id))
  return unknown ?? wanted.flatMap((id) => known.get(id) ?? [])
}

/** Gives the function that names a record with all that it was carried on from, the nearest first. */
function originsIn(all: readonly Insight[]): (id: string) => string[] {
  const from = new Map(all.map(({ id, provenance }) => [id, provenance.importedFrom]))
  return (id) => {
    const origins = new Set<string>()
    for (
      let at: string | null | undefined = id;
      typeof at === 'string' && !origins.has(at);
      at = from.get(at)
    )
      origins.add(at)
    return [...origins]
  }
}

/** Ids of rooms where ways back end that have not been read: there they may go on. */
function roomsLacking({ to, from, through }: CarryRequest, ways: readonly (readonly string[])[]): string[] {
  const read = new Set([to.roomId, from.roomId, ...through.map(({ roomId }) => roomId)])
  const ends = ways.flatMap((way) => cardOfId(way.at(-1) ?? '')?.roomId ?? [])
  return [...new Set(ends)].filter((roomId) => !read.has(roomId))
}

/** Throws when the base is no sound board. */
export function carry(request: CarryRequest): Carried | RoomsLacking {
  const held = unpackContentSync(request.from.content).insights
  const chosen = chosenAmong(held, request.insightIds)
  if (typeof chosen === 'string')
    return { ok: false, field: 'insightIds', detail: `The snapshot has no record "${chosen}".` }
  const doc = openBase(request.base)
  const records = readRecords(doc)
  const zones = zonesOf(records, request.to.step)
  if (request.zone !== null && !zones.some(({ id }) => id === request.zone))
    return { ok: false, field: 'zone', detail: `The board has no zone "${request.zone}".` }
  const cards = readCards(records)
  const elsewhere = request.through.flatMap(({ content }) =>
    content ? unpackContentSync(content).insights : [],
  )
  const originsOf = originsIn([...elsewhere, ...held])
  const waysHere = cards.flatMap(({ meta: { origin } }) =>
    typeof origin === 'string' ? [originsOf(origin)] : [],
  )
  const lacks = roomsLacking(request, [...waysHere, ...chosen.map(({ id }) => originsOf(id))])
  if (lacks.length > 0) {
    doc.destroy()
    return { ok: false, lacks }
  }
  const here = new Set([...cards.map(({ id }) => insightId(request.to.roomId, id)), ...waysHere.flat()])
  // A copy is the same card as its original: beside that, or beside another copy of it, it would be there twice.
  const fresh = chosen.filter(({ id }) => !originsOf(id).some((origin) => here.has(origin)))
  const before = Y.encodeStateVector(doc)
  layCards(
    doc,
    request.to.step,
    fresh.map((insight) => ({
      text: insight.text,
      zone: zoneFor(insight, request, zones)?.id ?? null,
      at: (place) => cardOf(insight, request, place),
    })),
  )
  const update = fresh.length > 0 ? Y.encodeStateAsUpdate(doc, before) : null
  doc.destroy()
  return {
    ok: true,
    update,
    cards: fresh.map(({ id }) => ({ insightId: id, shapeId: shapeIdFor(request.to.roomId, id) })),
    already: chosen.length - fresh.length,
  }
}
