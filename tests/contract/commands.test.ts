/**
 * The server as a command: its environment, its first start, what it prints and what it keeps.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiOf } from '../support/api.ts'
import { writeNote } from '../support/board.ts'
import { everythingStored } from '../support/journal.ts'
import { stockPerson } from '../support/person.ts'
import { makeScene, tokenOf } from '../support/scene.ts'
import { runServer, startServer } from '../support/startServer.ts'

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'samrum-command-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('a wrong value in the environment stops the start with one line that names the variable', () => {
  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'samrum.example.se'],
    ['LOG_LEVEL', 'loud'],
    ['PING_SECONDS', '0'],
    ['OPERATOR_TOKEN', 'short'],
    ['HOST', '192.0.2.1'],
    ['DATA_DIR', fileURLToPath(import.meta.url)],
    ['DATABASE_URL', 'postgres://localhost/samrum'],
    ['REDIS_URL', 'redis://localhost'],
  ])('%s=%s', async (name, value) => {
    const { code, output } = await runServer({ env: { [name]: value } })
    expect(code).toBe(1)
    const lines = output.trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(name)
  })
})

test('the first start makes an operator token, prints the sign-in link once, and keeps it', async () => {
  const server = await startServer({ dataDir, env: { OPERATOR_TOKEN: undefined } })
  try {
    const link = /(http:\/\/\S+\/operator#[\w-]+)/.exec(server.log())?.[1] ?? ''
    expect(link).not.toBe('')
    const token = tokenOf(link)
    expect((await apiOf(server, token).get('/api/processes')).status).toBe(200)
    await server.restart('SIGTERM')
    expect(server.log().split(token)).toHaveLength(2)
    expect((await apiOf(server, token).get('/api/processes')).status).toBe(200)
  } finally {
    await server.stop()
  }
})

test('no token, session or card is ever in the log, and none of the first two in the database', async () => {
  const server = await startServer({ env: { LOG_LEVEL: 'trace' } })
  try {
    const scene = await makeScene(server)
    const member = await scene.join('participant')
    const person = stockPerson(server, scene.room('analysis'), member.session)
    await person.synced()
    writeNote(person.doc, 'hemlig kanariefågel', 'strengths')
    await member.api.get('/api/me')
    person.leave()
    await server.kill('SIGTERM')
    const secrets = [server.operatorToken, member.session, ...Object.values(scene.process.links).map(tokenOf)]
    for (const secret of [...secrets, 'hemlig kanariefågel']) expect(server.log()).not.toContain(secret)
    const stored = everythingStored(server.dataDir)
    for (const secret of secrets) expect(stored).not.toContain(secret)
  } finally {
    await server.stop()
  }
})
