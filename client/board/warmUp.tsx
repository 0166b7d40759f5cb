/**
 * The editor once, out of sight: a small board is built and taken down while somebody who joins still chooses a sector
 * and writes their name. The first board takes the browser twice as long as any after it, which has its program in
 * machine code and its letters and styles at hand.
 * @module
 */
import { createRoot } from 'react-dom/client'
import type { Editor, TLUserPreferences } from 'tldraw'
import { Tldraw, useTldrawUser } from 'tldraw'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { newNote } from '../../shared/board/cards.ts'
import { writeRecord } from '../../shared/board/document.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { sectors } from '../../shared/vocabulary.ts'
import { i18n } from '../app/i18n/index.ts'
import type { Author } from '../voices/voice.tsx'
import { assetUrls } from './assetUrls.ts'
import styles from './Board.module.css'
import { boardComponents } from './BoardTools.tsx'
import { type BoardSession, openBoard } from './boardSession.ts'
import { boardOptions, shapeUtils, tools } from './editorParts.ts'

/** Cards on the small board: enough for what is done per card to be worth the browser's while. */
const CARDS = 150
/** Milliseconds after which the small board goes, shown or not. */
const PATIENCE_MS = 10_000

const nobody: Author = { id: null, sector: null, isProxy: false }
const nothing = () => {}

/** What a server sends of a board: one update. */
function smallBoard(): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const record of seedBoard(roomTemplates.analysis)) writeRecord(doc, record)
    for (let i = 0; i < CARDS; i++) {
      const [x, y] = [(i % 15) * 220, Math.floor(i / 15) * 220]
      const index = `b${String(i).padStart(2, '0')}`
      const sector = sectors[i % sectors.length] ?? null
      writeRecord(doc, newNote({ id: `shape:${i}`, text: 'Ett kort med några ord', x, y, index, sector }))
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

const picture = () => new Promise<void>((drawn) => requestAnimationFrame(() => drawn()))

/** Resolves when the small board has been shown, has had its time or is called off with `signal`, and is gone. */
export async function warmUp(licenseKey: string | null, signal: AbortSignal): Promise<void> {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const session = openBoard(doc, awareness, () => nobody, nothing)
  const holder = document.createElement('div')
  holder.className = styles.warming ?? ''
  holder.inert = true
  document.body.append(holder)
  const root = createRoot(holder)
  try {
    const editor = await new Promise<Editor | null>((shown) => {
      setTimeout(() => shown(null), PATIENCE_MS)
      signal.addEventListener('abort', () => shown(null), { once: true })
      root.render(<SmallBoard session={session} licenseKey={licenseKey} onShown={shown} />)
    })
    if (!editor || signal.aborted) return
    Y.applyUpdate(doc, smallBoard())
    editor.zoomToFit()
    for (let i = 0; i < 3 && !signal.aborted; i++) await picture()
  } finally {
    root.unmount()
    holder.remove()
    session.close()
    awareness.destroy()
    doc.destroy()
  }
}

interface SmallBoardProps {
  session: BoardSession
  licenseKey: string | null
  onShown: (editor: Editor) => void
}

function SmallBoard({ session, licenseKey, onShown }: SmallBoardProps) {
  // One who is nobody: the editor would make up a person, and keep them on the device.
  const userPreferences: TLUserPreferences = { id: 'nobody', locale: i18n.language }
  const user = useTldrawUser({ userPreferences, setUserPreferences: nothing })
  return (
    <Tldraw
      store={session.store}
      user={user}
      {...(licenseKey ? { licenseKey } : {})}
      assetUrls={assetUrls}
      components={boardComponents}
      shapeUtils={shapeUtils}
      tools={tools}
      textOptions={session.textOptions}
      options={boardOptions}
      autoFocus={false}
      onMount={(editor) => {
        const detach = session.attach(editor)
        onShown(editor)
        return detach
      }}
    />
  )
}
