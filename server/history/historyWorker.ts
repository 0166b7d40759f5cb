/**
 * The thread behind `historyThread`.
 * @module
 */
import { answerTasks } from '../threads/answerTasks.ts'
import { type HistoryTasks, perform } from './tasks.ts'

answerTasks<HistoryTasks>(perform)
