/**
 * The thread behind `snapshotThread`.
 * @module
 */
import { answerTasks } from '../threads/answerTasks.ts'
import { comeAfterOthers } from '../threads/comeAfterOthers.ts'
import { perform, type Tasks } from './tasks.ts'

comeAfterOthers()
answerTasks<Tasks>(perform)
