/**
 * Medians over rounds as Markdown tables, and Samrum's ratio to each peer with its spread over the rounds. Ratios within
 * a round compare like with like; milliseconds of different days do not.
 *
 *     node tests/load/summarize.js tests/load/results/*.jsonl
 * @module
 */
import fs from 'node:fs'
import { pathToFileURL } from 'node:url'

const OURS = 'samrum'

/**
 * Per scenario: a title, how a case is named, and the columns; `ratio` names those that are compared, and `compare` has
 * figures of a result that depend on the peer's.
 */
const tables = [
  {
    scenario: 'startup',
    title: 'Start-up',
    caseOf: () => 'spawn to accept',
    columns: { ms: (r) => r.median, 'idle RSS MiB': (r) => r.idleRssMiB },
    ratio: ['ms', 'idle RSS MiB'],
  },
  {
    scenario: 'prop',
    title: 'Propagation (rooms x clients)',
    caseOf: ({ rooms, clients }) => `${rooms} x ${clients}`,
    columns: {
      'p50 ms': (r) => r.latency.p50,
      'p99 ms': (r) => r.latency.p99,
      'edit p50': (r) => r.edit.p50,
      'edit p99': (r) => r.edit.p99,
      'offered/s': (r) => r.offeredPerS,
      'delivered/s': (r) => r.deliveredPerS,
      'frames/s': (r) => r.framesPerS,
      'MB/s': (r) => r.MBps,
      'CPU %': (r) => r.serverCpu,
      'RSS MiB': (r) => r.rssMiB,
      undelivered: (r) => r.undelivered,
      dropped: (r) => r.dropped,
      'gen CPU %': (r) => r.generator.cpu,
    },
    ratio: ['p50 ms', 'p99 ms', 'CPU %', 'MB/s'],
  },
  {
    scenario: 'saturation',
    title: 'Saturation (one room, the most that is delivered at p99 <= 100 ms)',
    caseOf: ({ clients = 100 }) => `1 x ${clients}`,
    columns: {
      'delivered/s': (r) => r.maxDeliveredPerS,
      'offered/s': (r) => lastGood(r)?.offeredPerS,
      undelivered: (r) => lastGood(r)?.undelivered,
      active: (r) => lastGood(r)?.active ?? 0,
      'p99 there': (r) => lastGood(r)?.latency.p99,
      'CPU % there': (r) => lastGood(r)?.serverCpu,
      'gen CPU % there': (r) => lastGood(r)?.generator.cpu,
    },
    ratio: ['delivered/s', 'CPU % there'],
    compare: { 'CPU % at the peer’s most': (r, peer) => cpuDelivering(peer.maxDeliveredPerS, r) },
  },
  {
    scenario: 'join',
    title: 'Joining',
    caseOf: ({ shapes, moves }) => `${shapes} shapes, ${moves} moves`,
    columns: {
      'hot ms': (r) => median(r.hot.map((hot) => hot.ms)),
      'decode ms': (r) => median(r.hot.map((hot) => hot.applyMs)),
      kB: (r) => median(r.hot.map((hot) => hot.bytes / 1000)),
      'herd p50': (r) => r.herd.ms.p50,
      'herd last': (r) => r.herd.ms.max,
      'herd ok': (r) => r.herd.ok,
      'herd CPU s': (r) => r.herd.serverCpuS,
      'peak RSS MiB': (r) => r.herd.peakRssMiB,
      'bystander max': (r) => r.herd.bystander.max,
      'bystander silence': (r) => r.herd.silenceMs,
      'cold ms': (r) => r.cold?.ms,
      'cold herd last': (r) => r.coldHerd?.ms.max,
      'cold: empty first': (r) => r.coldHerd?.emptyFirst,
    },
    ratio: ['hot ms', 'herd last', 'herd CPU s', 'bystander silence', 'cold ms', 'cold herd last'],
  },
  {
    scenario: 'memory',
    title: 'Memory',
    caseOf: ({ rooms }) => `${rooms} rooms of 1000 shapes`,
    columns: {
      'base RSS': (r) => r.base.rss,
      'loaded RSS': (r) => r.loaded.rss,
      'KiB RSS/room': (r) => r.rssPerRoomKiB,
      'KiB heap/room': (r) => r.heapPerRoomKiB,
      'RSS when empty': (r) => r.empty.rss,
      'heap kept %': (r) => r.heapKeptPct,
    },
    ratio: ['KiB RSS/room', 'KiB heap/room'],
  },
  {
    scenario: 'durability',
    title: 'Durability (kill -9)',
    caseOf: ({ secs, idle }) => `${secs} s of editing${idle ? `, ${idle} s idle` : ''}`,
    columns: {
      propagated: (r) => r.propagated,
      lost: (r) => r.lost,
      'lost %': (r) => r.lostPct,
      'lost seconds': (r) => r.lostSeconds,
      'restart ms': (r) => r.restartMs,
      'seed intact': (r) => String(r.seedOk),
    },
    ratio: [],
  },
  {
    scenario: 'board',
    title: 'The board as a document',
    caseOf: ({ name, cards, steps }) => `${name}: ${cards} cards, ${steps} steps`,
    columns: {
      'played %': (r) => r.played * 100,
      'B/move': ({ sums: { move } }) => move.bytes / move.records,
      'gate us/move': ({ sums: { move } }) => (1000 * move.gateMs) / move.records,
      'server us/move': ({ sums: { move } }) => serverMicroseconds(move),
      'peer us/move': ({ sums: { move } }) => (1000 * move.peerMs) / move.tickRecords,
      'writer us/move': ({ sums: { move } }) => (1000 * move.writeMs) / move.records,
      'B/letter': ({ sums: { type } }) => type.bytes / type.records,
      'server us/letter': ({ sums: { type } }) => serverMicroseconds(type),
      'document kB': (r) => atTheEnd(r, r.bytes / 1000),
      'gzip kB': (r) => atTheEnd(r, r.gzipBytes / 1000),
      'load ms': (r) => atTheEnd(r, r.open.loadMs),
      'open ms': (r) => atTheEnd(r, r.open.ms),
      'heap MB': (r) => atTheEnd(r, r.open.heap / 1e6),
    },
    ratio: ['B/move', 'server us/move', 'peer us/move', 'document kB', 'load ms', 'open ms', 'heap MB'],
  },
  {
    scenario: 'panning',
    title: 'Panning in a browser',
    caseOf: ({ cards, people }) => `${cards} cards, ${people} pointers`,
    columns: {
      'pictures/s': (r) => r.fps,
      'median ms': (r) => r.medianMs,
      'p95 ms': (r) => r.p95Ms,
      'busy ms/s': (r) => r.busyMsPerS,
      'busy ms/picture': (r) => r.busyMsPerPicture,
      'joined in ms': (r) => r.joinMs,
      'opened in ms': (r) => r.openMs,
    },
    ratio: ['pictures/s', 'p95 ms', 'busy ms/s'],
  },
]

