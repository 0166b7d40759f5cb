/**
 * The board of a room: what all write on together. Everything that knows the editor by name is in this folder.
 * @module
 */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Editor, TLUserPreferences } from 'tldraw'
import { atom, Tldraw, useTldrawUser } from 'tldraw'
import 'tldraw/tldraw.css'
import type { Box } from '../../shared/board/cards.ts'
import { sameValue } from '../../shared/board/richText.ts'
import type { Gathering } from '../../shared/protocol/facilitation.ts'
import type { Me } from '../../shared/protocol/members.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { mayLead } from '../app/mayLead.ts'
import { useShownCard } from '../app/shownCard.ts'
import { Button } from '../app/ui/Button.tsx'
import { useOpenCard } from '../card/openCard.ts'
import { mayEditNow } from '../facilitation/mayEditNow.ts'
import { useRoomLink } from '../facilitation/roomLink.ts'
import { useFence, useTellWhy } from '../facilitation/useFence.ts'
import { useLead } from '../facilitation/useLead.ts'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import { useSpeaking } from '../voices/voice.tsx'
import { assetUrls } from './assetUrls.ts'
import styles from './Board.module.css'
import { boardComponents, FindContext, UndoContext } from './BoardTools.tsx'
import { bindPresence, inkOf, isOfMember } from './bindPresence.ts'
import { boardKeys } from './boardKeys.ts'
import type { BoardSession } from './boardSession.ts'
import { openBoard } from './boardSession.ts'
import { bringIntoView, startCamera } from './camera.ts'
import { comeCloseToWrite } from './closeUp.ts'
import { boardOptions, shapeUtils, tools } from './editorParts.ts'
import { FindWindow } from './FindWindow.tsx'
import { keepText } from './keepText.ts'
import { useKeysOf } from './keysOf.ts'
import { lookTogether, shownBoard } from './lookTogether.ts'
import { noticeFew, wouldSee } from './noticing.ts'
import { OpenCardContext } from './openCardContext.ts'
import { panAsOnePicture } from './panning.ts'
import { limitPasting } from './pasting.ts'
import { createPictures, pictureSender } from './pictures.ts'
import { dropEmptyFollowers, writeHere, writeOnDoubleClick } from './quickNote.ts'
import { RelateWindow } from './RelateWindow.tsx'
import { RelateContext } from './relateContext.ts'
import { skipToCards } from './skipToCards.ts'
import { tidyZone } from './tidy.ts'
import { typeAhead } from './typingAhead.ts'
import { Uploads } from './Uploads.tsx'
import { uiOverrides } from './uiOverrides.ts'
import { gatherUnderHeadings } from './underHeading.ts'
import { ZoneEditing } from './ZoneEditing.tsx'
import { ZoneMarksProvider } from './zoneMarks.ts'

export { editorFiles } from './assetUrls.ts'
export { ReplayBoard } from './ReplayBoard.tsx'
export { warmUp } from './warmUp.tsx'

interface BoardProps {
  connection: RoomConnection
  room: Room
  me: Me
  language: Language
  colorScheme: 'light' | 'dark'
}

/** Shows and edits the board of a connected room; reading alone while this person may not change it. */
export function Board({ connection, room, me, language, colorScheme }: BoardProps) {
  const { doc, awareness } = connection
  const { t } = useTranslation('board')
  const [session, setSession] = useState<BoardSession | null>(null)
  const [memberId, sector] = [me.member?.id ?? null, me.member?.sector ?? null]
  const isReadonly = !mayEditNow(me, room, connection)
  const { author } = useSpeaking()
  /** Who writes now; a board stays open while they take turns. */
  const writer = useRef(author)
  writer.current = author
  const fence = useFence(me, connection.facilitation)
  const tellWhy = useTellWhy()

  useEffect(() => {
    const opened = openBoard(doc, awareness, () => writer.current, tellWhy)
    setSession(opened)
    return () => {
      setSession(null)
      opened.close()
    }
  }, [doc, awareness, tellWhy])
  // A disk that takes nothing at the moment takes it later: whoever writes may end the note.
  const takesWords = connection.trouble
  useEffect(() => session?.setReadonly(isReadonly, takesWords), [session, isReadonly, takesWords])
  useEffect(() => session?.setFence(fence), [session, fence])

  const preferences: TLUserPreferences = {
    id: memberId ?? 'operator',
    name: me.member?.name ?? '',
    color: inkOf(sector),
    locale: language,
    colorScheme,
    // Where what is pasted goes is chosen in pasting.ts, which knows whether the pointer is on what is seen.
    isPasteAtCursorMode: false,
  }
  if (!session) return <p className={styles.loading}>{t('loading')}</p>
  return (
    <ShownBoard
      key={session.store.id}
      session={session}
      connection={connection}
      roomId={room.id}
      memberId={memberId ?? 'operator'}
      preferences={preferences}
      licenseKey={me.boardLicenseKey}
      leads={mayLead(me) && !isReadonly}
    />
  )
}

interface ShownBoardProps {
  session: BoardSession
  connection: RoomConnection
  roomId: string
  /** This person, as the room names them. */
  memberId: string
  preferences: TLUserPreferences
  licenseKey: string | null
  /** Whether this person may change the zones. */
  leads: boolean
}

const changeNothing = () => {}

