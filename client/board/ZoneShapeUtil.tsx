/**
 * A zone as it lies on the board: a calm region with its name and guiding question, beneath everything, which
 * nobody can move, change or remove.
 * @module
 */
import { Lock, Pencil } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Rectangle2d, ShapeUtil } from 'tldraw'
import { zoneTint } from '../../shared/board/zoneTint.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { isLong, useBareHead } from './bareHead.ts'
import type { ZoneShape } from './store.ts'
import { zoneShapeProps } from './store.ts'
import './words.ts'
import styles from './Zone.module.css'
import { useEditZone } from './zoneEditing.ts'
import { useZoneMarks } from './zoneMarks.ts'
import { nameForm, nameRoom } from './zoneName.ts'

export class ZoneShapeUtil extends ShapeUtil<ZoneShape> {
  static override type = 'zone' as const
  static override props = zoneShapeProps

  getDefaultProps(): ZoneShape['props'] {
    return {
      w: 960,
      h: 720,
      zoneId: '',
      name: { sv: '', en: '' },
      prompt: { sv: '', en: '' },
      kinds: [],
      facet: null,
    }
  }

  getGeometry({ props }: ZoneShape) {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: false })
  }

  override canBind() {
    return false
  }
  override canEdit() {
    return false
  }
  /** Nothing shows that a zone is selected; a number leads to it. */
  override canTabTo() {
    return false
  }
  override canResize() {
    return false
  }
  override canSnap() {
    return false
  }
  override hideRotateHandle() {
    return true
  }
  override hideResizeHandles() {
    return true
  }
  override hideSelectionBoundsBg() {
    return true
  }
  override hideSelectionBoundsFg() {
    return true
  }
  override getText({ props }: ZoneShape) {
    return `${props.name.sv}. ${props.prompt.sv}`
  }

  /** Nothing lies in the layer of the cards: a card sent to the back still lies on its zone. */
  component() {
    return null
  }

  backgroundComponent(shape: ZoneShape) {
    return <ZoneArea shape={shape} />
  }

  indicator() {
    return null
  }
}

function ZoneArea({ shape }: { shape: ZoneShape }) {
  const { language } = useLanguage()
  const { w, h, name, prompt } = shape.props
  const { t } = useTranslation('board')
  const edit = useEditZone()
  const { isLocked, stands } = useZoneMarks(shape.props.zoneId)
  const form = nameForm(name[language], w, edit !== null)
  const isBare = useBareHead(shape, form === 'two' || isLong(prompt[language], nameRoom(w, edit !== null)))
  return (
    <section
      className={styles.zone}
      data-tint={zoneTint(shape.props)}
      data-locked={isLocked || undefined}
      data-stands={stands ?? undefined}
      data-name={form}
      data-bare={isBare || undefined}
      style={{ width: w, height: h }}
      aria-label={name[language]}
    >
      <h2 className={styles.name}>
        {isLocked ? <Lock className={styles.lock} role="img" aria-label={t('zoneLocked')} /> : null}
        {name[language]}
      </h2>
      <p className={styles.prompt}>{prompt[language]}</p>
      {edit ? (
        <Button
          className={styles.edit ?? ''}
          aria-label={t('zoneEdit', { zone: name[language] })}
          onPress={() => edit(shape.id)}
        >
          <Pencil aria-hidden="true" />
        </Button>
      ) : null}
    </section>
  )
}
