/**
 * A workshop of sixty: who sits there, what they have written between them, and what must be true of it at any time.
 * @module
 */
import * as Y from 'yjs'
import { readCards, readZones, type Zone, zoneAt } from '../../../shared/board/cards.ts'
import { readRecords } from '../../../shared/board/document.ts'
import { canonicalJson } from '../../../shared/insights/canonical.ts'
import { Facilitation, type Lead } from '../../../shared/protocol/facilitation.ts'
import type { Sector } from '../../../shared/vocabulary.ts'
import { RawClient } from '../person.ts'
import type { Random } from '../random.ts'
import { type Member, makeScene, type Scene } from '../scene.ts'
import type { TestServer } from '../startServer.ts'
import { until } from '../until.ts'
import { Attendee, piecesIn } from './Attendee.ts'
import type { Author } from './hands.ts'

/** Those who write, one who leads and one who watches: sixty in all. */
const WRITERS = 58
/** Every so many works on the board, the others in the list. */
const AT_BOARD = 11
/** People who act one after the other before anything of it travels. */
const AT_ONCE = 5

export interface WrittenCard {
  readonly id: string
  readonly by: Attendee
  readonly author: Author
}

const phrases = [
  'Bredband till byn',
  'Bussen går för sällan',
  'Unga flyttar och kommer inte hem',
  'Skogen ger råvara och arbete',
  'Vem äger frågan?',
  'Fler språkvänner',
  'Brist på bostäder\nför dem som vill hit',
]

/** Two of academia, fewer than may be told apart; many of the others. */
function sectorOf(number: number): Sector {
  if (number < 2) return 'academia'
  return (['civil_society', 'civil_society', 'business', 'public_sector', 'business'] as const)[
    number % 5
  ] as Sector
}

export class Workshop {
  readonly server: TestServer
  readonly scene: Scene
  readonly roomId: string
  readonly random: Random
  readonly lead: Attendee
  readonly people: readonly Attendee[]
  readonly observer: Member
  /** In the order they were written. */
  readonly cards: WrittenCard[] = []
  /** On which card each piece was written. */
  readonly pieces = new Map<string, string>()
  /** Cards that were taken away and did not come back. */
  readonly gone = new Set<string>()

  private constructor(server: TestServer, scene: Scene, random: Random, members: readonly Member[]) {
    this.server = server
    this.scene = scene
    this.random = random
    const roomId = scene.room('analysis')
    this.roomId = roomId
    const [lead, observer, ...writers] = members
    if (!lead || !observer) throw new Error('Somebody leads and somebody watches')
    const seat = (number: number) => ({ server, roomId, number, isAtBoard: number % AT_BOARD === 0 })
    this.lead = new Attendee(lead, seat(writers.length))
    this.observer = observer
    this.people = writers.map((member, number) => new Attendee(member, seat(number)))
  }

  /** Everybody joins and comes in. */
  static async begin(server: TestServer, random: Random): Promise<Workshop> {
    const scene = await makeScene(server)
    const members = await Promise.all([
      scene.join('facilitator', { name: 'Hemlig Ledare', sector: 'public_sector' }),
      scene.join('observer', { name: 'Hemlig Lyssnare' }),
      ...Array.from({ length: WRITERS }, (_, i) =>
        scene.join('participant', { name: `Hemlig Person ${i}`, sector: sectorOf(i) }),
      ),
    ])
    const workshop = new Workshop(server, scene, random, members)
    for (const attendee of workshop.everyone) attendee.come()
    await workshop.allHere()
    return workshop
  }

  /** All who have a device here; who leads comes last. */
  get everyone(): Attendee[] {
    return [...this.people, this.lead]
  }

  get here(): Attendee[] {
    return this.everyone.filter(({ isHere }) => isHere)
  }

  get zones(): Zone[] {
    return readZones(readRecords(this.lead.doc)).filter(({ kinds }) => kinds.length > 0)
  }

  at(number: number): Attendee {
    const attendee = this.people[number]
    if (!attendee) throw new Error(`Nobody has the number ${number}`)
    return attendee
  }

  /** Somebody writes a card. */
  writes(by: Attendee, author: Author = by.author, zone: Zone = this.random.pick(this.zones)): WrittenCard {
    const piece = by.piece()
    const id = by.hands.add(zone, `${this.random.pick(phrases)} ${piece}`, author)
    const card = { id, by, author }
    this.cards.push(card)
    this.pieces.set(piece, id)
    return card
  }

