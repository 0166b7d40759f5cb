/**
 * tldraw sync: one TLSocketRoom per room behind ws. PERSIST=sqlite stores with node:sqlite's default pragmas (rollback
 * journal, synchronous=FULL) as in its documentation; PERSIST=wal with WAL and synchronous=NORMAL. Rooms with storage
 * close when empty.
 * @module
 */
import http from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { InMemorySyncStorage, NodeSqliteWrapper, SQLiteSyncStorage, TLSocketRoom } from '@tldraw/sync-core'
import { WebSocketServer } from 'ws'
import '../heap.js'

const { PORT, DATA, PERSIST } = process.env
const rooms = new Map()

function openStorage(name) {
  if (!PERSIST) return { storage: new InMemorySyncStorage(), close: () => {} }
  const database = new DatabaseSync(`${DATA}/${name}.sqlite`)
  if (PERSIST === 'wal') database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL')
  const storage = new SQLiteSyncStorage({ sql: new NodeSqliteWrapper(database) })
  return { storage, close: () => database.close() }
}

function roomOf(name) {
  const open = rooms.get(name)
  if (open && !open.isClosed()) return open
  const { storage, close } = openStorage(name)
  const made = new TLSocketRoom({
    storage,
    onSessionRemoved(room, { numSessionsRemaining }) {
      if (numSessionsRemaining > 0 || !PERSIST) return
      room.close()
      close()
      rooms.delete(name)
    },
  })
  rooms.set(name, made)
  return made
}

let sessions = 0
const server = http.createServer((_request, response) => response.end('ok'))
new WebSocketServer({ server }).on('connection', (socket, request) => {
  const name = decodeURIComponent(request.url.slice(1).split('?')[0])
  roomOf(name).handleSocketConnect({ sessionId: `s${sessions++}`, socket })
})
server.listen(Number(PORT), '127.0.0.1')
