/**
 * A board that is only looked at: what a document holds, and what it holds next.
 * @module
 */
import { useEffect, useState } from 'react'
import type { Editor, TLRecord, TLStore, TLUserPreferences } from 'tldraw'
import { Tldraw, useTldrawUser } from 'tldraw'
import 'tldraw/tldraw.css'
import type * as Y from 'yjs'
import { recordsMap } from '../../shared/board/document.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { assetUrls } from './assetUrls.ts'
import styles from './Board.module.css'
import { bindRecords } from './bindRecords.ts'
import { startCamera } from './camera.ts'
import { HeadingShapeUtil } from './HeadingShapeUtil.tsx'
import { mergeQuietly } from './mergeQuietly.ts'
import { SayingArrowShapeUtil } from './SayingArrowShapeUtil.tsx'
import { SectorNoteShapeUtil } from './SectorNoteShapeUtil.tsx'
import { createBoardStore } from './store.ts'
import { ZoneShapeUtil } from './ZoneShapeUtil.tsx'

const shapeUtils = [ZoneShapeUtil, SayingArrowShapeUtil, SectorNoteShapeUtil, HeadingShapeUtil]
const options = { maxPages: 1, maxShapesPerPage: 10_000 }
const changeNothing = () => {}

interface ReplayBoardProps {
  doc: Y.Doc
  language: Language
  colorScheme: 'light' | 'dark'
  licenseKey: string | null
}

export function ReplayBoard({ doc, language, colorScheme, licenseKey }: ReplayBoardProps) {
  const [store] = useState(createBoardStore)
  useEffect(() => showIn(store, doc), [store, doc])
  const userPreferences: TLUserPreferences = { id: 'replay', locale: language, colorScheme }
  const user = useTldrawUser({ userPreferences, setUserPreferences: changeNothing })
  return (
    <div className={styles.board}>
      <Tldraw
        store={store}
        user={user}
        {...(licenseKey ? { licenseKey } : {})}
        assetUrls={assetUrls}
        shapeUtils={shapeUtils}
        options={options}
        hideUi
        autoFocus={false}
        onMount={onlyLook}
      />
    </div>
  )
}

function onlyLook(editor: Editor): () => void {
  editor.updateInstanceState({ isReadonly: true })
  editor.setCurrentTool('hand')
  return startCamera(editor, true)
}

/** Shows a document in a store that may show another, and follows it; nothing goes the other way. */
function showIn(store: TLStore, doc: Y.Doc): () => void {
  const binding = bindRecords({ doc, store, mayWrite: () => false })
  const held = recordsMap(doc)
  const left = store
    .allRecords()
    .filter(({ id, typeName }) => isOfBoard(typeName) && !held.has(id))
    .sort((a, b) => order(a) - order(b))
  mergeQuietly(
    store,
    [],
    left.map(({ id }) => id),
  )
  return () => binding.stop()
}

/** In the order in which they are removed, so that nothing is left pointing at what is gone. */
const boardTypes: readonly string[] = ['binding', 'shape', 'asset']
const isOfBoard = (typeName: string) => boardTypes.includes(typeName)
const order = ({ typeName }: TLRecord) => boardTypes.indexOf(typeName)
