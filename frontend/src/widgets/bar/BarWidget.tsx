import { useMemo, type ComponentType } from 'react'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { WithLegend } from '@/charts/core/WithLegend'
import type { BarsProps } from '@/charts/svg/Bars'
import { beforeOf } from '@/charts/svg/before'
import { useChartTheme } from '@/design/settings'
import { useT } from '@/i18n'
import { valueOptions } from '../category/value-options'
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
  const writer = useValueWriter(useMemo(() => valueOptions(answers, options), [answers, options]))
  const { bands, series, isTime, selectionOf } = useBars(answers, options)
  const beforeText = t('chart.previous')
  const hasBefore = beforeOf({ series, mode: options.mode ?? 'grouped' }).length > 0
  const shown = useMemo(() => {
    const kept = series.filter((one) => !hidden.has(one.label))
    return hidden.has(beforeText)
      ? kept.map(({ label, colour, values }) => ({ label, colour, values }))
      : kept
  }, [series, hidden, beforeText])
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
      legend={series.length > 1 || hasBefore ? (options.legend ?? 'auto') : 'none'}
      items={[
        ...series.map(({ label, colour }) => ({ label, colour })),
        ...(hasBefore ? [{ label: beforeText, colour: theme.text2, isMark: true }] : []),
      ]}
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
          beforeText={beforeText}
          label={t('chart.walk', { title })}
          onPick={pick(actions, selectionOf)}
        />
      )}
    </WithLegend>
  )
}
