/**
 * Words that every page shares, in Swedish. A page's own words stand beside the page.
 * @module
 */
export const sv = {
  brand: 'Samrum',
  skip: 'Hoppa till innehållet',
  home: 'Samrum, till startsidan',
  loading: 'Hämtar …',
  cancel: 'Avbryt',
  undo: 'Ångra',
  close: 'Stäng',
  save: 'Spara',
  retry: 'Försök igen',
  copy: 'Kopiera',
  copied: 'Kopierat',
  optional: 'valfritt',
  language: { switchTo: 'Byt språk till engelska', other: 'English' },
  appearance: { label: 'Utseende', light: 'Ljust', dark: 'Mörkt', system: 'Som enheten' },
  footer: {
    label: 'Sidfot',
    accessibility: 'Tillgänglighet',
    about: 'Om tjänsten',
  },
  sectors: {
    civil_society: 'Civilsamhälle',
    business: 'Näringsliv',
    public_sector: 'Offentlig sektor',
    academia: 'Akademi',
    mixed: 'Flera sektorer',
    none: 'Utan sektor',
  },
  underHeading: 'Under rubriken {{heading}}',
  roles: {
    operator: 'Driftansvarig',
    facilitator: 'Processledare',
    participant: 'Deltagare',
    observer: 'Observatör',
  },
  problem: {
    title: 'Det gick inte',
    unreachable: 'Vi når inte tjänsten just nu. Kontrollera din uppkoppling och försök igen.',
    notSignedIn: 'Du är inte inloggad på den här enheten, eller så har inloggningen gått ut.',
    notAllowed: 'Sidan finns inte, eller så har du inte tillgång till den.',
    notFound: 'Det du söker finns inte längre.',
    conflict: 'Någon annan hann ändra. Ladda om sidan och försök igen.',
    tooLarge: 'Det du skickade är för stort.',
    tooOften: 'Det blev för många försök på kort tid. Vänta en stund och försök igen.',
    tooOftenWait_one: 'Det blev för många försök på kort tid. Vänta {{count}} sekund och försök igen.',
    tooOftenWait_other: 'Det blev för många försök på kort tid. Vänta {{count}} sekunder och försök igen.',
    invalid: 'Något i formuläret stämmer inte.',
    server: 'Något gick fel hos oss. Det du har skrivit på tavlorna är sparat. Försök igen om en stund.',
  },
  crash: {
    title: 'Något gick sönder på sidan',
    text: 'Felet ligger hos oss, inte hos dig. Det som står på tavlorna är sparat på servern. Ladda om sidan för att fortsätta.',
    reload: 'Ladda om sidan',
    start: 'Till startsidan',
  },
  missing: {
    title: 'En del av sidan kunde inte hämtas',
    text: 'Antingen bröts förbindelsen, eller så har Samrum uppdaterats sedan du öppnade sidan. Ladda om för att fortsätta.',
  },
}
