/**
 * The seventeen goals of the 2030 Agenda, in short.
 * @module
 */
import type { Localised } from '../vocabulary.ts'

/** Goal 1 first. */
export const sdgNames: readonly Localised[] = [
  { sv: 'Ingen fattigdom', en: 'No poverty' },
  { sv: 'Ingen hunger', en: 'Zero hunger' },
  { sv: 'God hälsa och välbefinnande', en: 'Good health and well-being' },
  { sv: 'God utbildning för alla', en: 'Quality education' },
  { sv: 'Jämställdhet', en: 'Gender equality' },
  { sv: 'Rent vatten och sanitet för alla', en: 'Clean water and sanitation' },
  { sv: 'Hållbar energi för alla', en: 'Affordable and clean energy' },
  { sv: 'Anständiga arbetsvillkor och ekonomisk tillväxt', en: 'Decent work and economic growth' },
  { sv: 'Hållbar industri, innovationer och infrastruktur', en: 'Industry, innovation and infrastructure' },
  { sv: 'Minskad ojämlikhet', en: 'Reduced inequalities' },
  { sv: 'Hållbara städer och samhällen', en: 'Sustainable cities and communities' },
  { sv: 'Hållbar konsumtion och produktion', en: 'Responsible consumption and production' },
  { sv: 'Bekämpa klimatförändringarna', en: 'Climate action' },
  { sv: 'Hav och marina resurser', en: 'Life below water' },
  { sv: 'Ekosystem och biologisk mångfald', en: 'Life on land' },
  { sv: 'Fredliga och inkluderande samhällen', en: 'Peace, justice and strong institutions' },
  { sv: 'Genomförande och globalt partnerskap', en: 'Partnerships for the goals' },
]
