/**
 * The real server as a process of its own, on a free port, with its own data folder.
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runtimeEnvironment, runtimeFlags } from '../../server/launch/runtimeFlags.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Milliseconds for a start on a busy machine with two cores. */
const START_DEADLINE_MS = 30_000

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

export interface ServerOptions {
  /** Environment on top of the test's defaults; undefined takes a variable away. */
  readonly env?: Record<string, string | undefined>
  readonly args?: readonly string[]
  /** Start what `npm start` starts, as it does: the server as it was built, not its sources. */
  readonly built?: boolean
  /** A folder to use as it is, and to keep. By default a new one, removed by `stop`. */
  readonly dataDir?: string
}

/** Starts a server and resolves when it listens. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const server = new TestServer(options)
  await server.start()
  return server
}

/** Runs the server until it exits by itself: for starts that are expected to fail. */
export async function runServer(options: ServerOptions = {}): Promise<Exit & { output: string }> {
  const server = new TestServer(options)
  server.spawn()
  const exit = await server.exited()
  server.removeData()
  return { ...exit, output: server.log() }
}

export class TestServer {
  readonly operatorToken = 'operator-token-of-the-tests-0123456789'
  readonly dataDir: string
  readonly #options: ServerOptions
  #child: ChildProcess | null = null
  #exit: Promise<Exit> = Promise.resolve({ code: null, signal: null })
  #log = ''
  /** Base URL, without a slash at the end. */
  url = ''

  constructor(options: ServerOptions) {
    this.#options = options
    this.dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'samrum-test-'))
  }

  get webSocketUrl(): string {
    return this.url.replace(/^http/, 'ws')
  }

  get port(): number {
    return Number(new URL(this.url).port)
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Everything printed since the first start. */
  log(): string {
    return this.#log
  }

  /** Starts the process; on a second start it takes the same data and the same port. */
  async start(): Promise<void> {
    const before = this.#log.length
    this.spawn()
    this.url = await this.#listening(before)
  }

  spawn(): void {
    const defaults = {
      HOST: '127.0.0.1',
      PORT: this.url ? String(this.port) : '0',
      DATA_DIR: this.dataDir,
      OPERATOR_TOKEN: this.operatorToken,
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
    }
    const inherited = { PATH: process.env.PATH, HOME: process.env.HOME }
    const { built } = this.#options
    const child = spawn(
      process.execPath,
      [
        ...(built ? runtimeFlags : []),
        path.join(root, built ? 'dist/server/main.js' : 'server/main.ts'),
        ...(this.#options.args ?? []),
      ],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...inherited, ...(built ? runtimeEnvironment : {}), ...defaults, ...this.#options.env },
      },
    )
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#log += text
      })
    }
    this.#child = child
    this.#exit = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })))
  }

  /** Resolves when the process is gone and its output has been read. */
  exited(): Promise<Exit> {
    return this.#exit
  }

  /** Sends a signal and waits for the end. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Exit> {
    this.#child?.kill(signal)
    return this.#exit
  }

  /** Kills the server (by default the hard way) and starts it again on the same data and port. */
  async restart(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.kill(signal)
    await this.start()
  }

  async stop(): Promise<void> {
    if (this.isRunning) await this.kill()
    this.removeData()
  }

  removeData(): void {
    if (!this.#options.dataDir) rmSync(this.dataDir, { recursive: true, force: true })
  }

  async #listening(from: number): Promise<string> {
    const end = performance.now() + START_DEADLINE_MS
    let gone = false
    void this.#exit.then(() => {
      gone = true
    })
    while (performance.now() < end && !gone) {
      const url = /listening on (https?:\/\/[^\s"',]+)/i.exec(this.#log.slice(from))?.[1]
      if (url) return url.replace(/\/$/, '')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await this.kill()
    throw new Error(`The server did not start:\n${this.#log.slice(from)}`)
  }
}
