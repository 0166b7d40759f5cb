/**
 * Another system on an origin of its own: it shows a page, and keeps what it is told.
 * @module
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface OtherSystem {
  /** Where its page is: another site than the server's, to a browser. */
  readonly pageUrl: string
  /** Where it is told. */
  readonly toldUrl: string
  /** What its page has in its body, as HTML. */
  body: string
  /** The status that it answers with when it is told. */
  answers: number
  /** The bodies of what it was told. */
  readonly told: string[]
  readonly stop: () => Promise<void>
}

/** Starts one that listens on this machine. */
export async function startOtherSystem(): Promise<OtherSystem> {
  const told: string[] = []
  const server = createServer((request, response) => {
    let sent = ''
    request.on('data', (bytes) => (sent += bytes))
    request.on('end', () => {
      if (request.method === 'POST') {
        told.push(sent)
        response.writeHead(system.answers).end()
        return
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(
        `<!doctype html><html lang="sv"><title>Regionens sida</title><body>${system.body}</body></html>`,
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const system: OtherSystem = {
    pageUrl: `http://localhost:${port}/`,
    toldUrl: `http://127.0.0.1:${port}/samrum`,
    body: '',
    answers: 204,
    told,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return system
}
