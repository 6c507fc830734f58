import { useMemo, useState } from 'react'
import { Segmented } from '@/design/ui/Segmented'
import {
  AnalysisScreen,
  AnswerChart,
  DataTable,
  KpiRow,
  Panel,
  useAnalysisScreen,
  type Column,
} from '@/features/analysis'
import { useT } from '@/i18n'
import { MODELS, ranked, wayText, type AttributionAnswer, type ChannelCredit } from './answer'
import AttributionBuilder, { FIELDS } from './Builder'

const SHOWN = ['conversions', 'value'] as const
type Shown = (typeof SHOWN)[number]

/** Which channels led to conversions, by six models side by side. */
export default function Attribution() {
  const t = useT()
  const screen = useAnalysisScreen<AttributionAnswer, typeof FIELDS>({ kind: 'attribution', fields: FIELDS })
  const { query, question, change } = screen
  const [shown, setShown] = useState<Shown>('conversions')
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.attribution')}
      help={t('attribution.help')}
      builder={<AttributionBuilder {...{ question, change }} />}
      widget={{ kind: 'horizontal_bar' }}
      hasCompare
      isEmpty={(answer) => answer.conversions === 0}
      emptyText={t('attribution.empty')}
    >
      {(answer, previous) => (
        <>
          <KpiRow
            label={t('nav.attribution')}
            items={[
              {
                id: 'conversions',
                label: t('attribution.conversions'),
                value: answer.conversions,
                previous: previous?.conversions ?? null,
              },
              {
                id: 'value',
                label: t('attribution.value'),
                value: answer.value,
                previous: previous?.value ?? null,
              },
              {
                id: 'journeys',
                label: t('attribution.journeys'),
                value: answer.journeys,
                hint: t('attribution.journeysHint'),
              },
            ]}
          />
          <Panel title={t('attribution.chart', { model: t(`attribution.model.${answer.model}`) })}>
            <AnswerChart
              title={t('nav.attribution')}
              kind="horizontal_bar"
              {...{ query, answer }}
              height={260}
            />
          </Panel>
          <Panel
            title={t('attribution.channels')}
            hint={t('attribution.channelsHint')}
            aside={
              <Segmented
                label={t('attribution.show')}
                value={shown}
                options={SHOWN.map((value) => ({ value, label: t(`attribution.${value}`) }))}
                onChange={setShown}
              />
            }
          >
            <ChannelTable answer={answer} shown={shown} />
          </Panel>
          <Panel title={t('attribution.paths')}>
            <DataTable
              label={t('attribution.paths')}
              columns={[
                {
                  id: 'path',
                  label: t('attribution.path'),
                  value: (row) => wayText(row.channels) || '(none)',
                },
                {
                  id: 'conversions',
                  label: t('attribution.conversions'),
                  value: (row) => row.conversions,
                  hasBar: true,
                },
                { id: 'value', label: t('attribution.value'), value: (row) => row.value },
              ]}
              rows={answer.paths}
              keyOf={(row) => row.channels.join('\n')}
              limit={15}
              file="journeys"
            />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}

function ChannelTable({ answer, shown }: { answer: AttributionAnswer; shown: Shown }) {
  const t = useT()
  const rows = useMemo(() => ranked(answer), [answer])
  const columns = useMemo(
    (): Column<ChannelCredit>[] => [
      { id: 'channel', label: t('attribution.channel'), value: (row) => row.channel },
      ...MODELS.map((model): Column<ChannelCredit> => ({
        id: model,
        label: t(`attribution.model.${model}`),
        value: (row) => row.credits[model][shown],
        hasBar: model === answer.model,
      })),
      { id: 'touches', label: t('attribution.touches'), value: (row) => row.touches },
      {
        id: 'removal',
        label: t('attribution.removal'),
        hint: t('attribution.removalHint'),
        value: (row) => row.removal_effect,
        kind: 'percent',
      },
    ],
    [answer, shown, t],
  )
  return (
    <DataTable
      label={t('attribution.channels')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.channel}
      file="attribution"
    />
  )
}
