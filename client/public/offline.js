/**
 * The service worker: keeps what a room's page needs to open without a network. The network comes first for all that
 * can change; what was kept is shown only when the server cannot be reached. The board itself is kept by
 * client/sync/offlineCopy.ts.
 * @module
 */

/** The page, which is the same at every address, and the files with a hash in their name. */
const PAGES = 'samrum-pages'
/** What the server said of this person; erased when they sign out (client/sync/offlineCopy.ts). */
const ANSWERS = 'samrum-answers'
const SHELL = '/'

/** Pages of ours to be opened without a network; a published outcome and what the interface answers are none. */
const isOurs = (path) => !/^\/(?:published|api)\//.test(path)
const isFile = (path) => path.startsWith('/assets/') || path === '/mark.svg'
/** Who I am, and the room or process that I was in. */
const isAnswer = (path) => path === '/api/me' || /^\/api\/(?:rooms|processes)\/[\w-]{21}$/.test(path)
/** What a proxy says for a server that is away. */
const isAway = (response) => response.status >= 502 && response.status <= 504

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (isOurs(pathname)) event.respondWith(page(request))
  } else if (isFile(pathname)) event.respondWith(file(request))
  else if (isAnswer(pathname)) event.respondWith(answer(request))
})

/** A page that was there before this worker was names what it has loaded so far. */
self.addEventListener('message', (event) => {
  const paths = Array.isArray(event.data?.keep) ? event.data.keep : []
  event.waitUntil(keepAll(paths))
})

async function keepAll(paths) {
  await page(new Request(SHELL))
  await Promise.all(
    [...new Set(paths)].map((path) => {
      if (isFile(path)) return file(new Request(path))
      return isAnswer(path) ? answer(new Request(path)) : null
    }),
  )
}

async function page(request) {
  try {
    const response = await fetch(request)
    if (isAway(response)) return (await kept(PAGES, SHELL)) ?? response
    if (response.ok && response.headers.get('Content-Type')?.startsWith('text/html'))
      await keepShell(response.clone())
    return response
  } catch (error) {
    return (await kept(PAGES, SHELL)) ?? Promise.reject(error)
  }
}

/** A page of another build takes the files of the last one with it. */
async function keepShell(response) {
  const before = await kept(PAGES, SHELL)
  const isSame = before && (await before.text()) === (await response.clone().text())
  if (isSame) return
  if (before) await caches.delete(PAGES)
  await keep(PAGES, SHELL, response)
}

async function file(request) {
  const before = await kept(PAGES, request)
  if (before) return before
  const response = await fetch(request)
  if (response.ok) await keep(PAGES, request, response.clone())
  return response
}

async function answer(request) {
  try {
    const response = await fetch(request)
    if (isAway(response)) return (await kept(ANSWERS, request)) ?? response
    if (response.ok) await keep(ANSWERS, request, response.clone())
    else if (response.status < 500) await (await caches.open(ANSWERS)).delete(request, { ignoreVary: true })
    return response
  } catch (error) {
    return (await kept(ANSWERS, request)) ?? Promise.reject(error)
  }
}

const kept = async (name, request) => (await caches.open(name)).match(request, { ignoreVary: true })

/** A device without room keeps nothing, and the page opens all the same. */
async function keep(name, request, response) {
  try {
    await (await caches.open(name)).put(request, response)
  } catch {
    return
  }
}
