/**
 * What a snapshot keeps: the records as they were, and the names that were theirs. Written once as gzipped canonical
 * JSON, so that equal content has equal bytes.
 * @module
 */
import { promisify } from 'node:util'
import { gunzip, gunzipSync, gzipSync } from 'node:zlib'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import type { Extraction } from '../../shared/insights/extract.ts'
import type { Snapshot } from '../../shared/protocol/api.ts'
import type { Language, Sector, Step } from '../../shared/vocabulary.ts'

/** A record of an earlier snapshot that is not on the board now: enough to know it again, and none of its words. */
export interface GoneRecord {
  readonly id: string
  readonly version: number
  /** SHA-256, in hex, of what {@link versionedContent} takes from it. */
  readonly contentHash: string
  readonly snapshotId: string | null
  readonly firstSeenSnapshotId: string | null
  readonly changedAt: string | null
}

interface Around {
  readonly processId: string
  readonly step: Step
  readonly roomTitle: string
  readonly processTitle: string
  /** Language of the process then: headings of exports are in it unless another is asked for. */
  readonly language: Language
  readonly extractor: string
  readonly participants: Record<Sector, number>
  readonly gone: readonly GoneRecord[]
}

/** The part of a snapshot that is in its blob; the rest is in the row beside it. */
export type SnapshotContent = Around & Extraction

/** The same as it goes out again. */
export type StoredContent = Around & Pick<Snapshot, keyof Extraction>

export const packContent = (content: SnapshotContent): Uint8Array => gzipSync(canonicalJson(content))

const parsed = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'))

/** For the thread that reads snapshots; it may wait. */
export const unpackContentSync = (blob: Uint8Array): SnapshotContent =>
  parsed(gunzipSync(blob)) as SnapshotContent

/** The same as it goes out again. */
export const storedContentSync = (blob: Uint8Array): StoredContent =>
  parsed(gunzipSync(blob)) as StoredContent

export const unpackContent = async (blob: Uint8Array): Promise<StoredContent> =>
  parsed(await promisify(gunzip)(blob)) as StoredContent
