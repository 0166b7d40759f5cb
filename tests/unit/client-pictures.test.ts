/**
 * What is said of a picture that does not come onto the board.
 * @module
 */
import { afterEach, expect, test, vi } from 'vitest'
import { createPictures, pictureSender } from '../../client/board/pictures.ts'
import { MAX_PICTURE_BYTES } from '../../shared/pictures.ts'

afterEach(() => vi.unstubAllGlobals())

const file = (bytes = 40) => new File([new Uint8Array(bytes)], 'torget.png')
const answerWith = (response: () => Response | Promise<Response>) => vi.stubGlobal('fetch', response)

test.each([
  [415, undefined, 'type'],
  [422, undefined, 'damaged'],
  [413, undefined, 'size'],
  [413, 'pixels', 'pixels'],
  [413, 'room', 'full'],
  [409, undefined, 'closed'],
  [429, undefined, 'network'],
  [503, undefined, 'network'],
])('an answer of %i about %s is told as "%s"', async (status, field, problem) => {
  answerWith(() => Response.json({ status, field }, { status }))
  expect(await pictureSender('room')(file())).toBe(problem)
})

test('an answer that is no problem of ours, and none at all, can be tried again', async () => {
  answerWith(() => new Response('<html>Bad gateway</html>', { status: 502 }))
  expect(await pictureSender('room')(file())).toBe('network')
  answerWith(() => Promise.reject(new TypeError('failed to fetch')))
  expect(await pictureSender('room')(file())).toBe('network')
})

test('one that is too large is not sent', async () => {
  answerWith(() => expect.unreachable())
  expect(await pictureSender('room')(file(MAX_PICTURE_BYTES + 1))).toBe('size')
})

test('what became of a list is told until that is closed', () => {
  const pictures = createPictures(() => expect.unreachable())
  const changed = vi.fn()
  pictures.onChange(changed)
  pictures.tellTooLong('lista.csv')
  expect(pictures.uploads()).toMatchObject([{ name: 'lista.csv', problem: 'long' }])
  pictures.forget(pictures.uploads()[0]?.id ?? '')
  expect(pictures.uploads()).toEqual([])
  expect(changed).toHaveBeenCalledTimes(2)
})

test('the rest of a list is offered until it is taken or closed', () => {
  const pictures = createPictures(() => expect.unreachable())
  const more = vi.fn()
  const list = { done: 200, total: 450, next: 200, isFull: false }
  pictures.offer(list, more)
  expect(pictures.uploads()).toMatchObject([{ list }])
  pictures.retry(pictures.uploads()[0]?.id ?? '')
  expect(more).toHaveBeenCalledOnce()
  expect(pictures.uploads()).toEqual([])
})
