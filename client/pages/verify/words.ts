/**
 * Words of the page on which a file is checked.
 * @module
 */
import { addWords } from '../../app/i18n/index.ts'

export const verifyWords = addWords('verify', {
  sv: {
    title: 'Kontrollera en fil',
    link: 'Kontrollera en fil',
    lead: 'Se om en fil som har laddats ner från tjänsten är som servern gjorde den, eller vad som har ändrats i den.',
    drop: 'Släpp filen här, eller',
    choose: 'Välj fil',
    another: 'Välj en annan fil',
    formats: 'PDF, Word, Excel, CSV, JSON, webbsida, bild, zip eller en hel process. Filen sparas inte.',
    busy: 'Kontrollerar {{name}}…',
    unfit: 'Filen är en skadad zip-fil, för stor när den packas upp, eller tar för lång tid att läsa.',
    empty: 'Filen är tom.',
    tooLarge: 'Filen är för stor: högst {{megabytes}} MB går att kontrollera.',
    verdict: {
      made: 'Filen är som servern gjorde den',
      altered: 'Filen är ändrad',
      unknown: 'Filen är inte känd här',
    },
    text: {
      made: 'Den kommer härifrån och inget i den är ändrat.',
      altered: 'Den säger sig bygga på en ögonblicksbild härifrån, men är inte som servern gjorde den.',
      unknown:
        'Servern känner inte till någon sådan fil. Den kan komma från en annan installation, ha ändrats så att ursprunget inte går att läsa, eller vara något annat.',
    },
    exported: 'Gjordes första gången {{time}}.',
    hidden:
      'Du är inte inne i det rum som filen kommer från. Därför visas inte vilket rum det är, eller vad som skiljer.',
    from: 'Ögonblicksbild {{number}} av {{room}} (steg {{step}})',
    fromUnknown: 'En ögonblicksbild som inte finns kvar',
    process: 'Process',
    taken: 'Tagen',
    records: 'Kort',
    hash: 'Kontrollsumma (SHA-256)',
    same: 'Alla {{count}} kort är som de var.',
    wordsSame:
      'Ordalydelsen på korten är som den var. Det som skiljer är något annat i filen, till exempel röster, rubriker eller utseende. Ladda ner filen på nytt och jämför.',
    pixels:
      'Filen har bilder av bildpunkter. Ord i dem går inte att läsa härifrån, så i bilderna kan mer vara ändrat.',
    notCompared:
      'Filen säger själv att den kommer från den här ögonblicksbilden, men den är inte den som servern gjorde. Vilka kort som skiljer går inte att läsa ur den, till exempel för att den är en bild eller är skadad. Ladda ner den på nytt och jämför.',
    besideUnknown:
      'Ögonblicksbilderna i filen är som de var, men ingen fil som har gjorts här säger detsamma vid sidan av dem. Se på processens namn, på det som processledaren har skrivit till rapporten och på om något rum saknas.',
    inFile: 'Så som den står i {{file}}:',
    own: {
      yes: 'Korten stämmer med filens egen kontrollsumma. Den kan vem som helst räkna ut, så det bevisar inte var filen kommer från.',
      no: 'Korten stämmer inte ens med filens egen kontrollsumma: filen har ändrats.',
    },
    keptAltered:
      'Det som servern har kvar av ögonblicksbilden stämmer inte med dess egen kontrollsumma eller kedja. Det är alltså ändrat på servern, och filen kan vara från före eller efter det. Säg till den som driver tjänsten.',
    altered: 'Ändrade kort',
    removed: 'Kort som saknas',
    added: 'Kort som har lagts till',
    was: 'Så här stod det: ”{{text}}”',
    more: 'och {{count}} till.',
    fields: 'Annat som skiljer: {{names}}.',
    change: {
      removed_retention: 'Ögonblicksbilden gallrades {{date}} enligt processens regler.',
      removed_request: 'Ögonblicksbilden togs bort på begäran {{date}}.',
      rewritten_retention: 'Ord togs ur ögonblicksbilden {{date}} enligt processens regler.',
      rewritten_request: 'Ord togs ur ögonblicksbilden på begäran {{date}}.',
    },
    zip: 'Filer i zip-filen som inte stämmer',
    fault: {
      extra: 'hör inte dit',
      missing: 'saknas',
      altered: 'är ändrad',
      foreign: 'är inte gjord här',
    },
    zipFile: '{{name}} {{fault}}.',
    part: {
      tables: 'Processens uppgifter: röster, kommentarer och inställningar',
      board: 'Tavlan i {{room}}',
      history: 'Historiken i {{room}}',
      snapshot: 'Ögonblicksbild {{number}} av {{room}}',
      chunk: 'En del av tavlan i en ögonblicksbild av {{room}}',
      picture: 'En bild på tavlan i {{room}}',
    },
    whole: {
      title: 'Hela processen {{title}}',
      snapshots: 'Ögonblicksbilder som är som de gjordes: {{asMade}} av {{count}}.',
      unknown:
        'Ögonblicksbilderna går att pröva här. Tavlorna, rösterna och kommentarerna går inte att pröva, för filen togs inte ut härifrån.',
      altered: '{{room}}: ögonblicksbild {{number}} är inte den som kedjan av ögonblicksbilder säger.',
      unlinked:
        '{{room}}: före ögonblicksbild {{number}} har något tagits bort eller lagts in, utan att det finns antecknat varför.',
    },
  },
  en: {
    title: 'Check a file',
    link: 'Check a file',
    lead: 'See whether a file that was downloaded from the service is as the server made it, or what was changed in it.',
    drop: 'Drop the file here, or',
    choose: 'Choose a file',
    another: 'Choose another file',
    formats: 'PDF, Word, Excel, CSV, JSON, web page, picture, zip or a whole process. The file is not kept.',
    busy: 'Checking {{name}}…',
    unfit: 'The file is a damaged zip, too large when unpacked, or takes too long to read.',
    empty: 'The file is empty.',
    tooLarge: 'The file is too large: {{megabytes}} MB at most can be checked.',
    verdict: {
      made: 'The file is as the server made it',
      altered: 'The file was changed',
      unknown: 'The file is not known here',
    },
    text: {
      made: 'It comes from here and nothing in it was changed.',
      altered: 'It says that it rests on a snapshot from here, but is not as the server made it.',
      unknown:
        'The server knows of no such file. It may come from another installation, have been changed so that its origin cannot be read, or be something else.',
    },
    exported: 'First made {{time}}.',
    hidden:
      'You are not in the room that the file comes from. Which room that is, and what differs, is therefore not shown.',
    from: 'Snapshot {{number}} of {{room}} (step {{step}})',
    fromUnknown: 'A snapshot that is no longer there',
    process: 'Process',
    taken: 'Taken',
    records: 'Cards',
    hash: 'Checksum (SHA-256)',
    same: 'All {{count}} cards are as they were.',
    wordsSame:
      'The wording of the cards is as it was. What differs is something else in the file, such as votes, headings or looks. Download the file again and compare.',
    pixels:
      'The file has pictures made of pixels. Words in those cannot be read from here, so more may have been changed in the pictures.',
    notCompared:
      'The file itself says that it comes from this snapshot, but it is not the one that the server made. Which cards differ cannot be read from it, for instance because it is a picture or is damaged. Download it again and compare.',
    besideUnknown:
      'The snapshots in the file are as they were, but no file that was made here says the same beside them. Look at the name of the process, at what the facilitator wrote for the report, and at whether a room is missing.',
    inFile: 'As it stands in {{file}}:',
    own: {
      yes: 'The cards agree with the file’s own checksum. Anybody can compute that, so it does not prove where the file comes from.',
      no: 'The cards do not even agree with the file’s own checksum: the file was changed.',
    },
    keptAltered:
      'What the server has of the snapshot does not fit the snapshot’s own checksum or chain. It was thus changed on the server, and the file may be from before or after that. Tell whoever runs the service.',
    altered: 'Changed cards',
    removed: 'Missing cards',
    added: 'Added cards',
    was: 'It said: “{{text}}”',
    more: 'and {{count}} more.',
    fields: 'Other differences: {{names}}.',
    change: {
      removed_retention: 'The snapshot was disposed of on {{date}} by the rules of the process.',
      removed_request: 'The snapshot was removed at request on {{date}}.',
      rewritten_retention: 'Words were taken out of the snapshot on {{date}} by the rules of the process.',
      rewritten_request: 'Words were taken out of the snapshot at request on {{date}}.',
    },
    zip: 'Files in the zip that do not fit',
    fault: {
      extra: 'does not belong there',
      missing: 'is missing',
      altered: 'was changed',
      foreign: 'was not made here',
    },
    zipFile: '{{name}} {{fault}}.',
    part: {
      tables: 'What the process holds of votes, comments and settings',
      board: 'The board in {{room}}',
      history: 'The history in {{room}}',
      snapshot: 'Snapshot {{number}} of {{room}}',
      chunk: 'A part of the board in a snapshot of {{room}}',
      picture: 'A picture on the board in {{room}}',
    },
    whole: {
      title: 'The whole process {{title}}',
      snapshots: 'Snapshots that are as they were made: {{asMade}} of {{count}}.',
      unknown:
        'The snapshots can be checked here. The boards, votes and comments cannot, since the file was not taken out of here.',
      altered: '{{room}}: snapshot {{number}} is not what the chain of snapshots says.',
      unlinked:
        '{{room}}: before snapshot {{number}} something was taken away or put in, and nothing on record says why.',
    },
  },
})

declare module 'i18next' {
  interface ResourceNamespaceMap {
    verify: typeof verifyWords.sv
  }
}
