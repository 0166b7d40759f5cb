/**
 * A snapshot without what somebody asked to have forgotten: a pure function, run in the process of the snapshots. What
 * is left is as it was.
 * @module
 */
import { textOfRecord } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { richTextFrom } from '../../shared/board/richText.ts'
import { canonicalJson } from '../../shared/insights/canonical.ts'
import { readCardFields } from '../../shared/insights/cardFields.ts'
import type { RecordComment } from '../../shared/insights/comments.ts'
import { type Insight, insightId } from '../../shared/insights/extract.ts'
import { type Chunk, packBoard, unpackBoard } from './boardChunks.ts'
import { contentHash } from './contentHash.ts'
import { type PackedContent, packContent, unpackContentSync } from './contentPieces.ts'
import type { SnapshotContent } from './SnapshotContent.ts'
import { sinceWithout } from './sincePrevious.ts'

export interface ForgetRequest {
  readonly roomId: string
  /** All of the snapshot's content, as it is kept. */
  readonly content: Uint8Array
  /** The chunks of its board; null where none were kept. */
  readonly board: readonly Uint8Array[] | null
  /** Ids of records that go. */
  readonly whole: readonly string[]
  /** Ids of records that lose words. */
  readonly reworded: readonly string[]
  /** Those as they were without the words; null where nobody knows, and what they said is left out. */
  readonly asThen: Readonly<Record<string, BoardRecord | null>> | null
  /** Comments that go, by the ids of cards. */
  readonly comments: readonly { readonly cardId: string; readonly comment: RecordComment }[]
  /** Hashes of pictures of which it is asked whether the board still shows them. */
  readonly pictures: readonly string[]
}

export interface Forgotten {
  /** Null where it held nothing of it. */
  readonly changed: {
    readonly content: PackedContent
    readonly hash: string
    readonly board: readonly Chunk[] | null
    readonly insights: number
    readonly relations: number
  } | null
  /** Of the pictures that were asked about, those it still shows. */
  readonly pictures: readonly string[]
}

/** What stands for words of which nobody knows any more whose they were. */
const LEFT_OUT = '[…]'

const said = (value: unknown) => canonicalJson(value ?? null)

function leftOut(record: BoardRecord): BoardRecord {
  const props = record.props as Record<string, unknown> | undefined
  return props?.richText ? { ...record, props: { ...props, richText: richTextFrom(LEFT_OUT) } } : record
}

/** The board's records, and of those that lost words both forms. */
function boardWithout({ board, whole, reworded, asThen }: ForgetRequest) {
  const gone = new Set(whole)
  const changed = new Map<string, { before: BoardRecord; after: BoardRecord }>()
  let removed = 0
  const records = (board ? unpackBoard(board) : []).flatMap((before) => {
    if (gone.has(before.id)) {
      removed++
      return []
    }
    if (!reworded.includes(before.id)) return [before]
    const known = asThen ? asThen[before.id] : undefined
    // The rest of a record is as the snapshot has it: only its words may differ.
    const after = known ? withWordsOf(before, known) : leftOut(before)
    if (said(after) !== said(before)) changed.set(before.id, { before, after })
    return [after]
  })
  return { records, removed, changed }
}

/** A record with the text and the filled-in fields of another form of it. */
function withWordsOf(before: BoardRecord, known: BoardRecord): BoardRecord {
  const [was, is] = [before.props, known.props] as (Record<string, unknown> | undefined)[]
  const words = ['richText', 'url', 'name', 'altText', 'text'].filter((key) => was && key in was)
  const props = was && { ...was, ...Object.fromEntries(words.map((key) => [key, is?.[key] ?? was[key]])) }
  return { ...before, ...(props ? { props } : {}), ...(known.meta ? { meta: known.meta } : {}) }
}

type Changed = ReturnType<typeof boardWithout>['changed']

/** A record as it says what its card says now. */
function rewordedInsight(
  insight: Insight,
  { before, after }: { before: BoardRecord; after: BoardRecord },
): Insight {
  const fields = ({ meta }: BoardRecord) =>
    readCardFields((meta ?? {}) as Record<string, unknown>, insight.kind, {})
  const [was, is] = [fields(before), fields(after)]
  const { unfit: _unfit, ...rest } = insight
  return {
    ...withChanges(rest, was.record, is.record),
    text: textOfRecord(after),
    attrs: withChanges(insight.attrs, was.attrs, is.attrs),
    ...(is.unfit ? { unfit: is.unfit } : {}),
  } as Insight
}

