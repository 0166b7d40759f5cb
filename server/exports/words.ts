/**
 * Words that only exports use, in both languages.
 * @module
 */
import type { Standing } from '../../shared/outcome/reportWords.ts'
import type { Facet } from '../../shared/rooms/index.ts'
import {
  type Language,
  type Localised,
  type SnapshotTaker,
  sectorNames,
  sectors,
} from '../../shared/vocabulary.ts'

const facetNames: Record<Facet, Localised> = {
  strength: { sv: 'Styrka', en: 'Strength' },
  weakness: { sv: 'Svaghet', en: 'Weakness' },
  opportunity: { sv: 'Möjlighet', en: 'Opportunity' },
  threat: { sv: 'Hot', en: 'Threat' },
  steering_group: { sv: 'Styrgrupp', en: 'Steering group' },
  reference_group: { sv: 'Referensgrupp', en: 'Reference group' },
  working_group: { sv: 'Arbetsgrupp', en: 'Working group' },
  cluster: { sv: 'Kluster', en: 'Cluster' },
}

/** A facet's name; one that no template of ours has stands as it is. */
export const facetName = (facet: string | undefined, language: Language): string =>
  (facetNames as Record<string, Localised>)[facet ?? '']?.[language] ?? facet ?? ''

export const roleNames: Record<SnapshotTaker, Localised> = {
  server: { sv: 'automatiskt', en: 'automatically' },
  operator: { sv: 'driftansvarig', en: 'operator' },
  facilitator: { sv: 'processledare', en: 'facilitator' },
  participant: { sv: 'deltagare', en: 'participant' },
  observer: { sv: 'observatör', en: 'observer' },
}

export const standingNames: Record<Standing, Localised> = {
  working: { sv: 'Arbetsversion', en: 'Working version' },
  fixed: { sv: 'Fastställd', en: 'Settled' },
}

/** A card of several sectors. */
export const mixedSector: Localised = { sv: 'Flera sektorer', en: 'Several sectors' }

export const warningNames: Record<string, Localised> = {
  arrow_half_bound: {
    sv: 'En pil sitter fast i ett kort bara i ena änden.',
    en: 'An arrow is bound to a card at one end only.',
  },
  arrow_to_itself: {
    sv: 'En pil går från ett kort till kortet självt.',
    en: 'An arrow leads from a card to itself.',
  },
  relation_end_not_card: {
    sv: 'En pil slutar vid en form utan text.',
    en: 'An arrow ends at a shape without text.',
  },
  relation_not_allowed: {
    sv: 'En pils samband passar inte korten den binder ihop; det vanliga sambandet gäller i stället.',
    en: 'The relation chosen on an arrow does not fit its cards; the default was taken instead.',
  },
  goal_conflict_sides: {
    sv: 'En målkonflikt pekar på färre än två mål.',
    en: 'A goal conflict points at fewer than two goals.',
  },
  card_unsorted: {
    sv: 'Ett kort ligger utanför alla zoner.',
    en: 'A card lies outside every zone.',
  },
  status_not_held: {
    sv: 'Ett kort säger sig ha en status som bara den som leder kan ge.',
    en: 'A card claims a status that only those who lead can give.',
  },
  status_without_reason: {
    sv: 'Ett kort är vilande eller avböjt utan skäl.',
    en: 'A card is parked or declined without a reason.',
  },
  changed_since_decided: {
    sv: 'Ett kort har ändrats sedan det beslutades.',
    en: 'A card was changed after it was adopted.',
  },
  field_unfit: {
    sv: 'En uppgift på ett kort passar inte sitt fält; den är kvar som den är, för sig.',
    en: 'A detail of a card does not fit its field; it is kept as it is, apart.',
  },
}

/** What somebody wrote, as it is quoted in a sentence of ours. */
export const quotedIn = (text: string, language: Language): string =>
  language === 'sv' ? `”${text}”` : `“${text}”`

/** What several cards say, in one cell: each on one line, and but for the last without the stop at its end. */
export const listedIn = (texts: readonly string[]): string =>
  texts
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .map((text, i) => (i < texts.length - 1 ? text.replace(/\.$/, '') : text))
    .join('; ')

/** A share of a whole in percent, as it is written: 24 % in Swedish and 24% in English. */
export const percentIn = (percent: number, language: Language): string =>
  (percent / 100).toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 })

