/**
 * The thread through a process: from the target picture to need, action, instrument and indicator, across its rooms.
 * @module
 */
import type { Kind, Sector, Status, Step, StrengthArea } from '../vocabulary.ts'
import { isOneOf } from '../vocabulary.ts'
import type { Extraction, Insight } from './extract.ts'
import type { Relation } from './relations.ts'

/** The newest snapshot of one room. */
export interface TracedRoom extends Pick<Extraction, 'insights' | 'relations'> {
  readonly roomId: string
  readonly step: Step
  readonly title: string
  readonly snapshotId: string
}

export interface TraceNode {
  readonly id: string
  readonly kind: Kind
  readonly text: string
  readonly roomId: string
  readonly step: Step
  readonly zone: string | null
  readonly sector: Sector | 'mixed' | null
  readonly strengthArea: StrengthArea | null
  readonly status: Status
  /** All votes; null where there was no vote. */
  readonly votes: number | null
  /** How hard a goal conflict is, -3 to -1; absent where nobody said. */
  readonly score?: number
  /** The document of the register that a steering document names: by its name or, where it gives none, by its case number. */
  readonly ref?: string
  /** The organisation that it names as responsible for it. */
  readonly owner?: string
  /** Goes up with each snapshot in which the record says something else. */
  readonly version: number
  readonly snapshotId: string
  readonly shapeId: string
  /** What is missing around it, for the thread to hold. */
  readonly loose: readonly Loose[]
}

/** `roomId` and `shapeId` are where the relation was drawn. */
export interface TraceEdge {
  readonly from: string
  readonly to: string
  readonly type: Relation['type']
  readonly score?: number
  readonly roomId: string
  readonly shapeId: string
}

/** A prioritised action without an instrument, a vision that no action serves, an instrument that nobody owns. */
export const looseEnds = [
  'action_without_instrument',
  'vision_without_action',
  'instrument_without_owner',
] as const
export type Loose = (typeof looseEnds)[number]

export interface Trace {
  readonly nodes: readonly TraceNode[]
  readonly edges: readonly TraceEdge[]
  /** Relations to records that no newest snapshot holds any more. */
  readonly broken: readonly TraceEdge[]
}

const instruments = ['instrument', 'funding', 'steering_document'] as const satisfies Kind[]
/** Where actions lie that were weighed and turned down: they need no instrument. */
export const DECLINED_ZONE = 'decline'

/**
 * Which end of a relation rests on the other. A vision rests on the milestones that lead to it, those on the actions
 * that implement them, those on needs, money and owners. What contradicts or interacts carries nothing.
 */
const resting: Record<Relation['type'], 'from' | 'to' | null> = {
  addresses: 'from',
  derived_from: 'from',
  owned_by: 'from',
  measured_by: 'from',
  steered_by: 'from',
  concerns: 'from',
  leads_to: 'to',
  implements: 'to',
  funds: 'to',
  part_of: 'to',
  supports: 'to',
  merged_into: 'to',
  contradicts: null,
  interacts: null,
}

type Links = ReadonlyMap<string, readonly string[]>

interface Threads {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly restsOn: Links
  readonly carries: Links
  /** By a record, what it was carried from and what was carried from it. */
  readonly twins: Links
}

/** `[what rests, what it rests on]` of one relation; none where it carries nothing. */
export function restingPairs({
  from,
  to,
  type,
}: Pick<TraceEdge, 'from' | 'to' | 'type'>): [string, string][] {
  switch (resting[type]) {
    case 'from':
      return [[from, to]]
    case 'to':
      return [[to, from]]
    case null:
      return []
  }
}

/** Whether it joins a card that was carried on into another room and its original: each stands for the other. */
export const isCopying = (
  { from, to, type }: Pick<TraceEdge, 'from' | 'to' | 'type'>,
  kinds: ReadonlyMap<string, Kind>,
): boolean => type === 'derived_from' && kinds.get(from) === kinds.get(to)

function threadsOf(kinds: ReadonlyMap<string, Kind>, edges: readonly TraceEdge[]): Threads {
  const copied = edges
    .filter((edge) => isCopying(edge, kinds))
    .flatMap(({ from, to }): [string, string][] => [
      [from, to],
      [to, from],
    ])
  const pairs = edges.flatMap((edge) => (isCopying(edge, kinds) ? [] : restingPairs(edge)))
  const linked = (of: readonly [string, string][], key: 0 | 1, value: 0 | 1): Links =>
    new Map(
      [...Map.groupBy(of, (pair) => pair[key])].map(([id, some]) => [id, some.map((pair) => pair[value])]),
    )
  const all = [...pairs, ...copied]
  return { kinds, restsOn: linked(all, 0, 1), carries: linked(all, 1, 0), twins: linked(copied, 0, 1) }
}

