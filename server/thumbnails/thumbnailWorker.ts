/**
 * The thread behind `thumbnailThread`.
 * @module
 */
import { THUMBNAIL_SIDE } from '../../shared/limits.ts'
import { boardSvg, type Picture } from '../exports/picture/boardSvg.ts'
import { pngOf, withoutWords } from '../exports/picture/png.ts'
import { unpackBoard } from '../snapshots/boardChunks.ts'
import { answerTasks } from '../threads/answerTasks.ts'
import type { ThumbnailTasks } from './thumbnailThread.ts'

/** Words lower than this in the small picture are left out: nobody could read them, and letters are what takes time. */
const LEAST_LETTER = 5
/** Height of the words of a card on the board, in its pixels. */
const LETTER = 24

function withoutSmallWords(picture: Picture): Picture {
  const scale = THUMBNAIL_SIDE / Math.max(picture.width, picture.height)
  return scale * LETTER >= LEAST_LETTER ? picture : withoutWords(picture)
}

/** Without a title: what the picture is of is said beside it, on the page that shows it. */
const draw = (chunks: ThumbnailTasks['draw']['input']): ThumbnailTasks['draw']['result'] =>
  new Uint8Array(
    pngOf(withoutSmallWords(boardSvg(unpackBoard(chunks), { language: 'sv', title: '' })), THUMBNAIL_SIDE),
  )

const performers: {
  [Name in keyof ThumbnailTasks]: (input: ThumbnailTasks[Name]['input']) => ThumbnailTasks[Name]['result']
} = { draw }

answerTasks<ThumbnailTasks>((name, input) => performers[name](input))
