/**
 * The snapshot as a document to read: who took part, then zone by zone what was said and what it leads to.
 * @module
 */
import { headingOf } from '../../shared/insights/headingOf.ts'
import { scoredText } from '../../shared/insights/scoreText.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import {
  kindNames,
  type Language,
  relationNames,
  sectorNames,
  sectors,
  statusNames,
  strengthAreaNames,
} from '../../shared/vocabulary.ts'
import { blocksMarkdown } from './documentMarkdown.ts'
import { cardAt, originWords } from './elsewhere.ts'
import { changesText, fixedText, timeOf, titleOf } from './facts.ts'
import { blockText, inlineText } from './markdownText.ts'
import {
  type InsightRecord,
  type Outcome,
  type RoomOutcome,
  type ZoneOutcome,
  zonesOfOutcome,
} from './RoomOutcome.ts'
import { reportWordsIn } from './reportTexts.ts'
import { givenTo, range } from './scoresReport.ts'
import { textsById } from './tables.ts'
import { documentWords, facetName, mixedSector, quotedIn, roleNames, warningNames } from './words.ts'
import { writtenBlocks } from './writtenBlocks.ts'

function* head(room: RoomOutcome, isTitled: boolean): Generator<string> {
  const { snapshot, language } = room
  const changes = changesText(room, language)
  const words = documentWords[language]
  const step = roomTemplates[snapshot.step]
  const taken = `${timeOf(snapshot.takenAt)} (${roleNames[snapshot.takenBy][language]})`
  if (!isTitled) yield* [`# ${inlineText(snapshot.roomTitle)}`, '']
  yield* [
    `${inlineText(snapshot.processTitle)}. ${words.step} ${step.number}: ${step.stepName[language]}.`,
    '',
    `- ${words.snapshot}: ${snapshot.number}`,
    `- ${words.taken}: ${taken}`,
    ...(snapshot.fixed ? [`- ${words.fixed}: ${inlineText(fixedText(snapshot.fixed))}`] : []),
    ...(snapshot.note ? [`- ${words.note}: ${inlineText(snapshot.note)}`] : []),
    `- ${words.cards}: ${snapshot.insights.length}`,
    `- ${words.relations}: ${snapshot.relations.length}`,
    ...(changes === null ? [] : [`- ${reportWordsIn[language].changes}: ${changes}`]),
    `- SHA-256: \`${snapshot.hash}\``,
    '',
  ]
}

function participants({ snapshot, language }: RoomOutcome): string[] {
  const words = documentWords[language]
  return [
    `## ${words.participants}`,
    '',
    ...sectors.map((sector) => `- ${sectorNames[sector][language]}: ${snapshot.participants[sector]}`),
    '',
  ]
}

/** What one line under a card says of it: kind, sector, area, status, votes, group, and its id. */
function facts(insight: InsightRecord, heading: string, language: Language, outcome: Outcome): string {
  const words = documentWords[language]
  const { kind, facet, sector, strengthArea, status, statusReason, votes } = insight
  const origin = originWords(insight, outcome)
  const reason = statusReason ? ` (${inlineText(statusReason)})` : ''
  return [
    kindNames[kind][language],
    facet ? inlineText(facetName(facet, language)) : '',
    sector ? (sector === 'mixed' ? mixedSector : sectorNames[sector])[language] : words.noSector,
    strengthArea ? strengthAreaNames[strengthArea][language] : '',
    status === 'trial' ? '' : statusNames[status][language] + reason,
    votes ? `${words.votes}: ${votes.total}` : '',
    heading ? `${words.group}: ${inlineText(heading)}` : '',
    origin === null ? '' : `${words.carriedFrom}: ${inlineText(origin)}`,
    inlineText(insight.id),
  ]
    .filter(Boolean)
    .join(' · ')
}

function targetOf(id: string, outcome: Outcome, language: Language): string {
  const card = cardAt(id, outcome)
  if (!card) return `${documentWords[language].elsewhere} (${inlineText(id)})`
  return `${quotedIn(inlineText(card.text), language)}${card.room === null ? '' : ` (${inlineText(card.room)})`}`
}

function relationLines(insight: InsightRecord, outcome: Outcome, language: Language) {
  return insight.relations.map(({ type, to, score, note }) => {
    const target = targetOf(to, outcome, language)
    const scored = scoredText(score, language)
    return `  - ${relationNames[type][language]}${scored}: ${target}${note ? ` – ${inlineText(note)}` : ''}`
  })
}

