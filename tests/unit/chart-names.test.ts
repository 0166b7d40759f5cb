import { expect, test } from 'vitest'
import { namesOf } from '../../client/pages/evaluation/chartNames.ts'

// What is measured is drawn where it says, so that places can be told as they are.
const point = ({ at, value }: { at: number; value: number }) => ({ x: at, y: value })
const course = { baseline: { value: 166, at: null }, target: { value: 14, at: null } } as never
const sides = (...dots: [x: number, y: number][]) =>
  namesOf(
    course,
    point,
    dots.map(([at, value]) => ({ at, value })),
  ).map(({ name, style }) => [name, 'left' in style ? 'beginning' : 'end'])

test('the name of a line stands at its beginning, and at its end where it would lie over what was measured', () => {
  expect(sides([200, 90])).toEqual([
    ['baseline', 'beginning'],
    ['target', 'beginning'],
  ])
  expect(sides([14, 150], [386, 60])).toEqual([
    ['baseline', 'end'],
    ['target', 'beginning'],
  ])
  // With something at both ends it stays where it is looked for.
  expect(sides([14, 150], [386, 155])).toEqual([
    ['baseline', 'beginning'],
    ['target', 'beginning'],
  ])
})
