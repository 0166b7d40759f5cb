/**
 * What comes in from the clipboard or is dropped: text and cards do; files, embeds and previews of addresses do not.
 * @module
 */
import type { Editor, TLContent, VecLike } from 'tldraw'
import { defaultHandleExternalTextContent } from 'tldraw'

/** Shapes of which a board holds none: they need files, or show another site. */
const foreign = new Set(['image', 'video', 'embed', 'bookmark', 'zone'])

/** Cards copied from a board, without what this board does not take. */
function ownContent(content: TLContent): TLContent {
  const gone = new Set(content.shapes.filter((shape) => foreign.has(shape.type)).map((shape) => shape.id))
  return {
    ...content,
    assets: [],
    shapes: content.shapes.filter((shape) => !gone.has(shape.id)),
    rootShapeIds: content.rootShapeIds.filter((id) => !gone.has(id)),
    bindings: content.bindings?.filter(({ fromId, toId }) => !gone.has(fromId) && !gone.has(toId)) ?? [],
  }
}

function pasteText(editor: Editor, text: string, point?: VecLike): void {
  void defaultHandleExternalTextContent(editor, { text, ...(point ? { point } : {}) })
}

/** Replaces the editor's own handling of everything that is pasted or dropped. */
export function limitPasting(editor: Editor): void {
  const refuse = () => {}
  editor.registerExternalContentHandler('files', refuse)
  editor.registerExternalContentHandler('file-replace', refuse)
  editor.registerExternalContentHandler('embed', refuse)
  editor.registerExternalContentHandler('svg-text', refuse)
  editor.registerExternalContentHandler('excalidraw', refuse)
  editor.registerExternalContentHandler('url', ({ url, point }) => pasteText(editor, url, point))
  editor.registerExternalContentHandler('tldraw', ({ content, point }) => {
    editor.run(() => {
      editor.markHistoryStoppingPoint('paste')
      editor.putContentOntoCurrentPage(ownContent(content), { ...(point ? { point } : {}), select: true })
    })
  })
  editor.registerExternalAssetHandler('file', () => Promise.reject(new Error('this board takes no files')))
  editor.registerExternalAssetHandler('url', () => Promise.reject(new Error('this board shows no previews')))
}
