import { useMemo } from 'react'
import styles from '@/charts/core/chart.module.css'
import { thresholdColour } from '@/charts/core/display'
import { MarkFigure } from '@/charts/core/MarkFigure'
import { scaleOver } from '@/charts/core/scale'
import { textWidth } from '@/charts/core/text-width'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { barShape } from '@/charts/svg/bar-shape'
import { ValueAxis } from '@/charts/svg/ValueAxis'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { pick } from '../pick'
import { binsOf, heightsOf, meanOf, quantileOf } from './bins'
import type { HistogramOptions } from './options'

const TOP = 18
const BOTTOM = 24
const RIGHT = 14

/** How often values of each size occur. */
export default function HistogramWidget({
  title,
  answers,
  options,
  width,
  height,
  actions,
}: WidgetProps<HistogramOptions>) {
  const t = useT()
  const theme = useChartTheme()
  const format = useFormat()
  const writer = useValueWriter(options)
  const answer = answers[0]
  const bins = useMemo(() => (answer ? binsOf(answer, options) : []), [answer, options])
  const heights = heightsOf(bins, options)
  const writeCount = (value: number) =>
    options.as_percent ? `${format.number(value)}%` : format.number(value)
  const rough = scaleOver(heights, [0, 1], { fromZero: true })
  const left = 10 + Math.max(18, ...rough.ticks.map((tick) => textWidth(writeCount(tick), 11)))
  const floor = height - BOTTOM
  const kind = options.scale ?? 'linear'
  const y = scaleOver(heights, [floor, TOP], {
    kind,
    min: options.min ?? null,
    max: options.max ?? null,
    fromZero: true,
    count: Math.max(2, Math.min(5, Math.floor((floor - TOP) / 36))),
  })
  const [low, high] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1]
  const x = (value: number) => left + ((value - low) / (high - low)) * (width - left - RIGHT)
  const ticks = scaleOver([low, high], [0, 1], {
    min: low,
    max: high,
    count: Math.max(2, Math.floor((width - left) / 74)),
  }).ticks
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  const marks = bins.map((bin, index) => ({
    key: String(bin.from),
    title: `${writer.exact(bin.from)} – ${writer.exact(bin.to)}`,
    rows: [
      { label: answer?.label ?? '', value: format.exact(bin.count), colour: theme.categorical[0]! },
      { label: t('overview.share'), value: format.number(total === 0 ? 0 : bin.count / total, 'percent') },
    ],
    x: x(bin.to),
    y: y.at(heights[index]!),
  }))
  const lines = [
    { value: options.show_median === false ? null : quantileOf(bins, 0.5), name: t('chart.median') },
    { value: options.show_mean ? meanOf(bins) : null, name: t('chart.mean') },
  ]
  // Two close marks write to their outer sides.
  const least = Math.min(...lines.flatMap(({ value }) => value ?? []))
  const isPair = lines.every(({ value }) => value !== null)
  const isLeft = (value: number) => (isPair ? value === least : x(value) > width * 0.65)
  const best = heights.indexOf(Math.max(...heights))
  const field = Object.keys(answer?.rows[0]?.dimensions ?? {})[0]
  return (
    <MarkFigure
      summary={
        total > 0
          ? t('chart.bars', {
              title,
              count: bins.length,
              first: marks[best]!.title,
              value: writeCount(heights[best]!),
            })
          : t('chart.noData', { title })
      }
      label={t('chart.walk', { title })}
      size={{ width, height }}
      marks={marks}
      onPick={
        field === undefined
          ? undefined
          : pick(actions, (index) => {
              const { from, to } = bins[index]!
              const filters = [
                { field, operator: 'gte', value: from },
                { field, operator: 'lt', value: to },
              ]
              return { answer: answer?.id ?? 'A', filters, label: marks[index]!.title }
            })
      }
    >
      {(active) => (
        <>
          <ValueAxis
            scale={y}
            left={left}
            right={width - RIGHT}
            write={writeCount}
            theme={theme}
            label={options.axis_label ?? ''}
          />
          {bins.map((bin, index) => {
            const [from, to] = [x(bin.from), x(bin.to)]
            const gap = to - from > 4 ? 1 : 0
            const top = Math.min(floor, y.at(heights[index]!))
            const fill = thresholdColour(bin.from, options, theme) ?? theme.categorical[0]!
            return (
              <g key={bin.from}>
                <rect
                  data-mark={index}
                  x={from}
                  y={TOP}
                  width={to - from}
                  height={floor - TOP}
                  fill={active === index ? theme.gridLine : 'transparent'}
                />
                {heights[index]! > 0 && (
                  <path
                    data-mark={index}
                    d={barShape(
                      {
                        x: from + gap / 2,
                        width: Math.max(0.5, to - from - gap),
                        y: top,
                        height: Math.max(0.75, floor - top),
                      },
                      'top',
                    )}
                    fill={fill}
                  />
                )}
              </g>
            )
          })}
          <g aria-hidden="true" pointerEvents="none">
            {ticks.map((value) => (
              <text key={value} x={x(value)} y={height - 7} textAnchor="middle" className={styles.axis}>
                {writer.short(value)}
              </text>
            ))}
            {lines.map(({ value, name }) =>
              value === null ? null : (
                <g key={name}>
                  <line
                    x1={x(value)}
                    x2={x(value)}
                    y1={TOP - 4}
                    y2={floor}
                    stroke={theme.text2}
                    strokeDasharray="3 3"
                  />
                  <text
                    x={x(value) + (isLeft(value) ? -5 : 5)}
                    y={TOP - 6}
                    textAnchor={isLeft(value) ? 'end' : 'start'}
                    fontSize="11"
                    fill={theme.text2}
                  >
                    {`${name} ${writer.short(value)}`}
                  </text>
                </g>
              ),
            )}
          </g>
        </>
      )}
    </MarkFigure>
  )
}
