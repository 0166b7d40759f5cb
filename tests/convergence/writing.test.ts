/** Two who write in one text at the same moment: what each wrote without moving stands in one piece. */
import * as fc from 'fast-check'
import { Schema } from 'prosemirror-model'
import { EditorState, type Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { heldTextPlugin } from '../../client/board/heldCaret.ts'
import { createFragment, richTextOf } from '../../shared/board/richText.ts'

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'inline*' },
    text: { group: 'inline' },
  },
})

const richText = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) }],
})

/** A person at a text field, and what has not yet been brought to them. */
class Writer {
  readonly doc = new Y.Doc()
  readonly #waiting: Uint8Array[] = []
  readonly #view: EditorView
  readonly #update: (before: EditorState) => void

  constructor(clientId: number, note: Uint8Array) {
    this.doc.clientID = clientId
    Y.applyUpdate(this.doc, note)
    const plugin: Plugin = heldTextPlugin(this.#fragment)
    // What the binding asks of a view; there is no page here.
    const view = {
      state: EditorState.create({ schema, plugins: [plugin] }),
      dispatch: (change: Transaction) => {
        const before = view.state
        view.state = before.apply(change)
        this.#update(before)
      },
      hasFocus: () => false,
    }
    let bound: ReturnType<NonNullable<Plugin['spec']['view']>> | undefined
    this.#view = view as unknown as EditorView
    this.#update = (before) => bound?.update?.(this.#view, before)
    bound = plugin.spec.view?.(this.#view)
    this.place('end')
  }

  get #fragment(): Y.XmlFragment {
    return this.doc.getMap<Y.XmlFragment>('notes').get('note') as Y.XmlFragment
  }

  get shown(): string {
    return this.#view.state.doc.textContent
  }

  get kept(): string {
    const [paragraph] = richTextOf(this.#fragment).content ?? []
    return (paragraph?.content ?? []).map(({ text }) => text).join('')
  }

  place(at: number | 'end'): void {
    const { state } = this.#view
    const position = at === 'end' ? state.doc.content.size - 1 : 1 + Math.min(at, this.shown.length)
    this.#view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, position)))
  }

  press(key: string): void {
    const { tr, selection } = this.#view.state
    const { head } = selection
    this.#view.dispatch(key === '<' ? tr.delete(head - 1, head) : tr.insertText(key))
  }

  listen(to: Writer): void {
    to.doc.on('update', (update, origin) => {
      if (origin !== 'the other') this.#waiting.push(update)
    })
  }

  hear(howMany = this.#waiting.length): void {
    for (const update of this.#waiting.splice(0, howMany)) Y.applyUpdate(this.doc, update, 'the other')
  }
}

function pair(text: string): [Writer, Writer] {
  const seed = new Y.Doc()
  seed.clientID = 1
  seed.getMap('notes').set('note', createFragment(richText(text)))
  const note = Y.encodeStateAsUpdate(seed)
  const [anna, bo] = [new Writer(2, note), new Writer(3, note)] as const
  anna.listen(bo)
  bo.listen(anna)
  return [anna, bo]
}

/** One of two writes their next letter, or hears of some of what the other wrote. */
const moment = fc.record({ who: fc.nat(1), hears: fc.option(fc.nat(3), { nil: null, freq: 2 }) })
/** What one of two presses: letters, and `<` for Backspace on those of their own that are not their first. */
const keys = fc
  .array(fc.constantFrom('a', 'b', 'e', ' ', '<'), { minLength: 1, maxLength: 12 })
  .map((pressed) => pressed.filter((key, i) => key !== '<' || wordOf(pressed.slice(0, i)).length > 1))

function wordOf(pressed: readonly string[]): string {
  return pressed.reduce((word, key) => (key === '<' ? word.slice(0, -1) : word + key), '')
}

test('who go on at the same place of one note at the same moment each write whole words', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'e', ' '), maxLength: 6 }),
      fc.option(fc.nat(6)),
      fc.tuple(keys, keys),
      fc.array(moment, { maxLength: 60 }),
      (text, at, [annas, bos], moments) => {
        const people = pair(text)
        const place = Math.min(at ?? text.length, text.length)
        for (const person of people) person.place(place)
        const left = [[...annas], [...bos]]
        for (const { who, hears } of moments) {
          const [person, rest] = [people[who], left[who]]
          if (hears !== null) person?.hear(hears)
          else if (rest?.length) person?.press(rest.shift() ?? '')
        }
        for (const [who, rest] of left.entries()) for (const key of rest) people[who]?.press(key)
        for (const _ of [1, 2, 3]) for (const person of people) person.hear()
        const words = [wordOf(annas), wordOf(bos)]
        const [head, tail] = [text.slice(0, place), text.slice(place)]
        const whole = [words, words.toReversed()].map((written) => head + written.join('') + tail)
        for (const { shown, kept } of people) {
          expect(whole).toContain(kept)
          expect(shown).toBe(kept)
        }
        expect(people[0].kept).toBe(people[1].kept)
      },
    ),
    { numRuns: 3000 },
  )
})
