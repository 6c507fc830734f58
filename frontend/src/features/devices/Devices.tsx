import { Cpu } from 'lucide-react'
import { useState } from 'react'
import { useMetricsSchema } from '@/api/queries/metrics'
import { Button } from '@/design/ui/Button'
import { AnalysisScreen, Panel, Start, useAnalysisScreen } from '@/features/analysis'
import { useT } from '@/i18n'
import type { DevicesAnswer } from './answer'
import DevicesBuilder, { FIELDS, suggest } from './Builder'
import { DeviceCharts } from './DeviceCharts'
import { DeviceTable } from './DeviceTable'
import { Figures } from './Figures'
import { SensorTable } from './SensorTable'

/** When each device was last heard, how its sensors run, and when they will cross their bounds. */
export default function Devices() {
  const t = useT()
  const [chosen, setChosen] = useState<string | null>(null)
  const screen = useAnalysisScreen<DevicesAnswer, typeof FIELDS>({
    kind: 'devices',
    fields: FIELDS,
    range: 'last_7_days',
    isComplete: ({ sensors }) => sensors.length > 0,
  })
  const { question, time, filters } = screen
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.devices')}
      help={t('devices.help')}
      builder={<DevicesBuilder question={question} change={screen.change} />}
      start={<Begin onStart={screen.change} />}
      widget={{ kind: 'table' }}
      hasCompare
      isEmpty={(answer) => answer.count === 0}
      emptyText={t('devices.empty')}
    >
      {(answer, previous) => {
        const shown = answer.devices.find((one) => one.device === chosen) ?? answer.devices[0]!
        const own = question.sensors.filter((one) =>
          shown.readings.some((reading) => reading.sensor === one.metric),
        )
        return (
          <>
            <Figures answer={answer} previous={previous} />
            <Panel title={t('devices.fleet')} hint={t('devices.fleetHint')}>
              <DeviceTable answer={answer} shown={shown.device} onShow={setChosen} />
            </Panel>
            <DeviceCharts
              device={shown.device}
              deviceBy={question.device_by || 'device'}
              sensors={own}
              {...{ time, filters }}
            />
            <Panel title={t('devices.bySensor')}>
              <SensorTable rows={answer.sensors} />
            </Panel>
          </>
        )
      }}
    </AnalysisScreen>
  )
}

function Begin({ onStart }: { onStart: (part: ReturnType<typeof suggest>) => void }) {
  const t = useT()
  const suggested = suggest(useMetricsSchema().data)
  return (
    <Start
      icon={Cpu}
      title={t('devices.start')}
      detail={t('devices.startHint')}
      action={
        suggested.sensors && (
          <Button variant="primary" onClick={() => onStart(suggested)}>
            {suggested.sensors.map((one) => one.metric).join(', ')}
          </Button>
        )
      }
    />
  )
}