function ShownBoard(props: ShownBoardProps) {
  const { session, connection, roomId, memberId, preferences, licenseKey, leads } = props
  const { awareness, doc, facilitation } = connection
  const marks = useMemo(
    () => ({ locked: facilitation?.lockedZones ?? [], highlight: facilitation?.highlight ?? null }),
    [facilitation?.lockedZones, facilitation?.highlight],
  )
  const areKeyboardShortcutsEnabled = useKeysOf() === 'board'
  const userPreferences = { ...preferences, areKeyboardShortcutsEnabled }
  const user = useTldrawUser({ userPreferences, setUserPreferences: changeNothing })
  const { open } = useOpenCard()
  /** The latest way to open a card; the editor's commands are made once. */
  const openCard = useRef(open)
  openCard.current = open
  const openAsStep = useCallback((id: string) => openCard.current(id, session.change), [session])
  const overrides = useMemo(
    () =>
      uiOverrides({
        undo: session.undo,
        tidy: (id) => session.change(() => tidyZone(doc, id), id),
        write: (editor) => writeHere(editor, session.makeRoom),
        details: openAsStep,
      }),
    [session, doc, openAsStep],
  )

  const link = useRoomLink()
  const command = useLead(roomId, connection)
  const gathering = useMemo(() => atom<Gathering | null>('gathering', null, { isEqual: sameValue }), [])
  useEffect(() => {
    gathering.set(facilitation?.gathering ?? null)
  }, [gathering, facilitation?.gathering])

  const pictures = useMemo(() => createPictures(pictureSender(roomId)), [roomId])

  /** The editor in which something is being looked for. */
  const [finding, setFinding] = useState<Editor | null>(null)
  const shown = useRef<Editor | null>(null)
  const find = useCallback(() => setFinding(shown.current), [])
  /** The editor whose selected card is to be joined to another. */
  const [relating, setRelating] = useState<Editor | null>(null)
  const relate = useCallback(() => setRelating(shown.current), [])

  const bringBoxIntoView = useCallback((box: Box) => shown.current && bringIntoView(shown.current, box), [])

  const { card, person } = useShownCard()
  useEffect(() => {
    if (card || person) session.binding.complete()
  }, [session, card, person])

  const start = useCallback(
    (editor: Editor) => {
      shown.current = editor
      limitPasting(editor, { makeRoom: session.makeRoom, pictures, fencing: session.fencing })
      writeOnDoubleClick(editor)
      noticeFew(editor)
      const ends = [
        session.attach(editor),
        startCamera(editor),
        panAsOnePicture(editor),
        comeCloseToWrite(editor),
        keepText(editor),
        gatherUnderHeadings(editor),
        dropEmptyFollowers(editor),
        typeAhead(editor),
        // At once: the next letter is for the window, and would choose a tool on the board.
        boardKeys(editor, {
          undo: session.undo,
          onFind: () => flushSync(() => setFinding(editor)),
          onRelate: () => flushSync(() => setRelating(editor)),
        }),
        skipToCards(editor),
        bindPresence(session.store, awareness, user.userPreferences, (userId, at) => {
          const { followingUserId } = editor.getInstanceState()
          const isLeader = userId === followingUserId || isOfMember(userId, gathering.get()?.by ?? '')
          return isLeader || wouldSee(editor, at)
        }),
        link.show(shownBoard(editor)),
        lookTogether(editor, {
          gathering,
          me: memberId,
          link,
          onLook: (look) => void command({ do: 'look', ...look }, { isQuiet: true }),
        }),
      ]
      return () => {
        for (const end of ends) end()
      }
    },
    [session, awareness, user, pictures, link, gathering, memberId, command],
  )

  const editor = (
    <Tldraw
      store={session.store}
      user={user}
      {...(licenseKey ? { licenseKey } : {})}
      assetUrls={assetUrls}
      components={boardComponents}
      overrides={overrides}
      shapeUtils={shapeUtils}
      tools={tools}
      textOptions={session.textOptions}
      options={boardOptions}
      onMount={start}
    />
  )
  return (
    <UndoContext value={session.undo}>
      <FindContext value={find}>
        <RelateContext value={relate}>
          <OpenCardContext value={openAsStep}>
            <div className={styles.board}>
              <ZoneMarksProvider value={marks}>
                {leads ? (
                  <ZoneEditing doc={doc} session={session} onShow={bringBoxIntoView}>
                    {editor}
                  </ZoneEditing>
                ) : (
                  editor
                )}
              </ZoneMarksProvider>
              <div className={styles.notices}>
                <SetAside session={session} />
                <Uploads pictures={pictures} />
              </div>
              {finding ? <FindWindow editor={finding} onClose={() => setFinding(null)} /> : null}
              {relating ? <RelateWindow editor={relating} onClose={() => setRelating(null)} /> : null}
            </div>
          </OpenCardContext>
        </RelateContext>
      </FindContext>
    </UndoContext>
  )
}

/** Says so when parts of the board do not fit what this page knows. */
function SetAside({ session }: { session: BoardSession }) {
  const { t } = useTranslation('board')
  const count = useSyncExternalStore(session.binding.onQuarantine, () => session.binding.quarantine.size)
  return count > 0 ? (
    <div role="status" className={styles.notice}>
      <span>{t('aside', { count })}</span>
      <Button size="small" onPress={() => location.reload()}>
        {t('reload')}
      </Button>
    </div>
  ) : null
}
