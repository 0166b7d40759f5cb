/**
 * Loaded into a server before its own code (`NODE_OPTIONS=--import`): its clock on the wall can be set while it runs, as
 * an operator or NTP does. The file that CLOCK_FILE names holds how many milliseconds it is off, from the start on;
 * SIGUSR2 makes it read again. Time that only measures (`performance.now`, timers) goes on as it does on a real machine.
 * @module
 */
import { readFileSync } from 'node:fs'

const file = process.env.CLOCK_FILE ?? ''
const now = Date.now
const read = () => Number(readFileSync(file, 'utf8'))
let offset = read()

process.on('SIGUSR2', () => {
  offset = read()
})
Date.now = () => now() + offset
globalThis.Date = new Proxy(Date, {
  construct: (Real, given, target) =>
    Reflect.construct(Real, given.length > 0 ? given : [Date.now()], target),
  apply: (Real) => new Real(Date.now()).toString(),
})
