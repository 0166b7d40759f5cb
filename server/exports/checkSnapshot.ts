/**
 * Whether a snapshot in a file is what the server made, and if not, which of its records differ.
 * @module
 */
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { Snapshot } from '../../shared/protocol/snapshots.ts'
import { contentHash } from '../snapshots/contentHash.ts'

/** What differs between a snapshot in a file and the one that was kept. All empty where nothing does. */
export interface Differences {
  /** Ids of records. */
  readonly altered: readonly string[]
  readonly removed: readonly string[]
  readonly added: readonly string[]
  /** Names of the snapshot's other fields, such as `note` or `relations`. */
  readonly fields: readonly string[]
}

/** A snapshot as it stands in a file: read as one, and every property as it was there. */
export interface FiledSnapshot {
  readonly snapshot: Snapshot
  readonly raw: Readonly<Record<string, unknown>>
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The snapshots of an outcome exported as JSON: one of a room, or those of a process.
 * @returns null when the value is neither
 */
export function snapshotsIn(value: unknown): FiledSnapshot[] | null {
  if (!isObject(value)) return null
  const found: unknown[] = Array.isArray(value.snapshots) ? value.snapshots : [value]
  const read = found.map((raw) => {
    const parsed = Snapshot.safeParse(raw)
    return parsed.success && isObject(raw) ? { snapshot: parsed.data, raw } : null
  })
  return read.every((snapshot) => snapshot !== null) ? read : null
}

/** Whether the records of a file give the hash that the file itself states: all that can be told without the server's data. */
export const agreesWithItself = ({ raw }: FiledSnapshot): boolean =>
  contentHash(raw as unknown as Parameters<typeof contentHash>[0]) === raw.hash

/** Whether the records of a file are those that a snapshot held before it was taken away or written over. */
export const isAsFrozen = (filed: FiledSnapshot, { hash }: { readonly hash: string }): boolean =>
  filed.raw.hash === hash && agreesWithItself(filed)

const recordsById = (raw: Readonly<Record<string, unknown>>): Map<string, string> =>
  new Map((raw.insights as { id: string }[]).map((record) => [record.id, canonicalJson(record)]))

/** Told of a snapshot since some version; files from before lack them, and nobody took them away. */
const toldSince = new Set(['balance', 'counts', 'changes', 'rounds', 'link', 'previousLink', 'fixed'])

/** A file from before its snapshot was fixed says nothing of that. */
const isFromBefore = (name: string, said: unknown): boolean =>
  toldSince.has(name) && (said === undefined || (name === 'fixed' && said === null))

/** @param kept the snapshot of the same id, as the server has it */
export function differencesFrom(kept: Snapshot, { raw }: FiledSnapshot): Differences {
  const original: Readonly<Record<string, unknown>> = { ...kept }
  const [ours, theirs] = [recordsById(original), recordsById(raw)]
  const names = [...new Set([...Object.keys(original), ...Object.keys(raw)])].sort()
  const sameOrder =
    canonicalJson([...ours.keys()]) === canonicalJson((raw.insights as { id: string }[]).map(({ id }) => id))
  const altered = [...ours]
    .filter(([id, record]) => theirs.has(id) && theirs.get(id) !== record)
    .map(([id]) => id)
  const removed = [...ours.keys()].filter((id) => !theirs.has(id))
  const added = [...theirs.keys()].filter((id) => !ours.has(id))
  const recordsDiffer = altered.length + removed.length + added.length > 0
  return {
    altered,
    removed,
    added,
    fields: names.filter((name) =>
      name === 'insights'
        ? !recordsDiffer && !sameOrder
        : !isFromBefore(name, raw[name]) &&
          canonicalJson({ value: original[name] }) !== canonicalJson({ value: raw[name] }),
    ),
  }
}

export const isUntouched = ({ altered, removed, added, fields }: Differences): boolean =>
  altered.length + removed.length + added.length + fields.length === 0
