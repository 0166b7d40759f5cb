/**
 * Disks that can be made full for real: a small file system of its own where mounting is allowed, and everywhere the
 * kernel's bound on the files of one process.
 * @module
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databaseFile } from './journal.ts'
import type { TestServer } from './startServer.ts'

export interface SmallDisk {
  /** A folder on it, for the server's data. */
  readonly dataDir: string
  /** From now on nothing more fits, whoever the server is by then. */
  fill(server: TestServer): void
  /** There is room again. */
  free(server: TestServer): void
  remove(): void
}

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'samrum-small-disk-'))

function mount(folder: string, bytes: number): boolean {
  const command = ['mount', '-t', 'tmpfs', '-o', `size=${bytes},mode=0700`, 'tmpfs', folder]
  return spawnSync(command[0] ?? '', command.slice(1)).status === 0
}

/** Writes until the file system takes nothing more, whoever else is writing to it. */
function writeUntilFull(file: string): void {
  const page = Buffer.alloc(4096)
  const handle = openSync(file, 'w')
  try {
    for (;;) writeSync(handle, page)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(handle)
  }
}

/** A file system of so many bytes in memory; null where this user may mount nothing. */
export function smallFileSystem(bytes: number): SmallDisk | null {
  const folder = newFolder()
  if (!mount(folder, bytes)) {
    rmSync(folder, { recursive: true })
    return null
  }
  const filler = path.join(folder, 'filler')
  return {
    dataDir: path.join(folder, 'data'),
    fill: () => writeUntilFull(filler),
    free: () => rmSync(filler),
    remove() {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Bounds the size of the files that a running process may write (`RLIMIT_FSIZE`), as a quota does. */
function bound(pid: number, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])
}

/** A disk whose quota is what the log holds already: the kernel refuses the next byte (EFBIG). */
export function quota(): SmallDisk {
  const folder = newFolder()
  return {
    dataDir: folder,
    fill(server) {
      bound(server.pid, statSync(`${databaseFile(folder)}-wal`).size)
    },
    free(server) {
      if (server.isRunning) bound(server.pid, 'unlimited')
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
