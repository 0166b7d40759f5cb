/**
 * The thread behind `thumbnailThread`.
 * @module
 */
import { THUMBNAIL_SIDE } from '../../shared/limits.ts'
import { boardSvg } from '../exports/picture/boardSvg.ts'
import { imagesOf } from '../exports/picture/images.ts'
import { pngOf } from '../exports/picture/png.ts'
import { unpackBoard } from '../snapshots/boardChunks.ts'
import { answerTasks } from '../threads/answerTasks.ts'
import { comeAfterOthers } from '../threads/comeAfterOthers.ts'
import type { ThumbnailTasks } from './thumbnailThread.ts'

/** Without a title: what the picture is of is said beside it, on the page that shows it. */
function draw({ chunks, pictures }: ThumbnailTasks['draw']['input']): ThumbnailTasks['draw']['result'] {
  const board = unpackBoard(chunks)
  const images = imagesOf(board, pictures)
  return pngOf(boardSvg(board, { language: 'sv', title: '', images }), { maxSide: THUMBNAIL_SIDE })
}

const performers: {
  [Name in keyof ThumbnailTasks]: (input: ThumbnailTasks[Name]['input']) => ThumbnailTasks[Name]['result']
} = { draw }

comeAfterOthers()
answerTasks<ThumbnailTasks>((name, input) => performers[name](input))
