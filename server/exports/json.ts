/**
 * The outcome as JSON: all of it, in canonical property order, so that equal outcomes are equal files.
 * @module
 */
import { inOrder } from '../../shared/insights/canonical.ts'
import type { Outcome } from './RoomOutcome.ts'

/** How deep the lists of records lie: what lies deeper is written at once, each record by itself. */
const DEPTH = { room: 2, process: 4 } as const

/** As `JSON.stringify` writes it in canonical order with two spaces, entry by entry down to a depth. */
function* written(value: unknown, depth: number, indent: string): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value, inOrder, 2).replaceAll('\n', `\n${indent}`)
    return
  }
  const isList = Array.isArray(value)
  const entries = isList
    ? value.map((entry): [string, unknown] => ['', entry])
    : Object.entries(inOrder('', value) as object).map(([name, entry]): [string, unknown] => [
        `${JSON.stringify(name)}: `,
        entry,
      ])
  const [open, close] = isList ? '[]' : '{}'
  if (entries.length === 0) return yield `${open}${close}`
  const within = `${indent}  `
  for (const [i, [name, entry]] of entries.entries()) {
    yield `${i === 0 ? open : ','}\n${within}${name}`
    yield* written(entry, depth - 1, within)
  }
  yield `\n${indent}${close}`
}

/** A room's file is its snapshot; a process's has what was written for its report and one snapshot a room. */
export function* jsonPieces({ scope, process, language, words, rooms }: Outcome): Generator<string> {
  const snapshots = rooms.map(({ snapshot }) => snapshot)
  const content = scope === 'room' ? snapshots[0] : { process: { ...process, language }, words, snapshots }
  yield* written(content, DEPTH[scope], '')
  yield '\n'
}

/** A process's file as it was read, whatever white space it had, as it is written here. */
export const processJson = (content: unknown): string =>
  `${[...written(content, DEPTH.process, '')].join('')}\n`

export const toJson = (outcome: Outcome): string => [...jsonPieces(outcome)].join('')
