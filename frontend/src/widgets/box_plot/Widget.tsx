import { MarkFigure } from '@/charts/core/MarkFigure'
import { scaleOver } from '@/charts/core/scale'
import { fitText, textWidth } from '@/charts/core/text-width'
import { useValueWriter } from '@/charts/core/use-value-writer'
import chart from '@/charts/core/chart.module.css'
import { BoxPlot as Boxes } from '@/charts/svg/BoxPlot'
import { AcrossAxis } from '@/charts/svg/Scatter'
import { ThresholdLines, ValueAxis } from '@/charts/svg/ValueAxis'
import { useChartTheme } from '@/design/settings'
import { useT } from '@/i18n'
import { filtersOf } from '../category/category'
import { useNaming } from '../category/use-naming'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { boxesOf } from './boxes'
import { DEFAULTS, type BoxPlotOptions } from './options'

const TOP = 10
const BOTTOM = 22

export default function BoxPlot(props: WidgetProps<BoxPlotOptions>) {
  const { title, answers, width, height, actions } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const theme = useChartTheme()
  const naming = useNaming(props.options)
  const write = useValueWriter(props.options)
  const boxes = boxesOf(answers, options, options.max_boxes)
  if (boxes.length === 0) return <NoData />
  const names = boxes.map(({ path }) => naming.category({ path, source: title }))
  const ends = boxes.flatMap((box) => [box.low, box.firstQuartile, box.median, box.thirdQuartile, box.high])
  const values = ends.filter((value) => value !== null)
  const medians = boxes.flatMap(({ median }) => median ?? [])
  const isVertical = options.orientation === 'vertical'
  const hasAxes = width >= 140 && height >= 100
  const fixed = { kind: options.scale, min: options.min, max: options.max, fromZero: false }
  const bottom = height - (hasAxes ? BOTTOM : 4)
  const top = hasAxes ? TOP + (options.axis_label ? 10 : 0) : 4
  const upright = scaleOver(values, [bottom, top], { ...fixed, count: height < 160 ? 3 : 5 })
  const widest = isVertical
    ? Math.max(...upright.ticks.map((value) => textWidth(write.short(value), 11)))
    : Math.min(110, width * 0.35, Math.max(...names.map((name) => textWidth(name, 11))))
  const left = hasAxes ? widest + 12 : 4
  const right = width - 8
  const lying = scaleOver(values, [left, right], { ...fixed, count: Math.max(2, Math.floor(width / 90)) })
  const scale = isVertical ? upright : lying
  const start = isVertical ? left : top
  const band = ((isVertical ? right : bottom) - start) / boxes.length
  const middle = (index: number) => start + band * (index + 0.5)
  const summary = t('chart.boxes', {
    title,
    count: boxes.length,
    low: write.short(medians.length > 0 ? Math.min(...medians) : null),
    high: write.short(medians.length > 0 ? Math.max(...medians) : null),
  })
  return (
    <MarkFigure
      summary={summary}
      label={t('chart.marks', { title })}
      size={{ width, height }}
      marks={boxes.map((box, index) => {
        const along = scale.at(box.median ?? box.firstQuartile)
        return {
          key: box.name,
          title: names[index]!,
          rows: [
            { label: t('box.high'), value: write.exact(box.high) },
            { label: t('box.thirdQuartile'), value: write.exact(box.thirdQuartile) },
            { label: t('box.median'), value: write.exact(box.median) },
            { label: t('box.firstQuartile'), value: write.exact(box.firstQuartile) },
            { label: t('box.low'), value: write.exact(box.low) },
          ],
          x: isVertical ? middle(index) : along,
          y: isVertical ? along : middle(index),
        }
      })}
      onPick={pick(actions, (index) => ({
        answer: options.median,
        filters: filtersOf(boxes[index]!.path),
        label: names[index]!,
      }))}
    >
      {(active) => (
        <>
          {hasAxes && isVertical && (
            <ValueAxis
              scale={scale}
              {...{ left, right, theme }}
              write={write.short}
              label={options.axis_label}
            />
          )}
          {isVertical && (
            <ThresholdLines
              thresholds={options.thresholds ?? []}
              style={options.threshold_style}
              {...{ scale, left, right, theme }}
            />
          )}
          {hasAxes && !isVertical && (
            <>
              {scale.ticks.map((value) => (
                <line
                  key={value}
                  x1={scale.at(value)}
                  x2={scale.at(value)}
                  y1={top}
                  y2={bottom}
                  stroke={theme.gridLine}
                />
              ))}
              <AcrossAxis
                scale={scale}
                right={width}
                y={height - 5}
                write={write.short}
                room={right - left}
              />
            </>
          )}
          {hasAxes &&
            names.map((name, index) =>
              isVertical ? (
                <text key={index} x={middle(index)} y={height - 5} textAnchor="middle" className={chart.axis}>
                  {fitText(name, band - 4, 11)}
                </text>
              ) : (
                <text key={index} x={left - 8} y={middle(index) + 4} textAnchor="end" className={chart.axis}>
                  {band >= 12 ? fitText(name, left - 10, 11) : ''}
                </text>
              ),
            )}
          <Boxes
            {...{ boxes, scale, band, start, isVertical, theme, active }}
            colour={theme.categorical[0]!}
          />
        </>
      )}
    </MarkFigure>
  )
}
