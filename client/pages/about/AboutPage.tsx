/**
 * What this service is, and what it keeps about those who use it and why.
 * @module
 */
import { Link } from 'wouter'
import { LINK_DAYS, SESSION_DAYS } from '../../../shared/limits.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import type { Text } from '../../app/Prose.tsx'
import { Prose } from '../../app/Prose.tsx'
import { verifyPattern } from '../verify/verifyPath.ts'

const texts: Record<Language, Text> = {
  sv: {
    title: 'Om tjänsten',
    lead: 'Samrum är ett gemensamt rum för samskapande. Fyra sektorer arbetar på samma tavlor, och det som skrivs blir insikter som går att följa hela vägen till ett beslut.',
    sections: [
      {
        heading: 'Så fungerar det',
        blocks: [
          'En process har sex steg: analys, styrning, vision, prioritering, policymix och utvärdering. Varje steg kan ha ett eller flera rum, och varje rum har en tavla. Alla som har en länk kan vara med samtidigt, utan konto.',
          'När den som leder tar en ögonblicksbild läses korten på tavlan in som numrerade insikter. En ögonblicksbild ändras aldrig i efterhand.',
        ],
      },
      {
        heading: 'Vem som ansvarar för uppgifterna',
        blocks: [
          'Den organisation som har bjudit in dig är personuppgiftsansvarig. Tjänsten körs på en server som organisationen själv har valt. Vänd dig dit om du vill veta mer, rätta något eller lämna klagomål. Där finns också ett dataskyddsombud om organisationen har ett sådant. Du kan även klaga hos Integritetsskyddsmyndigheten.',
        ],
      },
      {
        heading: 'Vad som sparas, och varför',
        blocks: [
          [
            'Din sektor, för att det ska synas vilka sektorer som har varit med.',
            'Namn och organisation, om du själv fyller i dem, för att de andra i processen ska veta vem de arbetar med. Namnet följer inte med i insikter eller filer som laddas ner.',
            'Det du skriver på tavlorna, med sektor och tidpunkt, eftersom det är själva underlaget. Tavlans ändringar sparas så att inget går förlorat.',
            'Ögonblicksbilder, eftersom beslut ska gå att spåra till det som sades.',
          ],
          'Var du har pekaren på tavlan visas för de andra medan du är där, men sparas aldrig.',
        ],
      },
      {
        heading: 'Hur länge',
        blocks: [
          `En inbjudningslänk gäller i ${LINK_DAYS} dagar om inget annat har valts. Din inloggning på en enhet gäller i ${SESSION_DAYS} dagar. Det som står på tavlorna och i ögonblicksbilderna finns kvar tills den ansvariga organisationen tar bort processen eller gallrar enligt sina egna regler.`,
        ],
      },
      {
        heading: 'Tänk på när du skriver',
        blocks: [
          'Det som skrivs kan bli allmän handling och lämnas ut. Skriv inget hemligt. Skriv inte om enskilda personer, och inget om någons hälsa, politiska åsikter, etniska ursprung, religion eller fackliga tillhörighet.',
        ],
      },
      {
        heading: 'Kakor och andra tjänster',
        blocks: [
          'Tjänsten använder en enda kaka, den som håller dig inloggad. Valet av språk och utseende sparas i din egen webbläsare. Där finns också en kopia av de tavlor du har öppnat, så att inget går förlorat om förbindelsen bryts. Kopian tas bort när du loggar ut eller lämnar tjänsten på enheten. Inga uppgifter skickas till andra tjänster, och ingen spårning eller statistik används.',
        ],
      },
    ],
  },
  en: {
    title: 'About this service',
    lead: 'Samrum is a shared room for co-creation. Four sectors work on the same boards, and what is written becomes insights that can be followed all the way to a decision.',
    sections: [
      {
        heading: 'How it works',
        blocks: [
          'A process has six steps: analysis, governance, vision, prioritisation, policy mix and evaluation. Each step can have one room or more, and each room has a board. Everyone with a link can take part at the same time, without an account.',
          'When the person leading takes a snapshot, the cards on the board are read into numbered insights. A snapshot never changes afterwards.',
        ],
      },
      {
        heading: 'Who is responsible for the data',
        blocks: [
          'The organisation that invited you is the controller of personal data. The service runs on a server that the organisation has chosen. Turn to it if you want to know more, correct something or complain; it can also tell you who its data protection officer is, if it has one. You may also complain to your data protection authority, in Sweden Integritetsskyddsmyndigheten.',
        ],
      },
      {
        heading: 'What is kept, and why',
        blocks: [
          [
            'Your sector, so that it can be seen which sectors took part.',
            'Your name and organisation, if you give them, so that the others in the process know whom they work with. The name does not go into insights or into files that are downloaded.',
            'What you write on the boards, with sector and time, because it is the material itself. The changes of a board are kept so that nothing is lost.',
            'Snapshots, because it must be possible to trace decisions to what was said.',
          ],
          'Where your pointer is on the board is shown to the others while you are there, but never kept.',
        ],
      },
      {
        heading: 'For how long',
        blocks: [
          `An invitation works for ${LINK_DAYS} days unless something else was chosen. Your sign-in on a device lasts ${SESSION_DAYS} days. What is on the boards and in the snapshots stays until the responsible organisation deletes the process or disposes of it by its own rules.`,
        ],
      },
      {
        heading: 'Keep in mind when you write',
        blocks: [
          'What is written may become a public record and be handed out. Write nothing secret. Do not write about individuals, and nothing about anybody’s health, political opinions, ethnic origin, religion or trade union membership.',
        ],
      },
      {
        heading: 'Cookies and other services',
        blocks: [
          'The service uses one single cookie, the one that keeps you signed in. Your choice of language and appearance is kept in your own browser. So is a copy of the boards you have opened, so that nothing is lost if the connection breaks. The copy is removed when you sign out or leave the service on the device. Nothing is sent to other services, and there is no tracking and no statistics.',
        ],
      },
    ],
  },
}

const checks: Record<Language, string> = {
  sv: 'Kontrollera en fil som har laddats ner från tjänsten',
  en: 'Check a file that was downloaded from the service',
}

export function AboutPage() {
  const { language } = useLanguage()
  return (
    <Prose text={texts[language]}>
      <p>
        <Link href={verifyPattern}>{checks[language]}</Link>
      </p>
    </Prose>
  )
}
