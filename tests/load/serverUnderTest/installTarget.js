/**
 * Installs the packages of a peer into its own folder, the first time it is measured: they are not ours.
 * @module
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '..', 'targets')

/** @param {{ name: string, install?: string }} target */
export function installTarget(target) {
  if (!target.install) return
  const cwd = path.join(folder, target.install)
  if (fs.existsSync(path.join(cwd, 'node_modules'))) return
  console.log(`Installing the packages of ${target.install} ...`)
  const args = [
    'install',
    '--legacy-peer-deps',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { status } = spawnSync('npm', args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`The packages of ${target.install} could not be installed.`)
}
