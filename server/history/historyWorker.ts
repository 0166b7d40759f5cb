/**
 * The thread behind `historyThread`.
 * @module
 */
import { answerTasks } from '../threads/answerTasks.ts'
import { comeAfterOthers } from '../threads/comeAfterOthers.ts'
import { type HistoryTasks, perform } from './tasks.ts'

comeAfterOthers()
answerTasks<HistoryTasks>(perform)
