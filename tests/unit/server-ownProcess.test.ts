/**
 * A process of its own in the place of a thread: it does the same, all of it gives way, and it never outlives who started it.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, platform } from 'node:os'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { NICENESS } from '../../server/threads/comeAfterOthers.ts'
import { quietCores } from '../../server/threads/interruptedCores.ts'
import { OwnProcess, type ProcessLimits } from '../../server/threads/OwnProcess.ts'
import { SLICE_NS } from '../../server/threads/preemptible.ts'
import { TaskThread } from '../../server/threads/TaskThread.ts'
import type { ProgramTasks } from '../support/ownProgram.ts'
import { until } from '../support/until.ts'

vi.setConfig({ testTimeout: 60_000 })

const threads: TaskThread<ProgramTasks>[] = []
function started(limits?: ProcessLimits, idleMs: number | null = null): TaskThread<ProgramTasks> {
  const program = new URL('../support/ownProgram.ts', import.meta.url)
  const thread = new TaskThread<ProgramTasks>(() => new OwnProcess(program, limits), idleMs)
  threads.push(thread)
  return thread
}
afterEach(() => Promise.all(threads.splice(0).map((thread) => thread.stop())))

/** Nanoseconds that a thread may run before one that has a longer slice; not told by kernels before 6.12. */
const sliceOf = (task: string) =>
  BigInt(/^se\.slice\s*:\s*(\d+)/m.exec(readFileSync(`/proc/${task}/sched`, 'utf8'))?.[1] ?? 0)
const hasSlices = existsSync('/proc/self/sched') && sliceOf('self') > 0n && existsSync('/usr/bin/perl')

/** The class that a process is scheduled in, as sched(7) numbers them. */
const classOf = (pid: number) =>
  Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[38])
const IDLE_CLASS = 5

/** The cores that a process may have, as proc(5) writes them. */
const coresOf = (pid: number) =>
  /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''
const listOf = (cores: readonly number[]) =>
  cores.reduce((list, core, i) => {
    const [before, after] = [cores[i - 1] === core - 1, cores[i + 1] === core + 1]
    if (before) return after ? list : `${list}-${core}`
    return list === '' ? `${core}` : `${list},${core}`
  }, '')

/** One that yields to everybody, and another that does its tasks when it gets no processor. */
function yielding(): TaskThread<ProgramTasks> {
  const program = new URL('../support/ownProgram.ts', import.meta.url)
  const thread = new TaskThread<ProgramTasks>({
    yielding: () => new OwnProcess(program, { scheduling: 'idle' }),
    insistent: () => new OwnProcess(program),
  })
  threads.push(thread)
  return thread
}

/** Which process does the tasks of a thread. */
const pidOf = async (thread: TaskThread<ProgramTasks>) => (await thread.run('double', new Uint8Array(0))).pid

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const gone = (pid: number) => until(`the end of ${pid}`, () => !isThere(pid))

/** Resolves when a task is being done. */
function underWay(thread: TaskThread<ProgramTasks>, name: 'spin' | 'fill' | 'die') {
  const begun = Promise.withResolvers<void>()
  const ended = thread.run(name, null, 0, () => begun.resolve()).catch((error: Error) => error.message)
  return { begun: begun.promise, ended }
}

