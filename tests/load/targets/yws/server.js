/**
 * `@y/websocket-server` behind its own setupWSConnection; PERSIST=leveldb adds y-leveldb the way its README shows.
 * @module
 */
import http from 'node:http'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import WebSocket from 'ws'
import { LeveldbPersistence } from 'y-leveldb'
import * as Y from 'yjs'
import '../heap.js'

const { PORT, DATA, PERSIST } = process.env
if (PERSIST) {
  const level = new LeveldbPersistence(DATA)
  setPersistence({
    provider: level,
    bindState: async (name, doc) => {
      const stored = await level.getYDoc(name)
      level.storeUpdate(name, Y.encodeStateAsUpdate(doc))
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored))
      doc.on('update', (update) => {
        level.storeUpdate(name, update)
      })
    },
    writeState: async () => {},
  })
}
const server = http.createServer((_request, response) => response.end('ok'))
new WebSocket.Server({ server }).on('connection', setupWSConnection)
server.listen(Number(PORT), '127.0.0.1')
