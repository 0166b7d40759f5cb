/**
 * What a snapshot holds beside its cards, in words: the server names what differs as it stands in the file.
 * @module
 */
import type { Snapshot } from '../../../shared/protocol/snapshots.ts'
import type { Language, Localised } from '../../../shared/vocabulary.ts'

const names: Readonly<Record<keyof Snapshot, Localised>> = {
  id: { sv: 'ögonblicksbildens id', en: 'the id of the snapshot' },
  roomId: { sv: 'rummets id', en: 'the id of the room' },
  processId: { sv: 'processens id', en: 'the id of the process' },
  number: { sv: 'ögonblicksbildens nummer', en: 'the number of the snapshot' },
  takenAt: { sv: 'när ögonblicksbilden togs', en: 'when the snapshot was taken' },
  takenBy: { sv: 'vilken roll som tog ögonblicksbilden', en: 'which role took the snapshot' },
  reason: { sv: 'varför ögonblicksbilden togs', en: 'why the snapshot was taken' },
  note: { sv: 'anteckningen', en: 'the note' },
  hash: { sv: 'kontrollsumman', en: 'the checksum' },
  docHash: { sv: 'tavlans kontrollsumma', en: 'the checksum of the board' },
  fixed: { sv: 'fastställandet', en: 'whether and when the snapshot was fixed' },
  step: { sv: 'vilket steg rummet är för', en: 'the step that the room is for' },
  roomTitle: { sv: 'rummets namn', en: 'the name of the room' },
  processTitle: { sv: 'processens namn', en: 'the name of the process' },
  previousId: { sv: 'vilken ögonblicksbild som kom före', en: 'which snapshot came before' },
  previousLink: { sv: 'länken till kedjan före', en: 'the link to the chain before' },
  link: { sv: 'länken i kedjan', en: 'the link in the chain' },
  extractor: { sv: 'vad som läste ut korten', en: 'what read the cards from the board' },
  participants: { sv: 'antalet deltagare per sektor', en: 'the number of participants by sector' },
  insights: { sv: 'kortens ordning', en: 'the order of the cards' },
  relations: { sv: 'sambanden', en: 'the relations' },
  groups: { sv: 'grupperna', en: 'the groups' },
  warnings: { sv: 'det att se över på tavlan', en: 'what to look over on the board' },
  zones: { sv: 'zonerna', en: 'the zones' },
  rounds: { sv: 'vad röstningarna gav i allt', en: 'what the rounds of votes gave in all' },
  changes: { sv: 'ändringarna sedan förra ögonblicksbilden', en: 'the changes since the previous snapshot' },
  counts: { sv: 'antalet kort av varje slag', en: 'the number of cards of each kind' },
  balance: { sv: 'röstbalansen', en: 'the balance of voices' },
}

const foreign = {
  sv: (name: string) => `”${name}”, som servern aldrig skriver`,
  en: (name: string) => `“${name}”, which the server never writes`,
} as const

/** A field by its name in a file; one that somebody made up is told as it stands. */
export const fieldName = (name: string, language: Language): string =>
  Object.hasOwn(names, name) ? names[name as keyof Snapshot][language] : foreign[language](name)
