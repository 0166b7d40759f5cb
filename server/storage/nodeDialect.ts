/**
 * What Kysely's SQLite dialect asks of a driver, on Node's own.
 * @module
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { SqliteDialect } from 'kysely'

/** Queries that are kept ready for when their text comes again: to plan one takes longer than to run most. */
const KEPT = 256
/** Characters of a query up to which it is kept; what is longer holds a list and hardly comes again. */
const MAX_KEPT_TEXT = 2_000

interface Prepared {
  readonly statement: StatementSync
  /** Whether it gives rows. */
  readonly reader: boolean
}

function prepare(sqlite: DatabaseSync, text: string): Prepared {
  const statement = sqlite.prepare(text)
  return { statement, reader: statement.columns().length > 0 }
}

/**
 * Gives the function that prepares statements. Of those that give rows it keeps the latest; what writes would keep with it
 * what was written last.
 */
function preparer(sqlite: DatabaseSync): (text: string) => Prepared {
  const kept = new Map<string, Prepared>()
  return (text) => {
    const prepared = kept.get(text) ?? prepare(sqlite, text)
    // Put last: the first is the one that was not asked for longest.
    kept.delete(text)
    if (prepared.reader && text.length <= MAX_KEPT_TEXT) kept.set(text, prepared)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return prepared
  }
}

const given = (parameters: readonly unknown[]) => parameters as SQLInputValue[]

export function nodeDialect(sqlite: DatabaseSync): SqliteDialect {
  const prepared = preparer(sqlite)
  const database = {
    close: () => sqlite.close(),
    prepare(text: string) {
      const { statement, reader } = prepared(text)
      return {
        reader,
        all: (parameters: readonly unknown[]) => statement.all(...given(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...given(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...given(parameters)),
      }
    },
  }
  return new SqliteDialect({ database })
}
