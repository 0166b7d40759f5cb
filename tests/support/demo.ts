/**
 * A server of its own with the demo process loaded.
 * @module
 */
import { Process } from '../../shared/protocol/processes.ts'
import { apiOf } from './api.ts'
import { startServer, type TestServer } from './startServer.ts'
import { until } from './until.ts'

export async function startDemo(): Promise<{ server: TestServer; demo: Process }> {
  const server = await startServer({ args: ['--demo'] })
  await until('the demo', () => server.log().includes('The demo process is loaded'))
  const { body } = await apiOf(server, server.operatorToken).get('/api/processes')
  const [demo] = Process.array().parse(body)
  if (!demo) throw new Error('The demo is not there')
  return { server, demo }
}
