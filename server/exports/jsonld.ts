/**
 * Records as linked data: PROV-O for where each came from, schema.org and Dublin Core for what it is. The context is in
 * the file, so that nothing has to be fetched to read it.
 * @module
 */
import { type GivenScores, gradeKeys, MAX_GIVEN, MIN_GIVEN } from '../../shared/facilitation/scoring.ts'
import { courseOf, type Measured } from '../../shared/insights/evaluation.ts'
import {
  kindNames,
  type Language,
  relationNames,
  sectorNames,
  sectors,
  statusNames,
  strengthAreaNames,
} from '../../shared/vocabulary.ts'
import { kindColumns, recordColumns } from './fieldColumns.ts'
import type { InsightRecord, Outcome, RoomOutcome } from './RoomOutcome.ts'

/** Names of our own, of no page on the web: what the others have no word for. */
const OWN = 'urn:samrum:term:'
/** An id may hold whatever a client made up: what has no place in a name of the web, or would end one, is written as its bytes. */
const record = (id: string) =>
  `urn:samrum:record:${id.toWellFormed().replace(/[^\w:.~-]+/gu, encodeURIComponent)}`
const processId = ({ id }: Outcome['process']) => `urn:samrum:process:${id}`
const snapshotId = (id: string) => `urn:samrum:snapshot:${id}`

export const context = {
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  dcterms: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  samrum: OWN,
  id: '@id',
  type: '@type',
  title: 'dcterms:title',
  text: 'schema:text',
  inLanguage: 'schema:inLanguage',
  dateCreated: { '@id': 'schema:dateCreated', '@type': 'xsd:dateTime' },
  isPartOf: { '@id': 'dcterms:isPartOf', '@type': '@id' },
  identifier: 'dcterms:identifier',
  generatedAtTime: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
  startDate: { '@id': 'schema:startDate', '@type': 'xsd:dateTime' },
  endDate: { '@id': 'schema:endDate', '@type': 'xsd:dateTime' },
  wasGeneratedBy: { '@id': 'prov:wasGeneratedBy', '@type': '@id' },
  wasDerivedFrom: { '@id': 'prov:wasDerivedFrom', '@type': '@id' },
  wasRevisionOf: { '@id': 'prov:wasRevisionOf', '@type': '@id' },
  wasAttributedTo: { '@id': 'prov:wasAttributedTo', '@type': '@id' },
  kind: { '@id': 'samrum:kind', '@type': '@id' },
  zone: 'samrum:zone',
  status: { '@id': 'samrum:status', '@type': '@id' },
  statusReason: 'samrum:statusReason',
  strengthArea: { '@id': 'samrum:strengthArea', '@type': '@id' },
  /** The organisation that answers for it, and its first and last day. */
  agent: 'schema:agent',
  name: 'schema:name',
  startTime: { '@id': 'schema:startTime', '@type': 'xsd:date' },
  endTime: { '@id': 'schema:endTime', '@type': 'xsd:date' },
  /** What else stands on its card, by the key that the field has and by its name. */
  properties: { '@id': 'schema:additionalProperty', '@container': '@set' },
  propertyID: 'schema:propertyID',
  votes: { '@id': 'samrum:votes', '@type': 'xsd:integer' },
  sha256: 'samrum:sha256',
  /** Records that are new, say something else, and are gone since the snapshot it was revised from. */
  added: { '@id': 'samrum:added', '@type': 'xsd:integer' },
  changed: { '@id': 'samrum:changed', '@type': 'xsd:integer' },
  removed: { '@id': 'samrum:removed', '@type': 'xsd:integer' },
  relations: { '@id': 'samrum:relation', '@container': '@set' },
  relationType: { '@id': 'samrum:relationType', '@type': '@id' },
  to: { '@id': 'samrum:to', '@type': '@id' },
  score: { '@id': 'samrum:score', '@type': 'xsd:integer' },
  note: 'skos:note',
  comments: { '@id': 'schema:comment', '@container': '@set' },
  resolved: { '@id': 'samrum:resolved', '@type': 'xsd:boolean' },
  enteredByProxy: { '@id': 'samrum:enteredByProxy', '@type': 'xsd:boolean' },
  /** Readings point at their indicator, as schema.org has it. */
  readings: { '@reverse': 'schema:observationAbout', '@container': '@set' },
  observationDate: 'schema:observationDate',
  value: 'schema:value',
  unitText: 'schema:unitText',
  citation: 'schema:citation',
  description: 'schema:description',
  baseline: 'samrum:baseline',
  target: 'samrum:target',
  scores: { '@id': 'schema:aggregateRating', '@container': '@set' },
  ratedFor: { '@id': 'samrum:ratedFor', '@type': '@id' },
  ratingValue: 'schema:ratingValue',
  ratingCount: { '@id': 'schema:ratingCount', '@type': 'xsd:integer' },
  worstRating: { '@id': 'schema:worstRating', '@type': 'xsd:integer' },
  bestRating: { '@id': 'schema:bestRating', '@type': 'xsd:integer' },
  lowest: { '@id': 'samrum:lowest', '@type': 'xsd:integer' },
  highest: { '@id': 'samrum:highest', '@type': 'xsd:integer' },
  bySector: { '@id': 'samrum:bySector', '@container': '@set' },
  prefLabel: { '@id': 'skos:prefLabel', '@container': '@language' },
} as const

