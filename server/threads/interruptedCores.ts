/**
 * Which cores serve the devices. A disk with one queue, as most virtual machines have, has one core for its interrupts: while that
 * one is in the kernel for somebody else (new pages, which a virtual machine gets from its host), who waits for the disk waits
 * too. A disk with a queue for each core has all of them serve it alike.
 * @module
 */

/** A core that took so many times its even share of interrupts serves the devices. */
const MORE_THAN_EVEN = 1.5

/**
 * @param interrupts what `/proc/interrupts` holds (proc(5)): a column for each core, a line for each source; those of devices have a
 *   number
 * @returns numbers of the cores that take most of the devices' interrupts; none where they are spread
 */
export function interruptedCores(interrupts: string): Set<number> {
  const [head = '', ...lines] = interrupts.split('\n')
  const cores = head.match(/(?<=CPU)\d+/g)?.map(Number) ?? []
  const taken = cores.map(() => 0)
  for (const line of lines) {
    const counts = /^\s*\d+:((?:\s+\d+)+)/.exec(line)?.[1]?.trim().split(/\s+/) ?? []
    for (const i of cores.keys()) taken[i] = (taken[i] ?? 0) + Number(counts[i] ?? 0)
  }
  const even = taken.reduce((sum, count) => sum + count, 0) / cores.length
  return new Set(cores.filter((_, i) => (taken[i] ?? 0) > MORE_THAN_EVEN * even))
}

/**
 * The cores for what should keep out of the devices' way.
 *
 * @param allowed the cores that it may have, as `Cpus_allowed_list` of `/proc/self/status` has them: `0-3,8`
 * @returns those of them that do not serve the devices; null where that would be none of them, or all
 */
export function quietCores(allowed: string, interrupts: string): number[] | null {
  const interrupted = interruptedCores(interrupts)
  const cores = allowed.split(',').flatMap((range) => {
    const [from = Number.NaN, to = from] = range.split('-').map(Number)
    return Array.from({ length: to - from + 1 || 0 }, (_, i) => from + i)
  })
  const quiet = cores.filter((core) => !interrupted.has(core))
  return quiet.length === 0 || quiet.length === cores.length ? null : quiet
}

/** @returns a set of cores as sched_setaffinity(2) takes it on a processor whose words begin with the lowest byte */
export function maskOf(cores: readonly number[]): Buffer {
  const mask = Buffer.alloc(8 * (Math.floor(Math.max(...cores) / 64) + 1))
  for (const core of cores) mask.writeUInt8(mask.readUInt8(core >> 3) | (1 << (core & 7)), core >> 3)
  return mask
}
