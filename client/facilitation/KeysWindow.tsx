/**
 * The keys of a room: its own, which hold everywhere on its page, and the first of those that the board has.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { Window } from '../app/ui/Window.tsx'
import styles from './Hands.module.css'
import { leading, type Shortcut, shortcuts } from './shortcuts.ts'
import './words.ts'

interface KeysWindowProps {
  leads: boolean
  mayRaiseHand: boolean
  onClose: () => void
}

/** What the board answers to while it has the focus and nobody writes; all of its own keys are in its menus. */
const boardKeys = {
  n: ['N'],
  number: ['1 – 9'],
  find: ['Ctrl/⌘', 'F'],
  cards: ['Tab'],
  write: ['Enter'],
  choices: ['Ctrl/⌘', 'Enter'],
  details: ['I'],
  relate: ['Shift', 'A'],
  vote: ['+ / −'],
  leave: ['Esc'],
  tidy: ['Shift', 'T'],
  all: ['Shift', '1'],
  undo: ['Ctrl/⌘', 'Z'],
} as const
type BoardKey = keyof typeof boardKeys

export function KeysWindow({ leads, mayRaiseHand, onClose }: KeysWindowProps) {
  const { t } = useTranslation('facilitation')
  const isShown = (shortcut: Shortcut) => {
    if (leading.has(shortcut)) return leads
    if (shortcut === 'hand') return mayRaiseHand
    return shortcut === 'moreTime' ? mayRaiseHand && !leads : true
  }
  const own = (Object.keys(shortcuts) as Shortcut[]).filter(isShown)
  return (
    <Window title={t('keys.title')} isOpen onClose={onClose}>
      <div className="stack">
        <h3 className={styles.keysOf}>{t('keys.room')}</h3>
        <dl className={styles.keys}>
          {own.map((shortcut) => (
            <Row key={shortcut} keys={['Alt', 'Shift', shortcuts[shortcut]]} what={t(`keys.${shortcut}`)} />
          ))}
        </dl>
        <h3 className={styles.keysOf}>{t('keys.board')}</h3>
        <dl className={styles.keys}>
          {(Object.keys(boardKeys) as BoardKey[]).map((key) => (
            <Row key={key} keys={boardKeys[key]} what={t(`boardKeys.${key}`)} />
          ))}
        </dl>
      </div>
    </Window>
  )
}

function Row({ keys, what }: { keys: readonly string[]; what: string }) {
  return (
    <div>
      <dt>
        {keys.map((name, i) => (
          <span key={name}>
            {i > 0 ? ' + ' : null}
            <kbd>{name}</kbd>
          </span>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  )
}