/** The gate for one update, and its share of merging a tick. */
const serverMicroseconds = (sum) => 1000 * (sum.gateMs / sum.records + sum.mergeMs / sum.tickRecords)
/** What a board comes to is worth telling only of a workshop that was played out. */
const atTheEnd = ({ played }, figure) => (played === 1 ? figure : null)

const lastGood = (result) =>
  result.steps.filter((step) => step.latency.p99 <= 100 && step.undelivered <= step.latency.n * 0.01).at(-1)

/** Processor time at the least load of those offered under which at least this much was delivered. */
const cpuDelivering = (perS, result) =>
  result.steps.find((step) => step.deliveredPerS >= perS && step.latency.p99 <= 100)?.serverCpu

function median(list) {
  if (typeof list[0] === 'string') return list[0]
  const sorted = list.filter((value) => Number.isFinite(value)).sort((a, b) => a - b)
  if (sorted.length === 0) return null
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function shown(value) {
  if (value == null) return '–'
  if (typeof value === 'string') return value
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100)
}

const rowOf = (cells) => `| ${cells.join(' | ')} |`
const nameOf = (row) => (row.model ? `${row.target}:${row.model}` : row.target)

/** @param {object[]} rows of one or more results files @returns {string} Markdown */
export function summarize(rows) {
  return tables.flatMap((table) => section(table, rows)).join('\n')
}

function section({ scenario, title, caseOf, columns, ratio, compare = {} }, rows) {
  const mine = rows.filter((row) => row.scenario === scenario)
  if (mine.length === 0) return []
  const cases = Map.groupBy(mine, (row) => caseOf(row.options))
  const lines = [`\n### ${title}\n`, rowOf(['case', 'target', 'n', ...Object.keys(columns)])]
  lines.push(rowOf(Array.from({ length: Object.keys(columns).length + 3 }, () => '---')))
  for (const [name, ofCase] of cases)
    for (const [target, runs] of Map.groupBy(ofCase.filter(isGood), nameOf)) {
      const cells = Object.values(columns).map((read) => shown(median(runs.map((row) => read(row.result)))))
      lines.push(rowOf([name, target, runs.length, ...cells]))
    }
  for (const row of mine.filter((candidate) => !isGood(candidate)))
    lines.push(`\nFAILED ${nameOf(row)} ${JSON.stringify(row.options)}: ${row.result.error}`)
  return [...lines, ...ratios(cases, { ...pick(columns, ratio), ...compare })]
}

const pick = (columns, names) => Object.fromEntries(names.map((name) => [name, columns[name]]))
const isGood = (row) => !row.result.error

/** Samrum divided by a peer: the median over rounds, and the least and the greatest. */
function ratios(cases, columns) {
  const compared = Object.keys(columns)
  if (compared.length === 0) return []
  const lines = []
  for (const [name, rows] of cases) {
    const ours = rows.filter((row) => row.target === OURS && isGood(row))
    if (ours.length === 0) continue
    for (const [target, runs] of Map.groupBy(
      rows.filter((row) => row.target !== OURS && isGood(row)),
      nameOf,
    ))
      lines.push(rowOf([name, target, ...compared.map((column) => ratioOf(ours, runs, columns[column]))]))
  }
  if (lines.length === 0) return []
  const head = rowOf(['samrum / peer', 'peer', ...compared])
  return ['', head, rowOf(Array.from({ length: compared.length + 2 }, () => '---')), ...lines]
}

function ratioOf(ours, theirs, read) {
  const pairs = ours.flatMap((mine) => {
    const peer = theirs.find((row) => row.round === mine.round)
    const quotient = peer ? read(mine.result, peer.result) / read(peer.result, peer.result) : Number.NaN
    return Number.isFinite(quotient) ? [quotient] : []
  })
  if (pairs.length === 0) return '–'
  const [least, most] = [Math.min(...pairs), Math.max(...pairs)]
  return pairs.length === 1 ? shown(pairs[0]) : `${shown(median(pairs))} (${shown(least)} to ${shown(most)})`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rows = process.argv
    .slice(2)
    .flatMap((file) => fs.readFileSync(file, 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line))
  console.log(summarize(rows))
}
