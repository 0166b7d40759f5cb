/**
 * The thread behind `transferThread`: one file after the other, so that two large ones never share its memory.
 * @module
 */
import { answerTasks } from '../threads/answerTasks.ts'
import { comeAfterOthers } from '../threads/comeAfterOthers.ts'
import { packProcess } from './pack.ts'
import type { TransferTasks } from './transferThread.ts'
import { unpackProcess } from './unpack.ts'

const performers: {
  [Name in keyof TransferTasks]: (
    input: TransferTasks[Name]['input'],
    onShare: (share: number) => void,
  ) => TransferTasks[Name]['result'] | Promise<TransferTasks[Name]['result']>
} = { pack: packProcess, unpack: unpackProcess }

comeAfterOthers()
answerTasks<TransferTasks>((name, input, onShare) => performers[name](input, onShare))
