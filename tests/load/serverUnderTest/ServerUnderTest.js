/**
 * Starts, watches and stops a server under test, in a process group of its own; only that group is ever signalled.
 * @module
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runtimeEnvironment, runtimeFlags } from '../../../server/launch/runtimeFlags.js'
import { admissions } from './admissions.js'

const START_DEADLINE_MS = 30_000
const root = path.resolve(import.meta.dirname, '..')

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {'y' | 'hocuspocus' | 'tldraw'} protocol
 * @property {string} url
 * @property {string} start
 * @property {Record<string, string>} [env]
 * @property {string} [token]
 * @property {import('../client/yjsSeed.js').Model} [model]
 * @property {boolean} [persistent] it stores boards: durability and cold joins are measured
 * @property {boolean} [heapSignal] it loads targets/heap.js and runs with --expose-gc
 * @property {keyof typeof admissions} [admission] how a client gets in; by default nobody is asked anything
 * @property {string} [install] folder under targets/ whose packages it needs
 */

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

let port = 20_000 + (process.pid % 200) * 50
/** @type {Set<ServerUnderTest>} */
const running = new Set()
process.on('exit', () => {
  for (const server of running) server.kill()
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

export class ServerUnderTest {
  startMs = 0
  /** @type {import('node:child_process').ChildProcess} */
  child

  /** @param {Target} target */
  constructor(target) {
    this.target = target
    this.data = fs.mkdtempSync(path.join(tmpdir(), `samrum-bench-${target.name}-`))
    this.admission = admissions[target.admission ?? 'open'](this)
  }

  async start() {
    this.port = ++port
    const log = fs.openSync(path.join(this.data, 'server.log'), 'a')
    const started = performance.now()
    this.child = spawn('sh', ['-c', `exec ${this.#filled(this.target.start)}`], {
      cwd: root,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, ...this.#environment() },
    })
    fs.closeSync(log)
    running.add(this)
    let dead = false
    this.child.on('exit', () => {
      dead = true
      running.delete(this)
    })
    while (performance.now() - started < START_DEADLINE_MS && !dead) {
      if (await accepts(this.port)) {
        this.startMs = performance.now() - started
        return this
      }
      await sleep(4)
    }
    throw new Error(`${this.target.name} did not start: ${this.log().slice(-800)}`)
  }

  #environment() {
    const filled = Object.entries(this.target.env ?? {}).map(([name, value]) => [name, this.#filled(value)])
    return {
      PORT: String(this.port),
      DATA: this.data,
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      // What goes with the flags of `npm start`.
      ...(this.target.start.includes('{flags}') ? runtimeEnvironment : {}),
      ...Object.fromEntries(filled),
    }
  }

  /** @param {string} text */
  #filled(text) {
    return text
      .replaceAll('{port}', String(this.port))
      .replaceAll('{data}', this.data)
      .replaceAll('{flags}', runtimeFlags.join(' '))
  }

  log() {
    const file = path.join(this.data, 'server.log')
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  }

  /** @param {string} room */
  url(room) {
    return this.#filled(this.target.url).replaceAll('{room}', encodeURIComponent(room))
  }

  /** /proc/PID/stat of every process of the group, from its third field on. */
  #stats() {
    return fs
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const stat = fs.readFileSync(`/proc/${name}/stat`, 'latin1')
          return [stat.slice(stat.lastIndexOf(')') + 2).split(' ')]
        } catch {
          return []
        }
      })
      .filter((fields) => Number(fields[2]) === this.child.pid)
  }

  /** Seconds of processor time so far. */
  cpu() {
    return this.#stats().reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) / 100, 0)
  }

  /** Resident memory, in MiB. */
  rss() {
    return this.#stats().reduce((sum, fields) => sum + Number(fields[21]) * 4096, 0) / 2 ** 20
  }

  /** Largest resident memory so far, in MiB. */
  peakRss() {
    const status = fs.readFileSync(`/proc/${this.child.pid}/status`, 'latin1')
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024
  }

  /** MiB of heap and buffers after a forced collection; null for a target that cannot say. */
  async heap() {
    if (!this.target.heapSignal) return null
    const before = this.log().split('HEAP ').length
    process.kill(this.child.pid, 'SIGUSR2')
    for (let i = 0; i < 100; i++) {
      await sleep(100)
      const parts = this.log().split('HEAP ')
      if (parts.length > before) return Number(parts.at(-1)?.split(' ')[0]) / 2 ** 20
    }
    return null
  }

  kill() {
    try {
      process.kill(-this.child.pid, 'SIGKILL')
    } catch {
      // It is gone already.
    }
  }

  async stop(keepData = false) {
    const isGone = () => this.child.exitCode !== null || this.child.signalCode !== null
    const gone = new Promise((resolve) => (isGone() ? resolve() : this.child.on('exit', resolve)))
    this.kill()
    await Promise.race([gone, sleep(3000)])
    running.delete(this)
    if (!keepData) fs.rmSync(this.data, { recursive: true, force: true })
  }
}

/** @param {number} atPort */
function accepts(atPort) {
  return new Promise((resolve) => {
    const socket = net.connect(atPort, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
