/**
 * Structured logs, one JSON object a line, without names, tokens or addresses.
 * @module
 */
import { type DestinationStream, type Logger as Pino, pino } from 'pino'
import type { Config } from './config.ts'

export type Logger = Pino

/** Fields that must never be printed, wherever they turn up. */
const secrets = ['token', 'session', 'cookie', 'authorization', 'name', 'organisation'].flatMap((field) => [
  field,
  `*.${field}`,
  `*.*.${field}`,
])

/** A logger for the whole process; `destination` is standard output unless given. */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const options = { level, base: null, redact: { paths: secrets, censor: '[hidden]' } }
  return destination ? pino(options, destination) : pino(options)
}
