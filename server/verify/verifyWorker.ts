/**
 * The thread behind `verifyThread`. It reads the database by itself and writes nothing.
 * @module
 */
import { DatabaseSync } from 'node:sqlite'
import { answerTasks } from '../threads/answerTasks.ts'
import { verifyFile } from './verifyFile.ts'
import type { VerifyTasks } from './verifyThread.ts'

async function verify({ database, bytes }: VerifyTasks['verify']['input']) {
  const db = new DatabaseSync(database, { readOnly: true })
  try {
    return await verifyFile(db, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } finally {
    db.close()
  }
}

const performers: {
  [Name in keyof VerifyTasks]: (
    input: VerifyTasks[Name]['input'],
  ) => VerifyTasks[Name]['result'] | Promise<VerifyTasks[Name]['result']>
} = { verify }

answerTasks<VerifyTasks>((name, input) => performers[name](input))
