/**
 * Words of the snapshot page.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const snapshotWords = addWords('snapshot', {
  sv: {
    title: 'Ögonblicksbild {{number}}',
    taken: 'Tagen {{time}}',
    by: 'av {{role}}',
    byRole: {
      operator: 'driftansvarig',
      facilitator: 'processledare',
      participant: 'deltagare',
      observer: 'observatör',
      server: 'servern',
    },
    reasons: {
      phase_close: 'När rummet stängdes',
      interval: 'När det blev lugnt i rummet',
      restore: 'Före en återställning',
    },
    hash: 'Kontrollsumma',
    hashHelp: 'Samma innehåll ger alltid samma kontrollsumma. Ändras något stämmer den inte längre.',
    hashCopy: 'kontrollsumman',
    overview: 'Översikt',
    insights_one: 'insikt',
    insights_other: 'insikter',
    relations_one: 'samband',
    relations_other: 'samband',
    unsortedCount: 'osorterade',
    peopleCount_one: 'deltagare',
    peopleCount_other: 'deltagare',
    bySector: 'Insikter per sektor',
    byKind: 'Insikter per slag',
    byZone: 'Insikter per zon',
    list: 'Insikter',
    unsorted: 'Osorterat',
    unsortedHelp: 'De här korten ligger utanför alla zoner på tavlan. Inget som skrivits utelämnas.',
    empty: 'Tavlan var tom när ögonblicksbilden togs.',
    columns: {
      number: 'Nr',
      text: 'Insikt',
      kind: 'Slag',
      sector: 'Sektor',
      votes: 'Röster',
      relations: 'Samband',
    },
    facets: {
      strength: 'styrka',
      weakness: 'svaghet',
      opportunity: 'möjlighet',
      threat: 'hot',
      steering_group: 'styrgrupp',
      reference_group: 'referensgrupp',
      working_group: 'arbetsgrupp',
      cluster: 'kluster',
    },
    votes_one: '{{count}} röst',
    votes_other: '{{count}} röster',
    otherRoom: 'en insikt i ett annat rum',
    this: 'den här',
    warnings: 'Att se över på tavlan',
    warningsHelp: 'Inget av det här stoppar ögonblicksbilden, men det påverkar vad som gick att läsa ut.',
    warning: {
      arrow_half_bound_one: '{{count}} pil sitter bara fast i ena änden och räknas därför inte som samband.',
      arrow_half_bound_other:
        '{{count}} pilar sitter bara fast i ena änden och räknas därför inte som samband.',
      relation_end_not_card_one: '{{count}} pil pekar på något som inte är ett kort med text.',
      relation_end_not_card_other: '{{count}} pilar pekar på något som inte är ett kort med text.',
      relation_not_allowed_one:
        '{{count}} pil har ett samband som inte passar korten i dess ändar. Det vanliga sambandet används i stället.',
      relation_not_allowed_other:
        '{{count}} pilar har samband som inte passar korten i deras ändar. Det vanliga sambandet används i stället.',
      card_unsorted_one: '{{count}} kort ligger utanför alla zoner.',
      card_unsorted_other: '{{count}} kort ligger utanför alla zoner.',
      goal_conflict_sides_one: '{{count}} målkonflikt saknar pilar till de två mål som står mot varandra.',
      goal_conflict_sides_other:
        '{{count}} målkonflikter saknar pilar till de två mål som står mot varandra.',
      status_not_held_one: '{{count}} kort säger sig ha en status som bara den som leder kan ge.',
      status_not_held_other: '{{count}} kort säger sig ha en status som bara den som leder kan ge.',
      status_without_reason_one: '{{count}} kort är vilande eller avböjt utan skäl.',
      status_without_reason_other: '{{count}} kort är vilande eller avböjda utan skäl.',
      changed_since_decided_one: '{{count}} kort har ändrats sedan det beslutades.',
      changed_since_decided_other: '{{count}} kort har ändrats sedan de beslutades.',
      field_unfit_one: '{{count}} uppgift på ett kort passar inte sitt fält. Den finns kvar, för sig.',
      field_unfit_other: '{{count}} uppgifter på kort passar inte sina fält. De finns kvar, för sig.',
    },
    groups: 'Grupper',
  },
  en: {
    title: 'Snapshot {{number}}',
    taken: 'Taken {{time}}',
    by: 'by {{role}}',
    byRole: {
      operator: 'the operator',
      facilitator: 'a facilitator',
      participant: 'a participant',
      observer: 'an observer',
      server: 'the server',
    },
    reasons: {
      phase_close: 'When the room was closed',
      interval: 'When the room fell quiet',
      restore: 'Before a restore',
    },
    hash: 'Checksum',
    hashHelp: 'The same content always gives the same checksum. If anything is changed it no longer matches.',
    hashCopy: 'the checksum',
    overview: 'Overview',
    insights_one: 'insight',
    insights_other: 'insights',
    relations_one: 'relation',
    relations_other: 'relations',
    unsortedCount: 'unsorted',
    peopleCount_one: 'participant',
    peopleCount_other: 'participants',
    bySector: 'Insights by sector',
    byKind: 'Insights by kind',
    byZone: 'Insights by zone',
    list: 'Insights',
    unsorted: 'Unsorted',
    unsortedHelp: 'These cards lie outside every zone of the board. Nothing that was written is left out.',
    empty: 'The board was empty when the snapshot was taken.',
    columns: {
      number: 'No.',
      text: 'Insight',
      kind: 'Kind',
      sector: 'Sector',
      votes: 'Votes',
      relations: 'Relations',
    },
    facets: {
      strength: 'strength',
      weakness: 'weakness',
      opportunity: 'opportunity',
      threat: 'threat',
      steering_group: 'steering group',
      reference_group: 'reference group',
      working_group: 'working group',
      cluster: 'cluster',
    },
    votes_one: '{{count}} vote',
    votes_other: '{{count}} votes',
    otherRoom: 'an insight in another room',
    this: 'this',
    warnings: 'To look over on the board',
    warningsHelp: 'None of this stops the snapshot, but it affects what could be read from the board.',
    warning: {
      arrow_half_bound_one:
        '{{count}} arrow is attached at one end only and so does not count as a relation.',
      arrow_half_bound_other:
        '{{count}} arrows are attached at one end only and so do not count as relations.',
      relation_end_not_card_one: '{{count}} arrow points at something that is not a card with text.',
      relation_end_not_card_other: '{{count}} arrows point at something that is not a card with text.',
      relation_not_allowed_one:
        '{{count}} arrow has a type that does not fit the cards at its ends. The usual type is used instead.',
      relation_not_allowed_other:
        '{{count}} arrows have a type that does not fit the cards at their ends. The usual type is used instead.',
      card_unsorted_one: '{{count}} card lies outside every zone.',
      card_unsorted_other: '{{count}} cards lie outside every zone.',
      goal_conflict_sides_one:
        '{{count}} goal conflict lacks arrows to the two goals that stand against each other.',
      goal_conflict_sides_other:
        '{{count}} goal conflicts lack arrows to the two goals that stand against each other.',
      status_not_held_one: '{{count}} card claims a status that only those who lead can give.',
      status_not_held_other: '{{count}} cards claim a status that only those who lead can give.',
      status_without_reason_one: '{{count}} card is parked or declined without a reason.',
      status_without_reason_other: '{{count}} cards are parked or declined without a reason.',
      changed_since_decided_one: '{{count}} card was changed after it was adopted.',
      changed_since_decided_other: '{{count}} cards were changed after they were adopted.',
      field_unfit_one: '{{count}} detail of a card does not fit its field. It is kept, apart.',
      field_unfit_other: '{{count}} details of cards do not fit their fields. They are kept, apart.',
    },
    groups: 'Groups',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    snapshot: typeof snapshotWords.sv
  }
}
