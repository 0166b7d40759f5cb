import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openOfflineCopy } from '../../client/sync/offlineCopy.ts'

const calls: string[] = []
vi.mock('y-indexeddb', () => ({
  storeState: () => Promise.resolve(),
  IndexeddbPersistence: class {
    readonly db = undefined
    readonly whenSynced = Promise.resolve(this)
    destroy() {
      calls.push('let go')
      return Promise.resolve()
    }
    clearData() {
      calls.push('erased')
      return Promise.resolve()
    }
  },
}))

test('a copy that was taken off the device is let go of once, when its room is closed after that', async () => {
  vi.stubGlobal('indexedDB', {
    open() {
      const attempt = { onsuccess: () => {}, result: { close() {} } }
      queueMicrotask(() => attempt.onsuccess())
      return attempt
    },
  })
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const copy = openOfflineCopy('room', new Y.Doc())
  await copy.loaded
  copy.erase()
  copy.close()
  expect(complaints).not.toHaveBeenCalled()
  expect(calls).toEqual(['erased'])
})
