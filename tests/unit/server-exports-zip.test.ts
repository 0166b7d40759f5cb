/**
 * The zip of a large board, whose pictures are drawn in a thread beside: it holds what each format is alone.
 */
import { describe, expect, test, vi } from 'vitest'
import { zipPieces } from '../../server/exports/bundle.ts'
import { toDocx } from '../../server/exports/docx.ts'
import { pngWithOrigin } from '../../server/exports/origin.ts'
import { toPdf } from '../../server/exports/pdf.ts'
import { paintAhead } from '../../server/exports/picture/paintAhead.ts'
import { pictureOfRoom } from '../../server/exports/picture/pictureOf.ts'
import { pngOf } from '../../server/exports/picture/png.ts'
import { type Outcome, outcomeOfRoom } from '../../server/exports/RoomOutcome.ts'
import { MAX_LISTED } from '../../server/exports/report.ts'
import { newNote } from '../../shared/board/cards.ts'
import { demoBoardOf, roomOutcome } from '../support/outcome.ts'
import { unzip } from '../support/unzip.ts'

vi.setConfig({ testTimeout: 120_000 })

/** More than documents list one by one. */
const notes = Array.from({ length: MAX_LISTED + 100 }, (_, i) =>
  newNote({
    id: `shape:n${i}`,
    text: `Kort ${i}`,
    index: `b${i}V`,
    sector: 'academia',
    x: (i % 40) * 220,
    y: 4_000 + Math.floor(i / 40) * 220,
  }),
)

/** Of its own each time: what was drawn of a room is kept with it. */
const large = async (): Promise<Outcome> =>
  outcomeOfRoom(await roomOutcome('analysis', [...demoBoardOf('analysis'), ...notes]))

async function zipOf(outcome: Outcome) {
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(outcome)) pieces.push(piece)
  return unzip(Buffer.concat(pieces))
}

describe('the zip of a large board', () => {
  test('has the picture and the documents that are made alone', async () => {
    const files = await zipOf(await large())
    const alone = await large()
    const [room] = alone.rooms
    const picture = room && pictureOfRoom(room)
    if (!room || !picture) throw new Error('the board has a picture')
    const png = [...files.keys()].find((name) => name.endsWith('.png')) ?? ''
    expect(Buffer.from(pngWithOrigin(pngOf(picture), [room])).equals(Buffer.from(files.get(png) ?? []))).toBe(
      true,
    )
    expect(Buffer.from(await toDocx(alone)).equals(Buffer.from(files.get('report.docx') ?? []))).toBe(true)
    expect((await toPdf(alone)).byteLength).toBe(files.get('report.pdf')?.byteLength)
  })

  test('is drawn all the same when the thread beside it ends', async () => {
    const [room] = (await large()).rooms
    const picture = room && pictureOfRoom(room)
    if (!picture) throw new Error('the board has a picture')
    const painted = paintAhead([picture])
    await painted.end()
    await painted.forDocuments()
    expect(Buffer.from(await painted.whole(picture)).equals(Buffer.from(pngOf(picture)))).toBe(true)
  })
})
