/**
 * The same editor as a plain page has it: the same cards in a store of its own, no sync, nothing of ours around it.
 * With `#100` in the address so many pointers of others move, put into the store twenty times a second.
 * @module
 */
import { createRoot } from 'react-dom/client'
import { type Editor, InstancePresenceRecordType, type TLRecord, Tldraw } from 'tldraw'
import 'tldraw/tldraw.css'
import { assetUrls } from '../../../../client/board/assetUrls.ts'

const POINTERS_EVERY_MS = 50
const people = Number(location.hash.slice(1) || 0)

function pointers(editor: Editor, at: number): TLRecord[] {
  const { w, h } = editor.getCurrentPageBounds() ?? { w: 1, h: 1 }
  return Array.from({ length: people }, (_, i) =>
    InstancePresenceRecordType.create({
      id: InstancePresenceRecordType.createId(String(i)),
      currentPageId: editor.getCurrentPageId(),
      userId: `person ${i}`,
      userName: `Person ${i}`,
      lastActivityTimestamp: Date.now(),
      cursor: {
        type: 'default',
        rotation: 0,
        x: w * (0.5 + 0.45 * Math.sin(i + at / 700)),
        y: h * (0.5 + 0.45 * Math.cos(i * 2 + at / 900)),
      },
    }),
  )
}

async function start(editor: Editor) {
  const records = (await (await fetch('/records.json')).json()) as TLRecord[]
  editor.store.put(records)
  editor.setCamera({ x: -2_000, y: -2_000, z: 0.5 })
  if (people > 0)
    setInterval(
      () => editor.store.mergeRemoteChanges(() => editor.store.put(pointers(editor, performance.now()))),
      POINTERS_EVERY_MS,
    )
  document.body.dataset.ready = 'yes'
}

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <Tldraw
      assetUrls={assetUrls}
      options={{ maxPages: 1, maxShapesPerPage: 10_000 }}
      onMount={(editor) => void start(editor)}
    />,
  )
