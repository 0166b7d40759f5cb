/**
 * Is a file what the server made, from which snapshot, and if not, what was changed in it. It is held against what is
 * kept in the database, which is only read: whole files by their hash, records as they are in JSON, the parts of a process
 * file, and in other formats the words of each card.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import {
  MAX_PROCESS_FILE_ENTRIES,
  MAX_VERIFIED_SNAPSHOTS,
  MAX_VERIFY_UNPACKED_BYTES,
} from '../../shared/limits.ts'
import { type FiledSnapshot, isUntouched, snapshotsIn } from '../exports/checkSnapshot.ts'
import { processJson } from '../exports/json.ts'
import { hashOf } from '../storage/ids.ts'
import type { ExportedFileRow } from '../storage/schema.ts'
import { isZip, type OpenZip, openZip, type ZipBounds } from '../zip/zipFile.ts'
import { findingByWords, rowsNamed } from './byWords.ts'
import {
  type Finding,
  findingOf,
  findingsOfExport,
  foundExport,
  type Verdict,
  wasMadeHere,
  worst,
} from './findings.ts'
import { type FiledZip, type ManifestFault, manifestFaults } from './manifest.ts'
import { wordsOfZip } from './markupWords.ts'
import { type FiledProcess, isProcessFile, ofProcessFile } from './processFile.ts'
import type { FileWords } from './words.ts'
import { wordsOfBytes } from './wordsOfFile.ts'

export interface FileFindings {
  readonly verdict: Verdict
  /** The file as the server made it, byte for byte, and when; null where it is no such. */
  readonly exported: Pick<ExportedFileRow, 'format' | 'at'> | null
  readonly findings: readonly Finding[]
  /** Null where it is no zip of ours. */
  readonly zip: FiledZip | null
  /** Null where it is no process file. */
  readonly process: FiledProcess | null
  /**
   * Of a process as JSON whose snapshots are as they were made: whether a file was made here that says the same beside them, such as
   * its title and what was written for its report, and has as many. Null where that is not asked.
   */
  readonly isKnownWhole: boolean | null
}

const RECORDS = 'records.json'
const onlyFile = { exported: null, zip: null, process: null, isKnownWhole: null } as const

async function ofSnapshots(
  db: DatabaseSync,
  filed: readonly FiledSnapshot[],
  zip: FileFindings['zip'] = null,
): Promise<FileFindings> {
  const findings: Finding[] = []
  for (const one of filed.slice(0, MAX_VERIFIED_SNAPSHOTS)) findings.push(await findingOf(db, one))
  const verdict = worst(findings.map((finding) => finding.verdict))
  const isTouched = zip !== null && zip.faults.length > 0 && verdict === 'made'
  return { ...onlyFile, verdict: isTouched ? 'altered' : verdict, findings, zip }
}

async function ofWords(db: DatabaseSync, words: FileWords | null): Promise<FileFindings> {
  const rows = words ? rowsNamed(db, words) : []
  const findings = words ? await Promise.all(rows.map((row) => findingByWords(db, row, words))) : []
  return { ...onlyFile, verdict: worst(findings.map(({ verdict }) => verdict)), findings }
}

const jsonIn = (bytes: Buffer | null): unknown => {
  try {
    return bytes && JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

/** Files of a zip that were changed are read by themselves: which of the cards in them do not say what they said. */
async function ofFaults(
  db: DatabaseSync,
  zip: OpenZip,
  faults: readonly ManifestFault[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, what } of faults) {
    const bytes = what === 'altered' || what === 'foreign' ? zip.read(name) : null
    if (!bytes || name === RECORDS) continue
    const found = await verifyWithin(db, bytes)
    const read = found?.findings.filter(({ compared }) => compared !== 'nothing') ?? []
    // Of many rooms those alone whose cards differ: that the file is another stands beside its name.
    const told = read.length > 1 ? read.filter(({ differences }) => !isUntouched(differences)) : read
    findings.push(...told.map((finding) => ({ ...finding, file: name })))
  }
  return findings.slice(0, MAX_VERIFIED_SNAPSHOTS)
}

async function ofZip(db: DatabaseSync, zip: OpenZip): Promise<FileFindings> {
  if (isProcessFile(zip)) return { exported: null, isKnownWhole: null, ...(await ofProcessFile(db, zip)) }
  const filed = snapshotsIn(jsonIn(zip.read(RECORDS)))
  if (!filed) return ofWords(db, wordsOfZip(zip))
  const filedZip = manifestFaults(zip, (content) => wasMadeHere(db, content))
  const found = await ofSnapshots(db, filed, filedZip)
  return { ...found, findings: [...found.findings, ...(await ofFaults(db, zip, filedZip.faults))] }
}

/** What a file from anybody may unfold to. */
const fromAnybody: ZipBounds = { maxFiles: MAX_PROCESS_FILE_ENTRIES, maxBytes: MAX_VERIFY_UNPACKED_BYTES }

/** @returns null where the file is a zip that is damaged, or unfolds to more than is taken */
export async function verifyFile(
  db: DatabaseSync,
  bytes: Buffer,
  bounds: ZipBounds = fromAnybody,
): Promise<FileFindings | null> {
  const exported = foundExport(db, hashOf(bytes))
  if (exported)
    return {
      verdict: 'made',
      exported: { format: exported.format, at: exported.at },
      findings: await findingsOfExport(db, exported),
      zip: null,
      process: null,
      isKnownWhole: null,
    }
  if (!isZip(bytes)) return ofBytes(db, bytes)
  const opened = openZip(bytes, bounds)
  return opened.ok ? ofZip(db, opened.zip) : null
}

async function ofBytes(db: DatabaseSync, bytes: Buffer): Promise<FileFindings> {
  const value = jsonIn(bytes)
  const filed = snapshotsIn(value)
  if (!filed || filed.length === 0) return ofWords(db, wordsOfBytes(bytes))
  const found = await ofSnapshots(db, filed)
  if (found.verdict !== 'made' || !isOfProcess(value)) return found
  // Its snapshots say nothing of what stands beside them, or of one that was left out.
  const isKnownWhole = wasMadeHere(db, Buffer.from(processJson(value)))
  return { ...found, verdict: isKnownWhole ? 'made' : 'altered', isKnownWhole }
}

const isOfProcess = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'snapshots' in value

/** A file out of a zip: a document or a workbook is a zip itself, and nothing further is unfolded. */
async function verifyWithin(db: DatabaseSync, bytes: Buffer): Promise<FileFindings | null> {
  if (!isZip(bytes)) return ofBytes(db, bytes)
  const opened = openZip(bytes, fromAnybody)
  return opened.ok ? ofWords(db, wordsOfZip(opened.zip)) : null
}
