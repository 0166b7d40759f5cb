/**
 * The thread behind `paintAhead`.
 * @module
 */
import { answerTasks } from '../../threads/answerTasks.ts'
import { comeAfterOthers } from '../../threads/comeAfterOthers.ts'
import type { PaintTasks } from './paintAhead.ts'
import { pngOf } from './png.ts'

comeAfterOthers()
answerTasks<PaintTasks>((_name, { picture, maxSide }) => pngOf(picture, { maxSide }))
