/**
 * The editor's canvas with no more on it than is near.
 * @module
 */
import { useLayoutEffect, useState } from 'react'
import { DefaultCanvas, useEditor } from 'tldraw'
import { Nearby } from './Nearby.ts'

export function BoardCanvas() {
  const editor = useEditor()
  // Before the canvas first asks which shapes there are.
  const [nearby] = useState(() => new Nearby(editor))
  useLayoutEffect(() => nearby.start(), [nearby])
  return <DefaultCanvas />
}
