/**
 * What goes over the WebSocket: the y-websocket protocol, and our own messages from number 64, which stock
 * clients ignore. A message is a varUint kind and then what is written beside it here.
 * @module
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Kinds of message. */
export const message = {
  /** • a kind of {@link sync} • varUint8Array */
  sync: 0,
  /** • varUint8Array: an awareness update of y-protocols */
  awareness: 1,
  /** • varUint 0 • varString reason: permission denied */
  auth: 2,
  /** Nothing more: asks for everyone's presence. */
  queryAwareness: 3,
  /** • varUint n: the first n step2 and update messages that this connection sent are on disk. */
  saved: 64,
  /** • varUint 1 when the room can take no edits because the disk takes none, 0 when it can again. */
  trouble: 65,
  /**
   * From a client • varUint 1: it takes compressed messages.
   * From the server • varUint8Array: one whole message, gzipped.
   */
  compressed: 66,
  /** • varString: the facilitation of the room as JSON (shared/protocol/facilitation.ts) */
  facilitation: 67,
  /**
   * From a client • varUint: any number, such as its own clock; asks for the server's.
   * From the server • varUint the same number • varUint: milliseconds since 1970.
   */
  clock: 68,
  /**
   * From a client • varUint: the place of a mood in `moods` (shared/facilitation/moods.ts).
   * From the server • varUint n • n varUints: how often each was shown since the last time.
   */
  moods: 70,
} as const

/** Kinds of sync message. */
export const sync = {
  /** • varUint8Array: the sender's state vector, asking for what it lacks */
  step1: 0,
  /** • varUint8Array: the update that answers a step 1 */
  step2: 1,
  /** • varUint8Array: an update */
  update: 2,
} as const

/** Codes that end a connection, beside those of RFC 6455. What a client does about each: docs/protocol.md. */
export const close = {
  malformed: 4400,
  noCredentials: 4401,
  forbidden: 4403,
  notFound: 4404,
  /** The room is closed to edits; reading goes on after connecting again. */
  closedToEdits: 4409,
  tooLarge: 4413,
  /** The page reads boards of another version than this server: it is to be loaded again. */
  outdated: 4426,
  tooOften: 4429,
  /** The server stops or starts anew; connect again. */
  restart: 1012,
} as const
export type CloseCode = (typeof close)[keyof typeof close]

/** The reason that goes with {@link close.notFound} where the room was deleted with its process. */
export const PROCESS_GONE = 'the process is gone'

/** A message from a client, taken apart as far as the kind goes. */
export type ClientMessage =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'acceptsCompressed' }
  | { readonly type: 'clock'; readonly asked: number }
  | { readonly type: 'mood'; readonly mood: number }
  | { readonly type: 'unknown' }
  | { readonly type: 'malformed' }

/** Reads one message; never throws. Kinds that a client may not send, or that are not known, are `unknown`. */
export function readClientMessage(bytes: Uint8Array): ClientMessage {
  try {
    const decoder = decoding.createDecoder(bytes)
    const kind = decoding.readVarUint(decoder)
    if (kind === message.queryAwareness) return { type: 'queryAwareness' }
    if (kind === message.compressed) return { type: 'acceptsCompressed' }
    if (kind === message.clock) return { type: 'clock', asked: decoding.readVarUint(decoder) }
    if (kind === message.moods) return { type: 'mood', mood: decoding.readVarUint(decoder) }
    if (kind === message.awareness) return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    if (kind !== message.sync) return { type: 'unknown' }
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === sync.step1) return { type: 'step1', stateVector: payload }
    if (step === sync.step2) return { type: 'step2', update: payload }
    if (step === sync.update) return { type: 'update', update: payload }
    return { type: 'unknown' }
  } catch {
    return { type: 'malformed' }
  }
}

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** A sync message of one kind around its payload. */
export function syncMessage(step: keyof typeof sync, payload: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.sync)
    encoding.writeVarUint(encoder, sync[step])
    encoding.writeVarUint8Array(encoder, payload)
  })
}

/** An awareness message around an awareness update. */
export function awarenessMessage(update: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** Tells a client that it may not do what it tried. */
export function deniedMessage(reason: string): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, reason)
  })
}

/** Tells a sender how many of its edits are on disk. */
export function savedMessage(count: number): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.saved)
    encoding.writeVarUint(encoder, count)
  })
}

/** Tells a room that its edits cannot be kept now, or can again. */
export function troubleMessage(trouble: boolean): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.trouble)
    encoding.writeVarUint(encoder, trouble ? 1 : 0)
  })
}

/** Tells the server that this client takes compressed messages. */
export function acceptsCompressedMessage(): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.compressed)
    encoding.writeVarUint(encoder, 1)
  })
}

/** Wraps a whole message that was gzipped. */
export function compressedMessage(gzipped: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.compressed)
    encoding.writeVarUint8Array(encoder, gzipped)
  })
}

/** Tells a room how it is led. */
export function facilitationMessage(json: string): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.facilitation)
    encoding.writeVarString(encoder, json)
  })
}

/** Asks for the server's clock; `asked` comes back with the answer. */
export function clockQuestion(asked: number): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.clock)
    encoding.writeVarUint(encoder, asked)
  })
}

/** @param now milliseconds since 1970, by the server's clock */
export function clockAnswer(asked: number, now: number): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.clock)
    encoding.writeVarUint(encoder, asked)
    encoding.writeVarUint(encoder, now)
  })
}

/** Shows a mood. */
export function moodMessage(mood: number): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.moods)
    encoding.writeVarUint(encoder, mood)
  })
}

/** Tells a room which moods were shown, and how often each. */
export function moodsMessage(counts: readonly number[]): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, message.moods)
    encoding.writeVarUint(encoder, counts.length)
    for (const count of counts) encoding.writeVarUint(encoder, count)
  })
}
