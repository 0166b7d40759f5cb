/**
 * What people do at a board, as their editors' stores would write it: cards made and typed letter by letter, dragged
 * alone and in groups, recoloured, written in by others, removed. The same seed gives the same workshop.
 * @module
 */
import { DRAG_MS, MAX_TOLD, TOLD_DRAG_MS } from '../../../client/board/dragPace.ts'
import { toEighth } from '../../../client/board/eighths.ts'
import { newNote } from '../../../shared/board/cards.ts'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { richTextFrom } from '../../../shared/board/richText.ts'
import type { Sector } from '../../../shared/vocabulary.ts'
import { sectors } from '../../../shared/vocabulary.ts'
import { type Random, randomFrom } from './random.ts'
import { sentence } from './sentence.ts'

/** How large a workshop is. */
export interface Size {
  readonly people: number
  readonly cards: number
  /** Steps of dragging: one card at one frame of the screen. */
  readonly steps: number
  readonly hours: number
  /** The cards lie there already, with their words: people only drag. */
  readonly onlyDrags: boolean
  readonly seed: number
  /** Whether drags are written as often as our binding does; else every frame of them is. */
  readonly isPaced: boolean
}

export type Kind = 'make' | 'type' | 'move' | 'colour' | 'remove'

/** What one person's editor writes at once. */
export interface Write {
  /** Milliseconds from the beginning. */
  readonly at: number
  readonly person: number
  readonly kind: Kind
  /** The records as they are from now on; for a removal, as they were. */
  readonly records: readonly BoardRecord[]
  /** Steps of dragging it stands for. */
  readonly steps: number
}

/** Milliseconds a frame lasts. */
const FRAME_MS = 1000 / 60
/** Frames of a drag, at least and at most: half a second to three. */
const DRAG_FRAMES = [30, 180] as const
/** Letters of a card, about, and of what somebody else adds to one. */
const CARD_LETTERS = 70
const ADDED_LETTERS = 12
/** Share of drags that take several cards along, and how many at most. */
const GROUP_SHARE = 0.1
const GROUP_MOST = 8
/** Of ten cards, how many are given another colour, and written in by somebody else; of fifty, how many removed. */
const RECOLOURED = 0.1
const WRITTEN_IN = 0.2
const REMOVED = 0.02

/** A write that is to be made; what it says is settled when its moment comes, after all that others did before. */
interface Intent {
  readonly at: number
  readonly kind: Kind
  readonly records: () => readonly BoardRecord[]
  /** Frames of a drag since the last write of it. */
  readonly frames?: number
}

type Act = Generator<Intent>

/** One person's plan: when they begin what, in milliseconds. */
interface Plan {
  readonly at: number
  readonly begin: (at: number) => Act
}

export class Workshop {
  /** What the store holds. */
  readonly records = new Map<string, BoardRecord>()
  readonly #size: Size
  readonly #random: Random
  /** Of each card the words so far. */
  readonly #texts = new Map<string, string>()
  #made = 0
  #ids: string[] = []

  constructor(size: Size) {
    this.#size = size
    this.#random = randomFrom(size.seed)
  }

