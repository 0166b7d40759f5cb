/**
 * What the server reads of an update without decoding it is what Yjs would decode: of any update of a board, and of any
 * bytes at all.
 * @module
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodeSaid, readUpdate, scanUpdate } from '../../server/sync/readUpdate.ts'

const values = fc.anything({
  values: [
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.double(),
    fc.integer(),
    fc.constant(null),
    fc.bigInt({ min: -5n, max: 5n }),
  ],
  maxDepth: 3,
  withNullPrototype: false,
})

const acts = fc.array(
  fc.record({
    act: fc.constantFrom('set', 'type', 'erase', 'nest', 'format', 'bytes', 'xml', 'list', 'document'),
    key: fc.constantFrom('a', 'b', 'å', 'längre nyckel 🙂'),
    at: fc.nat(20),
    value: values,
    words: fc.string({ unit: 'grapheme', minLength: 1 }),
  }),
  { minLength: 1, maxLength: 12 },
)
type Act = typeof acts extends fc.Arbitrary<readonly (infer One)[]> ? One : never

function does(doc: Y.Doc, { act, key, at, value, words }: Act): void {
  const [map, text, list] = [doc.getMap<unknown>('map'), doc.getText('text'), doc.getArray<unknown>('list')]
  const place = Math.min(at, text.length)
  if (act === 'set') map.set(key, value)
  else if (act === 'type') text.insert(place, words)
  else if (act === 'erase') text.delete(place, Math.min(3, text.length - place))
  else if (act === 'nest') map.set(key, new Y.Map([[key, new Y.Array()]]))
  else if (act === 'format') text.format(place, Math.min(2, text.length - place), { bold: true })
  else if (act === 'bytes') map.set(key, new Uint8Array([at, 255, 0]))
  else if (act === 'xml') doc.getXmlFragment('xml').insert(0, [new Y.XmlElement(key), new Y.XmlText(words)])
  else if (act === 'list') list.insert(Math.min(at, list.length), [{ [key]: [at, null] }, words])
  else map.set(key, new Y.Doc())
}

/** Updates of one transaction each, and the board they come to. */
function updatesOf(all: readonly (readonly Act[])[]): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = 4_000_000_001
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const acts of all)
    doc.transact(() => {
      for (const act of acts) does(doc, act)
    })
  return [...updates, Y.encodeStateAsUpdate(doc)]
}

const updates = fc.array(acts, { minLength: 1, maxLength: 6 }).map(updatesOf)

/** What both tell, without where in the bytes it stands. */
const told = (said: ReturnType<typeof decodeSaid>) => ({
  writings: said.writings.map(({ client, clock, length, kind, origin, rightOrigin, parent }) => ({
    ...{ client, clock, length, kind },
    builtOn: [origin, rightOrigin, parent].map((id) => id && [id.client, id.clock]),
  })),
  deletions: [...said.deletions].map(([client, ranges]) => [
    client,
    ranges.map(({ clock, len }) => [clock, len]),
  ]),
})

function theirs(update: Uint8Array): unknown {
  try {
    return told(decodeSaid(update))
  } catch {
    return null
  }
}

test('of any update it tells what Yjs tells', () => {
  fc.assert(
    fc.property(updates, (all) => {
      for (const update of all) {
        const said = readUpdate(update)
        expect(said && told(said)).toEqual(theirs(update))
      }
    }),
    { numRuns: 500 },
  )
})

test('of what a board is written with, Yjs need not be asked', () => {
  const doc = new Y.Doc()
  const seen: boolean[] = []
  doc.on('update', (update: Uint8Array) => seen.push(scanUpdate(update) !== null))
  const record = doc.getMap<Y.Map<unknown>>('records')
  record.set(
    'shape:å',
    new Y.Map<unknown>([['born', { type: 'note', x: 1.5, kinds: ['need', null], on: true }]]),
  )
  record.get('shape:å')?.set('geometry', [1, -2.25, 300_000, 'a1V'])
  const fragment = new Y.XmlFragment()
  record.get('shape:å')?.set('text', fragment)
  const [paragraph, words] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
  fragment.insert(0, [paragraph])
  paragraph.insert(0, [words])
  words.insert(0, 'Mötesplatser på landsbygden 🙂')
  words.delete(2, 3)
  record.delete('shape:å')
  expect(seen).toEqual(seen.map(() => true))
})

test('of damaged bytes it tells what Yjs tells, or that they are none', () => {
  const damages = fc.array(
    fc.record({ which: fc.nat(), at: fc.nat(), byte: fc.nat(255), cut: fc.option(fc.nat(), { freq: 3 }) }),
    {
      minLength: 40,
      maxLength: 40,
    },
  )
  fc.assert(
    fc.property(updates, damages, (all, damages) => {
      for (const { which, at, byte, cut } of damages) {
        const update = all[which % all.length] as Uint8Array
        const bytes = update.slice(0, cut === null ? undefined : cut % (update.length + 1))
        if (bytes.length > 0) bytes[at % bytes.length] = byte
        const said = scanUpdate(bytes)
        if (said) expect(told(said)).toEqual(theirs(bytes))
      }
    }),
    { numRuns: 250 },
  )
})

test('of bytes of any kind it tells what Yjs tells, or that they are none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const said = scanUpdate(bytes)
      if (said) expect(told(said)).toEqual(theirs(bytes))
    }),
    { numRuns: 20_000 },
  )
})
