/**
 * Which files were made here, in the database: their hashes, and what they were made from. Nothing of what they say.
 * @module
 */
import type { Kysely } from 'kysely'
import type { ExportedFileRow, Tables } from './schema.ts'

/** Writes down files that were made; one that was made before stays as it is. */
export async function noteExported(
  db: Kysely<Tables>,
  hashes: readonly string[],
  made: Omit<ExportedFileRow, 'sha256' | 'at'>,
): Promise<void> {
  const rows = hashes.map((sha256) => ({ ...made, sha256, at: Date.now() }))
  await db
    .insertInto('exported_file')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
