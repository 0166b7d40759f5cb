/**
 * The parts of a process file by what they are, for people: its rooms by their names.
 * @module
 */
import type { Verification } from '../../../shared/protocol/verify.ts'

const inRoom =
  /^rooms\/([\w-]{21})\/(?:(board)\.update|(history)\.json|(snapshot)s\/(\d+)\.json|(chunk)s\/.+|(picture)s\/.+)$/

export interface Part {
  readonly kind: 'tables' | 'board' | 'history' | 'snapshot' | 'chunk' | 'picture'
  /** The room's title; empty where it is of no room. */
  readonly room: string
  /** Of a snapshot. */
  readonly number: string
}

/** Null for what is no part that has a name of its own. */
export function partOf(name: string, process: Verification['process']): Part | null {
  if (!process) return null
  if (name === 'process.json') return { kind: 'tables', room: '', number: '' }
  const [, roomId, board, history, snapshot, number = '', chunk, picture] = inRoom.exec(name) ?? []
  const kind = board ?? history ?? snapshot ?? chunk ?? picture
  const room = process.rooms.find(({ id }) => id === roomId)?.title
  return kind && room ? { kind: kind as Part['kind'], room, number } : null
}
