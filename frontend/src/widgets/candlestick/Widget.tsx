import { MarkFigure } from '@/charts/core/MarkFigure'
import { scaleOver } from '@/charts/core/scale'
import { textWidth } from '@/charts/core/text-width'
import { useValueWriter } from '@/charts/core/use-value-writer'
import chart from '@/charts/core/chart.module.css'
import { Candles } from '@/charts/svg/Candles'
import { ThresholdLines, ValueAxis } from '@/charts/svg/ValueAxis'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { candlesOf } from './candles'
import { DEFAULTS, type CandlestickOptions } from './options'

const TOP = 10
const BOTTOM = 24
const LABEL_PX = 68
const VOLUME_SHARE = 0.18

export default function Candlestick(props: WidgetProps<CandlestickOptions>) {
  const { title, answers, width, height, actions } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const write = useValueWriter(props.options)
  const candles = candlesOf(answers, options)
  if (candles.length === 0) return <NoData />
  const hasAxes = width >= 140 && height >= 100
  const top = hasAxes ? TOP + (options.axis_label ? 10 : 0) : 4
  const bottom = height - (hasAxes ? BOTTOM : 4)
  const hasVolume = options.volume !== null && height >= 120 && candles.some(({ volume }) => volume !== null)
  const tall = hasVolume ? (bottom - top) * VOLUME_SHARE : 0
  const scale = scaleOver(
    candles.flatMap(({ low, high, open, close }) => [low, high, open, close]),
    [bottom - (hasVolume ? tall + 8 : 0), top],
    { kind: options.scale, min: options.min, max: options.max, count: height < 160 ? 3 : 5 },
  )
  const widest = Math.max(...scale.ticks.map((value) => textWidth(write.short(value), 11)))
  const left = hasAxes ? widest + 12 : 4
  const right = width - 8
  const band = (right - left) / candles.length
  const times = candles.map(({ at }) => Date.parse(at))
  const bucketMs =
    candles.length > 1 ? Math.min(...times.slice(1).map((time, index) => time - times[index]!)) : 60_000
  const every = Math.max(1, Math.ceil(LABEL_PX / band))
  const isDownGood = options.good_when === 'down'
  const [rise, fall] = isDownGood ? [theme.negative, theme.positive] : [theme.positive, theme.negative]
  const summary = t('chart.candles', {
    title,
    count: candles.length,
    low: write.short(Math.min(...candles.map(({ low }) => low))),
    high: write.short(Math.max(...candles.map(({ high }) => high))),
    last: write.short(candles.at(-1)!.close),
  })
  return (
    <MarkFigure
      summary={summary}
      label={t('chart.marks', { title })}
      size={{ width, height }}
      marks={candles.map((candle, index) => ({
        key: candle.at,
        title: format.dateTime(candle.at),
        rows: [
          { label: t('candle.open'), value: write.exact(candle.open) },
          { label: t('candle.high'), value: write.exact(candle.high) },
          { label: t('candle.low'), value: write.exact(candle.low) },
          { label: t('candle.close'), value: write.exact(candle.close) },
          ...(candle.volume === null
            ? []
            : [
                {
                  label: answers.find(({ id }) => id === options.volume)?.label ?? '',
                  value: format.exact(candle.volume),
                },
              ]),
        ],
        x: left + band * (index + 0.5),
        y: scale.at(candle.high),
      }))}
      onPick={pick(actions, (index) => {
        const from = times[index]!
        return {
          answer: options.close,
          filters: [],
          from: new Date(from).toISOString(),
          to: new Date(from + bucketMs).toISOString(),
          label: format.dateTime(from),
        }
      })}
    >
      {(active) => (
        <>
          {hasAxes && (
            <ValueAxis {...{ scale, left, right, theme }} write={write.short} label={options.axis_label} />
          )}
          <ThresholdLines
            thresholds={options.thresholds ?? []}
            style={options.threshold_style}
            {...{ scale, left, right, theme }}
          />
          {hasAxes &&
            candles.map(
              ({ at }, index) =>
                index % every === Math.floor(every / 2) && (
                  <text
                    key={at}
                    x={left + band * (index + 0.5)}
                    y={height - 5}
                    textAnchor="middle"
                    className={chart.axis}
                  >
                    {format.tick(times[index]!, (bucketMs * every) / 1000)}
                  </text>
                ),
            )}
          <Candles
            {...{ candles, scale, left, band, theme, active }}
            volume={hasVolume ? { bottom, tall } : null}
            isHollow={options.hollow}
            up={rise}
            down={fall}
          />
        </>
      )}
    </MarkFigure>
  )
}
