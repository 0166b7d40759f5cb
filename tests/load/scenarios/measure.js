/**
 * A window of time in which people work, and what reached the others in it.
 * @module
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sleep } from '../serverUnderTest/ServerUnderTest.js'
import { round, spread, sumOf } from './figures.js'

/**
 * Lets `people` work for warm + secs, and collects at `probes`, who only receive.
 * What did not come within `drain` seconds after the window enters the percentiles as that long.
 */
export async function measure(server, { all, people, probes, warm = 1.5, secs = 5, drain = 5 }) {
  const seen = watch(probes)
  for (const person of people) person.start()
  await sleep(warm * 1000)
  const before = people.map((person) => person.total)
  const meter = startMeter(server, all)
  seen.open()
  await sleep(secs * 1000)
  seen.close()
  const { span, ...usage } = meter.stop()
  const sent = people.map((person, i) => person.total - before[i])
  for (const person of people) person.stop()

  const isFor = (probe) =>
    sumOf(people, (person) => (person.client.room === probe.room ? sent[people.indexOf(person)] : 0))
  const due = sumOf(probes, isFor)
  for (const end = performance.now() + drain * 1000; seen.got() < due && performance.now() < end; )
    await sleep(20)
  seen.stop()
  const undelivered = Math.max(0, due - seen.got())
  const late = undelivered > due * 0.002 ? Array.from({ length: undelivered }, () => drain * 1000) : []
  return {
    ...usage,
    edit: spread([...seen.latency.E]),
    presence: spread([...seen.latency.P]),
    latency: spread([...seen.latency.E, ...seen.latency.P, ...late]),
    sentPerS: Math.round(sumOf(sent, (count) => count) / span),
    offeredPerS: Math.round((due / probes.length / span) * all.length),
    deliveredPerS: Math.round((seen.inWindow() / probes.length / span) * all.length),
    undelivered,
  }
}

/** Collects the markers that probes receive. An event belongs to the window that it was sent in. */
function watch(probes) {
  let from = Infinity
  let to = Infinity
  let got = 0
  let inWindow = 0
  const latency = { E: [], P: [] }
  for (const probe of probes) {
    probe.onEvent = (kind, microseconds) => {
      const now = performance.now()
      const at = microseconds / 1000
      if (now >= from && now < to) inWindow++
      if (at < from || at >= to) return
      got++
      latency[kind].push(now - at)
    }
  }
  return {
    latency,
    got: () => got,
    inWindow: () => inWindow,
    open: () => {
      from = performance.now()
    },
    close: () => {
      to = performance.now()
    },
    stop: () => {
      for (const probe of probes) probe.onEvent = undefined
    },
  }
}

/** Processor, memory and traffic of the server, and how busy the generator itself is. */
function startMeter(server, all) {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const started = performance.now()
  const serverCpu = server.cpu()
  const ownCpu = process.cpuUsage()
  const frames = sumOf(all, (client) => client.ws.frames)
  const bytes = sumOf(all, (client) => client.ws.bytes)
  return {
    stop() {
      delay.disable()
      const span = (performance.now() - started) / 1000
      const own = process.cpuUsage(ownCpu)
      return {
        span,
        serverCpu: round(((server.cpu() - serverCpu) / span) * 100),
        rssMiB: round(server.rss()),
        framesPerS: Math.round((sumOf(all, (client) => client.ws.frames) - frames) / span),
        MBps: round((sumOf(all, (client) => client.ws.bytes) - bytes) / span / 1e6),
        generator: {
          cpu: round((own.user + own.system) / 1e4 / span),
          loopP99ms: round(delay.percentile(99) / 1e6),
        },
      }
    },
  }
}
