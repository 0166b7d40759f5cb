/**
 * The thread behind `thumbnailThread`.
 * @module
 */
import { THUMBNAIL_SIDE } from '../../shared/limits.ts'
import { boardSvg } from '../exports/picture/boardSvg.ts'
import { pngOf } from '../exports/picture/png.ts'
import { unpackBoard } from '../snapshots/boardChunks.ts'
import { answerTasks } from '../threads/answerTasks.ts'
import type { ThumbnailTasks } from './thumbnailThread.ts'

/** Without a title: what the picture is of is said beside it, on the page that shows it. */
const draw = (chunks: ThumbnailTasks['draw']['input']): ThumbnailTasks['draw']['result'] =>
  pngOf(boardSvg(unpackBoard(chunks), { language: 'sv', title: '' }), { maxSide: THUMBNAIL_SIDE })

const performers: {
  [Name in keyof ThumbnailTasks]: (input: ThumbnailTasks[Name]['input']) => ThumbnailTasks[Name]['result']
} = { draw }

answerTasks<ThumbnailTasks>((name, input) => performers[name](input))
