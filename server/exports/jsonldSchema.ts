/**
 * The form of a file of linked data, as a JSON Schema that is shipped with it: whoever takes it in can check it without
 * asking anybody. What a reader does not know of is allowed, so that later files pass as well.
 * @module
 */
import { gradeKeys, MAX_GIVEN, MIN_GIVEN } from '../../shared/facilitation/scoring.ts'
import { kinds, relationTypes, sectors, statuses, strengthAreas } from '../../shared/vocabulary.ts'

const text = { type: 'string' }
const integer = { type: 'integer' }
const count = { ...integer, minimum: 0 }
const time = { type: 'string', format: 'date-time' }
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' }
const named = (of: string) => ({ type: 'string', pattern: `^urn:samrum:${of}:.+$` })
const term = (names: readonly string[], prefix = '') => ({
  enum: names.map((name) => `samrum:${prefix}${name}`),
})
const object = (required: readonly string[], properties: Record<string, unknown>) => ({
  type: 'object',
  required,
  properties,
})
const listOf = (items: unknown) => ({ type: 'array', items })
/** An array that has this among its entries. */
const having = (value: string) => ({ type: 'array', items: text, contains: { const: value } })

const measured = object(['type', 'value'], {
  type: { const: 'schema:PropertyValue' },
  value: { type: 'number' },
  unitText: text,
  observationDate: text,
})
const reading = object(['id', 'type', 'observationDate', 'value'], {
  id: named('record'),
  type: { const: 'schema:Observation' },
  observationDate: { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' },
  value: { type: 'number' },
  unitText: text,
  citation: text,
  description: text,
})
const comment = object(['type', 'text', 'dateCreated', 'resolved'], {
  type: { const: 'schema:Comment' },
  text,
  dateCreated: time,
  resolved: { type: 'boolean' },
  wasAttributedTo: term(sectors, 'sector:'),
})
const ratingParts = {
  type: { const: 'schema:AggregateRating' },
  ratingValue: { type: 'number', minimum: MIN_GIVEN, maximum: MAX_GIVEN },
  ratingCount: { ...integer, minimum: 1 },
  worstRating: { const: MIN_GIVEN },
  bestRating: { const: MAX_GIVEN },
  lowest: integer,
  highest: integer,
}
const property = object(['type', 'propertyID', 'name', 'value'], {
  type: { const: 'schema:PropertyValue' },
  propertyID: text,
  name: text,
  value: { type: ['string', 'number', 'boolean'] },
})
const rating = object([...Object.keys(ratingParts), 'ratedFor', 'bySector'], {
  ...ratingParts,
  ratedFor: { anyOf: [term(gradeKeys), named('record')] },
  bySector: listOf(
    object([...Object.keys(ratingParts), 'wasAttributedTo'], {
      ...ratingParts,
      wasAttributedTo: term(sectors, 'sector:'),
    }),
  ),
})
const relation = object(['relationType', 'to'], {
  relationType: term(relationTypes),
  to: named('record'),
  score: { type: 'integer', minimum: -3, maximum: 3 },
  note: text,
})

const record = object(
  ['id', 'type', 'identifier', 'kind', 'text', 'inLanguage', 'isPartOf', 'status', 'relations'],
  {
    id: named('record'),
    type: having('prov:Entity'),
    identifier: text,
    kind: term(kinds),
    text,
    inLanguage: text,
    isPartOf: named('snapshot'),
    status: term(statuses, 'status:'),
    zone: text,
    statusReason: text,
    strengthArea: term(strengthAreas, 'area:'),
    agent: object(['type', 'name'], { type: { const: 'schema:Organization' }, name: text }),
    startTime: day,
    endTime: day,
    properties: listOf(property),
    votes: count,
    wasAttributedTo: term(sectors, 'sector:'),
    enteredByProxy: { const: true },
    dateCreated: text,
    wasDerivedFrom: listOf(named('record')),
    comments: listOf(comment),
    baseline: measured,
    target: measured,
    readings: listOf(reading),
    scores: listOf(rating),
    relations: listOf(relation),
  },
)
const snapshot = object(
  ['id', 'type', 'title', 'identifier', 'generatedAtTime', 'wasGeneratedBy', 'sha256'],
  {
    id: named('snapshot'),
    type: having('prov:Entity'),
    title: text,
    identifier: { type: 'string', pattern: '^[1-9][0-9]*$' },
    generatedAtTime: time,
    wasGeneratedBy: named('room'),
    wasRevisionOf: named('snapshot'),
    sha256,
    added: count,
    changed: count,
    removed: count,
  },
)
const room = object(['id', 'type', 'title'], {
  id: named('room'),
  type: having('prov:Activity'),
  title: text,
  identifier: text,
  isPartOf: named('process'),
  startDate: time,
  endDate: time,
})
const process = object(['id', 'type', 'title'], {
  id: named('process'),
  type: { const: 'schema:Project' },
  title: text,
  identifier: text,
})
const prefLabel = object(['sv', 'en'], { sv: text, en: text })
const concept = object(['id', 'type', 'prefLabel'], {
  id: { type: 'string', pattern: '^samrum:' },
  type: { const: 'skos:Concept' },
  prefLabel,
})
const sector = object(['id', 'type', 'prefLabel'], {
  id: term(sectors, 'sector:'),
  type: having('prov:Agent'),
  prefLabel,
})

/** JSON Schema, draft 2020-12. */
export const jsonldSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:samrum:schema:linked-data',
  title: 'Records of Samrum as linked data',
  ...object(['@context', '@graph'], {
    '@context': { type: 'object' },
    '@graph': listOf({ anyOf: [record, snapshot, room, process, concept, sector] }),
  }),
} as const