/** What was said about a card beside it: from which sector, and whether it is still open. */
function commentLines({ comments = [] }: InsightRecord, language: Language): string[] {
  const words = documentWords[language]
  return comments.map(({ text, sector, resolved }) => {
    const from = sector ? sectorNames[sector][language] : words.noSector
    const state = resolved ? words.commentResolved : words.commentOpen
    return `  - ${words.comment} (${from}, ${state}): ${inlineText(text)}`
  })
}

/** What people gave an action, each for themselves: a line for each measure, with the sectors that can be told. */
function scoreLines(insight: InsightRecord, texts: ReadonlyMap<string, string>, language: Language) {
  const said = (value: number) => value.toLocaleString(language)
  return givenTo(insight, texts, language).map(({ name, scored }) => {
    const told = sectors.flatMap((sector) => {
      const of = scored.bySector[sector]
      return of ? [`${sectorNames[sector][language]} ${said(of.mean)}`] : []
    })
    const answers = `${scored.scorers} ${documentWords[language].answers}, ${range(scored)}`
    return `  - ${inlineText(name)}: ${said(scored.mean)} (${[answers, ...(told.length > 0 ? [told.join(', ')] : [])].join('; ')})`
  })
}

function* zoneLines(
  zone: ZoneOutcome,
  heading: (insight: InsightRecord) => string,
  language: Language,
  outcome: Outcome,
): Generator<string> {
  const texts = textsById(outcome)
  yield `## ${inlineText(zone.name)}`
  yield ''
  if (zone.prompt) yield* [`*${inlineText(zone.prompt)}*`, '']
  for (const insight of zone.insights) {
    yield `- ${blockText(insight.text, '  ')}`
    yield `  - ${facts(insight, heading(insight), language, outcome)}`
    yield* scoreLines(insight, texts, language)
    yield* relationLines(insight, outcome, language)
    yield* commentLines(insight, language)
  }
  yield ''
}

function warnings({ snapshot, language }: RoomOutcome): string[] {
  if (snapshot.warnings.length === 0) return []
  const texts = new Map(snapshot.insights.map(({ provenance, text }) => [provenance.shapeId, text]))
  return [
    `## ${documentWords[language].warnings}`,
    '',
    ...snapshot.warnings.map(({ code, message, shapeId }) => {
      const text = texts.get(shapeId ?? '')
      const about = text === undefined ? '' : ` ${quotedIn(inlineText(text), language)}`
      return `- ${warningNames[code]?.[language] ?? inlineText(message)}${about}`
    }),
    '',
  ]
}

/** The whole document, CommonMark, with one line feed at its end. What the facilitator wrote comes first, and is marked so. */
export function* markdownPieces(outcome: Outcome): Generator<string> {
  const written = writtenBlocks(outcome)
  // A room's own title is not said twice, where what is written for it stands under no other.
  const isTitled = (room: RoomOutcome) =>
    written.length > 0 && outcome.scope === 'room' && titleOf(outcome) === room.snapshot.roomTitle
  const parts: Iterable<string>[] = outcome.rooms.map((room) =>
    trimmedEnd(roomLines(room, outcome, isTitled(room))),
  )
  if (written.length > 0) parts.unshift([blocksMarkdown(written, outcome.language)])
  for (const [i, part] of parts.entries()) {
    if (i > 0) yield '\n'
    yield* part
  }
}

export const toMarkdown = (outcome: Outcome): string => [...markdownPieces(outcome)].join('')

/** Lines as a text that ends with one line feed, whatever is empty before it. */
function* trimmedEnd(lines: Iterable<string>): Generator<string> {
  let waiting = ''
  for (const line of lines) {
    if (line.trim() === '') {
      waiting += `${line}\n`
      continue
    }
    yield waiting
    waiting = ''
    yield line
    waiting = '\n'
  }
  yield '\n'
}

function* roomLines(room: RoomOutcome, outcome: Outcome, isTitled: boolean): Generator<string> {
  const { language } = room
  const zones = zonesOfOutcome(room)
  const empty = zones.filter(({ insights }) => insights.length === 0)
  yield* head(room, isTitled)
  yield* participants(room)
  const heading = headingOf(room.snapshot.groups)
  for (const zone of zones) if (zone.insights.length > 0) yield* zoneLines(zone, heading, language, outcome)
  if (empty.length > 0) {
    yield `${documentWords[language].empty}: ${empty.map(({ name }) => inlineText(name)).join(', ')}.`
    yield ''
  }
  yield* warnings(room)
}
