/**
 * The operator's token: from the environment, or made once and kept beside the data.
 * @module
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newSecret } from '../storage/ids.ts'

const FILE = 'operator-token'

/** The token, and whether it was made just now, so that it has to be shown. */
export function operatorToken(dataDir: string, configured: string | null): { token: string; isNew: boolean } {
  if (configured !== null) return { token: configured, isNew: false }
  const file = join(dataDir, FILE)
  if (existsSync(file)) return { token: readFileSync(file, 'utf8').trim(), isNew: false }
  const token = newSecret()
  writeFileSync(file, `${token}\n`, { mode: 0o600, flag: 'wx' })
  return { token, isNew: true }
}
