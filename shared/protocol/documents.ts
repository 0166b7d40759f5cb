/**
 * The register of steering documents as it goes over HTTP.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { documentStatusNames, levelNames } from '../insights/kindFields.ts'
import { yearForm } from '../insights/recordFields.ts'
import { MAX_DOCUMENTS, MAX_FIELD_LINE, MAX_NAME_LENGTH } from '../limits.ts'
import { documentTypeNames } from '../rooms/steeringDocuments.ts'
import { line } from './forms.ts'
import { ID_PATTERN } from './ids.ts'

const id = z.string().regex(ID_PATTERN, 'an id of 21 letters, digits, - or _')
const keysOf = <T extends object>(names: T) => z.enum(Object.keys(names) as [keyof T & string])

/** What is said of a document. */
export const DocumentWords = z.strictObject({
  title: line(MAX_FIELD_LINE).min(1),
  caseNumber: line(MAX_NAME_LENGTH).min(1).nullable(),
  level: keysOf(levelNames),
  type: keysOf(documentTypeNames),
  status: keysOf(documentStatusNames),
  horizonYear: z.number().int().min(yearForm.min).max(yearForm.max).nullable(),
  /** The organisation whose it is; null for the region's own. No person. */
  owner: line(MAX_NAME_LENGTH).min(1).nullable(),
  /** Ids of the documents that it follows. */
  steeredBy: z.array(id).max(MAX_DOCUMENTS),
})

export const SteeringDocument = DocumentWords.extend({
  id,
  /** Whether the caller may change it: its adder, and those who lead. */
  mayChange: z.boolean(),
}).openapi('SteeringDocument')
export type SteeringDocument = z.infer<typeof SteeringDocument>

export const NewDocument = DocumentWords.partial().required({ title: true }).openapi('NewSteeringDocument')
export type NewDocument = z.infer<typeof NewDocument>

export const DocumentPatch = DocumentWords.partial().openapi('SteeringDocumentPatch')
