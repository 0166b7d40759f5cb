/**
 * Files that are made to be read for hours: who may ask, which is anybody, keeps nobody else's from being looked at.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DATABASE_FILE, openStore } from '../../server/storage/openStore.ts'
import { verifyInTime, verifyThread } from '../../server/verify/verifyThread.ts'
import { wordsOfBytes } from '../../server/verify/wordsOfFile.ts'

let folder: string
let database: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'samrum-verify-hostile-'))
  database = path.join(folder, DATABASE_FILE)
  await (await openStore(folder)).close()
})
afterAll(async () => {
  await verifyThread.stop()
  rmSync(folder, { recursive: true })
})

/** A page of a PDF that says nothing, at a length that a pattern with two ways to read a space takes hours for. */
const slowPdf = () => {
  const content = `/a${' '.repeat(4_000_000)}`
  const objects = [
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    '2 0 obj <</Type /Pages /Kids [3 0 R]>> endobj',
    '3 0 obj <</Type /Page /Contents 4 0 R>> endobj',
    `4 0 obj <</Length ${content.length}>>\nstream\n${content}\nendstream endobj`,
  ]
  return Buffer.from(`%PDF-1.7\n${objects.join('\n')}\n`)
}

test('a file that takes too long is let go of, and the next one is looked at', async () => {
  const [late, next] = await Promise.all([
    verifyInTime({ database, bytes: slowPdf() }, 200),
    verifyInTime({ database, bytes: Buffer.from('# Nothing of ours\n') }),
  ])
  expect(late).toBe('tooLong')
  expect(next).toMatchObject({ verdict: 'unknown', findings: [] })
})

test.each(['<li>', '<tr>', '<svg>', '<style>', '<metadata>', '<text>'])(
  'a million %s that nothing ends are read at once',
  (mark) => {
    expect(wordsOfBytes(Buffer.from(`<html>${mark.repeat(1_000_000)}`))?.entries).toEqual([])
    expect(wordsOfBytes(Buffer.from(`<svg>${mark.repeat(1_000_000)}`))?.entries).toEqual([])
  },
)
