/**
 * Words of the start page.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const startWords = addWords('start', {
  sv: {
    welcome: {
      title: 'Fyra sektorer, ett gemensamt rum',
      lead: 'I Samrum skriver civilsamhälle, näringsliv, offentlig sektor och akademi på samma tavlor, samtidigt. Det som sägs i rummet följer med till beslutet: varje kort blir en insikt som går att spåra och föra vidare.',
      join: 'Har du fått en inbjudan?',
      joinText: 'Öppna länken i inbjudan, eller skriv koden som visas i rummet. Du behöver inget konto.',
      operator: 'Är du driftansvarig?',
      operatorText:
        'Logga in med länken som visades när tjänsten startade första gången. Den finns hos den som installerade Samrum.',
    },
    processes: 'Processer',
    newProcess: 'Ny process',
    none: {
      title: 'Inga processer än',
      text: 'Skapa den första processen. Du får länkar att dela direkt.',
    },
    card: {
      people_zero: 'Ingen här just nu',
      people_one: '{{count}} person här nu',
      people_other: '{{count}} personer här nu',
      rooms_one: '{{count}} rum',
      rooms_other: '{{count}} rum',
      insights_one: '{{count}} insikt',
      insights_other: '{{count}} insikter',
      created: 'Skapad {{date}}',
    },
    create: {
      title: 'Ny process',
      name: 'Vad heter processen?',
      nameHelp: 'Till exempel namnet på strategin eller programmet ni arbetar med.',
      nameMissing: 'Skriv vad processen heter.',
      nameInvalid: 'Skriv högst {{count}} tecken på en rad.',
      language: 'Språk på tavlorna',
      steps: 'Vilka steg ska ha ett rum från början?',
      stepsHelp: 'Du kan lägga till fler senare.',
      stepsMissing: 'Välj minst ett steg.',
      template: 'Mall',
      ownTemplate: 'Smart specialisering (den ursprungliga)',
      keptTemplate: '{{name}} (från {{process}})',
      from: 'Den nya processen får mallen {{name}} och årtalen. Inget annat följer med: inga kort, personer eller länkar.',
      go: 'Skapa processen',
    },
    bringIn: {
      open: 'Öppna en fil',
      title: 'Öppna en process från en fil',
      text: 'En process som har laddats ner som en fil, här eller i en annan installation, öppnas som den var: rum, tavlor, historik, omröstningar, ögonblicksbilder och bilder. Namn på personer och gamla länkar följer inte med.',
      choose: 'Välj fil …',
      busy: 'Läser filen …',
      known: 'Processen finns redan här. Ta bort den först om filen ska gälla i stället.',
      newer:
        'Filen är gjord av en nyare version av Samrum än den här. Uppdatera den här installationen först.',
      tooLarge: 'Filen är för stor: högst {{megabytes}} MB tas emot.',
      unfit: 'Filen är ingen process, eller har ändrats sedan den gjordes. Inget har ändrats här.',
      reason: {
        not_zip: 'Filen är ingen zip-fil, eller är skadad.',
        too_large: 'Större än vad som tas emot när det packas upp.',
        altered: 'Saknas, är skadad eller har ändrats.',
        unlisted: 'Finns i filen men inte i dess innehållsförteckning.',
        wrong_form: 'Har inte den form som en sådan del ska ha.',
        broken_reference: 'Pekar på något som inte finns i filen, eller har samma sak två gånger.',
        newer: 'Gjord av en nyare version.',
      },
      done: 'Processen är öppnad',
    },
    made: {
      title: 'Processen är skapad',
      text: 'Det här är de tre länkarna till processen. Kopiera dem nu: av säkerhetsskäl visas de bara den här gången. Du kan alltid göra nya.',
      open: 'Öppna processen',
      byLink: 'Öppna processen med länken för processledare, till exempel i ett nytt webbläsarfönster.',
    },
  },
  en: {
    welcome: {
      title: 'Four sectors, one shared room',
      lead: 'In Samrum, civil society, business, the public sector and academia write on the same boards at the same time. What is said in the room reaches the decision: every card becomes an insight that can be traced and carried on.',
      join: 'Have you been invited?',
      joinText:
        'Open the link in your invitation, or type the code that is shown in the room. You do not need an account.',
      operator: 'Are you the operator?',
      operatorText:
        'Sign in with the link that was shown when the service started for the first time. Whoever installed Samrum has it.',
    },
    processes: 'Processes',
    newProcess: 'New process',
    none: {
      title: 'No processes yet',
      text: 'Create the first process. You get links to share at once.',
    },
    card: {
      people_zero: 'Nobody here right now',
      people_one: '{{count}} person here now',
      people_other: '{{count}} people here now',
      rooms_one: '{{count}} room',
      rooms_other: '{{count}} rooms',
      insights_one: '{{count}} insight',
      insights_other: '{{count}} insights',
      created: 'Created {{date}}',
    },
    create: {
      title: 'New process',
      name: 'What is the process called?',
      nameHelp: 'For example the name of the strategy or programme you are working on.',
      nameMissing: 'Write what the process is called.',
      nameInvalid: 'Write at most {{count}} characters on one line.',
      language: 'Language on the boards',
      steps: 'Which steps should have a room from the start?',
      stepsHelp: 'You can add more later.',
      stepsMissing: 'Choose at least one step.',
      template: 'Template',
      ownTemplate: 'Smart specialisation (the original)',
      keptTemplate: '{{name}} (from {{process}})',
      from: 'The new process gets the template {{name}} and the years. Nothing else comes along: no cards, people or links.',
      go: 'Create the process',
    },
    bringIn: {
      open: 'Open a file',
      title: 'Open a process from a file',
      text: 'A process that was downloaded as a file, here or from another installation, opens as it was: rooms, boards, history, votes, snapshots and pictures. Names of people and old links do not come with it.',
      choose: 'Choose a file …',
      busy: 'Reading the file …',
      known: 'The process is here already. Delete it first if the file shall count instead.',
      newer: 'The file was made by a newer version of Samrum than this one. Update this installation first.',
      tooLarge: 'The file is too large: {{megabytes}} MB at most are taken.',
      unfit: 'The file is no process, or was changed since it was made. Nothing was changed here.',
      reason: {
        not_zip: 'The file is no zip file, or is damaged.',
        too_large: 'Larger than is taken when it is unpacked.',
        altered: 'Is missing, damaged or altered.',
        unlisted: 'Is in the file and not in its list of contents.',
        wrong_form: 'Has not the form that such a part should have.',
        broken_reference: 'Points at what is not in the file, or has the same thing twice.',
        newer: 'Made by a newer version.',
      },
      done: 'The process is open',
    },
    made: {
      title: 'The process is created',
      text: 'These are the three links to the process. Copy them now: for safety they are shown only this once. You can always make new ones.',
      open: 'Open the process',
      byLink: 'Open the process with the link for facilitators, for example in a new browser window.',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    start: typeof startWords.sv
  }
}
