/**
 * The window in which those who lead change a zone: its words, its kind, its place, or add one more.
 * @module
 */
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Zone } from '../../shared/board/cards.ts'
import type { Kind, Language, Localised } from '../../shared/vocabulary.ts'
import { kindNames, kinds, languages } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { Button } from '../app/ui/Button.tsx'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import type { ZoneWords } from './zoneEdits.ts'
import './words.ts'

/** Characters of a name and of a question that fit above a zone's cards. */
const MAX_NAME = 60
const MAX_PROMPT = 140

export interface ZoneActions {
  readonly save: (words: ZoneWords) => void
  readonly add: (words: ZoneWords) => void
  readonly tidy: () => void
  /** Null where no zone is before it, or after. */
  readonly moveBefore: (() => void) | null
  readonly moveAfter: (() => void) | null
  /** Null where the zone has cards in it. */
  readonly remove: (() => void) | null
}

interface ZoneWindowProps {
  zone: Zone
  actions: ZoneActions
  onClose: () => void
}

export function ZoneWindow({ zone, actions, onClose }: ZoneWindowProps) {
  const { t } = useTranslation('board')
  const { language } = useLanguage()
  const [isNew, setNew] = useState(false)
  const done = (act: () => void) => () => {
    act()
    onClose()
  }
  if (isNew)
    return (
      <Window title={t('zoneNew')} isOpen onClose={onClose}>
        <ZoneForm key="new" onSave={(words) => done(() => actions.add(words))()} onCancel={onClose} />
      </Window>
    )
  const { moveBefore, moveAfter, remove } = actions
  return (
    <Window title={t('zoneTitle', { zone: zone.name[language] })} isOpen onClose={onClose}>
      <Actions>
        <Button size="small" onPress={done(actions.tidy)}>
          {t('zoneTidy')}
        </Button>
        {moveBefore ? (
          <Button size="small" onPress={done(moveBefore)}>
            {t('zoneBefore')}
          </Button>
        ) : null}
        {moveAfter ? (
          <Button size="small" onPress={done(moveAfter)}>
            {t('zoneAfter')}
          </Button>
        ) : null}
        <Button size="small" onPress={() => setNew(true)}>
          {t('zoneNew')}
        </Button>
        {remove ? (
          <Button size="small" onPress={done(remove)}>
            {t('zoneRemove')}
          </Button>
        ) : null}
      </Actions>
      <ZoneForm zone={zone} onSave={(words) => done(() => actions.save(words))()} onCancel={onClose} />
    </Window>
  )
}

interface ZoneFormProps {
  zone?: Zone
  onSave: (words: ZoneWords) => void
  onCancel: () => void
}

/** What was written in one language stands in for the other where that has nothing. */
function complete(text: Localised, language: Language): Localised {
  const said = text[language].trim()
  return { sv: text.sv.trim() || said, en: text.en.trim() || said }
}

const nothing: Localised = { sv: '', en: '' }

function ZoneForm({ zone, onSave, onCancel }: ZoneFormProps) {
  const { t } = useTranslation('board')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const [name, setName] = useState(zone?.name ?? nothing)
  const [prompt, setPrompt] = useState(zone?.prompt ?? nothing)
  const [kind, setKind] = useState<Kind>(zone?.kinds[0] ?? 'observation')
  const [isMissing, setMissing] = useState(false)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (name[language].trim() === '') return setMissing(true)
    const others = (zone?.kinds ?? []).filter((each) => each !== kind)
    onSave({ name: complete(name, language), prompt: complete(prompt, language), kinds: [kind, ...others] })
  }
  const inOrder = [language, ...languages.filter((each) => each !== language)]
  return (
    <form onSubmit={save} className="stack" noValidate>
      {inOrder.map((each) => (
        <TextInput
          key={`name ${each}`}
          label={t(`zoneName.${each}`)}
          value={name[each]}
          onChange={(text) => setName({ ...name, [each]: text })}
          optional={each !== language}
          problem={isMissing && each === language ? t('zoneNameMissing') : null}
          maxLength={MAX_NAME}
          autoComplete="off"
        />
      ))}
      {inOrder.map((each) => (
        <TextInput
          key={`prompt ${each}`}
          label={t(`zonePrompt.${each}`)}
          value={prompt[each]}
          onChange={(text) => setPrompt({ ...prompt, [each]: text })}
          optional
          maxLength={MAX_PROMPT}
          autoComplete="off"
        />
      ))}
      <SelectInput
        label={t('zoneKind')}
        choices={kinds.map((id) => ({ id, name: kindNames[id][language] }))}
        value={kind}
        onChange={setKind}
      />
      <Actions>
        <Button type="submit" look="primary">
          {tc('save')}
        </Button>
        <Button onPress={onCancel}>{tc('cancel')}</Button>
      </Actions>
    </form>
  )
}
