/**
 * The fields of a card: those that matter to its kind first, all others in a part that opens.
 * @module
 */
import { ChevronDown } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { readRecord } from '../../shared/board/document.ts'
import { attributeKey, entryKey, writtenFields } from '../../shared/insights/cardFields.ts'
import type { Extraction } from '../../shared/insights/extract.ts'
import type { Field } from '../../shared/insights/fields.ts'
import type { Insight } from '../../shared/insights/insight.ts'
import { kindFields } from '../../shared/insights/kindFields.ts'
import { firstOfAll, recordFields } from '../../shared/insights/recordFields.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { kindNames, kinds, strengthAreaNames, strengthAreas } from '../../shared/vocabulary.ts'
import { SelectInput } from '../app/ui/SelectInput.tsx'
import styles from './CardPanel.module.css'
import { FieldInput } from './FieldInput.tsx'
import { textOfValue } from './fieldText.ts'
import { ReadingsInput } from './ReadingsInput.tsx'
import { useSuggestions } from './useSuggestions.ts'
import { zoneOfInsight } from './zoneOfInsight.ts'

interface FieldListProps {
  insight: Insight
  extraction: Extraction
  meta: Readonly<Record<string, unknown>>
  doc: Y.Doc
  room: Room
  language: Language
  isReadOnly: boolean
  /** @param key in the card's meta */
  say: (key: string, value: unknown) => void
}

/** A field with the key that it has on the card. */
interface Keyed {
  readonly key: string
  readonly field: Field
}

function fieldsFor({ kind }: Insight): { first: Keyed[]; others: Keyed[] } {
  const ofKind = kindFields[kind]
    .filter(({ derived }) => !derived)
    .map((field) => ({ key: attributeKey(field.key), field }))
  const common = firstOfAll(kind)
  const keyed = (fields: readonly Field[]) => fields.map((field) => ({ key: field.key, field }))
  return {
    first: [...ofKind, ...keyed(common)],
    others: keyed(recordFields.filter((field) => !common.includes(field))),
  }
}

/** What a field shows: what stands on the card, else what the zone gives it. */
function valueIn(insight: Insight, written: ReadonlyMap<string, unknown>, { key, field }: Keyed): unknown {
  return written.get(key) ?? (key === field.key ? undefined : insight.attrs[field.key])
}

function Fields({ list, ...props }: FieldListProps & { list: readonly Keyed[] }) {
  const { insight, meta, doc, language, isReadOnly, say } = props
  const standsNow = (one: Keyed) => valueIn(insight, writtenFields(metaNow(doc, insight), insight.kind), one)
  const written = writtenFields(meta, insight.kind)
  const suggestions = useSuggestions(props)
  return list.map((one) => (
    <FieldInput
      key={one.key}
      field={one.field}
      value={valueIn(insight, written, one)}
      language={language}
      isReadOnly={isReadOnly}
      names={suggestions.namesFor(one.key)}
      onAsk={suggestions.ask}
      onSay={(value) => say(one.key, value)}
      onAmend={(change) => say(one.key, change(standsNow(one)))}
    />
  ))
}

/** As the document has it, also what the page is to draw with its next frame. */
const metaNow = (doc: Y.Doc, { provenance }: Insight): FieldListProps['meta'] =>
  (readRecord(doc, provenance.shapeId)?.meta ?? {}) as FieldListProps['meta']

export function KindFields(props: FieldListProps) {
  const { insight, language, isReadOnly, say } = props
  const { t } = useTranslation('card')
  const { first } = fieldsFor(insight)
  return (
    <section className={styles.fields} aria-label={t('ofKind', { kind: kindNames[insight.kind][language] })}>
      {isReadOnly ? null : <p className={styles.help}>{t('help')}</p>}
      <KindChoice {...props} />
      <Fields {...props} list={first} />
      {insight.kind === 'indicator' ? (
        <ReadingsInput
          {...{ insight, language, isReadOnly }}
          onSay={(id, value) => say(entryKey('readings', id), value)}
        />
      ) : null}
      <AreaChoice {...props} />
    </section>
  )
}

/** The kind, where the card's zone takes several. */
function KindChoice({ insight, doc, room, language, isReadOnly, say }: FieldListProps) {
  const { t } = useTranslation('card')
  const options = zoneOfInsight(insight, doc, room)?.kinds ?? kinds
  if (options.length < 2) return null
  return (
    <SelectInput
      label={t('kind')}
      isDisabled={isReadOnly}
      choices={options.map((id) => ({ id, name: kindNames[id][language] }))}
      value={insight.kind}
      onChange={(kind) => say('kind', kind)}
    />
  )
}

function AreaChoice({ insight, language, isReadOnly, say }: FieldListProps) {
  const { t } = useTranslation('card')
  return (
    <SelectInput
      label={t('strengthArea')}
      isDisabled={isReadOnly}
      choices={[
        { id: '', name: t('across') },
        ...strengthAreas.map((id) => ({ id, name: strengthAreaNames[id][language] })),
      ]}
      value={insight.strengthArea ?? ''}
      onChange={(area) => say('strengthArea', area === '' ? undefined : area)}
    />
  )
}

const languagesOfCards = ['sv', 'en', 'sma', 'se'] as const

export function OtherFields(props: FieldListProps) {
  const { insight, isReadOnly, say } = props
  const { t } = useTranslation('card')
  const { others } = fieldsFor(insight)
  return (
    <Disclosure className={styles.more ?? ''}>
      <Heading level={3}>
        <Button slot="trigger" className={styles.trigger ?? ''}>
          <ChevronDown size={18} aria-hidden="true" />
          {t('all')}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className={styles.fields}>
          <Fields {...props} list={others} />
          <SelectInput
            label={t('lang')}
            isDisabled={isReadOnly}
            choices={languagesOfCards.map((id) => ({ id, name: t(`langs.${id}`) }))}
            value={insight.lang}
            onChange={(lang) => say('lang', lang)}
          />
          <Unfit insight={insight} />
        </div>
      </DisclosurePanel>
    </Disclosure>
  )
}

/** What stands on the card in none of the fields shown: nothing that somebody wrote is out of sight. */
function Unfit({ insight }: { insight: Insight }) {
  const { t } = useTranslation('card')
  const { first, others } = fieldsFor(insight)
  const shown = new Set([...first, ...others].map(({ key }) => key))
  const hidden = Object.entries(insight.unfit ?? {}).filter(([key]) => !shown.has(key))
  if (hidden.length === 0) return null
  return (
    <section className={styles.fields}>
      <h3>{t('elsewhere')}</h3>
      <p className={styles.help}>{t('elsewhereHelp')}</p>
      <dl className={styles.unfit}>
        {hidden.map(([key, value]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{key.replace(/^attrs\./, '')}</dt>
            <dd>{textOfValue(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
