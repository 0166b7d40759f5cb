/**
 * Why the server could not start, as one line that names the setting to change where one is to blame.
 * @module
 */
import type { Config } from './config.ts'

/** What listening fails with when the host is no address of this machine. */
const hostCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EINVAL'])
/** What the file system and SQLite fail with when the folder cannot be made or written in. */
const folderCodes = new Set(['EACCES', 'EEXIST', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'])
/** SQLite's own: SQLITE_READONLY, SQLITE_CANTOPEN and SQLITE_NOTADB; the extended codes hold them in the low byte. */
const sqliteCodes = new Set([8, 14, 26])

function isFolderProblem(error: NodeJS.ErrnoException & { errcode?: number }): boolean {
  if (error.code === 'ERR_SQLITE_ERROR') return sqliteCodes.has((error.errcode ?? 0) & 0xff)
  return folderCodes.has(error.code ?? '')
}

/** One line for what stopped the start. */
export function startProblem(error: unknown, { host, port, dataDir }: Config): string {
  if (!(error instanceof Error)) return String(error)
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `PORT ${port} is taken by another program; set another PORT`
  if (syscall === 'listen' && code === 'EACCES')
    return `PORT ${port} may not be opened by this user; set one from 1024 on`
  if ((syscall === 'listen' || syscall === 'getaddrinfo') && hostCodes.has(code ?? ''))
    return `HOST ${host} is no address of this machine; 127.0.0.1 is the machine itself, 0.0.0.0 all its addresses`
  if (isFolderProblem(error))
    return `DATA_DIR ${dataDir} takes a folder that can be written to (${error.message})`
  return String(error)
}
