/**
 * A program that has a process of its own, and says which: `node ownParent.ts`. It lives until it is killed.
 * @module
 */
import { OwnProcess } from '../../server/threads/OwnProcess.ts'
import { TaskThread } from '../../server/threads/TaskThread.ts'
import type { ProgramTasks } from './ownProgram.ts'

const thread = new TaskThread<ProgramTasks>(() => new OwnProcess(new URL('./ownProgram.ts', import.meta.url)))
const { pid } = await thread.run('double', new Uint8Array(0))
setInterval(() => {}, 1_000)
console.log(pid)
