/**
 * Lets whoever wakes up have the processor at once, where a process of its own is on it. Linux lets a thread that runs end its
 * slice of some milliseconds before one that has just woken, however niced it is, unless the one that woke has a shorter slice
 * (since 6.12). So a process that nobody waits for takes the longest slice there is: that of everybody else is shorter. One that
 * can be done without for a while is in the class for idle work besides (SCHED_IDLE): Linux looks for an idle processor for who
 * wakes up, and takes one that has nothing but such work for idle, where it lets it wait behind its neighbour otherwise. Such a
 * process keeps off the cores that serve the devices, where these are few.
 * @module
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { endianness, getPriority } from 'node:os'
import { NICENESS } from './comeAfterOthers.ts'
import { maskOf, quietCores } from './interruptedCores.ts'

/** The longest that the kernel takes, as sched_setattr(2) has it. */
export const SLICE_NS = 100_000_000n

/** What Linux calls sched_setattr(2) and sched_setaffinity(2) by on each kind of processor. Those that are not here have to do with niceness. */
const SYSTEM_CALLS: Partial<Record<NodeJS.Architecture, readonly [attributes: number, affinity: number]>> = {
  x64: [314, 203],
  arm64: [274, 122],
  riscv64: [274, 122],
}
/** Bytes of the first version of `struct sched_attr`, which every kernel takes. */
const ATTRIBUTES_BYTES = 48

/** The runtime has no system calls of one's own, and `chrt` sets slices from util-linux 2.41 on. Debian has no system without perl. */
const PROGRAM = `
my ($setAttributes, $setAffinity, $attributes, $mask, @threads) = @ARGV;
($attributes, $mask) = (pack("H*", $attributes), pack("H*", $mask));
for (@threads) {
  syscall $setAttributes + 0, $_ + 0, $attributes, 0;
  syscall $setAffinity + 0, $_ + 0, length $mask, $mask if length $mask;
}`

/** As sched(7) has them: SCHED_OTHER, and SCHED_IDLE. */
const POLICIES = { ordinary: 0, idle: 5 } as const
export type SchedulingClass = keyof typeof POLICIES

/** What the process that started this one wants it to be in: its first argument (server/threads/OwnProcess.ts). */
export const schedulingAsked = (): SchedulingClass => (process.argv[2] === 'idle' ? 'idle' : 'ordinary')

/** @returns `struct sched_attr` of a class, with a niceness and a slice, both of which the class for idle work does without */
function attributes(scheduling: SchedulingClass, niceness: number): Buffer {
  const bytes = Buffer.alloc(ATTRIBUTES_BYTES)
  bytes.writeUInt32LE(ATTRIBUTES_BYTES, 0)
  bytes.writeUInt32LE(POLICIES[scheduling], 4)
  bytes.writeInt32LE(niceness, 16)
  bytes.writeBigUInt64LE(SLICE_NS, 24)
  return bytes
}

/**
 * For all threads that this process has, and those that they start. Takes some 10 ms of a process that has just begun; one that
 * has much memory should not call it, since to start a program copies the tables of its pages. Does nothing where the kernel,
 * the processor or the host has no such thing: the work gets done all the same.
 *
 * @param scheduling `idle` for as long as the process lives: without privileges there is no way back
 */
export function becomePreemptible(scheduling: SchedulingClass): void {
  const calls = SYSTEM_CALLS[process.arch]
  if (process.platform !== 'linux' || calls === undefined || endianness() !== 'LE') return
  try {
    const niceness = Math.max(getPriority(), NICENESS)
    const cores = scheduling === 'idle' ? coresForIdleWork() : null
    const [attributesHex, maskHex] = [
      attributes(scheduling, niceness),
      cores ? maskOf(cores) : Buffer.alloc(0),
    ].map((bytes) => bytes.toString('hex'))
    const threads = readdirSync('/proc/self/task')
    spawnSync('perl', ['-e', PROGRAM, ...calls.map(String), attributesHex ?? '', maskHex ?? '', ...threads], {
      stdio: 'ignore',
    })
  } catch {
    // A host without /proc.
  }
}

function coresForIdleWork(): number[] | null {
  const allowed = /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? ''
  return quietCores(allowed, readFileSync('/proc/interrupts', 'utf8'))
}
