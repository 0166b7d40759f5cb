/**
 * Zones in pictures of boards: what a board shows when it is looked at nearer, a picture says at once.
 */
import { expect, test } from 'vitest'
import { boardSvg } from '../../server/exports/picture/boardSvg.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { languages, steps } from '../../shared/vocabulary.ts'

test.each(steps.flatMap((step) => languages.map((language) => ({ step, language }))))(
  'the picture of an empty board has every name and question whole: $step, $language',
  ({ step, language }) => {
    const template = roomTemplates[step]
    const { svg } = boardSvg(seedBoard(template), { language, title: '' })
    const words = [...svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)</g)].map(([, text]) => text).join(' ')
    const plain = (text: string) => text.replaceAll('&amp;', '&').replace(/\s+/g, ' ')
    for (const { name, prompt } of template.zones)
      for (const said of [name[language], prompt[language]]) expect(plain(words)).toContain(plain(said))
  },
)
