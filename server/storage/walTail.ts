/**
 * Whether the database's log ends where a commit ended. SQLite leaves out what comes after the last whole commit and
 * says nothing of it; who runs the server should know that a crash, or a disk, cut something off.
 * The format is SQLite's: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 * @module
 */
import { existsSync, readFileSync } from 'node:fs'

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
/** The first word of the file; its last bit says that checksums are taken of big-endian words. */
const MAGIC = 0x377f0682

export interface WalTail {
  /** Bytes of the log that are whole commits, with its header. */
  readonly whole: number
  /** Bytes after them that were written in the same run of the log, and are left out. */
  readonly cut: number
}

type Sum = readonly [number, number]

/** SQLite's running checksum over 8-byte steps. */
function checksum(view: DataView, from: number, to: number, littleEndian: boolean, [a, b]: Sum): Sum {
  let [s0, s1] = [a, b]
  for (let at = from; at < to; at += 8) {
    s0 = (s0 + view.getUint32(at, littleEndian) + s1) >>> 0
    s1 = (s1 + view.getUint32(at + 4, littleEndian) + s0) >>> 0
  }
  return [s0, s1]
}

const matches = (view: DataView, at: number, [s0, s1]: Sum): boolean =>
  view.getUint32(at) === s0 && view.getUint32(at + 4) === s1

/** Reads a log's frames one by one; null when there is no log, or nothing in it. */
export function readWalTail(file: string): WalTail | null {
  if (!existsSync(file)) return null
  const bytes = readFileSync(file)
  if (bytes.length === 0) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < HEADER_BYTES || (view.getUint32(0) & ~1) >>> 0 !== MAGIC)
    return { whole: 0, cut: bytes.length }
  const littleEndian = (view.getUint32(0) & 1) === 0
  const frameBytes = FRAME_HEADER_BYTES + view.getUint32(8)
  let sum = checksum(view, 0, 24, littleEndian, [0, 0])
  if (!matches(view, 24, sum)) return { whole: 0, cut: bytes.length }
  let [whole, at] = [HEADER_BYTES, HEADER_BYTES]
  for (; at + frameBytes <= bytes.length && isOfThisRun(view, at); at += frameBytes) {
    sum = checksum(view, at, at + 8, littleEndian, sum)
    sum = checksum(view, at + FRAME_HEADER_BYTES, at + frameBytes, littleEndian, sum)
    if (!matches(view, at + 16, sum)) break
    if (view.getUint32(at + 4) > 0) whole = at + frameBytes
  }
  return { whole, cut: endOfThisRun(view, whole, frameBytes) - whole }
}

/** Whether a frame carries the salts of the log's header; those of an earlier run, which was copied into the database, do not. */
function isOfThisRun(view: DataView, at: number): boolean {
  return (
    at + 16 <= view.byteLength &&
    view.getUint32(at + 8) === view.getUint32(16) &&
    view.getUint32(at + 12) === view.getUint32(20)
  )
}

/** Runs of the log of which something may be left behind the end of the newest. */
const RUNS_LEFT = 65_536

/**
 * Whether a frame was left by an earlier run: SQLite adds one to the first salt with every run. A frame with any other
 * salt is one of this run that was damaged.
 */
function isOfEarlierRun(view: DataView, at: number): boolean {
  const runs = (view.getUint32(16) - view.getUint32(at + 8)) >>> 0
  return runs > 0 && runs <= RUNS_LEFT
}

/** Where the last frame of this run ends, damaged ones counted; a piece at the very end is of it too. */
function endOfThisRun(view: DataView, from: number, frameBytes: number): number {
  let end = from
  let at = from
  for (; at + frameBytes <= view.byteLength; at += frameBytes)
    if (!isOfEarlierRun(view, at)) end = at + frameBytes
  return end === at || isOfThisRun(view, at) ? view.byteLength : end
}
