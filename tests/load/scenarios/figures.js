/**
 * Small sums over many numbers.
 * @module
 */

/** One decimal; null stays null. */
export const round = (number) => (number == null ? null : Math.round(number * 10) / 10)

/** @param {number[]} sorted ascending */
export function percentile(sorted, percent) {
  if (sorted.length === 0) return null
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)]
}

/** Count, percentiles and largest of milliseconds. Sorts what it is given. */
export function spread(milliseconds) {
  const sorted = milliseconds.sort((a, b) => a - b)
  return {
    n: sorted.length,
    p50: round(percentile(sorted, 50)),
    p95: round(percentile(sorted, 95)),
    p99: round(percentile(sorted, 99)),
    max: round(sorted.at(-1)),
  }
}

export const sumOf = (list, of) => list.reduce((total, item) => total + of(item), 0)
