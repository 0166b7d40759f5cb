/**
 * Pictures that this person adds: each goes to the server first and onto the board when it is kept there. One that did
 * not get there says so and can be tried again.
 * @module
 */
import type { Editor, TLAssetId, VecLike } from 'tldraw'
import { AssetRecordType, createShapeId } from 'tldraw'
import { isPictureAddress, MAX_PICTURE_BYTES } from '../../shared/pictures.ts'
import type { Picture } from '../../shared/protocol/pictures.ts'
import { problemFrom } from '../app/api.ts'
import { plainPicture } from './plainPicture.ts'

/** Board pixels that a picture is wide or high at most when it is put down: as three notes. */
const LARGEST = 600
/** Milliseconds after which a picture that has not got to the server is given up. */
const DEADLINE_MS = 60_000

/**
 * Why a picture is not on the board: it is none, a damaged one, or one with too many bytes or pixels; the room has no
 * place for more or was closed meanwhile; or it did not get to the server.
 */
export type PictureProblem = 'type' | 'damaged' | 'size' | 'pixels' | 'full' | 'closed' | 'network'

/** How far a list has come that has more cards than are put down at once. */
export interface LongList {
  readonly done: number
  readonly total: number
  /** How many come next. */
  readonly next: number
  /** Whether the zone has no room for more: the next come where one looks then. */
  readonly isFull: boolean
}

/** What is told: of a picture on its way, of a file whose list is too long, or of a list that is not all there yet. */
export type Upload = { readonly id: string } & (
  | { readonly name: string; readonly problem: PictureProblem | 'long' | null }
  | { readonly list: LongList }
)

/** Sends a file; the picture as the server keeps it, or why it does not. */
export type SendPicture = (file: File) => Promise<Picture | PictureProblem>

const problems: Readonly<Record<number, PictureProblem>> = {
  409: 'closed',
  413: 'size',
  415: 'type',
  422: 'damaged',
}
/** What of a picture, or of its room, there is too much of. */
const tooMuch: Readonly<Record<string, PictureProblem>> = { pixels: 'pixels', room: 'full' }

async function whyRefused(response: Response): Promise<PictureProblem> {
  const { status, field } = await problemFrom(response)
  return (status === 413 && tooMuch[field ?? '']) || (problems[status] ?? 'network')
}

/** Sends pictures to a room. */
export function pictureSender(roomId: string): SendPicture {
  return async (file) => {
    if (file.size > MAX_PICTURE_BYTES) return 'size'
    try {
      const response = await fetch(`/api/rooms/${roomId}/pictures`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body: await plainPicture(file),
        signal: AbortSignal.timeout(DEADLINE_MS),
      })
      if (!response.ok) return await whyRefused(response)
      const picture = (await response.json()) as Picture
      return isPictureAddress(picture.src) ? picture : 'network'
    } catch {
      return 'network'
    }
  }
}

export interface Pictures {
  readonly uploads: () => readonly Upload[]
  add(editor: Editor, file: File, point: VecLike): Promise<void>
  /** Says that the list in a file is too long. */
  tellTooLong(name: string): void
  /** Says how far a list has come; `more` puts the next of it down. */
  offer(list: LongList, more: () => void): void
  /** Sends a picture again, or goes on with a list. */
  retry(id: string): void
  forget(id: string): void
  onChange(changed: () => void): () => void
}

/** Puts a kept picture on the board, its middle at a point. */
function putDown(editor: Editor, file: File, { src, type, w, h }: Picture, point: VecLike): void {
  const scale = Math.min(1, LARGEST / Math.max(w, h))
  const size = { w: Math.max(1, w * scale), h: Math.max(1, h * scale) }
  // Of its hash, so that the same picture is one asset however often it is added.
  const assetId: TLAssetId = AssetRecordType.createId(src.slice(-64))
  editor.markHistoryStoppingPoint('picture')
  editor.run(() => {
    if (!editor.getAsset(assetId))
      editor.createAssets([
        {
          id: assetId,
          typeName: 'asset',
          type: 'image',
          meta: {},
          props: { name: file.name, src, w, h, mimeType: type, isAnimated: false, fileSize: file.size },
        },
      ])
    const id = createShapeId()
    const altText = file.name.replace(/\.[^.]*$/, '')
    const at = { x: point.x - size.w / 2, y: point.y - size.h / 2 }
    editor.createShape({ id, type: 'image', ...at, props: { assetId, altText, ...size } })
    editor.select(id)
  })
}

/** Keeps what is on its way to the server, and what did not get there. */
export function createPictures(send: SendPicture): Pictures {
  const watchers = new Set<() => void>()
  const again = new Map<string, () => void>()
  let uploads: readonly Upload[] = []
  let count = 0

  function set(next: readonly Upload[]): void {
    uploads = next
    for (const changed of watchers) changed()
  }
  function forget(id: string): void {
    again.delete(id)
    set(uploads.filter((upload) => upload.id !== id))
  }
  async function run(id: string, editor: Editor, file: File, point: VecLike): Promise<void> {
    const others = () => uploads.filter((upload) => upload.id !== id)
    set([...others(), { id, name: file.name, problem: null }])
    const answer = await send(file)
    if (typeof answer === 'string') {
      again.set(id, () => void run(id, editor, file, point))
      set([...others(), { id, name: file.name, problem: answer }])
      return
    }
    forget(id)
    if (!editor.getIsReadonly()) putDown(editor, file, answer, point)
  }

  return {
    uploads: () => uploads,
    add: (editor, file, point) => run(`picture ${count++}`, editor, file, { x: point.x, y: point.y }),
    tellTooLong: (name) => set([...uploads, { id: `list ${count++}`, name, problem: 'long' }]),
    offer: (list, more) => {
      const id = `list ${count++}`
      again.set(id, () => {
        forget(id)
        more()
      })
      set([...uploads, { id, list }])
    },
    retry: (id) => again.get(id)?.(),
    forget,
    onChange: (changed) => {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
  }
}