/** Headings of the two tables, in the order of their columns. */
export const headings: Record<'records' | 'relations', readonly Localised[]> = {
  records: [
    { sv: 'Id', en: 'Id' },
    { sv: 'Version', en: 'Version' },
    { sv: 'Steg', en: 'Step' },
    { sv: 'Rum', en: 'Room' },
    { sv: 'Zon', en: 'Zone' },
    { sv: 'Ordning', en: 'Order' },
    { sv: 'Slag', en: 'Kind' },
    { sv: 'Underslag', en: 'Facet' },
    { sv: 'Text', en: 'Text' },
    { sv: 'Språk', en: 'Language' },
    { sv: 'Sektor', en: 'Sector' },
    { sv: 'Styrkeområde', en: 'Strength area' },
    { sv: 'Status', en: 'Status' },
    { sv: 'Skäl till status', en: 'Reason for status' },
    { sv: 'Röster', en: 'Votes' },
    ...sectors.map((sector) => ({
      sv: `Röster, ${sectorNames[sector].sv.toLowerCase()}`,
      en: `Votes, ${sectorNames[sector].en.toLowerCase()}`,
    })),
    { sv: 'Grupp', en: 'Group' },
    { sv: 'Egenskaper (JSON)', en: 'Attributes (JSON)' },
    { sv: 'Skapad', en: 'Created' },
    { sv: 'Ändrad', en: 'Changed' },
    { sv: 'Hämtad från', en: 'Carried from' },
    { sv: 'Först sedd i ögonblicksbild', en: 'First seen in snapshot' },
    { sv: 'Version från ögonblicksbild', en: 'Version from snapshot' },
    { sv: 'Skriven åt någon annan', en: 'Written for someone else' },
    { sv: 'Kommentarer', en: 'Comments' },
    { sv: 'Effekt, deltagarnas medel', en: 'Impact, mean of people' },
    { sv: 'Arbetsinsats, deltagarnas medel', en: 'Effort, mean of people' },
    { sv: 'Deltagarnas poäng (JSON)', en: 'Scores people gave (JSON)' },
  ],
  relations: [
    { sv: 'Från id', en: 'From id' },
    { sv: 'Från', en: 'From' },
    { sv: 'Samband', en: 'Relation' },
    { sv: 'Till id', en: 'To id' },
    { sv: 'Till', en: 'To' },
    { sv: 'Poäng', en: 'Score' },
    { sv: 'Anteckning', en: 'Note' },
    { sv: 'Form på tavlan', en: 'Shape on the board' },
  ],
}

