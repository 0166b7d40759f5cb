/**
 * How far a record has come: what the room did with it, what a card says, what those who lead hold.
 * @module
 */
import { describe, expect, test } from 'vitest'
import { newNote } from '../../shared/board/cards.ts'
import { extractInsights, type RoomContext } from '../../shared/insights/extract.ts'
import { type HeldStatus, openStatuses, wordingOf } from '../../shared/insights/statuses.ts'
import { StatusChange } from '../../shared/protocol/statuses.ts'
import { languages, statuses, statusNames } from '../../shared/vocabulary.ts'

const text = 'Bygg bostäder'
function standing(meta: object, context: Partial<RoomContext> = {}, group = false) {
  const note = newNote({ id: 'shape:a', text, x: 100, y: 200, index: 'a2', sector: 'business' })
  const frame = {
    id: 'shape:f',
    typeName: 'shape',
    type: 'frame',
    parentId: 'page:page',
    index: 'a1',
    x: 0,
    y: 0,
    rotation: 0,
    props: { name: 'Boende', w: 400, h: 400 },
    meta: {},
  }
  const card = { ...note, meta, ...(group ? { parentId: 'shape:f' } : {}) }
  const room = { id: 'room', step: 'prioritisation', ...context } as const
  const { insights, warnings } = extractInsights(group ? [frame, card] : [card], room)
  const codes = warnings.map(({ code }) => code).filter((code) => code !== 'card_unsorted')
  return { ...insights[0], codes }
}
const held = (change: Omit<HeldStatus, 'wording'>, of = text) => ({
  statuses: { 'shape:a': { ...change, wording: wordingOf(of) } },
})
const decision = { body: 'Regionala utvecklingsnämnden', date: '2027-03-01', paragraph: '12' }
const votes = { total: 3, bySector: {}, method: 'dots', round: 'r' } as const

test('every status has a name in both languages', () => {
  for (const status of statuses)
    for (const language of languages) expect(statusNames[status][language]).not.toBe('')
})

describe('a card', () => {
  test('is on trial, and shared when it is gathered with others or voted for', () => {
    expect(standing({}).status).toBe('trial')
    expect(standing({}, {}, true).status).toBe('shared')
    expect(standing({}, { votes: { 'shape:a': votes } }).status).toBe('shared')
    expect(standing({}, { votes: { 'shape:a': { ...votes, total: 0 } } }).status).toBe('trial')
  })

  test.each(openStatuses)('may be said to be %s by anyone who writes', (status) => {
    const said = standing({ status, statusReason: 'Därför' })
    expect([said.status, said.codes]).toEqual([status, []])
    expect(said.statusReason).toBe(status === 'parked' || status === 'declined' ? 'Därför' : undefined)
  })

  test('that is parked or declined without a reason is so, and is told of', () => {
    expect(standing({ status: 'declined' })).toMatchObject({
      status: 'declined',
      codes: ['status_without_reason'],
    })
  })

  test.each(statuses.filter((status) => !openStatuses.some((open) => open === status)))(
    'cannot say of itself that it is %s',
    (status) => {
      expect(standing({ status })).toMatchObject({ status: 'trial', codes: ['status_not_held'] })
    },
  )

  test('stands where those who lead put it, whatever it says itself', () => {
    const adopted = standing(
      { status: 'declined', statusReason: 'Nej' },
      held({ status: 'adopted', decision }),
    )
    expect(adopted).toMatchObject({ status: 'adopted', attrs: { decision }, codes: [] })
    expect(adopted.statusReason).toBeUndefined()
  })

  test('whose words were changed after it was adopted stays adopted, and is told of', () => {
    const context = held({ status: 'in_progress', decision }, 'Bygg vägar')
    expect(standing({}, context)).toMatchObject({ status: 'in_progress', codes: ['changed_since_decided'] })
    expect(standing({}, held({ status: 'prioritised' }, 'Bygg vägar')).codes).toEqual([])
  })
})

test('adopted needs a decision with body and day, parked and declined a reason', () => {
  const fits = (change: object) => StatusChange.safeParse(change).success
  expect(fits({ status: 'adopted' })).toBe(false)
  expect(fits({ status: 'adopted', decision: { body: 'RUN' } })).toBe(false)
  expect(fits({ status: 'adopted', decision: { body: 'RUN', date: '2027' } })).toBe(false)
  expect(fits({ status: 'adopted', decision })).toBe(true)
  expect(fits({ status: 'parked' })).toBe(false)
  expect(fits({ status: 'declined', reason: ' ' })).toBe(false)
  expect(fits({ status: 'declined', reason: 'Splittrar' })).toBe(true)
  expect(fits({ status: 'prioritised' })).toBe(true)
})