function withChanges<T extends object>(of: T, was: object, is: object): T {
  const [before, after] = [was as Record<string, unknown>, is as Record<string, unknown>]
  const result: Record<string, unknown> = { ...(of as Record<string, unknown>) }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (said(before[key]) === said(after[key])) continue
    if (after[key] === undefined) delete result[key]
    else result[key] = after[key]
  }
  return result as T
}

function withoutComments(insight: Insight, { comments }: ForgetRequest): Insight {
  const { shapeId } = insight.provenance
  const gone = comments.filter(({ cardId }) => cardId === shapeId)
  if (gone.length === 0 || !insight.comments) return insight
  const left = insight.comments.filter(
    ({ text, at }) => !gone.some(({ comment }) => comment.text === text && comment.at === at),
  )
  const { comments: _all, ...rest } = insight
  return left.length > 0 ? { ...rest, comments: left } : rest
}

/** What stands in a snapshot beside the board's records. */
function contentWithout(content: SnapshotContent, request: ForgetRequest, changed: Changed): SnapshotContent {
  const [gone, ids] = [
    new Set(request.whole),
    new Set(request.whole.map((id) => insightId(request.roomId, id))),
  ]
  const oldTexts = new Map<string, string>()
  const staysRelation = ({ to, shapeId }: { to: string; shapeId: string }) =>
    !ids.has(to) && !gone.has(shapeId)
  const noted = <R extends { shapeId: string; note?: string }>(relation: R): R => {
    const arrow = changed.get(relation.shapeId)
    if (!arrow || relation.note === undefined) return relation
    const { note: _note, ...rest } = relation
    const note = textOfRecord(arrow.after)
    return (note ? { ...rest, note } : rest) as R
  }
  const insights = content.insights.flatMap((insight) => {
    const { shapeId } = insight.provenance
    if (gone.has(shapeId) || changed.has(shapeId)) oldTexts.set(shapeId, insight.text)
    if (gone.has(shapeId)) return []
    const words = changed.get(shapeId)
    const reworded = words ? rewordedInsight(insight, words) : insight
    const one = withoutComments(reworded, request)
    if (one.text === '') return []
    return [
      {
        ...one,
        relations: one.relations.filter(staysRelation).map(noted),
        group: one.group !== null && gone.has(one.group) ? null : one.group,
      },
    ]
  })
  const here = new Set(insights.map(({ id }) => id))
  for (const [shapeId] of changed)
    if (!here.has(insightId(request.roomId, shapeId))) ids.add(insightId(request.roomId, shapeId))
  return {
    ...content,
    insights: insights.map((one) => ({ ...one, relations: one.relations.filter(({ to }) => !ids.has(to)) })),
    relations: content.relations
      .filter((relation) => staysRelation(relation) && !ids.has(relation.from))
      .map(noted),
    groups: content.groups
      .filter(({ id }) => !gone.has(id))
      .map(({ id, heading, members }) => {
        const source = [...oldTexts].find(([, text]) => text === heading)?.[0]
        const words = source === undefined ? undefined : changed.get(source)
        return {
          id,
          heading: source === undefined ? heading : words ? textOfRecord(words.after) : '',
          members: members.filter((member) => !ids.has(member)),
        }
      }),
    warnings: content.warnings.filter(
      ({ shapeId, code }) =>
        shapeId === undefined || (!gone.has(shapeId) && !(changed.has(shapeId) && code === 'field_unfit')),
    ),
    gone: content.gone.filter(({ id }) => !ids.has(id)),
    ...(content.since ? { since: sinceWithout(content.since, ids) } : {}),
  }
}

/** Where no board was kept, all that is known of a card is its record. */
function boardlessChanges(content: SnapshotContent, { reworded }: ForgetRequest): Changed {
  const changed: Changed = new Map()
  for (const { provenance, text } of content.insights) {
    const { shapeId: id } = provenance
    const record = (words: string) => ({ id, typeName: 'shape', props: { richText: richTextFrom(words) } })
    if (reworded.includes(id)) changed.set(id, { before: record(text), after: record(LEFT_OUT) })
  }
  return changed
}

export function forgetInSnapshot(request: ForgetRequest): Forgotten {
  const before = unpackContentSync(request.content)
  const { records, removed, changed: onBoard } = boardWithout(request)
  const changed = request.board ? onBoard : boardlessChanges(before, request)
  const after = contentWithout(before, request, changed)
  const text = canonicalJson(records)
  const pictures = request.pictures.filter((hash) => text.includes(hash))
  if (removed + changed.size === 0 && said(before) === said(after)) return { changed: null, pictures }
  return {
    changed: {
      content: packContent(after),
      hash: contentHash(after),
      board: request.board && packBoard(records).chunks,
      insights: after.insights.length,
      relations: after.relations.length,
    },
    pictures,
  }
}
