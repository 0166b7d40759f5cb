/**
 * Who asks for snapshots, as a process of its own: what a request costs who sends it is not to be added to the way of the
 * edits that are timed meanwhile.
 * @module
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

interface Ask {
  readonly url: string
  readonly token: string
}

/** What came of one request: the insights of the snapshot, or what went wrong. */
type Answer = { readonly insights: number } | { readonly problem: string }

async function ask({ url, token }: Ask): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: '{}' })
  const body = await answer.text()
  return answer.status === 201 ? (JSON.parse(body) as { insights: number }) : { problem: body }
}

/** Asks for one snapshot after the other when it is told to. */
export class Asker {
  readonly #child: ChildProcess
  readonly #ask: Ask

  /**
   * @param url where snapshots of a room are asked for
   * @param token the operator's
   */
  constructor(url: string, token: string) {
    this.#ask = { url, token }
    this.#child = fork(fileURLToPath(import.meta.url), { stdio: 'inherit' })
  }

  /** The insights of the snapshot that was taken. Throws where none was. */
  async take(): Promise<number> {
    this.#child.send(this.#ask)
    const [answer] = (await once(this.#child, 'message')) as [Answer]
    if ('problem' in answer) throw new Error(`no snapshot: ${answer.problem}`)
    return answer.insights
  }

  stop(): void {
    this.#child.kill()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.on('message', async (request: Ask) => {
    process.send?.(await ask(request))
  })
