/**
 * The hands that are up, for those who lead: in their order, with a way to give each the word.
 * @module
 */
import { Hand, MessageCircle, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import type { BarProps } from './barParts.ts'
import styles from './Facilitation.module.css'
import { personName } from './personName.ts'

export function HandQueue(bar: BarProps) {
  const { t } = useTranslation('facilitation')
  const { facilitation, lead } = bar
  const { hands } = facilitation
  return (
    <>
      <HandNews {...bar} />
      {hands.length > 0 ? (
        <DialogTrigger>
          <Button look="quiet" size="small" aria-label={t('hand.queue', { count: hands.length })}>
            <Hand size={16} aria-hidden="true" />
            {hands.length}
          </Button>
          <Popover placement="bottom end" className={styles.popover ?? ''}>
            <Dialog className={styles.menu ?? ''}>
              <Heading slot="title" level={2}>
                {t('hand.title')}
              </Heading>
              <ol className={styles.queue}>
                {hands.map((member) => (
                  <Raised key={member} member={member} bar={bar} />
                ))}
              </ol>
              {hands.length > 1 ? (
                <div className={styles.menuActions}>
                  <Button size="small" onPress={() => lead({ do: 'lowerHands' })}>
                    {t('hand.lowerAll')}
                  </Button>
                </div>
              ) : null}
            </Dialog>
          </Popover>
        </DialogTrigger>
      ) : null}
    </>
  )
}

function Raised({ member, bar }: { member: string; bar: BarProps }) {
  const { t } = useTranslation('facilitation')
  const name = personName(bar.connection, member) ?? t('hand.away')
  return (
    <li className={styles.raised}>
      <span className={styles.zoneName}>{name}</span>
      <Button
        look="quiet"
        size="small"
        aria-label={t('hand.giveTo', { name })}
        onPress={() => bar.lead({ do: 'giveWord', member })}
      >
        <MessageCircle size={15} aria-hidden="true" />
        {t('hand.give')}
      </Button>
      <Button
        look="quiet"
        size="small"
        square
        aria-label={t('hand.lowerOf', { name })}
        onPress={() => bar.lead({ do: 'lowerHand', member })}
      >
        <X size={15} aria-hidden="true" />
      </Button>
    </li>
  )
}

/** Reads out who raises a hand. */
function HandNews({ facilitation: { hands }, connection }: BarProps) {
  const { t } = useTranslation('facilitation')
  const [news, setNews] = useState('')
  const before = useRef(hands)
  useEffect(() => {
    const raised = hands.filter((member) => !before.current.includes(member))
    before.current = hands
    if (raised.length === 0) return
    const name = personName(connection, raised[0] ?? '') ?? t('hand.away')
    setNews(raised.length === 1 ? t('hand.news', { name }) : t('hand.queue', { count: hands.length }))
  }, [hands, connection, t])
  return (
    <span className="visually-hidden" role="status">
      {news}
    </span>
  )
}
