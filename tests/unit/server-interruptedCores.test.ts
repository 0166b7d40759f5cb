/**
 * The cores that serve the devices are told from others by the interrupts that each took.
 * @module
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interruptedCores, maskOf, quietCores } from '../../server/threads/interruptedCores.ts'

/** `/proc/interrupts` of a machine, by what each core took of each device; its own timers are not of a device. */
const written = (devices: readonly (readonly number[])[]) => {
  const cores = devices[0]?.length ?? 0
  const line = (name: string, counts: readonly number[], of: string) =>
    `${name.padStart(4)}: ${counts.map((count) => String(count).padStart(10)).join(' ')}  ${of}`
  return [
    `      ${Array.from({ length: cores }, (_, i) => `CPU${i}`.padStart(10)).join(' ')}`,
    ...devices.map((counts, i) =>
      line(String(24 + i), counts, `PCI-MSIX-0000:00:0${i}.0   ${i}-edge      virtio${i}-req.0`),
    ),
    line(
      'LOC',
      Array.from({ length: cores }, (_, i) => 1e9 * i),
      'Local timer interrupts',
    ),
    ' ERR:          0',
    '',
  ].join('\n')
}

describe('cores that serve the devices', () => {
  test('are the one that takes the interrupts of a disk with one queue', () => {
    const interrupts = written([
      [1, 0],
      [0, 6_987_308],
      [94_192, 127_624],
    ])
    expect(interruptedCores(interrupts)).toEqual(new Set([1]))
    expect(quietCores('0-1', interrupts)).toEqual([0])
  })

  test('are none where each core has a queue of its own, or nothing was served yet', () => {
    expect(quietCores('0-3', written([[900, 1100, 1000, 1000]]))).toBeNull()
    expect(quietCores('0-3', written([[0, 0, 0, 0]]))).toBeNull()
    expect(quietCores('0', written([[5_000]]))).toBeNull()
  })

  test('are not kept off where nothing else is left to have', () => {
    const interrupts = written([[0, 9_000, 0, 0]])
    expect(quietCores('1', interrupts)).toBeNull()
    expect(quietCores('0,2-3', interrupts)).toBeNull()
    expect(quietCores('0-1,3', interrupts)).toEqual([0, 3])
  })

  test('are none of a file that says nothing of the kind', () => {
    for (const text of ['', 'no such thing', '   CPU0 CPU1\n 24: x y']) {
      expect(interruptedCores(text)).toEqual(new Set())
      expect(quietCores('0-1', text)).toBeNull()
    }
    expect(quietCores('', written([[0, 9_000]]))).toBeNull()
  })

  test('are never all of them, and what is left is what was allowed without them', () => {
    const machine = fc
      .integer({ min: 1, max: 80 })
      .chain((cores) =>
        fc.array(fc.array(fc.nat(), { minLength: cores, maxLength: cores }), { minLength: 1, maxLength: 5 }),
      )
    fc.assert(
      fc.property(machine, (devices) => {
        const cores = devices[0]?.length ?? 0
        const interrupted = interruptedCores(written(devices))
        expect(interrupted.size).toBeLessThan(cores)
        const all = Array.from({ length: cores }, (_, i) => i)
        const quiet = quietCores(`0-${cores - 1}`, written(devices)) ?? all
        expect(quiet).toEqual(all.filter((core) => !interrupted.has(core)))
      }),
    )
  })
})

test('a set of cores is written as the system takes it, in whole words', () => {
  expect(maskOf([0]).toString('hex')).toBe('0100000000000000')
  expect(maskOf([1, 3, 8]).toString('hex')).toBe('0a01000000000000')
  expect(maskOf([64, 71]).toString('hex')).toBe('00000000000000008100000000000000')
})