function reached(start: string, links: Links): Set<string> {
  const seen = new Set([start])
  const open = [start]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const id of links.get(at) ?? [])
      if (!seen.has(id)) {
        seen.add(id)
        open.push(id)
      }
  return seen
}

/** The record itself and all that are the same: what it was carried from, and every copy of that, in whichever rooms. */
function sameAs(id: string, { twins }: Threads): string[] {
  const all = new Set([id])
  for (const one of all) for (const other of twins.get(one) ?? []) all.add(other)
  return [...all]
}

/** @param owned ids of the records that name the organisation that owns them */
function looseEndsOf(
  { id, kind, status, zone }: Insight,
  threads: Threads,
  owned: ReadonlySet<string>,
): Loose[] {
  if (status === 'declined' || status === 'parked') return []
  const restsOnKind = (wanted: readonly Kind[]) =>
    sameAs(id, threads).some((one) =>
      (threads.restsOn.get(one) ?? []).some((other) => isOneOf(wanted, threads.kinds.get(other))),
    )
  switch (kind) {
    case 'vision': {
      const served = [...reached(id, threads.restsOn)].some((other) => threads.kinds.get(other) === 'action')
      return served ? [] : ['vision_without_action']
    }
    case 'action':
      return zone === null || zone === DECLINED_ZONE || restsOnKind(instruments)
        ? []
        : ['action_without_instrument']
    case 'instrument':
    case 'funding':
      return restsOnKind(['actor', 'governance_body']) || sameAs(id, threads).some((one) => owned.has(one))
        ? []
        : ['instrument_without_owner']
    default:
      return []
  }
}

const firstText = (...said: unknown[]) =>
  said.find((one) => typeof one === 'string' && one !== '') as string | undefined

function nodeOf(insight: Insight, room: TracedRoom, loose: Loose[]): TraceNode {
  const { id, version, kind, text, zone, sector, strengthArea, status, votes, owner, attrs, provenance } =
    insight
  const ref = kind === 'steering_document' ? firstText(attrs.ref, attrs.dnr) : undefined
  return {
    id,
    kind,
    text,
    roomId: room.roomId,
    step: room.step,
    zone,
    sector,
    strengthArea,
    status,
    votes: votes?.total ?? null,
    ...(ref === undefined ? {} : { ref }),
    ...(owner?.organisation ? { owner: owner.organisation } : {}),
    ...(kind === 'goal_conflict' && typeof attrs.score === 'number' ? { score: attrs.score } : {}),
    version,
    snapshotId: room.snapshotId,
    shapeId: provenance.shapeId,
    loose,
  }
}

/** Joins the newest snapshots of a process's rooms. Nodes and edges come in the order of the rooms given. */
export function traceOf(rooms: readonly TracedRoom[]): Trace {
  const kinds = new Map(rooms.flatMap(({ insights }) => insights.map(({ id, kind }) => [id, kind] as const)))
  const all = rooms.flatMap(({ roomId, relations }) =>
    relations.map(
      ({ from, to, type, score, shapeId }): TraceEdge => ({
        from,
        to,
        type,
        ...(score === undefined ? {} : { score }),
        roomId,
        shapeId,
      }),
    ),
  )
  const edges = all.filter(({ from, to }) => kinds.has(from) && kinds.has(to))
  const threads = threadsOf(kinds, edges)
  const owned = new Set(
    rooms.flatMap(({ insights }) => insights.flatMap(({ id, owner }) => (owner?.organisation ? [id] : []))),
  )
  return {
    nodes: rooms.flatMap((room) =>
      room.insights.map((insight) => nodeOf(insight, room, looseEndsOf(insight, threads, owned))),
    ),
    edges,
    broken: all.filter(({ from, to }) => !kinds.has(from) || !kinds.has(to)),
  }
}

/** What each record rests on and what it carries, by their ids. */
export function linksOf({
  nodes,
  edges,
}: Pick<Trace, 'nodes' | 'edges'>): Pick<Threads, 'restsOn' | 'carries'> {
  return threadsOf(new Map(nodes.map(({ id, kind }) => [id, kind])), edges)
}

/**
 * All that a record rests on, and all that rests on it: ids, the record's own among them. `same` are its copies in other
 * rooms and what it was carried from: they rest on what it rests on, and not on it.
 */
export function threadOf(
  { nodes, edges }: Pick<Trace, 'nodes' | 'edges'>,
  id: string,
): { restsOn: Set<string>; carries: Set<string>; same: Set<string> } {
  const threads = threadsOf(new Map(nodes.map(({ id: node, kind }) => [node, kind])), edges)
  const same = new Set(sameAs(id, threads))
  same.delete(id)
  const others = (links: Links) => new Set([...reached(id, links)].filter((one) => !same.has(one)))
  return { restsOn: others(threads.restsOn), carries: others(threads.carries), same }
}
