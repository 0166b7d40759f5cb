/**
 * What ends the reading of a file from outside at the first thing that is wrong with it.
 * @module
 */
import type { UnfitReason } from '../../shared/protocol/problem.ts'

export class UnfitFile extends Error {
  readonly reason: UnfitReason
  /** The name of the part of the file that it is about; null for the file itself. */
  readonly part: string | null

  /** @param detail the same in words, for whoever reads the answer of the server */
  constructor(reason: UnfitReason, part: string | null, detail: string) {
    super(detail)
    this.name = 'UnfitFile'
    this.reason = reason
    this.part = part
  }
}
