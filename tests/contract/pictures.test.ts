/**
 * Pictures of boards, against the real server.
 * @module
 */
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS } from '../../shared/pictures.ts'
import { jpegWithPlace, pngWithPlace, SECRET } from '../support/pictures.ts'
import { makeScene, type Scene } from '../support/scene.ts'
import { startServer, type TestServer } from '../support/startServer.ts'

/** Where every PNG says its width. */
const WIDTH_IN_PNG = 16

let server: TestServer
let scene: Scene
let session: string

beforeAll(async () => {
  server = await startServer()
  scene = await makeScene(server)
  session = (await scene.join('participant')).session
})
afterAll(() => server.stop())

async function send(data: Buffer, credential = session, step: 'analysis' | 'vision' = 'analysis') {
  const response = await fetch(`${server.url}/api/rooms/${scene.room(step)}/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${credential}`, 'content-type': 'image/svg+xml' },
    body: new Uint8Array(data),
  })
  return { status: response.status, body: (await response.json()) as { src: string; w: number; h: number } }
}
/** What a picture is told that has so many bytes, before any of them is sent. */
function statusOfAnnounced(bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(`${server.url}/api/rooms/${scene.room('analysis')}/pictures`, {
      method: 'POST',
      headers: { authorization: `Bearer ${session}`, 'content-length': bytes },
    })
    asking.on('response', (response) => {
      resolve(response.statusCode)
      asking.destroy()
    })
    asking.on('error', reject)
    asking.flushHeaders()
  })
}
const read = (src: string, credential: string) =>
  fetch(server.url + src, { headers: { authorization: `Bearer ${credential}` } })

test('a picture is kept once, without its metadata, under the hash of its content', async () => {
  const first = await send(pngWithPlace())
  expect(first).toMatchObject({ status: 201, body: { type: 'image/png', w: 40, h: 30 } })
  expect((await send(pngWithPlace())).body.src).toBe(first.body.src)
  const answer = await read(first.body.src, session)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('cache-control')).toMatch(/private.*immutable/)
  expect(Buffer.from(await answer.arrayBuffer()).includes(SECRET)).toBe(false)
  expect((await send(jpegWithPlace())).body).toMatchObject({ type: 'image/jpeg', w: 40, h: 60 })
})

test('what is no picture is refused, whatever it calls itself; as is one too large', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  expect((await send(Buffer.from(svg))).status).toBe(415)
  expect((await send(pngWithPlace().subarray(0, 60))).status).toBe(422)
  expect(await statusOfAnnounced(MAX_PICTURE_BYTES + 1)).toBe(413)
})

test('of what there is too much is said', async () => {
  const png = pngWithPlace()
  png.writeUInt32BE(MAX_PICTURE_PIXELS, WIDTH_IN_PNG)
  expect(await send(png)).toMatchObject({ status: 413, body: { field: 'pixels' } })
})

test('who may write adds pictures, who may read sees them, nobody else does either', async () => {
  const { src } = (await send(pngWithPlace(20, 20))).body
  const observer = (await scene.join('observer')).session
  const elsewhere = await makeScene(server, 'En annan process')
  const other = (await elsewhere.join('facilitator')).session
  expect((await send(pngWithPlace(), observer)).status).toBe(403)
  expect((await send(pngWithPlace(), other)).status).toBe(403)
  expect((await read(src, observer)).status).toBe(200)
  expect((await read(src, other)).status).toBe(403)
  expect((await fetch(server.url + src)).status).toBe(401)
  expect((await read(src.replace(/.{64}$/, '0'.repeat(64)), session)).status).toBe(404)
  expect((await read(src.replace(scene.room('analysis'), scene.room('vision')), session)).status).toBe(404)
})
