/**
 * A person with the client's own connection, as a page has it, without a page.
 * @module
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { RoomSocket } from '../../client/sync/roomSocket.ts'
import { type Dialled, socketWith } from './person.ts'

export interface OurPerson {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly socket: RoomSocket
  readonly leave: () => void
}

/**
 * Joins a room with the connection that the pages use.
 * @param onChange called after anything that can be read of the socket changed
 */
export function ourPerson(
  server: Dialled,
  roomId: string,
  session: string,
  onChange: (socket: RoomSocket) => void = () => {},
): OurPerson {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const socket: RoomSocket = new RoomSocket({
    url: `${server.webSocketUrl}/sync/${roomId}`,
    doc,
    awareness,
    onChange: () => onChange(socket),
    WebSocket: socketWith(session) as unknown as new (url: string) => WebSocket,
    // Waits between attempts at most a quarter as long as people's: a test has less patience.
    random: () => Math.random() / 4,
  })
  socket.connect()
  return {
    doc,
    awareness,
    socket,
    leave: () => {
      socket.destroy()
      awareness.destroy()
      doc.destroy()
    },
  }
}
