import { useMemo } from 'react'
import { MarkFigure } from '@/charts/core/MarkFigure'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { Funnel as Bars, funnelRoom } from '@/charts/svg/Funnel'
import { layoutFunnel, type FunnelBar } from '@/charts/svg/funnel-layout'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { useNaming } from '../category/use-naming'
import { valueOptions } from '../category/value-options'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { DEFAULTS, type FunnelOptions } from './options'
import { stepsOf } from './steps'

export default function Funnel(props: WidgetProps<FunnelOptions>) {
  const { title, answers, width, height, actions } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const naming = useNaming(props.options)
  const write = useValueWriter(useMemo(() => valueOptions(answers, props.options), [answers, props.options]))
  const steps = stepsOf(answers)
  if (!steps.some(({ value }) => value > 0)) return <NoData />
  const named = steps.map(({ category, value }) => ({ name: naming.category(category), value }))
  const isVertical = options.orientation === 'vertical'
  const size = { width, height }
  const room = funnelRoom(
    named.map(({ name }) => name),
    size,
    isVertical,
    options.show_values,
  )
  const along = isVertical ? height : width
  const across = Math.max(0, (isVertical ? width : height) - room.before - room.after)
  const bars = layoutFunnel(named, along, across, isVertical ? 0.72 : 0.6)
  const share = (bar: FunnelBar) => (options.percent_of === 'first' ? bar.ofFirst : bar.ofPrevious)
  const writeShare = (bar: FunnelBar) => format.number(share(bar), 'percent')
  const [first, last] = [bars[0]!, bars.at(-1)!]
  const summary = t('chart.steps', {
    title,
    count: bars.length,
    share: format.number(last.ofFirst, 'percent'),
    first: first.name,
    last: last.name,
  })
  return (
    <MarkFigure
      summary={summary}
      label={t('chart.marks', { title })}
      size={size}
      marks={bars.map((bar, index) => ({
        key: bar.name,
        title: bar.name,
        rows: [
          { label: t('funnel.count'), value: write.exact(bar.value) },
          { label: t('funnel.ofFirst'), value: format.number(bar.ofFirst, 'percent') },
          ...(index > 0
            ? [
                { label: t('funnel.ofPrevious'), value: format.number(bar.ofPrevious, 'percent') },
                { label: t('funnel.lost'), value: write.exact(bar.lost) },
              ]
            : []),
        ],
        x: isVertical ? room.before + bar.length / 2 : bar.start + bar.extent / 2,
        y: isVertical ? bar.start + bar.extent / 2 : height - room.after - bar.length,
      }))}
      onPick={pick(actions, (index) => ({
        answer: steps[index]!.category.answer,
        filters: steps[index]!.selection,
        label: bars[index]!.name,
      }))}
    >
      {(active) => (
        <Bars
          {...{ bars, size, theme, active, isVertical, writeShare }}
          writeStep={(bar) => format.number(bar.ofPrevious, 'percent')}
          colour={theme.categorical[0]!}
          writeValue={(bar) => write.short(bar.value)}
          hasValues={options.show_values}
          hasDrop={options.show_drop}
        />
      )}
    </MarkFigure>
  )
}