const typesOf: Partial<Record<InsightRecord['kind'], string>> = {
  action: 'schema:PlanAction',
  evidence: 'schema:CreativeWork',
  actor: 'schema:Organization',
  funding: 'schema:MonetaryGrant',
}

const ofSector = (sector: string | null) =>
  sector && sector !== 'mixed' ? { wasAttributedTo: `samrum:sector:${sector}` } : {}

/** What was said about a card beside it: from which sector, never from whom. */
const commentNodes = ({ comments = [] }: InsightRecord) =>
  comments.map(({ text, at, sector, resolved }) => ({
    type: 'schema:Comment',
    text,
    dateCreated: at,
    resolved,
    ...ofSector(sector),
  }))

/** A value with its unit, at a day or in a month or year, where one is said. */
const valueNode = ({ value, ...end }: { value: number; date?: string }, unit: string | null) => ({
  type: 'schema:PropertyValue',
  value,
  ...(unit ? { unitText: unit } : {}),
  ...(end.date ? { observationDate: end.date } : {}),
})

/** How an indicator has gone: where it began, where it is to come, and what was read on the way. */
function courseNodes(insight: InsightRecord) {
  if (insight.kind !== 'indicator') return {}
  const { unit, baseline, target, readings } = courseOf(insight)
  return {
    ...(baseline ? { baseline: valueNode(baseline, unit) } : {}),
    ...(target ? { target: valueNode(target, unit) } : {}),
    ...(readings.length > 0 ? { readings: readings.map((one) => readingNode(insight, one, unit)) } : {}),
  }
}

const readingNode = ({ id }: InsightRecord, reading: Measured, unit: string | null) => ({
  id: `${record(id)}:reading:${encodeURIComponent(reading.id)}`,
  type: 'schema:Observation',
  observationDate: reading.date,
  value: reading.value,
  ...(reading.unit || unit ? { unitText: reading.unit || unit } : {}),
  ...(reading.source ? { citation: reading.source } : {}),
  ...(reading.note ? { description: reading.note } : {}),
})

const ratingNode = ({ mean, scorers, min, max }: GivenScores) => ({
  type: 'schema:AggregateRating',
  ratingValue: mean,
  ratingCount: scorers,
  worstRating: MIN_GIVEN,
  bestRating: MAX_GIVEN,
  lowest: min,
  highest: max,
})

/** What people gave an action, each for themselves: for impact, for effort and for each criterion, by its record. */
function scoreNodes({ scores }: InsightRecord) {
  if (!scores) return {}
  const grades = gradeKeys.flatMap((key) => {
    const scored = scores[key]
    return scored ? [[`samrum:${key}`, scored] as const] : []
  })
  const criteria = Object.entries(scores.criteria).map(([id, scored]) => [record(id), scored] as const)
  return {
    scores: [...grades, ...criteria].map(([ratedFor, scored]) => ({
      ...ratingNode(scored),
      ratedFor,
      bySector: sectors.flatMap((sector) => {
        const of = scored.bySector[sector]
        return of ? [{ ...ratingNode(of), ...ofSector(sector) }] : []
      }),
    })),
  }
}

/** What is told by terms of its own: who answers for it, its days, and what {@link courseNodes} tells. */
const toldOtherwise = /^(owner\.organisation|period\.(from|to)|(unit|baseline|target|readings)(\..*)?)$/

/** Who answers for a record, when it is to be, and what else stands on its card, each with the name of its field. */
function cardNodes(insight: InsightRecord, language: Language) {
  const { owner, period, kind } = insight
  const properties = [...recordColumns, ...kindColumns(kind, [insight])].flatMap(({ key, name, read }) => {
    const value = toldOtherwise.test(key) ? null : read(insight, language)
    return value === null
      ? []
      : [{ type: 'schema:PropertyValue', propertyID: key, name: name[language], value }]
  })
  return {
    ...(owner ? { agent: { type: 'schema:Organization', name: owner.organisation } } : {}),
    ...(period?.from ? { startTime: period.from } : {}),
    ...(period?.to ? { endTime: period.to } : {}),
    ...(properties.length > 0 ? { properties } : {}),
  }
}

