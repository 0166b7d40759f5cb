/**
 * What a room does, one thing after the other: the kinds of activity, how each goes about writing, and what each room
 * begins with.
 * @module
 */
import type { Language, Localised, Step } from '../vocabulary.ts'

export const activityKinds = ['write', 'share', 'group', 'discuss', 'vote', 'decide'] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Who writes during an activity: everyone; everyone, seeing only their own; those who lead. */
export const activityModes = ['open', 'quiet', 'leaders'] as const
export type ActivityMode = (typeof activityModes)[number]

export interface Activity {
  readonly id: string
  readonly kind: ActivityKind
  readonly mode: ActivityMode
  /** Null for as long as it takes. */
  readonly minutes: number | null
  /** What people are asked to do, in their words; may be empty. */
  readonly instruction: string
}

export const activityNames: Record<ActivityKind, Localised> = {
  write: { sv: 'Skriv tyst', en: 'Write quietly' },
  share: { sv: 'Dela', en: 'Share' },
  group: { sv: 'Gruppera', en: 'Group' },
  discuss: { sv: 'Samtala', en: 'Discuss' },
  vote: { sv: 'Rösta', en: 'Vote' },
  decide: { sv: 'Besluta', en: 'Decide' },
}

/** Minutes and mode of each kind where nobody says otherwise: an afternoon's hour, with the silence first. */
export const usual: Record<ActivityKind, { readonly mode: ActivityMode; readonly minutes: number }> = {
  write: { mode: 'quiet', minutes: 7 },
  share: { mode: 'open', minutes: 12 },
  group: { mode: 'open', minutes: 12 },
  discuss: { mode: 'open', minutes: 15 },
  vote: { mode: 'open', minutes: 5 },
  decide: { mode: 'leaders', minutes: 10 },
}

type Asked = Readonly<Record<ActivityKind, Localised>>

const sharing: Localised = {
  sv: 'En i taget: läs upp dina kort och säg det viktigaste. De andra lyssnar.',
  en: 'One at a time: read your cards aloud and say what matters most. The others listen.',
}
const grouping: Localised = {
  sv: 'Flytta det som hör ihop till varandra och rita en rubrik runt det. Låt olika åsikter ligga kvar.',
  en: 'Move what belongs together and draw a heading around it. Leave differing views where they are.',
}
const common = { share: sharing, group: grouping } as const