  /** Somebody adds a few words to a card. */
  addsTo(card: WrittenCard, by: Attendee): void {
    const piece = by.piece()
    by.hands.write(card.id, piece)
    this.pieces.set(piece, card.id)
  }

  /** The cards that are there, in the order they were written. */
  standing(by?: Attendee): WrittenCard[] {
    return this.cards.filter((card) => !this.gone.has(card.id) && (!by || card.by === by))
  }

  /**
   * Everyone does something, all at about the same time, with the cards that were there before.
   * @param after what happens in the middle of it: when so many of them have acted
   */
  async eachDoes(
    act: (by: Attendee, cards: readonly WrittenCard[]) => void,
    after: { readonly count: number; readonly happens: () => Promise<void> } | null = null,
  ): Promise<void> {
    const cards = this.standing()
    for (const [i, attendee] of this.people.filter(({ isHere }) => isHere).entries()) {
      act(attendee, cards)
      if (i === after?.count) await after.happens()
      else if (i % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Resolves when everyone is connected. */
  allHere(): Promise<boolean> {
    return until('everyone to be here', () => this.here.every(({ socket }) => socket.status === 'live'))
  }

  /** Resolves when all that was written is on disk. */
  allSaved(): Promise<boolean> {
    return until('all to be saved', () =>
      this.here.every(({ socket }) => socket.status === 'live' && socket.isSaved),
    )
  }

  /** Resolves when all is on disk and everyone has it. */
  async settled(): Promise<void> {
    await this.allSaved()
    await until('everyone to have it', () => {
      const leads = Y.snapshot(this.lead.doc)
      return this.here.every(({ doc }) => Y.equalSnapshots(leads, Y.snapshot(doc)))
    })
  }

  /** SIGKILL, and a start on the same data. */
  async restart(): Promise<void> {
    await this.server.kill('SIGKILL')
    await until('all to be thrown out', () => this.here.every(({ socket }) => socket.status !== 'live'))
    await this.server.start()
  }

  async leads(command: Lead): Promise<Facilitation> {
    const answer = await this.lead.member.api.post(`/api/rooms/${this.roomId}/lead`, command)
    if (answer.status !== 200) throw new Error(`Refused: ${JSON.stringify(answer.body)}`)
    return Facilitation.parse(answer.body)
  }

  /** How the room is led, as HTTP says it. */
  async led(): Promise<Facilitation> {
    const { body } = await this.lead.member.api.get(`/api/rooms/${this.roomId}/facilitation`)
    return Facilitation.parse(body)
  }

  /** Resolves when everyone has heard of how the room is led what this asks. */
  allHear(what: string, check: (state: Facilitation) => boolean): Promise<boolean> {
    return until(what, () =>
      this.here.every(({ socket }) => socket.facilitation !== null && check(socket.facilitation)),
    )
  }

  /** Pieces of which somebody was told that they are saved, and that a board lacks, cards aside that were taken away. */
  missingIn(doc: Y.Doc): string[] {
    const words = wordsById(doc)
    return this.everyone
      .flatMap(({ saved }) => [...saved])
      .filter((piece) => {
        const card = this.pieces.get(piece) ?? ''
        return !this.gone.has(card) && !words.get(card)?.includes(piece)
      })
  }

  watcher(session: string): Promise<RawClient> {
    return RawClient.open(this.server, this.roomId, session)
  }
}

/** What somebody sees, told apart from anything else they could see. */
export const seenBy = ({ doc }: Attendee): string => canonicalJson(readRecords(doc))

/** The words of all cards. */
export const wordsById = (doc: Y.Doc): Map<string, string> =>
  new Map(readCards(readRecords(doc)).map(({ id, text }) => [id, text]))

/** Pairs of cards of one zone that lie over each other. */
export function cardsOverOthers(doc: Y.Doc): string[] {
  const records = readRecords(doc)
  const zones = readZones(records)
  const cards = readCards(records).map((card) => ({ ...card, zone: zoneAt(zones, card.center)?.id }))
  return cards.flatMap(({ box: a, text, zone }, i) =>
    cards
      .slice(i + 1)
      .filter((other) => zone !== undefined && other.zone === zone)
      .filter(({ box: b }) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
      .map((other) => `${zone}: ${text} / ${other.text}`),
  )
}

/** All pieces on a board. */
export const piecesOn = (doc: Y.Doc): string[] => [...wordsById(doc).values()].flatMap(piecesIn).sort()

/** Every piece in any frame that a connection without compression was sent. */
export const piecesHeard = ({ frames }: RawClient): Set<string> =>
  new Set(frames.flatMap((frame) => piecesIn(Buffer.from(frame).toString('latin1'))))
