/**
 * What ends the reading of a file from outside at the first thing that is wrong with it.
 * @module
 */
export class UnfitFile extends Error {
  /** Whether nothing is wrong with it but that a newer version made it. */
  readonly isNewer: boolean

  constructor(detail: string, { isNewer = false } = {}) {
    super(detail)
    this.name = 'UnfitFile'
    this.isNewer = isNewer
  }
}
