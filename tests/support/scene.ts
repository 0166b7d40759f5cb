/**
 * A process with its rooms and links, and people who join it: what most tests start from.
 * @module
 */
import type { z } from '@hono/zod-openapi'
import { Joined } from '../../shared/protocol/joining.ts'
import { CreatedProcess } from '../../shared/protocol/processes.ts'
import type { LinkRole, Sector, Step } from '../../shared/vocabulary.ts'
import { type Api, apiOf } from './api.ts'
import type { TestServer } from './startServer.ts'

export interface Member extends z.infer<typeof Joined> {
  readonly api: Api
}

export interface Scene {
  readonly operator: Api
  readonly process: z.infer<typeof CreatedProcess>
  /** Id of the room of a step; the process has one of each default step. */
  readonly room: (step: Step) => string
  readonly join: (role: LinkRole, who?: { sector?: Sector; name?: string; token?: string }) => Promise<Member>
}

/** Makes a process as the operator. */
export async function makeScene(server: TestServer, title = 'Smart specialisering 2030'): Promise<Scene> {
  const operator = apiOf(server, server.operatorToken)
  const answer = await operator.post('/api/processes', {
    title,
    language: 'sv',
  })
  if (answer.status !== 201) throw new Error(`No process was made: ${JSON.stringify(answer)}`)
  const process = CreatedProcess.parse(answer.body)
  return {
    operator,
    process,
    room: (step) => {
      const room = process.rooms.find((candidate) => candidate.step === step)
      if (!room) throw new Error(`The process has no room for the step ${step}`)
      return room.id
    },
    join: (role, who = {}) => join(server, who.token ?? tokenOf(process.links[role]), who),
  }
}

/** The token of an invitation: the fragment of its URL. */
export function tokenOf(link: string): string {
  return new URL(link).hash.slice(1)
}

/** Joins with a token and gives the member with an api that is signed in as them. */
export async function join(
  server: TestServer,
  token: string,
  who: { sector?: Sector; name?: string } = {},
): Promise<Member> {
  const body = {
    token,
    sector: who.sector ?? 'civil_society',
    ...(who.name ? { name: who.name } : {}),
  }
  const answer = await apiOf(server).post('/api/join', body)
  if (answer.status !== 200) throw new Error(`Joining was refused: ${JSON.stringify(answer)}`)
  const joined = Joined.parse(answer.body)
  return { ...joined, api: apiOf(server, joined.session) }
}
