/**
 * The environment as a validated configuration. A wrong value stops the start with one line that says which, and
 * what it takes.
 * @module
 */
import { z } from 'zod'
import { PING_SECONDS, QUIET_SECONDS } from '../shared/limits.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const originOnly = 'takes an http or https URL without a path, such as https://rum.example.org'

const publicUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:\/\/[^/]+\/?$/i.test(text), originOnly)
  .transform((text) => new URL(text).origin)

const unsupported = (what: string) =>
  z.string().refine(() => false, `is not supported by this version; leave it unset to use ${what}`)

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'takes a whole number from 0 to 65535')
    .default('8080')
    .transform(Number)
    .refine((port) => port <= 65_535, 'takes a whole number from 0 to 65535'),
  PUBLIC_URL: publicUrl.optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: unsupported('the embedded store in DATA_DIR').optional(),
  REDIS_URL: unsupported('one process').optional(),
  OPERATOR_TOKEN: z.string().min(20, 'takes at least 20 characters that nobody can guess').optional(),
  TLDRAW_LICENSE_KEY: z.string().min(1).optional(),
  PING_SECONDS: z
    .string()
    .regex(/^[1-9]\d?$/, 'takes a whole number from 1 to 99')
    .default(String(PING_SECONDS))
    .transform(Number),
  WEBHOOKS_TO_PRIVATE_ADDRESSES: z
    .enum(['yes', 'no'], 'takes yes or no')
    .default('no')
    .transform((answer) => answer === 'yes'),
  QUIET_SECONDS: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'takes a whole number from 1 to 99999')
    .default(String(QUIET_SECONDS))
    .transform(Number),
  LOG_LEVEL: z.enum(logLevels, `takes one of ${logLevels.join(', ')}`).default('info'),
})

export interface Config {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  /** The origin that people's browsers see; unset on a machine of one's own. */
  readonly publicUrl: string | null
  readonly dataDir: string
  readonly operatorToken: string | null
  readonly boardLicenseKey: string | null
  /** Between pings of a WebSocket. */
  readonly pingSeconds: number
  /** Without an edit, after which a room is quiet and a snapshot is taken of it. */
  readonly quietSeconds: number
  /** Whether webhooks may be at addresses of this machine and its network. */
  readonly privateWebhooks: boolean
  readonly logLevel: (typeof logLevels)[number]
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problem: string }

/** Reads the environment. An empty value counts as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { ok: false, problem: `${String(issue?.path[0])} ${issue?.message ?? 'is wrong'}` }
  }
  const env = parsed.data
  return {
    ok: true,
    config: {
      host: env.HOST,
      port: env.PORT,
      publicUrl: env.PUBLIC_URL ?? null,
      dataDir: env.DATA_DIR,
      operatorToken: env.OPERATOR_TOKEN ?? null,
      boardLicenseKey: env.TLDRAW_LICENSE_KEY ?? null,
      pingSeconds: env.PING_SECONDS,
      privateWebhooks: env.WEBHOOKS_TO_PRIVATE_ADDRESSES,
      quietSeconds: env.QUIET_SECONDS,
      logLevel: env.LOG_LEVEL,
    },
  }
}
