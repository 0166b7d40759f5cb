/**
 * The process behind {@link Exporter}. It makes one file at a time, so that two large ones never share its memory, and not far
 * ahead of who takes it.
 * @module
 */
import { hearParent, tellParent } from '../threads/parent.ts'
import { collectPast } from './collectPast.ts'
import type { ExportOrder, ExportReply } from './exporter.ts'
import { writeFile } from './exportFile.ts'

const tell: (reply: ExportReply) => void = tellParent

/** The file in hand: bytes that nobody has taken yet, and who is told when some are. */
const inHand = { id: 0, ahead: 0, onTaken: () => {} }

async function make({ id, request, aheadBytes }: Extract<ExportOrder, { request: unknown }>): Promise<void> {
  Object.assign(inHand, { id, ahead: 0 })
  const write = async (piece: Uint8Array<ArrayBuffer>) => {
    inHand.ahead += piece.byteLength
    tell({ piece })
    while (inHand.ahead > aheadBytes)
      await new Promise<void>((resolve) => {
        inHand.onTaken = resolve
      })
  }
  try {
    const hashes = await writeFile(request, {
      begin: (headers) => tell({ headers }),
      write,
      onShare: (share) => tell({ share }),
    })
    tell({ hashes })
  } catch (error) {
    tell({ reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
  // Who asked has it all by now, and the next may be waiting.
  setImmediate(collectPast)
}

hearParent<ExportOrder>((order) => {
  if ('request' in order) return void make(order)
  // A file that was made before may still be on its way.
  if (order.id !== inHand.id) return
  inHand.ahead -= order.taken
  inHand.onTaken()
})