/** What each room asks, in the words of its own step. */
const asked: Readonly<Record<Step, Asked>> = {
  analysis: {
    ...common,
    write: {
      sv: 'Vad vet du om läget i dag? Skriv en tanke per kort, i den zon där den hör hemma.',
      en: 'What do you know of the situation today? One thought a card, in the zone it belongs to.',
    },
    discuss: {
      sv: 'Vad förvånar? Vem saknas? Skriv målkonflikter och det ni inte vet som egna kort.',
      en: 'What surprises you? Who is missing? Write goal conflicts and what you do not know as cards.',
    },
    vote: {
      sv: 'Vilka utmaningar och behov är viktigast att arbeta vidare med?',
      en: 'Which challenges and needs matter most to go on with?',
    },
    decide: {
      sv: 'Vad tar vi med till nästa rum, och vem tar reda på det vi inte vet?',
      en: 'What do we bring to the next room, and who finds out what we do not know?',
    },
  },
  governance: {
    ...common,
    write: {
      sv: 'Vem behöver vara med, vem får besluta och vem gör jobbet? En tanke per kort.',
      en: 'Who has to take part, who may decide and who does the work? One thought a card.',
    },
    discuss: {
      sv: 'Var är ansvaret otydligt? Vem berörs men är inte här?',
      en: 'Where is responsibility unclear? Who is affected but not here?',
    },
    vote: {
      sv: 'Vilka delar av styrningen ska vi pröva först?',
      en: 'Which parts of the governance shall we try first?',
    },
    decide: {
      sv: 'Vilken form prövar vi, till när, och vilka beslut behövs?',
      en: 'Which form do we try, until when, and which decisions are needed?',
    },
  },
  vision: {
    ...common,
    write: {
      sv: 'Det är 2030. Vad ser, hör och gör människor här? Skriv i nutid, en bild per kort.',
      en: 'It is 2030. What do people here see, hear and do? In the present tense, one picture a card.',
    },
    discuss: {
      sv: 'Gå bakåt från visionen: vad måste ha hänt först, och vilka antaganden vilar det på?',
      en: 'Go backwards from the vision: what must have happened first, and what does it rest on?',
    },
    vote: {
      sv: 'Vilka delar av visionen och vilka steg bär längst?',
      en: 'Which parts of the vision and which steps carry furthest?',
    },
    decide: {
      sv: 'Formulera visionen i en mening per styrkeområde, och de första stegen dit.',
      en: 'Put the vision into one sentence for each strength area, and the first steps there.',
    },
  },
  prioritisation: {
    ...common,
    write: {
      sv: 'Vilka insatser tar oss mot visionen? Skriv vad som ska göras, inte vad som är fel.',
      en: 'Which actions take us towards the vision? Write what to do, not what is wrong.',
    },
    group: {
      sv: 'Lägg insatserna efter effekt och insats, och samla dem i insatsområden.',
      en: 'Lay the actions out by impact and effort, and gather them into focus areas.',
    },
    discuss: {
      sv: 'Vad klarar ingen ensam? Vad ska vi avstå från, och varför?',
      en: 'What can nobody do alone? What do we refrain from, and why?',
    },
    vote: {
      sv: 'Vilka insatser ska vi kraftsamla kring?',
      en: 'Which actions shall we join forces on?',
    },
    decide: {
      sv: 'Vem äger, vad är första steget och när? Skriv vilka politiska beslut som behövs.',
      en: 'Who owns it, what is the first step and when? Write which political decisions are needed.',
    },
  },
  policy_mix: {
    ...common,
    write: {
      sv: 'Vilka program, pengar och regler kan bära insatserna? Ett verktyg per kort, på sin nivå.',
      en: 'Which programmes, funds and rules can carry the actions? One instrument a card, on its level.',
    },
    group: {
      sv: 'Dra pilar från verktyg till insats. Det som saknar verktyg, pengar eller ägare är en lucka.',
      en: 'Draw arrows from instrument to action. What lacks instrument, money or owner is a gap.',
    },
    discuss: {
      sv: 'Var motverkar verktygen varandra? Vilka luckor måste någon annan fylla?',
      en: 'Where do instruments work against each other? Which gaps must somebody else fill?',
    },
    vote: {
      sv: 'Vilka verktyg och luckor ska vi ta oss an först?',
      en: 'Which instruments and gaps do we take on first?',
    },
    decide: {
      sv: 'Vem söker vad, när, och vilka luckor blir påverkansarbete?',
      en: 'Who applies for what, when, and which gaps become advocacy?',
    },
  },
  evaluation: {
    ...common,
    write: {
      sv: 'Vad har faktiskt hänt, för vem och var? Vad överraskade? En iakttagelse per kort.',
      en: 'What has in fact happened, for whom and where? What surprised? One observation a card.',
    },
    discuss: {
      sv: 'Vilka blev det bättre för, och vilka blev det sämre för? Varför?',
      en: 'For whom did it become better, for whom worse? Why?',
    },
    vote: {
      sv: 'Vilka lärdomar ska ändra hur vi arbetar?',
      en: 'Which lessons shall change how we work?',
    },
    decide: {
      sv: 'Vad ändrar vi: målet, vägen eller takten? Vad tar vi med till nästa varv?',
      en: 'What do we change: the goal, the path or the pace? What do we take into the next round?',
    },
  },
}

/** The agenda that a room has before anyone changed it. Its ids are the kinds. */
export function usualAgenda(step: Step, language: Language): Activity[] {
  return activityKinds.map((kind) => ({
    id: kind,
    kind,
    ...usual[kind],
    instruction: asked[step][kind][language],
  }))
}
