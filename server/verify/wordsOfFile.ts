/**
 * What an exported file says, whatever its format. Enough to find the snapshot it was made from, and to see which records
 * do not say any more what they said.
 * @module
 */
import papaparse from 'papaparse'
import { withoutFormulaMark } from '../../shared/outcome/formulaMark.ts'
import { wordsOfHtml, wordsOfSvg } from './markupWords.ts'
import { wordsOfPdf } from './pdfWords.ts'
import { wordsOfPng } from './pngWords.ts'
import { type Entry, entriesOf, entriesOfRow, type FileWords, linesOf, originIn } from './words.ts'

const RECORD = 'urn:samrum:record:'

/** The objects that are records, with the strings that stand in them. */
function* recordsIn(value: unknown): Generator<Entry> {
  if (typeof value !== 'object' || value === null) return
  const { id } = value as { id?: unknown }
  if (typeof id === 'string' && id.startsWith(RECORD) && 'text' in value) {
    const cells = Object.values(value).filter((one) => typeof one === 'string')
    const { identifier } = value as { identifier?: unknown }
    const named = typeof identifier === 'string' ? identifier : id.slice(RECORD.length)
    yield { ids: [named], cells, isShared: false }
  }
  for (const inner of Object.values(value)) yield* recordsIn(inner)
}

function* stringsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* stringsOf(inner)
}

function wordsOfJson(text: string): FileWords | null {
  try {
    const value: unknown = JSON.parse(text)
    const texts = [...stringsOf(value)]
    const entries = [...recordsIn(value)]
    return { entries, texts, ...originIn(texts.join('\n')), isWhole: entries.length > 0 }
  } catch {
    return null
  }
}

function wordsOfCsv(text: string): FileWords {
  const delimiter = text.includes('"Id";') ? ';' : ''
  const { data } = papaparse.parse<string[]>(text, { delimiter })
  const rows = data.map((row) => row.map(withoutFormulaMark))
  const isRecords = /^"?Id"?[;,]/.test(text)
  return { entries: rows.flatMap(entriesOfRow), texts: rows.flat(), ...originIn(text), isWhole: isRecords }
}

/** A card is a line of the outermost list with those under it; a row of a table stands by itself. */
function* blocksOfMarkdown(text: string): Generator<string[]> {
  let block: string[] = []
  for (const line of linesOf(text)) {
    if (!/^ {2}/.test(line)) {
      yield block
      block = []
    }
    if (line.startsWith('|')) yield line.split(/(?<!\\)\|/).map(withoutMarks)
    else block.push(withoutMarks(line))
  }
  yield block
}

const withoutMarks = (line: string): string => line.replace(/[\\`]/g, '')
const isUnder = (line: string): boolean => line.startsWith('  - ')

/** What stands at a point of the outermost list, without what is told of it under it. */
const leadOf = (block: readonly string[]): string => {
  const end = block.findIndex(isUnder)
  return block
    .slice(0, end < 0 ? block.length : end)
    .join('\n')
    .replace(/^- /, '')
}

function wordsOfMarkdown(text: string): FileWords {
  const blocks = [...blocksOfMarkdown(text)]
  return {
    entries: blocks.flatMap((block) => entriesOf([leadOf(block), ...block.filter(isUnder)])),
    texts: blocks.map(leadOf),
    ...originIn(text.replaceAll('\\', '')),
    // Only the report states it as code.
    isWhole: /^- SHA-256: `/m.test(text),
  }
}

const isPdf = (bytes: Buffer) => bytes.subarray(0, 5).toString('latin1') === '%PDF-'
const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString('latin1') === 'PNG'

/** As UTF-8, or as what Swedish spreadsheets save tables in; null for what is no text. */
function textOf(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The words of a file that is no zip; null where nothing of it can be read. */
export function wordsOfBytes(bytes: Buffer): FileWords | null {
  if (isPdf(bytes)) return wordsOfPdf(bytes)
  if (isPng(bytes)) return wordsOfPng(bytes)
  const text = textOf(bytes)
  if (text === null) return null
  if (/^\s*</.test(text))
    return /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg\b/.test(text)
      ? wordsOfSvg(text)
      : wordsOfHtml(text)
  if (/^\s*\{/.test(text)) return wordsOfJson(text)
  return /^"?(Id|Från id|From id)"?[;,]/.test(text) ? wordsOfCsv(text) : wordsOfMarkdown(text)
}
