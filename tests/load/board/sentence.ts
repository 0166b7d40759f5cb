/**
 * Words for cards: letters as they are typed in a Swedish workshop, meaning nothing.
 * @module
 */
import type { Random } from './random.ts'

const words =
  'vi behöver fler mötesplatser för unga i glesbygden kollektivtrafiken når inte hela länet kompetens saknas inom ' +
  'vården och industrin samverkan mellan kommuner akademi näringsliv civilsamhälle måste bli bättre hållbar ' +
  'energi från skogen ger arbete bredband överallt bostäder åt alla tillit växer långsamt'
const list = words.split(' ')

/** About so many letters of words. */
export function sentence(random: Random, letters: number): string {
  let text = ''
  while (text.length < letters) text += `${text ? ' ' : ''}${list[Math.floor(random() * list.length)]}`
  return text
}