  /** Everything that is written, in the order of time. */
  *writes(): Generator<Write> {
    const people = Array.from({ length: this.#size.people }, (_, person) => this.#life(person))
    const next = people.map((life) => life.next())
    for (;;) {
      let person = -1
      for (const [i, { value, done }] of next.entries())
        if (!done && (person < 0 || value.at < next[person]?.value.at)) person = i
      const life = people[person]
      const intent = next[person]?.value
      if (!life || !intent) return
      const { at, kind, records: settle, frames = 0 } = intent
      const records = settle()
      for (const record of records)
        if (kind === 'remove') this.records.delete(record.id)
        else this.records.set(record.id, record)
      if (records.length > 0) yield { at, person, kind, records, steps: frames * records.length }
      next[person] = life.next()
    }
  }

  *#life(person: number): Act {
    const { people, cards, hours, onlyDrags } = this.#size
    const end = hours * 3_600_000
    const share = Math.ceil(cards / people)
    const plans: Plan[] = this.#drags().map((drag) => this.#plan(end, (at) => this.#drag(at, drag)))
    const some = (part: number, begin: Plan['begin'], within = end) => {
      for (let i = 0; i < share * part; i++) plans.push(this.#plan(within, begin))
    }
    if (onlyDrags) some(1, (at) => this.#make(person, at, sentence(this.#random, CARD_LETTERS)), 0)
    else {
      some(1, (at) => this.#makeAndType(person, at))
      some(RECOLOURED, (at) => this.#recolour(at))
      some(WRITTEN_IN, (at) => this.#writeOn(at))
      some(REMOVED, (at) => this.#remove(at))
    }
    plans.sort((a, b) => a.at - b.at)
    let now = 0
    for (const { at, begin } of plans)
      for (const intent of begin(Math.max(now, at))) {
        now = intent.at
        yield intent
      }
  }

  #plan(end: number, begin: Plan['begin']): Plan {
    return { at: this.#random() * end, begin }
  }

  /** Frames and cards of each of a person's drags, so many steps in all. */
  #drags(): { frames: number; cards: number }[] {
    const [least, most] = DRAG_FRAMES
    const drags = []
    let left = Math.round(this.#size.steps / this.#size.people)
    while (left > 0) {
      const cards = this.#random() < GROUP_SHARE ? 2 + Math.floor(this.#random() * (GROUP_MOST - 1)) : 1
      const frames = Math.ceil(Math.min(left / cards, least + this.#random() * (most - least)))
      drags.push({ frames, cards })
      left -= frames * cards
    }
    return drags
  }

  /** A card of the board, by chance; undefined while there is none. */
  #any(): string | undefined {
    return this.#ids[Math.floor(this.#random() * this.#ids.length)]
  }

  /** The card as it is now, changed; nothing where somebody removed it. */
  #changed(id: string, change: (card: BoardRecord) => BoardRecord): BoardRecord[] {
    const card = this.records.get(id)
    return card ? [change(card)] : []
  }

  /** Gives the new card's id. */
  *#make(person: number, at: number, text: string): Generator<Intent, string> {
    const number = this.#made++
    const note = newNote({
      id: `shape:${person.toString(36)}${number.toString(36).padStart(20, 'c')}`,
      text,
      x: this.#random() * 6000,
      y: this.#random() * 4000,
      index: `b${number.toString(36).padStart(4, '0')}V`,
      sector: sectors[person % sectors.length] as Sector,
      meta: { createdAt: new Date(at).toISOString(), by: `member-${person.toString(36).padStart(12, '0')}` },
    })
    yield { at, kind: 'make', records: () => [note] }
    this.#texts.set(note.id, text)
    this.#ids.push(note.id)
    return note.id
  }

  *#makeAndType(person: number, at: number): Act {
    const id = yield* this.#make(person, at, '')
    yield* this.#type(at, id, CARD_LETTERS * (0.4 + this.#random() * 1.2))
  }

  /** Words at the end of a card's text, three to seven letters a second. */
  *#type(at: number, id: string, letters: number): Act {
    let now = at
    for (const letter of sentence(this.#random, letters)) {
      now += 140 + this.#random() * 190
      yield { at: now, kind: 'type', records: () => this.#changed(id, (card) => this.#longer(card, letter)) }
    }
  }

  #longer(card: BoardRecord, letter: string): BoardRecord {
    const text = `${this.#texts.get(card.id) ?? ''}${letter}`
    this.#texts.set(card.id, text)
    return { ...card, props: { ...(card.props as object), richText: richTextFrom(text) } }
  }

  *#writeOn(at: number): Act {
    const id = this.#any()
    if (id) yield* this.#type(at, id, ADDED_LETTERS)
  }

  /** A drag in a wavy line; what lies between two writes is never written. */
  *#drag(at: number, drag: { frames: number; cards: number }): Act {
    const ids = new Set(Array.from({ length: drag.cards }, () => this.#any() ?? ''))
    const speed = [(this.#random() - 0.5) * 30, (this.#random() - 0.5) * 20] as const
    const paceMs = ids.size <= MAX_TOLD ? TOLD_DRAG_MS : DRAG_MS
    const every = this.#size.isPaced ? Math.round(paceMs / FRAME_MS) : 1
    let frames = 0
    let [dx, dy] = [0, 0]
    for (let frame = 1; frame <= drag.frames; frame++) {
      frames++
      dx += speed[0] * Math.sin(frame / 9)
      dy += speed[1] * Math.cos(frame / 11)
      if (frame % every !== 0 && frame !== drag.frames) continue
      const [x, y] = [dx, dy]
      const moved = (card: BoardRecord) => ({
        ...card,
        x: toEighth(Number(card.x) + x),
        y: toEighth(Number(card.y) + y),
      })
      const records = () => [...ids].flatMap((id) => this.#changed(id, moved))
      yield { at: at + frame * FRAME_MS, kind: 'move', records, frames }
      frames = 0
      dx = dy = 0
    }
  }

  *#recolour(at: number): Act {
    const id = this.#any()
    const color = this.#random() < 0.5 ? 'light-red' : 'light-blue'
    const recoloured = (card: BoardRecord) => ({ ...card, props: { ...(card.props as object), color } })
    if (id) yield { at, kind: 'colour', records: () => this.#changed(id, recoloured) }
  }

  *#remove(at: number): Act {
    const id = this.#any()
    if (id) yield { at, kind: 'remove', records: () => this.#changed(id, (card) => card) }
  }
}
