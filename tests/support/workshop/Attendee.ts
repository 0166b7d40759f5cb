/**
 * Somebody at a workshop: the device that they sit at, what they wrote on it, and what of that they were told is saved.
 * @module
 */
import type * as Y from 'yjs'
import type { RoomSocket } from '../../../client/sync/roomSocket.ts'
import { type OurPerson, ourPerson } from '../ourPerson.ts'
import type { Dialled } from '../person.ts'
import { randomFrom } from '../random.ts'
import type { Member } from '../scene.ts'
import { type Author, boardHands, type Hands, listHands } from './hands.ts'

interface Device extends OurPerson {
  readonly hands: Hands
}

export interface Seat {
  readonly server: Dialled
  readonly roomId: string
  /** A number that no one else of the workshop has. */
  readonly number: number
  /** Whether they work on the board; else they do in the list. */
  readonly isAtBoard: boolean
}

export class Attendee {
  readonly member: Member
  /** What they were told is saved. */
  readonly saved = new Set<string>()
  /** What was on a device that is gone, and of which they were not told that it is saved. */
  readonly perhaps = new Set<string>()
  readonly #seat: Seat
  readonly #untold = new Set<string>()
  #device: Device | null = null
  #pieces = 0

  constructor(member: Member, seat: Seat) {
    this.member = member
    this.#seat = seat
  }

  get number(): number {
    return this.#seat.number
  }

  get isAtBoard(): boolean {
    return this.#seat.isAtBoard
  }

  get id(): string {
    return this.member.member.id
  }

  get doc(): Y.Doc {
    return this.#here().doc
  }

  get socket(): RoomSocket {
    return this.#here().socket
  }

  get hands(): Hands {
    return this.#here().hands
  }

  get isHere(): boolean {
    return this.#device !== null
  }

  get author(): Author {
    return { id: this.id, sector: this.member.member.sector, isProxy: false }
  }

  /** Comes in, on a device that has nothing of the room yet. */
  come(): void {
    const { server, roomId, number, isAtBoard } = this.#seat
    const person = ourPerson(server, roomId, this.member.session, (socket) => this.#heard(socket))
    const hands = isAtBoard ? boardHands(person.doc, randomFrom(number)) : listHands(person.doc)
    this.#device = { ...person, hands }
  }

  /** The device is closed, and all that is on it and nowhere else is gone. */
  go(): void {
    const device = this.#here()
    this.#device = null
    device.hands.rest()
    device.leave()
    for (const piece of this.#untold) this.perhaps.add(piece)
    this.#untold.clear()
  }

  /** Words that are nobody else's, and never the same twice, which are about to be written. */
  piece(): string {
    const piece = `p${String(this.number).padStart(2, '0')}-${String(++this.#pieces).padStart(3, '0')}`
    this.#untold.add(piece)
    return piece
  }

  /** Where they point. */
  point(x: number, y: number): void {
    this.#here().awareness.setLocalStateField('cursor', { x, y })
  }

  #here(): Device {
    if (!this.#device) throw new Error(`Attendee ${this.number} is not here`)
    return this.#device
  }

  #heard(socket: RoomSocket): void {
    if (!socket.isSaved) return
    for (const piece of this.#untold) this.saved.add(piece)
    this.#untold.clear()
  }
}

/** The pieces in some words. */
export const piecesIn = (words: string): string[] => words.match(/p\d\d-\d{3}/g) ?? []
/** Whose a piece is. */
export const writerOf = (piece: string): number => Number(piece.slice(1, 3))
