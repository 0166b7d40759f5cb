/**
 * One person's work on one board: the store, its bindings to the room, and undo, as long as the board is shown.
 * @module
 */
import type { Editor, TLEventInfo, TLStore, TLTextOptions } from 'tldraw'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { BoardRecord } from '../../shared/board/document.ts'
import type { Fence, Why } from '../facilitation/fence.ts'
import type { Author } from '../voices/voice.tsx'
import { bindRecords, type RecordBinding } from './bindRecords.ts'
import { bindText, type TextTurn, textOrigin } from './bindText.ts'
import { firstView } from './camera.ts'
import { layOnEighths } from './eighths.ts'
import { fenceStore } from './fenceStore.ts'
import { fenceTools, stopWriting } from './fenceTools.ts'
import type { Outcome } from './fenceUndo.ts'
import { createFencing, type Fencing } from './fencing.ts'
import { growingZones, type MakeRoom } from './growing.ts'
import { guardBoard } from './guardBoard.ts'
import { trackInFlight } from './inFlight.ts'
import { nextFrame } from './nextFrame.ts'
import { writeNext } from './quickNote.ts'
import { createBoardStore } from './store.ts'
import { createUndo, type OwnUndo } from './undo.ts'
import { unseenNotes } from './unseenNotes.ts'
import { awaitSeen } from './whenSeen.ts'

export interface BoardSession {
  readonly store: TLStore
  readonly binding: RecordBinding
  readonly undo: OwnUndo
  readonly textOptions: TLTextOptions
  /**
   * Whether the board may only be looked at.
   * @param takesWords whether what is being written all the same is kept until it can be sent
   */
  setReadonly(isReadonly: boolean, takesWords: boolean): void
  /** What this person has to leave as it is. */
  readonly fencing: Fencing
  setFence(fence: Fence | null): void
  /** Says which editor shows the store; returns what takes it away again. */
  attach(editor: Editor): () => void
  /**
   * Changes the document as a step of this person's work, past what the editor lets them do. Where it is about one
   * zone's cards and where they lie, the fence is asked.
   */
  change(act: () => void, zoneShapeId?: string): void
  /** Makes a zone reach down to `bottom`, in board pixels, at once. */
  makeRoom: MakeRoom
  close(): void
}

/**
 * Opens the board that a room's document holds.
 * @param author who writes now
 * @param onTried is told why, whenever this person tries what the fence forbids
 */
export function openBoard(
  doc: Y.Doc,
  awareness: Awareness,
  author: () => Author,
  onTried: (why: Why) => void,
): BoardSession {
  const store = createBoardStore()
  const fencing = createFencing(store, onTried)
  const turn: TextTurn = { shapeId: null }
  let editor: Editor | null = null
  let readonly = false
  const isDragging = () => editor?.inputs.isDragging ?? false

  const inFlight = trackInFlight(awareness)
  const seen = awaitSeen()
  /** The size of what the board is shown in; until there is an editor, the sizes that it may have. */
  const screens = () =>
    editor
      ? [editor.getViewportScreenBounds()]
      : [innerWidth, innerWidth / 2].map((w) => ({ w, h: innerHeight }))
  const unguard = guardBoard(store, author)
  const letLie = layOnEighths(store)
  const unfence = fenceStore(store, fencing)
  const mayChange = (from: BoardRecord | null, to: BoardRecord | null) => {
    const why = fencing.isUp ? fencing.why(from, to) : null
    // What was there did not change under the hand either, and was told then.
    if (why && !from) fencing.tried(why)
    return !why
  }
  const binding = bindRecords({
    doc,
    store,
    isDragging,
    mayWrite: () => !readonly,
    mayChange,
    textEditedElsewhere: () => turn.shapeId,
    soon: nextFrame,
    inFlight,
    later: {
      mayWait: () => unseenNotes(doc, (zones) => firstView(screens(), zones)),
      whenSeen: seen.wait,
    },
  })
  const growing = growingZones({
    doc,
    binding,
    ownOrigins: [binding.origin, textOrigin],
    isBusy: () => readonly || isDragging(),
  })
  const mayTake = (outcomes: () => readonly Outcome[]) => {
    const refused = fencing.isUp ? outcomes().map(({ from, to }) => fencing.why(from, to)) : []
    const why = refused.find((one) => one !== null)
    if (why) fencing.tried(why)
    return !why
  }
  const undo = createUndo(doc, binding, { textOrigin, isDragging, mayTake })
  const onDone = () => {
    if (editor?.getEditingShape()?.type !== 'note') return false
    writeNext(editor, growing.makeRoom)
    return true
  }
  const { textOptions } = bindText({ doc, awareness, binding, undo, editor: () => editor, onDone }, turn)

  return {
    store,
    binding,
    undo,
    textOptions,
    fencing,
    setFence: (fence) => {
      fencing.put(fence)
      if (editor) stopWriting(editor, fencing)
    },
    setReadonly: (isReadonly, takesWords) => {
      readonly = isReadonly
      // Whoever writes, stops: what they write from now on would reach nobody.
      if (isReadonly && !takesWords && editor?.getEditingShapeId()) editor.complete()
      editor?.updateInstanceState({ isReadonly })
    },
    attach: (shown) => {
      editor = shown
      shown.updateInstanceState({ isReadonly: readonly })
      const detachMarks = markSteps(shown, undo)
      const stopLanding = flushWhenLetGo(shown, binding)
      const unfenceTools = fenceTools(shown, fencing)
      seen.begin()
      return () => {
        detachMarks()
        stopLanding()
        unfenceTools()
        editor = null
      }
    },
    change: (act, zoneShapeId) => {
      const why = zoneShapeId === undefined ? null : fencing.whyNotTidied(zoneShapeId)
      if (why) return fencing.tried(why)
      undo.mark()
      if (!readonly) binding.change(act)
      undo.mark()
    },
    makeRoom: growing.makeRoom,
    close: () => {
      growing.stop()
      binding.stop()
      inFlight.stop()
      undo.stop()
      unguard()
      letLie()
      unfence()
    },
  }
}

/** The editor says where a step of work begins; our own history listens. */
function markSteps(editor: Editor, undo: OwnUndo): () => void {
  const mark = editor.markHistoryStoppingPoint
  editor.markHistoryStoppingPoint = (name) => {
    undo.mark()
    return mark.call(editor, name)
  }
  return () => {
    editor.markHistoryStoppingPoint = mark
  }
}

/** What was dragged is in the document when it is let go of, and not a moment later. */
function flushWhenLetGo(editor: Editor, binding: RecordBinding): () => void {
  const listen = ({ name }: TLEventInfo) => {
    if (name === 'pointer_up') queueMicrotask(binding.flush)
  }
  editor.on('event', listen)
  return () => {
    editor.off('event', listen)
  }
}
