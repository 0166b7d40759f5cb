/**
 * Looks whether a file is what was made here. Anybody may ask: who may not see the room learns whether the file is what
 * the server made, and nothing of what is in it or was. Nothing of the file is kept.
 * @module
 */
import type { MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import {
  MAX_VERIFICATIONS_WAITING,
  MAX_VERIFIED_LISTED,
  VERIFICATIONS_PER_WINDOW,
  VERIFY_WINDOW_SECONDS,
} from '../../shared/limits.ts'
import { routes } from '../../shared/protocol/routes.ts'
import type { Verification, VerifiedSnapshot } from '../../shared/protocol/verify.ts'
import { type Caller, credentialsOf } from '../access/authenticate.ts'
import { mayWithin } from '../access/guard.ts'
import { findRoom } from '../storage/processes.ts'
import type { Finding } from '../verify/findings.ts'
import type { FiledProcess } from '../verify/processFile.ts'
import type { FileFindings } from '../verify/verifyFile.ts'
import { verifyInTime } from '../verify/verifyThread.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { addressOf, tooOften } from './attempts.ts'
import { Refusal, routesApp } from './problem.ts'

/** Refuses whoever asks too often, before anything of the file is read. */
export function limitVerifications(): MiddlewareHandler<AppEnv> {
  const limiter = new RateLimiterMemory({ points: VERIFICATIONS_PER_WINDOW, duration: VERIFY_WINDOW_SECONDS })
  return async (c, next) => {
    try {
      await limiter.consume(addressOf(c))
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      const wait = Math.ceil(refusal.msBeforeNext / 1000)
      throw tooOften(`Too many files from this address; try again in ${wait} s.`, wait)
    }
    return next()
  }
}

let waiting = 0

/** A few at a time: each is held in memory whole. */
async function looked(database: string, bytes: Uint8Array): Promise<FileFindings> {
  if (waiting >= MAX_VERIFICATIONS_WAITING) throw tooOften('Many files are being looked at; try again.', 5)
  waiting++
  try {
    const findings = await verifyInTime({ database, bytes })
    if (findings === 'tooLong') throw new Refusal(422, 'The file takes longer to look at than any of ours.')
    if (!findings)
      throw new Refusal(422, 'The file is a damaged zip, or one that unfolds to more than is taken.')
    return findings
  } finally {
    waiting--
  }
}

function shownOf(finding: Finding): VerifiedSnapshot {
  const { file = null, snapshot, change, differences, texts, verdict, compared, agrees, records } = finding
  const { hasPixels = false, isKeptAltered = false } = finding
  const listed = (ids: readonly string[]) =>
    ids.slice(0, MAX_VERIFIED_LISTED).map((id) => ({ id, text: texts.get(id) ?? null }))
  const { altered, removed, added, fields } = differences
  return {
    file,
    verdict,
    id: snapshot?.id ?? null,
    number: snapshot?.number ?? null,
    takenAt: snapshot?.takenAt ?? null,
    hash: snapshot?.hash ?? null,
    step: snapshot?.step ?? null,
    roomTitle: snapshot?.roomTitle ?? null,
    processTitle: snapshot?.processTitle ?? null,
    change: change && { ...change, at: new Date(change.at).toISOString() },
    compared,
    hasPixels,
    isKeptAltered,
    agrees,
    records,
    altered: listed(altered),
    removed: listed(removed),
    added: listed(added),
    fields: fields.slice(0, MAX_VERIFIED_LISTED),
    counts: { altered: altered.length, removed: removed.length, added: added.length },
  }
}

function shownProcess({ chains, ...process }: FiledProcess): NonNullable<Verification['process']> {
  return {
    ...process,
    rooms: chains.map(({ roomId: id, title }) => ({ id, title })),
    broken: chains
      .flatMap(({ title: room, links }) =>
        links.flatMap(({ number, fault }) => (fault ? [{ room, number, fault }] : [])),
      )
      .slice(0, MAX_VERIFIED_LISTED),
  }
}

/** Whether the caller may read the room that a finding is about; what is of no room here is the file's own. */
async function maySee({ db }: AppContext, caller: Caller | null, { roomId }: Finding): Promise<boolean> {
  if (roomId === null) return true
  if (!caller) return false
  const room = await findRoom(db, roomId)
  return room !== undefined && mayWithin(caller, room.process_id, room.id, 'readProcess')
}

async function viewOf(context: AppContext, caller: Caller | null, all: FileFindings): Promise<Verification> {
  const seen: Finding[] = []
  for (const finding of all.findings) if (await maySee(context, caller, finding)) seen.push(finding)
  const hidden = all.findings.length - seen.length
  const { verdict, exported, zip, process, isKnownWhole } = all
  return {
    verdict,
    exported: exported && hidden === 0 ? { ...exported, at: new Date(exported.at).toISOString() } : null,
    snapshots: seen.map(shownOf),
    hidden,
    zip: zip && { ...zip, faults: zip.faults.slice(0, MAX_VERIFIED_LISTED) },
    process: process && hidden === 0 ? shownProcess(process) : null,
    isKnownWhole: hidden === 0 ? isKnownWhole : null,
  }
}

export function verifyRoutes(context: AppContext) {
  return routesApp().openapi(routes.verifyFile, async (c) => {
    const caller = credentialsOf(c.req.raw) ? await context.authenticate(c.req.raw) : null
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.byteLength === 0) throw new Refusal(400, 'The file is empty.', { field: 'body' })
    return c.json(await viewOf(context, caller, await looked(context.databaseFile, bytes)), 200)
  })
}