describe('a process of its own', () => {
  test('takes megabytes of bytes and gives them back, and is not the process that asks', async () => {
    const sent = new Uint8Array(3_000_000).map((_, i) => i % 100)
    const { bytes, pid } = await started().run('double', sent)
    expect(bytes.byteLength).toBe(sent.byteLength)
    expect(bytes.every((byte, i) => byte === 2 * (i % 100))).toBe(true)
    expect(pid).not.toBe(process.pid)
  })

  test.runIf(platform() === 'linux')('gives way with each of its threads', async () => {
    const pid = await pidOf(started())
    const nice = (task: string) =>
      Number(readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8').split(') ')[1]?.split(' ')[16])
    const each = readdirSync(`/proc/${pid}/task`).map(nice)
    expect(each.length).toBeGreaterThan(1)
    expect(new Set(each)).toEqual(new Set([NICENESS]))
  })

  test.runIf(hasSlices)(
    'is taken off the processor by whoever wakes up, with each of its threads',
    async () => {
      for (const isBrief of [false, true]) {
        const pid = await pidOf(started({ isBrief }))
        const each = readdirSync(`/proc/${pid}/task`).map((task) => sliceOf(`${pid}/task/${task}`))
        expect(each.length).toBeGreaterThan(1)
        expect(new Set(each), `brief: ${isBrief}`).toEqual(new Set([SLICE_NS]))
      }
      expect(sliceOf('self')).toBeLessThan(SLICE_NS)
    },
  )

  test.runIf(hasSlices)(
    'is in the class for idle work where that is asked for, with each of its threads',
    async () => {
      const pid = await pidOf(yielding())
      const tasks = readdirSync(`/proc/${pid}/task`).map(Number)
      expect(new Set(tasks.map(classOf))).toEqual(new Set([IDLE_CLASS]))
      // On the cores that do not serve the devices, where these are few; others are on any that this process may have.
      const quiet = quietCores(coresOf(process.pid), readFileSync('/proc/interrupts', 'utf8'))
      expect(coresOf(pid)).toBe(quiet ? listOf(quiet) : coresOf(process.pid))
      expect(coresOf(await pidOf(started()))).toBe(coresOf(process.pid))
    },
  )

  test.runIf(hasSlices)(
    'that yields to everybody leaves its tasks to another on a busy machine',
    async () => {
      const thread = yielding()
      const pid = await pidOf(thread)
      const busy = Array.from({ length: availableParallelism() }, () =>
        spawn(process.execPath, ['-e', 'console.log(); for (;;);'], { stdio: ['ignore', 'pipe', 'inherit'] }),
      )
      try {
        await Promise.all(busy.map(({ stdout }) => once(stdout, 'data')))
        const other = await thread.run('work', 200)
        expect(other).not.toBe(pid)
        expect(classOf(other)).toBe(0)
        await gone(pid)
      } finally {
        for (const each of busy) each.kill('SIGKILL')
      }
    },
  )

  test.runIf(platform() === 'linux')(
    'that gets no processor leaves all that it was asked to another, in order, which then stays',
    async () => {
      const thread = yielding()
      const pid = await pidOf(thread)
      process.kill(pid, 'SIGSTOP')
      const order: string[] = []
      const asked = (['first', 'second', 'third'] as const).map(async (name, i) => {
        const { bytes, pid: by } = await thread.run('double', new Uint8Array([i]))
        order.push(name)
        return { byte: bytes[0], by }
      })
      const answers = await Promise.all(asked)
      expect(answers.map(({ byte }) => byte)).toEqual([0, 2, 4])
      expect(order).toEqual(['first', 'second', 'third'])
      await gone(pid)
      const other = await pidOf(thread)
      expect(new Set(answers.map(({ by }) => by))).toEqual(new Set([other]))
      expect(other).not.toBe(pid)
      await thread.stop()
      // The machine may be quiet again.
      const third = await pidOf(thread)
      if (hasSlices) expect(classOf(third)).toBe(IDLE_CLASS)
    },
  )

  test('ends at once in the middle of a task, which is refused', async () => {
    const thread = started()
    const pid = await pidOf(thread)
    const { begun, ended } = underWay(thread, 'spin')
    await begun
    await thread.stop()
    expect(await ended).toBe('the thread was ended')
    await gone(pid)
  })

  test('that is released ends by itself, and in good order in the middle of a task', async () => {
    const own = new OwnProcess(new URL('../support/ownProgram.ts', import.meta.url))
    const ended = once(own, 'exit')
    // Before it has answered.
    own.on('message', () => own.release())
    own.ref()
    own.postMessage({ id: 1, name: 'double', input: new Uint8Array(0) })
    expect(await ended).toEqual([0])
  })

  test('that ends by itself refuses what it was asked, and another does what comes after', async () => {
    const thread = started()
    const pid = await pidOf(thread)
    expect(await underWay(thread, 'die').ended).toBe('the thread ended')
    expect(await pidOf(thread)).not.toBe(pid)
  })

  test('takes no more memory than it may', async () => {
    const thread = started({ memoryMb: 40 })
    expect(await underWay(thread, 'fill').ended).toBe('the thread ended')
    expect(await pidOf(thread)).toBeGreaterThan(0)
  })

  test('does not end with an interrupt at the terminal, which is for the one who asks', async () => {
    const thread = started()
    const pid = await pidOf(thread)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal)
    expect(await pidOf(thread)).toBe(pid)
  })

  test('ends when it has had nothing to do', async () => gone(await pidOf(started({}, 1))))

  test('ends when the one who asks is killed', async () => {
    const parent = spawn(
      process.execPath,
      [fileURLToPath(new URL('../support/ownParent.ts', import.meta.url))],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(line.toString())
    expect(isThere(pid)).toBe(true)
    parent.kill('SIGKILL')
    await gone(pid)
  })
})

test('a thread of the server gives back what its tasks left, though it stays', async () => {
  setFlagsFromString('--expose-gc')
  const worker = new Worker(new URL('../support/ownProgram.ts', import.meta.url))
  const thread = new TaskThread<ProgramTasks>(() => worker)
  threads.push(thread)
  const heap = async () => (await worker.getHeapStatistics()).total_heap_size
  await thread.run('double', new Uint8Array(0))
  const before = await heap()
  await thread.run('litter', null)
  expect(await heap()).toBeGreaterThan(before + 30e6)
  await until('its memory to be given back', async () => (await heap()) < before + 10e6)
})
