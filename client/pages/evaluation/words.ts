/**
 * Words of the page where what was decided is followed up.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const evaluationWords = addWords('evaluation', {
  sv: {
    title: 'Uppföljning',
    help: 'Hur det går, mot vad rummen kom fram till. Mätvärdena står på indikatorernas kort och följer med i ögonblicksbilden.',
    indicators: {
      title: 'Indikatorer',
      none: 'Här finns inga indikatorer än. De är kort av slaget Indikator, i zonen Indikatorer.',
      baseline: 'Utgångsvärde',
      target: 'Målvärde',
      endAt: '{{value}} ({{date}})',
      unset: 'inte satt',
      set: 'sätt på kortet',
      measures: 'Mäter',
      measuresNone: 'Ingen vision, delmål, insats eller resultat är vald.',
      add: 'Lägg till vad den mäter',
      choose: 'Välj …',
      remove: 'Sluta mäta {{text}}',
      latest: 'Senast {{value}} ({{date}}): {{done}} av vägen från utgångsvärdet till målvärdet.',
      latestOfTime:
        'Senast {{value}} ({{date}}): {{done}} av vägen från utgångsvärdet till målvärdet, när {{gone}} av tiden hade gått.',
      chart:
        '{{indicator}}: {{count}} mätvärden, från {{first}} till {{last}}. Samma siffror står i tabellen.',
    },
    actions: {
      title: 'Insatserna',
      none: 'Inga insatser finns i rummens ögonblicksbilder än.',
      help: 'Så långt har de kommit enligt rummens senaste ögonblicksbilder. Den som leder sätter status på kortet.',
      action: 'Insats',
      status: 'Status',
      measured: 'Mäts med',
      unmeasured: 'ingen indikator',
    },
    learnt: {
      title: 'Vad vi har lärt oss',
      none: 'Inget är skrivet än. Det görs i zonerna Lärdomar, Justeringar och Till nästa varv.',
      help: 'Från målstyrda till målsökande: det som lärts går tillbaka till analysen som kort.',
      carry: 'Ta med till analysen',
      carriedByLeaders: 'Den som leder rummet tar med det dit.',
    },
  },
  en: {
    title: 'Follow-up',
    help: 'How it goes, against what the rooms came to. Readings stand on the cards of the indicators and are in the snapshot.',
    indicators: {
      title: 'Indicators',
      none: 'There are no indicators here yet. They are cards of the kind Indicator, in the zone Indicators.',
      baseline: 'Baseline',
      target: 'Target',
      endAt: '{{value}} ({{date}})',
      unset: 'not set',
      set: 'set on the card',
      measures: 'Measures',
      measuresNone: 'No vision, milestone, action or result is chosen.',
      add: 'Add what it measures',
      choose: 'Choose …',
      remove: 'Stop measuring {{text}}',
      latest: 'Latest {{value}} ({{date}}): {{done}} of the way from baseline to target.',
      latestOfTime:
        'Latest {{value}} ({{date}}): {{done}} of the way from baseline to target, when {{gone}} of the time had gone.',
      chart:
        '{{indicator}}: {{count}} readings, from {{first}} to {{last}}. The same numbers stand in the table.',
    },
    actions: {
      title: 'The actions',
      none: 'There are no actions in the snapshots of the rooms yet.',
      help: 'How far they have come by the newest snapshots of the rooms. Whoever leads gives the status on the card.',
      action: 'Action',
      status: 'Status',
      measured: 'Measured by',
      unmeasured: 'no indicator',
    },
    learnt: {
      title: 'What we have learnt',
      none: 'Nothing is written yet. That is done in the zones Lessons, Adjustments and To the next round.',
      help: 'From goal-driven to goal-seeking: what was learnt goes back to the analysis as cards.',
      carry: 'Carry to the analysis',
      carriedByLeaders: 'Whoever leads the room carries it there.',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    evaluation: typeof evaluationWords.sv
  }
}
