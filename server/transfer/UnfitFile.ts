/**
 * What ends the reading of a file from outside at the first thing that is wrong with it.
 * @module
 */
export class UnfitFile extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'UnfitFile'
  }
}
