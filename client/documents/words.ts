/**
 * Words of the register of steering documents and of the lines of sight up to the target picture.
 * @module
 */
import { addWords } from '../app/i18n/index.ts'

export const documentsWords = addWords('documents', {
  sv: {
    title: 'Styrdokument',
    back: 'Till processen',
    intro:
      'Dokumenten som styr mot målbilden, och vilka som följer vilka. Alla i processen kan lägga till sina egna.',
    parts: {
      label: 'Visa',
      register: 'Registret',
      sight: 'Siktlinjer',
      owners: 'Aktörer',
    },
    add: 'Lägg till ett dokument',
    change: 'Ändra {{title}}',
    changeShort: 'Ändra',
    none: 'Registret är tomt.',
    also: 'Styrs också av {{titles}}',
    apart: 'Inte kopplat till målbilden',
    horizon: 'Siktar mot {{year}}',
    region: 'Regionen',
    follows_one: '{{following}} av {{count}} dokument leder till målbilden',
    follows_other: '{{following}} av {{count}} dokument leder till målbilden',
    form: {
      new: 'Nytt styrdokument',
      change: 'Ändra styrdokumentet',
      title: 'Dokumentets namn',
      titleMissing: 'Skriv vad dokumentet heter.',
      caseNumber: 'Diarienummer',
      caseNumberHelp: 'Som registratorn har gett det.',
      level: 'Nivå',
      type: 'Slag',
      status: 'Läge',
      horizonYear: 'Siktar mot år',
      yearWrong: 'Skriv ett årtal med fyra siffror.',
      owner: 'Organisation',
      ownerHelp: 'Vems dokumentet är. Tomt betyder regionens eget.',
      steeredBy: 'Följer dessa dokument',
      circle: 'Ett dokument kan inte styras av sig självt, eller av ett som det styr.',
      saved: 'Dokumentet är sparat.',
      remove: 'Ta bort dokumentet',
      removed: 'Dokumentet är borttaget.',
    },
    sight: {
      title: 'Siktlinje mot målbilden',
      intro: 'Vägen från varje insats upp till målbilden, efter de senaste ögonblicksbilderna.',
      none: 'Ingen siktlinje än: dra en pil ”genomför” från insatsen till ett delmål eller en vision.',
      short: 'Når ett mål, men inte målbilden.',
      reaches: 'Når målbilden',
      missing: 'Saknar siktlinje',
      by: 'Bärs av styrdokument',
      noDocument:
        'Inget styrdokument är kopplat: dra en pil ”styrs av” till ett kort som är ett styrdokument.',
      noSnapshot: 'Insatsen finns inte i någon ögonblicksbild än.',
      noActions: 'Det finns ingen insats i processens ögonblicksbilder än.',
      up: 'leder upp till',
    },
  },
  en: {
    title: 'Steering documents',
    back: 'To the process',
    intro:
      'The documents that steer towards the target picture, and which follow which. Everyone in the process can add their own.',
    parts: {
      label: 'Show',
      register: 'The register',
      sight: 'Lines of sight',
      owners: 'Actors',
    },
    add: 'Add a document',
    change: 'Change {{title}}',
    changeShort: 'Change',
    none: 'The register is empty.',
    also: 'Also steered by {{titles}}',
    apart: 'Not tied to the target picture',
    horizon: 'Aims for {{year}}',
    region: 'The region',
    follows_one: '{{following}} of {{count}} document leads to the target picture',
    follows_other: '{{following}} of {{count}} documents lead to the target picture',
    form: {
      new: 'New steering document',
      change: 'Change the steering document',
      title: 'Name of the document',
      titleMissing: 'Write what the document is called.',
      caseNumber: 'Case number',
      caseNumberHelp: 'As the registrar gave it.',
      level: 'Level',
      type: 'Type',
      status: 'State',
      horizonYear: 'Aims for the year',
      yearWrong: 'Write a year with four digits.',
      owner: 'Organisation',
      ownerHelp: 'Whose document it is. Empty means the region’s own.',
      steeredBy: 'Follows these documents',
      circle: 'A document cannot be steered by itself, nor by one that it steers.',
      saved: 'The document is saved.',
      remove: 'Remove the document',
      removed: 'The document is removed.',
    },
    sight: {
      title: 'Line of sight to the target picture',
      intro: 'The way from each action up to the target picture, by the newest snapshots.',
      none: 'No line of sight yet: draw an arrow “implements” from the action to a milestone or a vision.',
      short: 'Reaches a goal, but not the target picture.',
      reaches: 'Reaches the target picture',
      missing: 'No line of sight',
      by: 'Carried by steering documents',
      noDocument:
        'No steering document is tied to it: draw an arrow “is steered by” to a card that is a steering document.',
      noSnapshot: 'The action is in no snapshot yet.',
      noActions: 'There is no action in the snapshots of the process yet.',
      up: 'leads up to',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    documents: typeof documentsWords.sv
  }
}
