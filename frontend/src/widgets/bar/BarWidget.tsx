import { useMemo, type ComponentType } from 'react'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { WithLegend } from '@/charts/core/WithLegend'
import type { BarsProps } from '@/charts/svg/Bars'
import { useChartTheme } from '@/design/settings'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { pick } from '../pick'
import type { BarOptions } from './options'
import { useBars } from './use-bars'

interface BarWidgetProps extends WidgetProps<BarOptions> {
  Chart: ComponentType<BarsProps>
}

/** Bars with their legend, upright or lying. */
export function BarWidget({ Chart, ...props }: BarWidgetProps) {
  const { title, answers, options, width, height, hidden, onHiddenChange, actions } = props
  const t = useT()
  const theme = useChartTheme()
  const writer = useValueWriter(options)
  const { bands, series, isTime, selectionOf } = useBars(answers, options)
  const shown = useMemo(() => series.filter((one) => !hidden.has(one.label)), [series, hidden])
  const totals = bands.map((_, index) => shown.reduce((sum, one) => sum + (one.values[index] ?? 0), 0))
  const best = totals.reduce((top, total, index) => (total > (totals[top] ?? -Infinity) ? index : top), 0)
  const summary = bands[best]
    ? t('chart.bars', {
        title,
        count: bands.length,
        first: bands[best].title ?? bands[best].label,
        value: writer.short(totals[best]),
      })
    : t('chart.noData', { title })
  return (
    <WithLegend
      legend={series.length > 1 ? (options.legend ?? 'top') : 'none'}
      items={series.map(({ label, colour }) => ({ label, colour }))}
      size={{ width, height }}
      hidden={hidden}
      onHiddenChange={onHiddenChange}
    >
      {(size) => (
        <Chart
          {...{ bands, isTime, theme, size, summary }}
          series={shown}
          mode={options.mode ?? 'grouped'}
          scale={{ kind: options.scale ?? 'linear', min: options.min ?? null, max: options.max ?? null }}
          thresholds={options.thresholds ?? []}
          thresholdStyle={options.threshold_style ?? 'line'}
          axisLabel={options.axis_label ?? ''}
          showValues={options.show_values ?? false}
          rotateLabels={options.rotate_labels ?? false}
          write={writer.short}
          writeExact={writer.exact}
          label={t('chart.walk', { title })}
          onPick={pick(actions, selectionOf)}
        />
      )}
    </WithLegend>
  )
}
