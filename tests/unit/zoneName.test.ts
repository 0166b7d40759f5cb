import { expect, test } from 'vitest'
import { nameBox, nameForm } from '../../client/board/zoneName.ts'
import { placeWords } from '../../shared/board/wordPlaces.ts'

const zone = { x: 100, y: 200, w: 960, h: 720 }

test("a zone's name takes its line, larger on the board the farther off one is, and two lines where it is long", () => {
  const near = nameBox(zone, 'Drivkrafter', 1)
  expect(near).toMatchObject({ x: 130, y: 220 })
  expect(nameBox(zone, 'Drivkrafter', 0.3).w).toBeGreaterThan(near.w)
  expect(nameBox(zone, 'Drivkrafter', 0.3).h).toBeGreaterThan(near.h)
  const long = 'Nationell · Styrande dokument och regler'
  expect(nameForm(long, 720, true)).toBe('two')
  expect(nameBox({ ...zone, w: 720 }, long, 0.3).h).toBeGreaterThan(70)
  expect(nameBox({ ...zone, w: 720 }, long, 0.3).w).toBe(660)
})

test('a name that nearly has room is smaller on one line, which leaves two for the question', () => {
  expect(nameForm('EU · Finansiering', 720, true)).toBe('plain')
  expect(nameForm('Nationell · Samverkan och drift', 720, true)).toBe('small')
  expect(nameForm('Nationell · Samverkan och drift', 960, true)).toBe('plain')
  expect(nameForm('Regional · Kunskap och kompetens', 720, true)).toBe('two')
  // Without the pencil of those who lead there is more room.
  expect(nameForm('Regional · Kunskap och kompetens', 720, false)).toBe('small')
  expect(nameForm('Nationell · Styrande dokument och regler', 720, false)).toBe('two')
})

test("a word on an arrow lies over no zone's name: it has another place of its way, or none", () => {
  const name = nameBox(zone, 'Drivkrafter', 0.3)
  const over = { x: name.x + 20, y: name.y + 10 }
  const beside = { x: name.x + name.w + 200, y: over.y }
  const word = { id: 'a', w: 120, h: 30 }
  expect([...placeWords([{ ...word, places: [over, beside] }], [name], [{ ...zone, h: 136 }])]).toEqual([
    ['a', 1],
  ])
  expect([...placeWords([{ ...word, places: [over] }], [name], [{ ...zone, h: 136 }])]).toEqual([])
})
