/**
 * The laser of another person: plain enough to be followed from the back of a room.
 * @module
 */
import type { ComponentProps } from 'react'
import type { TLComponents } from 'tldraw'
import { DefaultScribble } from 'tldraw'

type ScribbleProps = ComponentProps<NonNullable<TLComponents['CollaboratorScribble']>>

export function Laser(props: ScribbleProps) {
  const isLaser = props.scribble.color === 'laser'
  return <DefaultScribble {...props} {...(isLaser ? { opacity: 0.85 } : {})} />
}
