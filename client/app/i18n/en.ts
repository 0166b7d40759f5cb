/**
 * Words that every page shares, in English.
 * @module
 */
import type { Translated } from './index.ts'
import type { sv } from './sv.ts'

export const en: Translated<typeof sv> = {
  brand: 'Samrum',
  skip: 'Skip to content',
  home: 'Samrum, to the start page',
  loading: 'Loading …',
  cancel: 'Cancel',
  undo: 'Undo',
  close: 'Close',
  save: 'Save',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  optional: 'optional',
  language: { switchTo: 'Change language to Swedish', other: 'Svenska' },
  appearance: { label: 'Appearance', light: 'Light', dark: 'Dark', system: 'Same as device' },
  footer: {
    label: 'Footer',
    accessibility: 'Accessibility',
    about: 'About this service',
  },
  sectors: {
    civil_society: 'Civil society',
    business: 'Business',
    public_sector: 'Public sector',
    academia: 'Academia',
    mixed: 'Several sectors',
    none: 'No sector',
  },
  underHeading: 'Under the heading {{heading}}',
  roles: {
    operator: 'Operator',
    facilitator: 'Facilitator',
    participant: 'Participant',
    observer: 'Observer',
  },
  problem: {
    title: 'That did not work',
    unreachable: 'We cannot reach the service right now. Check your connection and try again.',
    notSignedIn: 'You are not signed in on this device, or your sign-in has expired.',
    notAllowed: 'The page does not exist, or you do not have access to it.',
    notFound: 'What you are looking for is no longer here.',
    conflict: 'Somebody else changed this first. Reload the page and try again.',
    tooLarge: 'What you sent is too large.',
    tooOften: 'Too many tries in a short time. Wait a moment and try again.',
    tooOftenWait_one: 'Too many tries in a short time. Wait {{count}} second and try again.',
    tooOftenWait_other: 'Too many tries in a short time. Wait {{count}} seconds and try again.',
    invalid: 'Something in the form is not right.',
    server: 'Something went wrong on our side. What you wrote on the boards is saved. Try again in a moment.',
  },
  crash: {
    title: 'Something broke on this page',
    text: 'The fault is ours, not yours. What is on the boards is saved on the server. Reload the page to go on.',
    reload: 'Reload the page',
    start: 'To the start page',
  },
  missing: {
    title: 'A part of the page could not be fetched',
    text: 'Either the connection was lost, or Samrum has been updated since you opened the page. Reload to go on.',
  },
}