/** What documents and file names say in our own voice. */
export const documentWords = {
  sv: {
    step: 'Steg',
    snapshot: 'Ögonblicksbild',
    snapshots: 'Ögonblicksbilder',
    taken: 'Tagen',
    note: 'Anteckning',
    cards: 'Kort',
    relations: 'Samband',
    participants: 'Deltagare per sektor',
    noSector: 'Ingen sektor angiven',
    votes: 'Röster',
    group: 'Grupp',
    comment: 'Kommentar',
    commentOpen: 'öppen',
    commentResolved: 'löst',
    openComments: 'Öppna kommentarer',
    carriedFrom: 'Hämtat från',
    balance: 'Röstbalans',
    wholeRoom: 'Hela rummet',
    zone: 'Zon',
    words: 'Ord',
    followUp: 'Uppföljning',
    indicators: 'Indikatorer',
    indicator: 'Indikator',
    measures: 'Mäter',
    baseline: 'Utgångsvärde',
    target: 'Målvärde',
    latest: 'Senaste mätvärde',
    wayDone: 'Av vägen',
    readings: 'Mätvärden',
    source: 'Källa',
    order: 'Insatserna vägda mot kriterier',
    firstOfOrder: 'De {count} första av {all} insatser',
    criteria: 'Kriterier',
    criterion: 'Kriterium',
    weight: 'Vikt',
    confirmedWeight: 'Fastställd vikt',
    place: 'Plats',
    tied: 'delad',
    action: 'Insats',
    weighedValue: 'Värde',
    placesTried: 'Platser vid andra vikter',
    stability:
      'Varje vikt har prövats för sig, medan de andra stod kvar: borttagen, halverad, en och en halv gång så stor och dubbelt så stor, och alla vikter lika. Av {trials} andra sätt att väga står sig förstaplatsen i {holds}.',
    turn: 'Om ”{criterion}” vägde {weight} i stället för {now} vore ”{rival}” jämsides med ettan.',
    apart:
      'Här skiljer sig sektorerna mest: hur många röster varje sektor gav, och hur stor del det är av sektorns röster.',
    betweenSectors: 'Mellan sektorerna',
    sameFirst: 'Med bara de egna poängen kommer samma insats först hos: {sectors}.',
    otherFirst: 'Med bara de egna poängen kommer en annan insats först hos {sector}: {actions}.',
    scoredApart: 'Här skiljer sig sektorernas egna poäng mest. Talen är värdet efter kriterierna.',
    ofImpact: 'Talen är effekten',
    scoresGiven: 'Deltagarnas egna poäng',
    scoredBy: 'Mått',
    mean: 'Medel',
    scorers: 'Antal',
    answers: 'svar',
    spread: 'Från–till',
    effortScored: 'Arbetsinsats',
    scoresKept:
      'Var och en satte poäng 1 till 5 för sig. En tom cell: färre än tre från sektorn svarade, eller så kunde de ha räknats ut.',
    allSectors: 'Alla',
    sectorsKept:
      'En sektor med färre än tre röstande visas inte för sig, och inte så att den går att räkna ut.',
    elsewhere: 'ett kort i ett annat rum',
    empty: 'Zoner utan kort',
    warnings: 'Att se över',
    about: 'Om filen',
    fact: 'Uppgift',
    value: 'Värde',
    title: 'Titel',
    process: 'Process',
    room: 'Rum',
    caseNumber: 'Diarienummer',
    version: 'Version',
    date: 'Datum',
    responsible: 'Ansvarig',
    standing: 'Status',
    fixed: 'Fastställd ögonblicksbild',
    summary: 'Sammanfattning',
    question: 'Frågan',
    mostVotes: 'Flest röster',
    moreWithAsMany: 'Och {count} till med lika många röster.',
    hardest: 'Svåraste målkonflikten',
    decisions: 'Förslag till beslut',
    participation: 'Deltagande',
    sector: 'Sektor',
    people: 'Deltagare',
    share: 'Andel av korten',
    missing: 'Ingen har deltagit från',
    results: 'Resultat',
    conflicts: 'Målkonflikter',
    conflict: 'Konflikt',
    sides: 'Mål som står mot varandra',
    score: 'Poäng',
    disagreements: 'Var vi är oense',
    contradicts: 'motsäger',
    assumptions: 'Antaganden och kunskapsluckor',
    next: 'Nästa steg',
    records: 'Alla kort',
    method: 'Metod och källor',
    methodText:
      'Korten är skrivna av deltagarna och återges ordagrant. Servern ordnar och räknar; det som processledaren har skrivit är märkt så. Varje kort har ett id som leder till tavlan. Röster och poäng redovisas inte per sektor när färre än tre från en sektor har röstat eller satt poäng.',
    chainText:
      'Ögonblicksbilderna av ett rum är en kedja: länken för var och en är en kontrollsumma över innehållet och länken före. Ingen kan ändras, tas bort eller skjutas in utan att det syns. Filen kan kontrolleras på sidan Kontrollera en fil, adressen /verify i tjänsten.',
    chainLink: 'Länk i kedjan',
    written: 'Skrivet av processledaren',
    counted: 'Räknat av servern',
    picture: 'Tavlan',
    pictureOf: 'Bild av tavlan i {room}. Alla kort finns som text i rapporten.',
    contents: 'Innehåll',
    none: 'Inget.',
    boxes:
      'Rutor i texten är tecken som inte finns i den här filens typsnitt, till exempel kinesiska eller thailändska. De står som de skrevs i rapporten som webbsida, Word eller Markdown.',
    tooLong:
      'Här finns {count} kort. Rapporten tar upp dem med flest röster i varje zon; alla finns i filerna CSV, XLSX, JSON och HTML.',
    record: 'Id',
    text: 'Text',
    kind: 'Slag',
  },
  en: {
    step: 'Step',
    snapshot: 'Snapshot',
    snapshots: 'Snapshots',
    taken: 'Taken',
    note: 'Note',
    cards: 'Cards',
    relations: 'Relations',
    participants: 'Participants by sector',
    noSector: 'No sector given',
    votes: 'Votes',
    group: 'Group',
    comment: 'Comment',
    commentOpen: 'open',
    commentResolved: 'resolved',
    openComments: 'Open comments',
    carriedFrom: 'Carried from',
    balance: 'Balance of voices',
    wholeRoom: 'The whole room',
    zone: 'Zone',
    words: 'Words',
    followUp: 'Follow-up',
    indicators: 'Indicators',
    indicator: 'Indicator',
    measures: 'Measures',
    baseline: 'Baseline',
    target: 'Target',
    latest: 'Latest reading',
    wayDone: 'Of the way',
    readings: 'Readings',
    source: 'Source',
    order: 'Actions weighed by criteria',
    firstOfOrder: 'The first {count} of {all} actions',
    criteria: 'Criteria',
    criterion: 'Criterion',
    weight: 'Weight',
    confirmedWeight: 'Confirmed weight',
    place: 'Place',
    tied: 'tied',
    action: 'Action',
    weighedValue: 'Value',
    placesTried: 'Places with other weights',
    stability:
      'Each weight was tried alone while the others stood: taken away, halved, half as large again and doubled, and all weights equal. Of {trials} other ways to weigh, the first place holds in {holds}.',
    turn: 'If “{criterion}” weighed {weight} instead of {now}, “{rival}” would be level with the first.',
    apart: 'Where sectors differ most: how many votes each sector gave, and what share that is of its votes.',
    betweenSectors: 'Between sectors',
    sameFirst: 'By its own scores alone, the same action comes first for: {sectors}.',
    otherFirst: 'By its own scores alone, another action comes first for {sector}: {actions}.',
    scoredApart: 'Where the sectors’ own scores differ most. The numbers are the value by the criteria.',
    ofImpact: 'The numbers are the impact',
    scoresGiven: 'Participants’ own scores',
    scoredBy: 'Measure',
    mean: 'Mean',
    scorers: 'Number',
    answers: 'answers',
    spread: 'From–to',
    effortScored: 'Effort',
    scoresKept:
      'Each person gave scores from 1 to 5 alone. An empty cell: fewer than three of the sector answered, or they could have been worked out.',
    allSectors: 'All',
    sectorsKept:
      'A sector with fewer than three voters is not shown separately, nor is anything it could be worked out from.',
    elsewhere: 'a card in another room',
    empty: 'Zones without cards',
    warnings: 'To look over',
    about: 'About this file',
    fact: 'Fact',
    value: 'Value',
    title: 'Title',
    process: 'Process',
    room: 'Room',
    caseNumber: 'Case number',
    version: 'Version',
    date: 'Date',
    responsible: 'Responsible',
    standing: 'Standing',
    fixed: 'Fixed snapshot',
    summary: 'Summary',
    question: 'The question',
    mostVotes: 'Most votes',
    moreWithAsMany: 'And {count} more with as many votes.',
    hardest: 'The hardest goal conflict',
    decisions: 'Proposed decisions',
    participation: 'Participation',
    sector: 'Sector',
    people: 'Participants',
    share: 'Share of the cards',
    missing: 'Nobody took part from',
    results: 'Results',
    conflicts: 'Goal conflicts',
    conflict: 'Conflict',
    sides: 'Goals against each other',
    score: 'Score',
    disagreements: 'Where we disagree',
    contradicts: 'contradicts',
    assumptions: 'Assumptions and gaps in knowledge',
    next: 'Next steps',
    records: 'All cards',
    method: 'Method and sources',
    methodText:
      'The cards were written by the participants and are given word for word. The server orders and counts; what the facilitator wrote is marked so. Each card has an id that leads to the board. Votes and scores are not shown by sector where fewer than three of a sector voted or scored.',
    chainText:
      'The snapshots of a room are a chain: the link of each is a checksum over its content and the link before it. None can be changed, taken away or put in between without showing. The file can be checked on the page Check a file, at /verify in the service.',
    chainLink: 'Link in the chain',
    written: 'Written by the facilitator',
    counted: 'Counted by the server',
    picture: 'The board',
    pictureOf: 'Picture of the board in {room}. Every card is in the report as text.',
    contents: 'Contents',
    none: 'None.',
    boxes:
      'Boxes in the text are characters that the typefaces of this file lack, such as Chinese or Thai. They stand as they were written in the report as a web page, Word or Markdown.',
    tooLong:
      'There are {count} cards. The report gives those with most votes in each zone; all are in the CSV, XLSX, JSON and HTML files.',
    record: 'Id',
    text: 'Text',
    kind: 'Kind',
  },
} as const satisfies Record<Language, Record<string, string>>
