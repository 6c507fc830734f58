import { useState } from 'react'
import { AnalysisScreen, AnswerChart, Panel, useAnalysisScreen } from '@/features/analysis'
import { useT, type MessageKey } from '@/i18n'
import type { AnalysisQuery, Row } from '@/api/types'
import { useFormat } from '@/format/use-format'
import type { ModelQuality as Quality, ModelQualityAnswer } from './answer'
import ModelQualityBuilder, { FIELDS } from './Builder'
import { Detail } from './Detail'
import { Figures } from './Figures'
import styles from './model-quality.module.css'
import { ModelTable } from './ModelTable'
import { calibrationRows, dayRows, histogramRows, precisionRows, rocRows } from './rows'

/** How often each model is right, where it errs, how well it knows that, and whether it has changed. */
export default function ModelQuality() {
  const t = useT()
  const [chosen, setChosen] = useState<string | null>(null)
  const screen = useAnalysisScreen<ModelQualityAnswer, typeof FIELDS>({
    kind: 'model-quality',
    fields: FIELDS,
  })
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.modelQuality')}
      help={t('modelQuality.help')}
      builder={<ModelQualityBuilder question={screen.question} change={screen.change} />}
      widget={{ kind: 'horizontal_bar' }}
      hasCompare
      isEmpty={(answer) => answer.models.length === 0}
      emptyText={t('modelQuality.empty')}
    >
      {(answer, previous) => {
        const model = answer.models.find((one) => one.name === chosen) ?? answer.models[0]!
        const before = previous?.models.find((one) => one.name === model.name) ?? null
        return (
          <>
            <Figures {...{ answer, model, before }} />
            <Panel
              title={t('modelQuality.models')}
              {...(answer.unlabelled > 0
                ? { hint: t('modelQuality.unlabelled', { count: answer.unlabelled }) }
                : {})}
            >
              <ModelTable answer={answer} shown={model.name} onShow={setChosen} />
            </Panel>
            <Detail {...{ screen, answer, model }} />
            <Curves {...{ answer, model }} query={screen.query} />
            <Panel title={t('modelQuality.days')}>
              <AnswerChart
                title={t('modelQuality.days')}
                kind="line"
                query={screen.query}
                answer={answer}
                rows={dayRows(answer)}
                options={{ unit: 'percent', connect_nulls: true }}
                height={240}
              />
            </Panel>
          </>
        )
      }}
    </AnalysisScreen>
  )
}

interface CurvesProps {
  query: AnalysisQuery
  answer: ModelQualityAnswer
  model: Quality
}

/** How sure the shown model was, and all models as lines: calibration, ROC, precision and recall. */
function Curves({ answer, query, model }: CurvesProps) {
  const t = useT()
  const format = useFormat()
  const drawn: [MessageKey, MessageKey, Row[], MessageKey][] = [
    [
      'modelQuality.calibration',
      'modelQuality.calibrationHint',
      calibrationRows(answer, t('modelQuality.ideal')),
      'modelQuality.confidence',
    ],
    ['modelQuality.roc', 'modelQuality.rocHint', rocRows(answer), 'modelQuality.falseRate'],
    ['modelQuality.pr', 'modelQuality.prHint', precisionRows(answer), 'modelQuality.recall'],
  ]
  const histogram = t('modelQuality.histogram', { model: model.name })
  return (
    <div className={styles.pair}>
      <Panel title={histogram} hint={t('modelQuality.histogramHint')}>
        <AnswerChart
          title={histogram}
          kind="bar"
          {...{ query, answer }}
          rows={histogramRows(model, (share) => format.number(share, 'percent'))}
          options={{ sort: 'none' }}
          height={280}
        />
      </Panel>
      {drawn.map(([title, hint, rows, along]) => (
        <Panel key={title} title={t(title)} hint={t(hint)}>
          {rows.length === 0 ? (
            <p>{t('modelQuality.noScores')}</p>
          ) : (
            <AnswerChart
              title={t(title)}
              kind="curve"
              {...{ query, answer, rows }}
              options={{ as_percent: true, min: 0, max: 100, x_label: t(along), show_points: false }}
              height={280}
            />
          )}
        </Panel>
      ))}
    </div>
  )
}
