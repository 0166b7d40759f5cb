/**
 * Counts what this connection sent against what the server says is on disk.
 * @module
 */
import * as decoding from 'lib0/decoding'

/** Whether an update brings anything new, and not only deletions, which every update repeats from the beginning. */
function bringsContent(update: Uint8Array): boolean {
  return decoding.readVarUint(decoding.createDecoder(update)) > 0
}

/** An update that says nothing at all: no content and no deletions. */
const isEmpty = (update: Uint8Array): boolean => update.byteLength <= 2

/** The server counts step2 and update messages of a connection; what it acknowledged is the first so many. */
export class UnsavedEdits {
  /** Messages sent. */
  #sent = 0
  /** Number of the last one that has to be on disk; the empty answer to a question has not. */
  #owed = 0
  /** Number of the last one that brought content. */
  #lastContent = 0
  #acknowledged = 0
  #refused = false

  /** All that was sent is on disk. */
  get none(): boolean {
    return this.#acknowledged >= this.#owed
  }

  /** The server will not take what was sent: it stays on this device. */
  get refused(): boolean {
    return this.#refused && !this.none
  }

  /** Counts a step2 or update message that was just sent. */
  sent(update: Uint8Array): void {
    this.#sent++
    if (isEmpty(update)) return
    this.#owed = this.#sent
    if (bringsContent(update)) this.#lastContent = this.#sent
  }

  acknowledged(count: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, count)
    this.#refused = false
  }

  /**
   * The server took no edit. An answer that only repeated known deletions, as a reader's does, owes nothing more;
   * whatever said something new is still unsaved.
   */
  deny(): void {
    this.#refused = true
    this.#owed = Math.max(this.#acknowledged, this.#lastContent)
  }

  /** A new connection starts counting anew. */
  reset(): void {
    this.#sent = this.#owed = this.#lastContent = this.#acknowledged = 0
    this.#refused = false
  }
}
