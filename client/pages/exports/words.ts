/**
 * Words of the files that an outcome leaves as.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const exportWords = addWords('exports', {
  sv: {
    title: 'Ladda ner',
    process: 'Hela processen',
    processHelp: 'Den senaste ögonblicksbilden av varje rum, i en fil.',
    report: 'Rapport',
    brief: 'Rapport i korthet',
    write: 'Skriv rapportens ord',
    plan: 'Handlingsplan',
    register: 'Diarieblad',
    picture: 'Tavlan som bild',
    data: 'Insikter som data',
    pdf: 'PDF',
    docx: 'Word',
    html: 'Webbsida',
    md: 'Text (Markdown)',
    png: 'PNG',
    svg: 'SVG',
    xlsx: 'Excel',
    records: 'Insikter (CSV)',
    relations: 'Samband (CSV)',
    json: 'Allt (JSON)',
    jsonld: 'Länkade data (JSON-LD)',
    zip: 'Alla filer (zip)',
    waiting: '{{name}}: väntar på andra filer',
    making: '{{name}}: filen skapas',
    fetching: '{{name}}: filen hämtas',
    begun: '{{name}}: filen skapas. Det tar en stund.',
    done: '{{name}}: filen är hämtad',
    stop: 'Avbryt',
    stopped: '{{name}}: avbrutet',
    check: 'Kontrollera en nedladdad fil',
    whole: 'Att flytta eller bevara',
    wholeHelp:
      'Allt i processen i en öppen fil: tavlor, historik, omröstningar, ögonblicksbilder och bilder, utan namn. Den kan öppnas i en annan installation.',
    wholeFile: 'Processfil',
  },
  en: {
    title: 'Download',
    process: 'The whole process',
    processHelp: 'The newest snapshot of each room, in one file.',
    report: 'Report',
    brief: 'Report in brief',
    write: 'Write the words of the report',
    plan: 'Action plan',
    register: 'Registry sheet',
    picture: 'The board as a picture',
    data: 'Insights as data',
    pdf: 'PDF',
    docx: 'Word',
    html: 'Web page',
    md: 'Text (Markdown)',
    png: 'PNG',
    svg: 'SVG',
    xlsx: 'Excel',
    records: 'Insights (CSV)',
    relations: 'Relations (CSV)',
    json: 'Everything (JSON)',
    jsonld: 'Linked data (JSON-LD)',
    zip: 'All files (zip)',
    waiting: '{{name}}: waiting for other files',
    making: '{{name}}: the file is being made',
    fetching: '{{name}}: the file is on its way',
    begun: '{{name}}: the file is being made. This takes a moment.',
    done: '{{name}}: the file is here',
    stop: 'Cancel',
    stopped: '{{name}}: cancelled',
    check: 'Check a downloaded file',
    whole: 'To move or to keep',
    wholeHelp:
      'All of the process in one open file: boards, history, votes, snapshots and pictures, without names. It can be opened in another installation.',
    wholeFile: 'Process file',
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    exports: typeof exportWords.sv
  }
}
