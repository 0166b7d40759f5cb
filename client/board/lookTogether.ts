/**
 * Looking at the same part of a board: whoever is gathered is brought where the facilitator looks, and kept there while
 * that is followed, until they move by themselves. Whoever is followed tells where they look.
 * @module
 */
import type { Atom, Editor, TLInstancePresence } from 'tldraw'
import { computed } from 'tldraw'
import type { Box } from '../../shared/board/cards.ts'
import { sameValue } from '../../shared/board/richText.ts'
import type { Gathering, View } from '../../shared/protocol/facilitation.ts'
import type { RoomLink, ShownBoard } from '../facilitation/roomLink.ts'
import { zoneSeen } from '../facilitation/zoneSeen.ts'
import { afterReacting } from './afterReacting.ts'
import { windowOf } from './bindPresence.ts'
import { showBox } from './camera.ts'
import { everyoneOn } from './noticing.ts'
import { zonesOf } from './surroundings.ts'

/** Milliseconds that the way to a place takes; to the next of many small steps, when somebody is followed. */
const GLIDE_MS = 420
const STEP_MS = 140
/** Milliseconds that the view of who is followed rests until it is told to those who come later, and to the list. */
const REST_MS = 700

/** Events with which a hand may move the board. */
const MOVES = ['wheel', 'pointermove', 'touchmove']

interface Together {
  readonly gathering: Atom<Gathering | null>
  /** This person's own id, as a gathering names it. */
  readonly me: string
  readonly link: RoomLink
  /** The view of this person, who is followed, rests. */
  readonly onLook: (look: ReturnType<ShownBoard['look']>) => void
}

/** What an editor shows, in board pixels. */
function viewOf(editor: Editor): View {
  const { x, y, w, h } = editor.getViewportPageBounds()
  return { x, y, w, h }
}

/** A board as the bar knows it. */
export const shownBoard = (editor: Editor): ShownBoard => ({
  look: () => {
    const view = viewOf(editor)
    return { view, zone: zoneSeen(zonesOf(editor), view)?.id ?? null }
  },
  point: () => {
    editor.setCurrentTool('laser')
    editor.focus()
  },
})

/** What another person's screen shows; of several windows the one that they used last. */
function viewOfMember(editor: Editor, memberId: string): Box | null {
  const window = windowOf(everyoneOn(editor), memberId)
  return window && viewIn(window)
}

function viewIn({ camera, screenBounds }: TLInstancePresence): Box | null {
  if (!camera || !screenBounds || !(camera.z > 0)) return null
  return { x: -camera.x, y: -camera.y, w: screenBounds.w / camera.z, h: screenBounds.h / camera.z }
}

/** Looks where all are asked to; returns what ends it. */
export function lookTogether(editor: Editor, together: Together): () => void {
  const ends = [follow(editor, together), tellWhereOneLooks(editor, together)]
  return () => {
    for (const end of ends) end()
  }
}

/** Whether a camera is the one that there is: options are set so, and nothing moves. */
function isHere(
  editor: Editor,
  point: { readonly x: number; readonly y: number; readonly z?: number },
): boolean {
  const { x, y, z } = editor.getCamera()
  return point.x === x && point.y === y && (point.z ?? z) === z
}

function follow(editor: Editor, { gathering, me, link }: Together): () => void {
  /** Where one is asked to look, and whether one goes there in small steps. */
  const wanted = computed(
    'where all look',
    () => {
      const asked = gathering.get()
      if (!asked || asked.by === me) return null
      // Who wants no motion is not carried along: they are brought to where the other has come to rest.
      const isCalm = editor.user.getAnimationSpeed() === 0
      const live = asked.follow && !isCalm ? viewOfMember(editor, asked.by) : null
      const zone = zonesOf(editor).find(({ id }) => id === asked.zone)
      return { since: asked.since, box: live ?? asked.view ?? zone?.box ?? null, isLive: live !== null }
    },
    { isEqual: sameValue },
  )
  let isOurs = false
  let begun: string | null = null

  function go(): void {
    const asked = wanted.get()
    if (!asked) begun = null
    if (!asked?.box || link.left() === asked.since) return
    const isFirst = begun !== asked.since
    begun = asked.since
    isOurs = true
    showBox(editor, asked.box, asked.isLive && !isFirst ? STEP_MS : GLIDE_MS)
    isOurs = false
  }
  function leave(): void {
    const asked = wanted.get()
    if (asked) link.leave(asked.since)
  }

  const { setCamera } = editor
  editor.setCamera = (point, options) => {
    // The board as it is first seen is nobody's move, and comes again with each new size of the window.
    if (!isOurs && !options?.force && !isHere(editor, point)) leave()
    return setCamera.call(editor, point, options)
  }
  // Wheel, fingers and a held space bar move the board without asking anyone, and are the editor's alone.
  const container = editor.getContainer()
  const byHand = (event: Event) => {
    const isMove = event.type === 'wheel' || editor.inputs.isPanning || editor.inputs.isPinching
    if (isMove) leave()
  }
  for (const name of MOVES) container.addEventListener(name, byHand, { passive: true, capture: true })
  const stopWatching = afterReacting('look together', () => {
    wanted.get()
    editor.getViewportScreenBounds()
    return go
  })
  const stopListening = link.subscribe(go)
  return () => {
    for (const name of MOVES) container.removeEventListener(name, byHand, { capture: true })
    editor.setCamera = setCamera
    stopWatching()
    stopListening()
  }
}

const sameView = (a: View | null, b: View | null) =>
  a !== null && b !== null && Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + Math.abs(a.w - b.w) < 1

function tellWhereOneLooks(editor: Editor, { gathering, me, onLook }: Together): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let told: View | null = null
  const stop = afterReacting('tell where one looks', () => {
    const asked = gathering.get()
    const isFollowed = asked?.follow === true && asked.by === me
    const view = viewOf(editor)
    return () => {
      clearTimeout(timer)
      if (!isFollowed) told = null
      else if (told === null) told = asked.view
      if (!isFollowed || sameView(view, told) || document.hidden) return
      timer = setTimeout(() => {
        told = view
        onLook(shownBoard(editor).look())
      }, REST_MS)
    }
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