function recordNode(insight: InsightRecord, { snapshot }: RoomOutcome, language: Language) {
  const derived = insight.relations.filter(({ type }) => type === 'derived_from').map(({ to }) => record(to))
  return {
    id: record(insight.id),
    type: ['prov:Entity', typesOf[insight.kind] ?? 'schema:Claim'],
    identifier: insight.id,
    kind: `samrum:${insight.kind}`,
    text: insight.text,
    inLanguage: insight.lang,
    isPartOf: snapshotId(snapshot.id),
    status: `samrum:status:${insight.status}`,
    ...(insight.statusReason ? { statusReason: insight.statusReason } : {}),
    ...(insight.zone ? { zone: insight.zone } : {}),
    ...(insight.strengthArea ? { strengthArea: `samrum:area:${insight.strengthArea}` } : {}),
    ...(insight.votes ? { votes: insight.votes.total } : {}),
    ...ofSector(insight.sector),
    ...(insight.provenance.enteredByProxy ? { enteredByProxy: true } : {}),
    ...(insight.provenance.createdAt ? { dateCreated: insight.provenance.createdAt } : {}),
    ...(derived.length > 0 ? { wasDerivedFrom: derived } : {}),
    ...(insight.comments ? { comments: commentNodes(insight) } : {}),
    ...cardNodes(insight, language),
    ...courseNodes(insight),
    ...scoreNodes(insight),
    relations: insight.relations.map(({ type, to, score, note }) => ({
      relationType: `samrum:${type}`,
      to: record(to),
      ...(score === undefined ? {} : { score }),
      ...(note ? { note } : {}),
    })),
  }
}

function snapshotNode({ snapshot }: RoomOutcome) {
  return {
    id: snapshotId(snapshot.id),
    type: ['prov:Entity', 'schema:CreativeWork'],
    title: snapshot.roomTitle,
    identifier: String(snapshot.number),
    generatedAtTime: snapshot.takenAt,
    wasGeneratedBy: `urn:samrum:room:${snapshot.roomId}`,
    sha256: snapshot.hash,
    ...(snapshot.previousId ? { wasRevisionOf: snapshotId(snapshot.previousId) } : {}),
    ...snapshot.changes,
  }
}

/**
 * From when to when it was a room, as an event has it. Not as an activity of PROV has it, within whose time all that it generated
 * has to be: the snapshot of how a room was left is taken when it is closed, and others may be after that.
 */
const roomNode = ({ snapshot, during }: RoomOutcome, process: Outcome['process']) => ({
  id: `urn:samrum:room:${snapshot.roomId}`,
  type: ['prov:Activity', 'schema:Event'],
  title: snapshot.roomTitle,
  isPartOf: processId(process),
  ...(during ? { startDate: during.from } : {}),
  ...(during?.to ? { endDate: during.to } : {}),
})

const labels = (
  names: Record<string, { sv: string; en: string }>,
  prefix: string,
  type: string | readonly string[] = 'skos:Concept',
) =>
  Object.entries(names).map(([name, { sv, en }]) => ({
    id: `samrum:${prefix}${name}`,
    type,
    prefLabel: { sv, en },
  }))

const caseOf = ({ words: { caseNumber } }: Outcome) => (caseNumber ? { identifier: caseNumber } : {})

/** Everything that the file tells, each made when its turn comes. */
function* nodesOf(outcome: Outcome): Generator<object> {
  const { rooms, process } = outcome
  // The case that the outcome belongs to, by its number in the register: of all the process, or of the one room that it is of.
  const [ofProcess, ofRoom] = outcome.scope === 'room' ? [{}, caseOf(outcome)] : [caseOf(outcome), {}]
  yield { id: processId(process), type: 'schema:Project', title: process.title, ...ofProcess }
  yield* rooms.map(snapshotNode)
  for (const room of rooms) yield { ...roomNode(room, process), ...ofRoom }
  for (const room of rooms)
    for (const insight of room.snapshot.insights) yield recordNode(insight, room, outcome.language)
  yield* labels(kindNames, '')
  yield* labels(relationNames, '')
  yield* labels(statusNames, 'status:')
  yield* labels(strengthAreaNames, 'area:')
  // Those to whom records are attributed: a sector, and no person.
  yield* labels(sectorNames, 'sector:', ['prov:Agent', 'skos:Concept'])
}

/** As `JSON.stringify` writes it with two spaces, inside something else. */
const nested = (value: unknown, indent: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)

export function* jsonLdPieces(outcome: Outcome): Generator<string> {
  yield `{\n  "@context": ${nested(context, '  ')},\n  "@graph": [`
  let before = ''
  for (const node of nodesOf(outcome)) {
    yield `${before}\n    ${nested(node, '    ')}`
    before = ','
  }
  yield '\n  ]\n}\n'
}

export const toJsonLd = (outcome: Outcome): string => [...jsonLdPieces(outcome)].join('')
