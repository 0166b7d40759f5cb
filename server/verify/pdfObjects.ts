/**
 * The objects of a PDF file, as far as they are needed to read its words: dictionaries as they stand, streams unpacked.
 * @module
 */
import { inflateSync } from 'node:zlib'
import { MAX_VERIFY_UNPACKED_BYTES } from '../../shared/limits.ts'

interface PdfObject {
  readonly dictionary: string
  readonly packed: Buffer | null
}

export interface PdfObjects {
  /** A dictionary by the number of its object; empty where there is none. */
  dictionary(number: number): string
  /** What a stream holds, in latin1; empty where it cannot be unpacked. */
  stream(number: number): string
  readonly numbers: readonly number[]
}

const beginning = /(\d{1,8}) \d{1,5} obj\b/g
/** A dictionary is far shorter; what is longer is no file that was made here. */
const MAX_DICTIONARY = 1024 * 1024

function* objectsIn(file: string, bytes: Buffer): Generator<[number, PdfObject]> {
  beginning.lastIndex = 0
  for (let found = beginning.exec(file); found; found = beginning.exec(file)) {
    const start = found.index + found[0].length
    const end = file.indexOf('endobj', start)
    if (end < 0) return
    const stream = file.slice(start, Math.min(end, start + MAX_DICTIONARY)).search(/\bstream\r?\n/)
    if (stream < 0) {
      yield [Number(found[1]), { dictionary: file.slice(start, end), packed: null }]
      beginning.lastIndex = end
      continue
    }
    const dictionary = file.slice(start, start + stream)
    const from = start + stream + (file[start + stream + 6] === '\r' ? 8 : 7)
    const length = Number(/\/Length (\d+)(?! \d+ R)/.exec(dictionary)?.[1] ?? Number.NaN)
    const to = Number.isFinite(length) ? from + length : file.indexOf('endstream', from)
    yield [Number(found[1]), { dictionary, packed: bytes.subarray(from, Math.max(from, to)) }]
    beginning.lastIndex = Math.max(from, to)
  }
}

/** Objects that lie packed in a stream, as programs that save a file anew leave them. */
function* objectsWithin(dictionary: string, content: string): Generator<[number, PdfObject]> {
  const first = Number(/\/First (\d+)/.exec(dictionary)?.[1] ?? 0)
  const places = content.slice(0, first).trim().split(/\s+/).map(Number)
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [number = 0, at = 0, next = content.length] = [places[i], places[i + 1], places[i + 3]]
    yield [number, { dictionary: content.slice(first + at, first + next), packed: null }]
  }
}

/** The newest of each number counts: a file that was saved again has the older ones before. */
export function pdfObjects(bytes: Buffer): PdfObjects {
  let left = MAX_VERIFY_UNPACKED_BYTES
  const unpack = ({ dictionary, packed }: PdfObject): string => {
    if (!packed || left <= 0) return ''
    try {
      const content = /\/FlateDecode/.test(dictionary)
        ? inflateSync(packed, { maxOutputLength: left })
        : packed
      left -= content.byteLength
      return content.toString('latin1')
    } catch {
      return ''
    }
  }
  const all = new Map(objectsIn(bytes.toString('latin1'), bytes))
  for (const object of [...all.values()])
    if (/\/Type\s*\/ObjStm/.test(object.dictionary))
      for (const [number, inner] of objectsWithin(object.dictionary, unpack(object)))
        if (!all.has(number)) all.set(number, inner)
  return {
    dictionary: (number) => all.get(number)?.dictionary ?? '',
    stream: (number) => {
      const object = all.get(number)
      return object ? unpack(object) : ''
    },
    numbers: [...all.keys()],
  }
}
