/**
 * The accessibility statement: what works, what does not, and where to turn.
 * @module
 */
import type { Language } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import type { Text } from '../../app/Prose.tsx'
import { Prose } from '../../app/Prose.tsx'

const texts: Record<Language, Text> = {
  sv: {
    title: 'Tillgänglighet',
    lead: 'Vi vill att alla ska kunna vara med i samtalet. Här står hur tillgänglig tjänsten är, vilka brister vi känner till och vad du kan göra om något inte fungerar för dig.',
    sections: [
      {
        heading: 'Hur tillgänglig är tjänsten?',
        blocks: [
          'Målet är att sidorna ska följa WCAG 2.2 på nivå AA. De prövas automatiskt varje gång tjänsten ändras. Automatiska prov hittar inte alla fel. Tjänsten har ännu inte granskats av någon utomstående, och inte prövats av användare med hjälpmedel.',
          'Ritytan på tavlan uppfyller inte kraven fullt ut. Därför finns samma innehåll som en lista.',
        ],
      },
      {
        heading: 'Listan: samma rum utan rityta',
        blocks: [
          'I varje rum kan du välja Lista i stället för Tavla. Listan visar alla zoner och kort som vanlig text med rubriker, och den ändras direkt när någon skriver. Där kan du läsa, skriva nya kort och ändra text med bara tangentbord eller skärmläsare.',
        ],
      },
      {
        heading: 'Kända brister',
        blocks: [
          [
            'På tavlan är det svårt att rita pilar och flytta kort utan mus eller pekskärm.',
            'En skärmläsare får inte en fullständig bild av tavlans ritade innehåll. Använd listan.',
            'Vid stark förstoring behöver tavlan rullas i två riktningar. Det gäller inte listan.',
            'Texter som deltagare har skrivit är inte märkta med språk om de blandar flera språk.',
          ],
        ],
      },
      {
        heading: 'Om något inte fungerar för dig',
        blocks: [
          'Säg till den som bjöd in dig. Den organisationen ansvarar för tjänsten och ska hjälpa dig att delta på ett sätt som fungerar för dig, till exempel genom att du får materialet i en annan form.',
        ],
      },
      {
        heading: 'Tillsyn',
        blocks: [
          'Myndigheten för digital förvaltning (Digg) har tillsyn över lagen om tillgänglighet till digital offentlig service. Är du inte nöjd med hur organisationen hanterar dina synpunkter kan du anmäla det till Digg, på digg.se.',
        ],
      },
    ],
  },
  en: {
    title: 'Accessibility',
    lead: 'We want everyone to be able to take part. This page says how accessible the service is, which shortcomings we know of, and what you can do if something does not work for you.',
    sections: [
      {
        heading: 'How accessible is the service?',
        blocks: [
          'The aim is that the pages meet WCAG 2.2 at level AA. They are tested automatically each time the service is changed. Automatic tests do not find every fault. The service has not yet been reviewed by anyone outside, nor been tried by users of assistive technology.',
          'The drawing surface of the board does not fully meet the requirements. That is why the same content is also there as an outline.',
        ],
      },
      {
        heading: 'The outline: the same room without a drawing surface',
        blocks: [
          'In every room you can choose Outline instead of Board. The outline shows all zones and cards as ordinary text with headings, and it changes as soon as somebody writes. There you can read, write new cards and change text with a keyboard or a screen reader alone.',
        ],
      },
      {
        heading: 'Known shortcomings',
        blocks: [
          [
            'On the board it is hard to draw arrows and move cards without a mouse or a touch screen.',
            'A screen reader does not get a full picture of what is drawn on the board. Use the outline.',
            'At high zoom the board has to be scrolled in two directions. This does not apply to the outline.',
            'Texts written by participants are not marked with their language where they mix several languages.',
          ],
        ],
      },
      {
        heading: 'If something does not work for you',
        blocks: [
          'Tell the person who invited you. Their organisation is responsible for the service and is to help you take part in a way that works for you, for example by giving you the material in another form.',
        ],
      },
      {
        heading: 'Supervision',
        blocks: [
          'In Sweden the Agency for Digital Government (Digg) supervises the law on accessibility of digital public services. If you are not content with how the organisation deals with your comments, you can report it to Digg, at digg.se.',
        ],
      },
    ],
  },
}

export function AccessibilityPage() {
  const { language } = useLanguage()
  return <Prose text={texts[language]} />
}
