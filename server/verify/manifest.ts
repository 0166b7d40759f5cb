/**
 * The files of a zip of ours against its manifest, and against what was made here.
 * @module
 */
import { z } from 'zod'
import { hashOf } from '../storage/ids.ts'
import type { OpenZip } from '../zip/zipFile.ts'

export const MANIFEST_FILE = 'manifest.json'
export const Manifest = z.object({ files: z.array(z.object({ name: z.string(), sha256: z.string() })) })

/** `foreign`: its manifest was made to fit, but no such file was made here. */
export interface ManifestFault {
  readonly name: string
  readonly what: 'extra' | 'missing' | 'altered' | 'foreign'
}

/** How the files of a zip stand to its manifest. */
export interface FiledZip {
  readonly files: number
  readonly faults: readonly ManifestFault[]
}

function statedIn(zip: OpenZip): Map<string, string> | null {
  try {
    const parsed = Manifest.safeParse(JSON.parse(zip.read(MANIFEST_FILE)?.toString('utf8') ?? ''))
    return parsed.success ? new Map(parsed.data.files.map(({ name, sha256 }) => [name, sha256])) : null
  } catch {
    return null
  }
}

/** @param wasMade whether the server made such a file; where it knows of none of them, that says nothing */
export function manifestFaults(zip: OpenZip, wasMade: (content: Buffer) => boolean): FiledZip {
  const stated = statedIn(zip)
  const given = zip.names.filter((name) => name !== MANIFEST_FILE)
  if (!stated) return { files: given.length, faults: [{ name: MANIFEST_FILE, what: 'missing' }] }
  // Each is let go of before the next is unfolded.
  const hashes = new Map<string, string | null>()
  const foreign: string[] = []
  for (const name of given) {
    const content = zip.read(name)
    hashes.set(name, content && hashOf(content))
    if (content && !wasMade(content)) foreign.push(name)
  }
  const faultOf = (name: string): ManifestFault[] => {
    if (!stated.has(name)) return [{ name, what: 'extra' }]
    if (!stated.get(name) || hashes.get(name) !== stated.get(name)) return [{ name, what: 'altered' }]
    return foreign.length < given.length && foreign.includes(name) ? [{ name, what: 'foreign' }] : []
  }
  const missing = [...stated.keys()].filter((name) => !hashes.has(name))
  return {
    files: given.length,
    faults: [...given.flatMap(faultOf), ...missing.map((name) => ({ name, what: 'missing' as const }))],
  }
}
