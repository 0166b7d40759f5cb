/**
 * The other end of a {@link TaskThread}: does what it is asked and tells what came of it.
 * @module
 */
import { hearParent, tellParent } from './parent.ts'
import type { TaskReply, TaskRequest, TaskTypes } from './TaskThread.ts'

/** Does one thing after the other, also where one of them waits for something. */
export function answerTasks<Tasks extends TaskTypes<Tasks>>(
  perform: <Name extends keyof Tasks>(
    name: Name,
    input: Tasks[Name]['input'],
    onShare: (share: number) => void,
  ) => Tasks[Name]['result'] | Promise<Tasks[Name]['result']>,
): void {
  const answer = async ({ id, name, input }: TaskRequest<Tasks>): Promise<void> => {
    const tell = (reply: TaskReply<Tasks>) => tellParent(reply)
    let reply: TaskReply<Tasks>
    try {
      reply = { id, ok: true, result: await perform(name, input, (share) => tell({ id, share })) }
    } catch (error) {
      reply = { id, ok: false, reason: String(error) }
    }
    tell(reply)
  }
  let before = Promise.resolve()
  hearParent((request: TaskRequest<Tasks>) => {
    before = before.then(() => answer(request))
  })
}
