/**
 * Names that the region's own process begins with, to be chosen among where a card names an organisation or a source of
 * money. Anything else may be written as well.
 * @module
 */
import type { Localised } from '../vocabulary.ts'

/** Those with whom joint action has begun. */
export const seedOrganisations: readonly Localised[] = [
  { sv: 'Region Jämtland Härjedalen', en: 'Region Jämtland Härjedalen' },
  { sv: 'Länsstyrelsen', en: 'The County Administrative Board' },
  { sv: 'Kommunerna', en: 'The municipalities' },
  { sv: 'LEADER', en: 'LEADER' },
]

export const fundingSources: readonly Localised[] = [
  { sv: 'Anslag 1:1', en: 'State appropriation 1:1' },
  { sv: 'Europeiska regionala utvecklingsfonden', en: 'European Regional Development Fund' },
  { sv: 'Interreg', en: 'Interreg' },
  { sv: 'LEADER', en: 'LEADER' },
  { sv: 'Statligt bredbandsstöd', en: 'State broadband support' },
  { sv: 'Egen medfinansiering', en: 'Own co-financing' },
]
