/**
 * What a person reads at an address where no outcome is published, or not any more: whoever follows it has not joined and
 * has no language of ours, so it is said in both.
 * @module
 */
import type { Language } from '../../shared/vocabulary.ts'

const said: Record<Language, { readonly title: string; readonly text: string }> = {
  sv: {
    title: 'Resultatet är inte publicerat',
    text: 'Den som leder processen har slutat visa det här, eller så är adressen inte hel. Fråga den som gav dig adressen.',
  },
  en: {
    title: 'The outcome is not published',
    text: 'Whoever leads the process has stopped showing it, or the address is not whole. Ask whoever gave it to you.',
  },
}

const style = `
body { margin: 0 auto; max-width: 40rem; padding: 2rem 1.25rem; color: #1d1d1f; background: #fff;
  font: 1rem/1.55 "IBM Plex Sans", system-ui, "Helvetica Neue", Arial, sans-serif; }
h1, h2 { font-size: 1.4rem; line-height: 1.2; margin: 0 0 .5rem; } p { margin: 0 0 2rem; }
`

/** The whole page: it runs nothing and asks for nothing, as the report in whose place it stands. */
export const notPublished = [
  '<!doctype html>',
  '<html lang="sv">',
  '<head>',
  '<meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  `<title>${said.sv.title}</title>`,
  `<style>${style}</style>`,
  '</head>',
  '<body>',
  '<main>',
  `<h1>${said.sv.title}</h1><p>${said.sv.text}</p>`,
  `<div lang="en"><h2>${said.en.title}</h2><p>${said.en.text}</p></div>`,
  '</main>',
  '</body>',
  '</html>',
  '',
].join('\n')
