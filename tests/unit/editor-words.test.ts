/**
 * The editor speaks Swedish wherever it speaks.
 * @module
 */
import all from '@tldraw/assets/translations/main.json' with { type: 'json' }
import own from '@tldraw/assets/translations/sv.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { editorWords } from '../../client/board/editorWords.ts'

test('no word of the editor is left in English, and none of ours is for a place that it has not', () => {
  const swedish: Record<string, string> = { ...own, ...editorWords.sv }
  expect(Object.keys(all).filter((key) => !swedish[key])).toEqual([])
  expect(Object.keys(editorWords.sv).filter((key) => !(key in all))).toEqual([])
})
