/**
 * The follow-up as blocks of the report: each indicator from baseline to target with its newest reading, and every
 * reading there is.
 * @module
 */
import { courseOf, measuredBy } from '../../shared/insights/evaluation.ts'
import { valueWithUnit } from '../../shared/insights/valueWithUnit.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { cardWords } from './elsewhere.ts'
import type { InsightRecord, Outcome } from './RoomOutcome.ts'
import type { Block } from './report.ts'
import type { Value } from './tables.ts'
import { documentWords } from './words.ts'

function endText(
  end: ReturnType<typeof courseOf>['baseline'],
  unit: string | null,
  language: Language,
): Value {
  if (!end) return null
  return 'date' in end
    ? `${valueWithUnit(end.value, unit, language)} (${end.date})`
    : valueWithUnit(end.value, unit, language)
}

function indicatorRow(insight: InsightRecord, measured: readonly string[], language: Language): Value[] {
  const { unit, baseline, target, latest, done } = courseOf(insight)
  return [
    insight.text,
    measured.join(' / ') || null,
    endText(baseline, unit, language),
    endText(target, unit, language),
    latest ? `${valueWithUnit(latest.value, latest.unit ?? unit, language)} (${latest.date})` : null,
    done === null ? null : done.toLocaleString(language, { style: 'percent' }),
    insight.id,
  ]
}

function readingRows(insight: InsightRecord, language: Language): Value[][] {
  const { unit, readings } = courseOf(insight)
  return readings.map((reading) => [
    insight.text,
    reading.date,
    valueWithUnit(reading.value, reading.unit ?? unit, language),
    reading.source ?? null,
    reading.note ?? null,
    insight.id,
  ])
}

/** The indicators of all rooms; nothing where there are none. */
export function followUp(outcome: Outcome): Block[] {
  const { rooms, language, length } = outcome
  const words = documentWords[language]
  const indicators = rooms
    .flatMap(({ snapshot }) => snapshot.insights)
    .filter(({ kind }) => kind === 'indicator')
  if (indicators.length === 0) return []
  const relations = rooms.flatMap(({ snapshot }) => snapshot.relations)
  const readings = indicators.flatMap((insight) => readingRows(insight, language))
  return [
    { type: 'heading', level: 2, text: words.followUp },
    {
      type: 'table',
      caption: words.indicators,
      headings: [
        words.indicator,
        words.measures,
        words.baseline,
        words.target,
        words.latest,
        words.wayDone,
        words.record,
      ],
      widths: [3, 2.5, 1.3, 1.3, 1.3, 1, 2],
      rows: indicators.map((insight) =>
        indicatorRow(
          insight,
          measuredBy(insight.id, relations).map((id) => cardWords(id, outcome)),
          language,
        ),
      ),
    },
    ...(readings.length > 0 && length !== 'brief'
      ? [
          {
            type: 'table',
            caption: words.readings,
            headings: [words.indicator, words.date, words.value, words.source, words.note, words.record],
            widths: [3, 1.2, 1.2, 2, 2.6, 2],
            rows: readings,
          } as const,
        ]
      : []),
  ]
}
