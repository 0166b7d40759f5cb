/**
 * What stands in place of a part of the page that did not come or broke: why, and a way on.
 * @module
 */
import { Button } from './Button.tsx'
import styles from './Instead.module.css'

export function Instead({ text, reload }: { text: string; reload: string }) {
  return (
    <div role="alert" className={styles.instead}>
      <p>{text}</p>
      <Button onPress={() => location.reload()}>{reload}</Button>
    </div>
  )
}
