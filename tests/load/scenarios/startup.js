/**
 * From the start of the process to the first accepted connection.
 * @module
 */
import { ServerUnderTest, sleep } from '../serverUnderTest/ServerUnderTest.js'
import { percentile, round } from './figures.js'

export async function startup(target, { times = 5 }) {
  const ms = []
  let idleRss = 0
  for (let i = 0; i < times; i++) {
    const server = await new ServerUnderTest(target).start()
    ms.push(round(server.startMs))
    await sleep(400)
    idleRss = server.rss()
    await server.stop()
  }
  const sorted = [...ms].sort((a, b) => a - b)
  return { ms, median: percentile(sorted, 50), idleRssMiB: round(idleRss) }
}
