/**
 * The order of the boxes of the ladder, changed by those who lead the process. The server keeps it for all its rooms.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LadderBox } from '../../shared/rooms/ladder.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { type ApiProblem, answer, server } from '../app/api.ts'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import { RowTool } from '../app/ui/RowTool.tsx'
import styles from './Ladder.module.css'
import { templateKey } from './useTemplate.ts'
import './words.ts'

interface OrderFormProps {
  processId: string
  boxes: readonly LadderBox[]
  say: (text: LadderBox['name']) => string
}

export function OrderForm({ processId, boxes, say }: OrderFormProps) {
  const { t } = useTranslation('rooms')
  const client = useQueryClient()
  const announce = useAnnounce()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const move = async (box: LadderBox, to: number) => {
    const others = boxes.filter(({ id }) => id !== box.id).map(({ id }) => id)
    const order = [...others.slice(0, to), box.id, ...others.slice(to)]
    setBusy(true)
    const call = { param: { id: processId }, json: { order } }
    const result = await answer(server.api.processes[':id'].template.ladder.$put(call))
    setBusy(false)
    setProblem(result.ok ? null : result.problem)
    if (!result.ok) return
    client.setQueryData(templateKey(processId), result.value)
    announce(t('order.moved', { name: say(box.name), place: to + 1, count: boxes.length }))
  }
  return (
    <details className={styles.years}>
      <summary>{t('order.title')}</summary>
      <p className="help">{t('order.help')}</p>
      <ol className={styles.order}>
        {boxes.map((box, i) => (
          <li key={box.id}>
            <span>{say(box.name)}</span>
            <RowTool
              label={t('order.earlier', { name: say(box.name) })}
              Icon={ArrowUp}
              isBusy={isBusy}
              onPress={i > 0 ? () => void move(box, i - 1) : null}
            />
            <RowTool
              label={t('order.later', { name: say(box.name) })}
              Icon={ArrowDown}
              isBusy={isBusy}
              onPress={i + 1 < boxes.length ? () => void move(box, i + 1) : null}
            />
          </li>
        ))}
      </ol>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </details>
  )
}
