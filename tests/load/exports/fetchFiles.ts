/**
 * Fetches files and lets go of them, as somebody elsewhere would who saves them: a process of its own, asked by messages.
 * @module
 */

export interface FileAsked {
  readonly url: string
  readonly token: string
}

export interface FileFetched {
  readonly status: number
  readonly bytes: number
  readonly seconds: number
}

async function fetched({ url, token }: FileAsked): Promise<FileFetched> {
  const began = performance.now()
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  let bytes = 0
  if (answer.body) for await (const piece of answer.body) bytes += piece.byteLength
  return { status: answer.status, bytes, seconds: (performance.now() - began) / 1000 }
}

process.on('message', async (asked: FileAsked) => process.send?.(await fetched(asked)))
