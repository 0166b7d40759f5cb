/**
 * The process behind `snapshotThread`.
 * @module
 */
import { answerTasks } from '../threads/answerTasks.ts'
import { perform, type Tasks } from './tasks.ts'

answerTasks<Tasks>(perform)
