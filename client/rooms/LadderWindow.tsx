/**
 * The backcasting ladder: the seven boxes in their order, each filled with cards of the board and read from it. One box
 * is open at a time, from the first that nobody has written in.
 * @module
 */
import { useState } from 'react'
import { Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { readRecords, writeRecord } from '../../shared/board/document.ts'
import type { Insight } from '../../shared/insights/extract.ts'
import { boxesInOrder, type LadderBox, missingBoxes } from '../../shared/rooms/ladder.ts'
import { inYears, type ProcessYears, yearsFrom } from '../../shared/rooms/years.ts'
import { kindNames } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { mayLead } from '../app/mayLead.ts'
import { Button } from '../app/ui/Button.tsx'
import { RowTrigger } from '../app/ui/RowTrigger.tsx'
import { Window } from '../app/ui/Window.tsx'
import { OUTLINE_ORIGIN } from '../outline/cardEdits.ts'
import { AddLine } from './AddLine.tsx'
import styles from './Ladder.module.css'
import { OrderForm } from './OrderForm.tsx'
import type { StepWindowProps } from './StepWindow.tsx'
import { type RoomBoard, useRoomBoard } from './useRoomBoard.ts'
import { useTemplate } from './useTemplate.ts'
import { YearsForm } from './YearsForm.tsx'
import './words.ts'

export function LadderWindow(props: StepWindowProps) {
  const { me, connection, onClose } = props
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  const board = useRoomBoard(props)
  const { process, extraction, zones } = board
  const years = process?.years ?? yearsFrom(new Date())
  const boxes = boxesInOrder(useTemplate(props.room.processId)?.ladder)
  const cardsIn = (box: LadderBox) => extraction.insights.filter(({ zone }) => zone === box.zone)
  const [open, setOpen] = useState(
    () => (boxes.find((box) => cardsIn(box).length === 0) ?? boxes[0])?.id ?? null,
  )
  const isWhole = boxes.every((box) => zones.some(({ id }) => id === box.zone))
  const layOut = () =>
    connection.doc.transact(() => {
      const records = readRecords(connection.doc)
      for (const record of missingBoxes(records, years, boxes)) writeRecord(connection.doc, record)
    }, OUTLINE_ORIGIN)
  return (
    <Window title={t('tool.vision')} isOpen onClose={onClose} wide>
      <p className={styles.intro}>{t('ladder.intro')}</p>
      {isWhole ? null : <NotLaidOut onLayOut={mayLead(me) && board.mayWrite() ? layOut : null} />}
      <ol className={styles.ladder}>
        {boxes.map((box, i) => (
          <Box
            key={box.id}
            {...{ box, board, years }}
            number={i + 1}
            cards={cardsIn(box)}
            isOpen={open === box.id}
            onOpen={(isOpen) => setOpen(isOpen ? box.id : null)}
            onNext={i + 1 < boxes.length ? () => setOpen(boxes[i + 1]?.id ?? null) : null}
          />
        ))}
      </ol>
      {process && mayLead(process) ? (
        <>
          <OrderForm processId={process.id} boxes={boxes} say={(text) => inYears(text, years)[language]} />
          <YearsForm process={process} />
        </>
      ) : null}
    </Window>
  )
}

/** Some boxes have no place on the board yet. `onLayOut` is null for those who may not give them one. */
function NotLaidOut({ onLayOut }: { onLayOut: (() => void) | null }) {
  const { t } = useTranslation('rooms')
  return (
    <div className={styles.missing}>
      <p>{t(onLayOut ? 'ladder.layOutHelp' : 'ladder.notLaidOut')}</p>
      {onLayOut ? (
        <Button look="primary" size="small" onPress={onLayOut}>
          {t('ladder.layOut')}
        </Button>
      ) : null}
    </div>
  )
}

interface BoxProps {
  box: LadderBox
  number: number
  cards: readonly Insight[]
  board: RoomBoard
  years: ProcessYears
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  /** Null in the last box. */
  onNext: (() => void) | null
}

function Box({ box, number, cards, board, years, isOpen, onOpen, onNext }: BoxProps) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  const say = (text: LadderBox['name']) => inYears(text, years)[language]
  const zone = board.zones.find(({ id }) => id === box.zone) ?? null
  return (
    <li className={styles.box} data-filled={cards.length > 0 || undefined}>
      <Disclosure isExpanded={isOpen} onExpandedChange={onOpen}>
        <Heading level={3} className={styles.heading ?? ''}>
          <RowTrigger className={styles.trigger ?? ''}>
            <span className={styles.number} aria-hidden="true">
              {number}
            </span>
            <span className={styles.texts}>
              <span className={styles.name}>{say(box.name)}</span>
              <span className={styles.prompt}>{say(box.prompt)}</span>
            </span>
            <span className={styles.count}>{t('cards', { count: cards.length })}</span>
          </RowTrigger>
        </Heading>
        <DisclosurePanel className={styles.panel ?? ''}>
          <div className={styles.inside}>
            {box.help ? <p className={styles.help}>{say(box.help)}</p> : null}
            <ul className={styles.cards}>
              {cards.map((card) => (
                <li key={card.id}>
                  <button type="button" className={styles.card} onClick={() => board.goTo(card)}>
                    <span lang={card.lang}>{card.text}</span>
                    <span className={styles.kind}>{kindNames[card.kind][language]}</span>
                  </button>
                </li>
              ))}
            </ul>
            {zone && board.mayWrite(zone.id) ? (
              <AddLine to={say(box.name)} onAdd={(text) => board.add(zone, text)} />
            ) : null}
            {onNext ? (
              <div>
                <Button look="quiet" size="small" onPress={onNext}>
                  {t('ladder.next')}
                </Button>
              </div>
            ) : null}
          </div>
        </DisclosurePanel>
      </Disclosure>
    </li>
  )
}
