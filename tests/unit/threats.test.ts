/**
 * The list of threats names a proof for each; here it is seen that the proofs are there.
 * @module
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
const list = read('docs/threats.md')
const proofs = [...list.matchAll(/`([\w/.-]+\.(?:test|spec)\.tsx?)` › \*([^*]+)\*/g)].map(
  ([, file = '', name = '']) => ({ file, name: name.replaceAll(/\s+/g, ' ') }),
)
/** The lines of the tables that have a threat in them. */
const rows = list.split('\n').filter((line) => /^\| (?:\d+)? \|/.test(line))

test('every threat has a rule and a proof', () => {
  expect(rows.length).toBeGreaterThan(25)
  for (const row of rows) expect(row).toMatch(/` › \*/)
})

test.each(proofs)('$file › $name', ({ file, name }) => {
  expect(read(`tests/${file}`)).toContain(name)
})
