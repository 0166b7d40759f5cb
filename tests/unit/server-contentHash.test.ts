/**
 * The hash of a snapshot is that of what it keeps: whoever reads it later computes the same.
 */
import { expect, test } from 'vitest'
import { contentHash } from '../../server/snapshots/contentHash.ts'
import { withVersions } from '../../server/snapshots/versions.ts'
import { extractInsights } from '../../shared/insights/extract.ts'
import { demoBoardOf } from '../support/outcome.ts'

test('the hash of cards that changed since the snapshot before is what is computed of them as they are kept', () => {
  const roomIds = { analysis: 'a'.repeat(21), vision: 'v'.repeat(21), prioritisation: 'p'.repeat(21) }
  const extraction = extractInsights(demoBoardOf('analysis', roomIds as never), {
    id: roomIds.analysis,
    step: 'analysis',
    processId: 'process',
  })
  const known = extraction.insights.map(({ id }) => ({
    id,
    version: 1,
    contentHash: 'of what it said before',
    snapshotId: 'first',
    firstSeenSnapshotId: 'first',
    changedAt: null,
  }))
  const stamp = { id: 'second', takenAt: '2026-01-02T12:00:00.000Z' }
  const { insights } = withVersions(extraction.insights, known, stamp)
  expect(insights[0]).toMatchObject({ version: 2, provenance: { snapshotId: 'second' } })
  expect(insights[0]?.provenance.supersedes).toBe(`${insights[0]?.id}@1`)
  expect(contentHash({ ...extraction, insights })).toBe(contentHash(extraction))
})
