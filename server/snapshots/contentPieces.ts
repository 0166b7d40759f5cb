/**
 * A snapshot's content as it is kept: most of it in pieces, each under the hash of what it says, so that snapshots of one
 * room share those in which nothing changed. Equal content has equal bytes.
 *
 * Each piece is a line of canonical JSON, gzipped, and so is what stands in the snapshot's row. One behind the other they
 * are gzip again: a reader unfolds them at once. Snapshots from before there were pieces are a single line.
 * @module
 */
import { promisify } from 'node:util'
import { gunzip, gunzipSync, gzipSync } from 'node:zlib'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import type { Insight } from '../../shared/insights/extract.ts'
import { hashOf } from '../storage/ids.ts'
import { type Chunk, spread } from './boardChunks.ts'
import type { SnapshotContent, StoredContent } from './SnapshotContent.ts'

export interface PackedContent {
  /** What is in the snapshot's row. */
  readonly content: Uint8Array
  /** Hashes of its pieces, in order. */
  readonly pieces: readonly string[]
  /** Those of the pieces that are not kept yet. */
  readonly records: readonly Chunk[]
}

/** Items of a piece, on average: few enough that an edit touches little, enough to pack well. */
const ITEMS_PER_PIECE = 64
/** A piece ends here at the latest, whatever the ids of its items are. */
const MAX_ITEMS_PER_PIECE = 8 * ITEMS_PER_PIECE

const listed = ['insights', 'relations', 'groups', 'warnings', 'gone'] as const
type Listed = (typeof listed)[number]

/** The line in a snapshot's row. */
interface Head {
  readonly around: Omit<SnapshotContent, Listed>
  /** How many of the pieces, in this order, hold which of the lists; the places in the reading order come last. */
  readonly pieces: Record<Listed | 'orders', number>
}

const nameOf = (item: object): string => {
  const { id, shapeId } = item as { id?: string; shapeId?: string }
  return id ?? shapeId ?? ''
}

/** A piece begins with an item whose id says so: no border moves because an item beside it comes, goes or changes. */
function cut<T extends object>(items: readonly T[]): T[][] {
  const pieces: T[][] = []
  let last: T[] | undefined
  for (const item of items) {
    const isFull = last && last.length >= MAX_ITEMS_PER_PIECE
    if (last && !isFull && spread(nameOf(item)) % ITEMS_PER_PIECE !== 0) last.push(item)
    else {
      last = [item]
      pieces.push(last)
    }
  }
  return pieces
}

const byZone = (insights: readonly Insight[]) => [...Map.groupBy(insights, ({ zone }) => zone).values()]

/**
 * A card that is put before others changes the places of all of them, and nothing else: places are in pieces of their
 * own, one for each zone.
 */
function listsOf(content: SnapshotContent): Record<Listed | 'orders', unknown[][]> {
  return {
    insights: cut(content.insights).map((some) => some.map((insight) => ({ ...insight, order: 0 }))),
    relations: cut(content.relations),
    groups: cut(content.groups),
    warnings: cut(content.warnings),
    gone: cut(content.gone),
    orders: byZone(content.insights).map((some) => some.map(({ order }) => order)),
  }
}

const lineOf = (value: unknown): string => `${canonicalJson(value)}\n`

/** @param kept hashes of pieces that are kept already, and need not be packed again */
export function packContent(content: SnapshotContent, kept: Iterable<string> = []): PackedContent {
  const known = new Set(kept)
  const [pieces, records] = [[] as string[], [] as Chunk[]]
  const counts: Record<string, number> = {}
  for (const [name, some] of Object.entries(listsOf(content))) {
    counts[name] = some.length
    for (const piece of some) {
      const line = lineOf(piece)
      const hash = hashOf(line)
      pieces.push(hash)
      if (known.has(hash)) continue
      known.add(hash)
      records.push({ hash, data: gzipSync(line, { level: 4 }) })
    }
  }
  const around = Object.fromEntries(Object.entries(content).filter(([name]) => !isListed(name)))
  return { content: gzipSync(lineOf({ around, pieces: counts })), pieces, records }
}

const isListed = (name: string): name is Listed => (listed as readonly string[]).includes(name)

/** As a reader takes it: what is in the row, and the `data` of its pieces in their order. */
export const wholeContent = (content: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array =>
  pieces.length === 0 ? content : Buffer.concat([content, ...pieces])

function assembled([head = '', ...lines]: readonly string[]): unknown {
  const { around, pieces } = JSON.parse(head) as Head
  let at = 0
  const next = (count: number): unknown[][] => {
    const some = lines.slice(at, at + count)
    if (some.length < count) throw new Error('pieces of a snapshot are missing')
    at += count
    return some.map((line) => JSON.parse(line) as unknown[])
  }
  const lists = Object.fromEntries(listed.map((name) => [name, next(pieces[name]).flat()]))
  const orders = next(pieces.orders)
  for (const [zone, some] of byZone(lists.insights as Insight[]).entries())
    for (const [i, insight] of some.entries()) Object.assign(insight, { order: orders[zone]?.[i] })
  const content = { ...around, ...lists }
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** How the line in the row begins where there are pieces. */
const HEAD = '{"around":'

function parsed(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  // Each line ends with a break, so that nothing is left of the last.
  return text.startsWith(HEAD) ? assembled(text.split('\n').slice(0, -1)) : JSON.parse(text)
}

const lineIn = (packed: Uint8Array): string => gunzipSync(packed).toString('utf8')

/** What a snapshot holds, from what is in its row and from its pieces, one by one: none of them is large. */
export function unpackPieces(content: Uint8Array, pieces: readonly Uint8Array[]): SnapshotContent {
  const head = lineIn(content)
  return (
    head.startsWith(HEAD) ? assembled([head, ...pieces.map(lineIn)]) : JSON.parse(head)
  ) as SnapshotContent
}

/** For the process that reads snapshots; it may wait. */
export const unpackContentSync = (whole: Uint8Array): SnapshotContent =>
  parsed(gunzipSync(whole)) as SnapshotContent

/** The same as it goes out again. */
export const storedContentSync = (whole: Uint8Array): StoredContent =>
  parsed(gunzipSync(whole)) as StoredContent

export const unpackContent = async (whole: Uint8Array): Promise<StoredContent> =>
  parsed(await promisify(gunzip)(whole)) as StoredContent

/** All of it as one text: canonical JSON, but for what came from elsewhere before there were pieces, which is as it was. */
export function contentText(whole: Uint8Array): Buffer {
  const bytes = gunzipSync(whole)
  return bytes.subarray(0, HEAD.length).equals(Buffer.from(HEAD))
    ? Buffer.from(canonicalJson(parsed(bytes)))
    : bytes
}
