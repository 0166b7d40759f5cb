/**
 * Small pictures of snapshots' boards as they were last drawn: a crowd that opens a page costs one drawing of each.
 * @module
 */
import { MAX_THUMBNAILS_KEPT, MAX_THUMBNAILS_WAITING } from '../../shared/limits.ts'
import { type BoardToDraw, thumbnailThread } from './thumbnailThread.ts'

interface Kept {
  /** Hash of the board that was drawn: a snapshot that somebody's words were taken out of has another. */
  readonly hash: string
  readonly picture: Promise<Uint8Array<ArrayBuffer>>
}

export class Thumbnails {
  /** By the ids of snapshots, the one that was asked for last at the end. */
  readonly #kept = new Map<string, Kept>()
  #waiting = 0

  /** @returns null where too many wait already */
  get(
    snapshotId: string,
    hash: string,
    read: () => Promise<BoardToDraw>,
  ): Promise<Uint8Array<ArrayBuffer>> | null {
    const known = this.#kept.get(snapshotId)
    if (known?.hash !== hash && this.#waiting >= MAX_THUMBNAILS_WAITING) return null
    const kept = known?.hash === hash ? known : { hash, picture: this.#draw(read) }
    kept.picture.catch(() => this.#kept.get(snapshotId) === kept && this.#kept.delete(snapshotId))
    this.#kept.delete(snapshotId)
    this.#kept.set(snapshotId, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MAX_THUMBNAILS_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return kept.picture
  }

  async #draw(read: () => Promise<BoardToDraw>): Promise<Uint8Array<ArrayBuffer>> {
    this.#waiting++
    try {
      return await thumbnailThread.run('draw', await read())
    } finally {
      this.#waiting--
    }
  }
}
