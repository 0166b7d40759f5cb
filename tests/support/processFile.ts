/**
 * Whole processes as files: taken out of a server, changed, and brought into another.
 * @module
 */
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import type { Answer } from './api.ts'
import type { TestServer } from './startServer.ts'
import { unzip } from './unzip.ts'

const signedIn = ({ operatorToken }: TestServer) => ({ authorization: `Bearer ${operatorToken}` })

/** The file of a process. */
export async function takeOut(server: TestServer, processId: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(`${server.url}/api/processes/${processId}/file`, { headers: signedIn(server) })
  if (answer.status !== 200) throw new Error(`No file was given: ${answer.status} ${await answer.text()}`)
  return new Uint8Array(await answer.arrayBuffer())
}

export async function bringIn(
  server: TestServer,
  file: Uint8Array<ArrayBuffer>,
): Promise<Pick<Answer, 'status' | 'body'>> {
  const answer = await fetch(`${server.url}/api/process-files`, {
    method: 'POST',
    headers: { ...signedIn(server), 'content-type': 'application/octet-stream' },
    body: file,
  })
  return { status: answer.status, body: await answer.json() }
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

/** Files as a zip. */
export async function zipOf(files: ReadonlyMap<string, Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of files) zip.addBuffer(content, name)
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream))
}

/** The same file with some of it changed, and a manifest that says so: what somebody means harm with. */
export async function forged(
  file: Uint8Array,
  change: (files: Map<string, Buffer>) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const files = unzip(file)
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as object
  files.delete('manifest.json')
  change(files)
  const listed = [...files].map(([name, content]) => ({
    name,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }))
  return zipOf(new Map([['manifest.json', json({ ...manifest, files: listed })], ...files]))
}

/** Changes the JSON of one file. */
export function changeJson<T>(files: Map<string, Buffer>, name: string, change: (value: T) => unknown): void {
  const value = JSON.parse(files.get(name)?.toString() ?? '') as T
  change(value)
  files.set(name, json(value))
}
