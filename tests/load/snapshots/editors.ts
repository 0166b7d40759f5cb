/**
 * People who edit one board at a steady pace, each a card of their own, and how long each edit took to somebody else.
 * They know of the board what they wrote, which is all that an edit needs: the generator has the cores to share.
 * @module
 */
import { setTimeout as pause } from 'node:timers/promises'
import type * as Y from 'yjs'
import { newNote } from '../../../shared/board/cards.ts'
import { recordsMap, writeRecord } from '../../../shared/board/document.ts'
import type { Scene } from '../../support/scene.ts'
import type { TestServer } from '../../support/startServer.ts'
import { stamp } from '../client/markers.js'
import { SamrumClient } from '../client/YjsClient.js'

/** Milliseconds between two edits of one person: a card that is dragged. */
const EDIT_MS = 40
/** Milliseconds after which an edit that did not come is none that comes. */
const LAST_MS = 5_000

/** One edit: when it was sent, on the clock of `performance.now()`, and the milliseconds to the one who only reads. */
export interface Edit {
  readonly at: number
  readonly took: number
}

export interface Editors {
  /** Every edit that came so far. */
  readonly edits: readonly Edit[]
  /** Of all sent, those that never came. Ends the people's connections. */
  readonly stop: () => Promise<number>
}

type Client = InstanceType<typeof SamrumClient> & { doc: Y.Doc }

async function enter(server: TestServer, scene: Scene, roomId: string, id: number): Promise<Client> {
  const { session } = await scene.join('facilitator')
  const client = new SamrumClient({
    url: `${server.webSocketUrl}/sync/${roomId}`,
    headers: { Authorization: `Bearer ${session}` },
    room: roomId,
    id,
    model: 'board',
    waitFor: 'sync',
  })
  return (await client.connect()) as Client
}

function write(client: Client, id: string): void {
  client.edit(undefined)
  writeRecord(client.doc, newNote({ id, text: 'x', index: 'c1V', sector: null, x: 0, y: 0 }))
}

/** So many people, who edit until they are stopped. */
export async function startEditors(
  server: TestServer,
  scene: Scene,
  roomId: string,
  count: number,
): Promise<Editors> {
  const edits: Edit[] = []
  const reader = await enter(server, scene, roomId, 0)
  Object.assign(reader, {
    onEvent: (_: 'E' | 'P', microseconds: number) => {
      const at = microseconds / 1000
      edits.push({ at, took: performance.now() - at })
    },
  })
  const timers: NodeJS.Timeout[] = []
  const clients: Client[] = []
  let sent = 0
  for (let i = 0; i < count; i++) {
    const client = await enter(server, scene, roomId, i + 1)
    const id = `shape:own${i}`
    write(client, id)
    clients.push(client)
    const edit = () => {
      sent++
      recordsMap(client.doc).get(id)?.set('meta.mark', stamp('E'))
    }
    // Not all in the same instant.
    timers.push(setTimeout(() => timers.push(setInterval(edit, EDIT_MS)), (i / count) * EDIT_MS))
  }
  return {
    edits,
    async stop() {
      for (const timer of timers) clearInterval(timer)
      for (const end = performance.now() + LAST_MS; edits.length < sent && performance.now() < end; )
        await pause(20)
      for (const client of [reader, ...clients]) client.close()
      return sent - edits.length
    },
  }
}
