/**
 * Pointers of others when there are many of them: those near the middle of what one looks at are seen plainly, the
 * others fade, and nobody outside of it is pointed at from the edge.
 * @module
 */
import { type ComponentProps, memo } from 'react'
import type { TLComponents } from 'tldraw'
import { DefaultCollaboratorHint, DefaultCursor, useEditor, useValue } from 'tldraw'
import { fadeOf } from './fading.ts'
import { crowdOn } from './noticing.ts'

type CursorProps = ComponentProps<NonNullable<TLComponents['CollaboratorCursor']>>
type HintProps = ComponentProps<NonNullable<TLComponents['CollaboratorHint']>>

function useCrowd(): boolean {
  return useValue(crowdOn(useEditor()))
}

/**
 * A pointer with its name; without the name where it has all but faded. The editor asks for each of them anew with
 * every picture while one looks around: most of them are as they were.
 */
export const CrowdCursor = memo(function CrowdCursor(props: CursorProps) {
  const editor = useEditor()
  const isCrowded = useCrowd()
  const { x = 0, y = 0 } = props.point ?? {}
  const opacity = useValue(
    'fade of a pointer',
    () => (isCrowded ? fadeOf({ x, y }, editor.getViewportPageBounds()) : 1),
    [editor, isCrowded, x, y],
  )
  return (
    <div style={{ opacity }} data-faded={opacity < 1 || undefined}>
      <DefaultCursor {...props} name={opacity < 0.5 ? null : props.name} />
    </div>
  )
})

export function CrowdHint(props: HintProps) {
  return useCrowd() ? null : <DefaultCollaboratorHint {...props} />
}
