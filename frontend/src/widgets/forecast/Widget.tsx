import { useMemo } from 'react'
import type { PlotBand, PlotLine } from '@/charts/uplot/plot'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { useChartTheme } from '@/design/settings'
import { EmptyState } from '@/design/ui/EmptyState'
import { TrendingUp } from 'lucide-react'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { lookOf } from '../time/options'
import { TimeWidget } from '../time/TimeWidget'
import type { TimeLines } from '../time/lines'
import { useSettledLines } from '../time/use-lines'
import type { ForecastOptions } from './options'
import { FEWEST_POINTS, forecast, periodOf, zOf, type Forecast } from './smoothing'

interface Ahead {
  data: TimeLines
  made: Forecast
  line: PlotLine
  band: PlotBand
  now: number
}

/** A line, where it is heading, and how sure that is. The forecast is of the first line, from its settled buckets. */
export default function ForecastWidget(props: WidgetProps<ForecastOptions>) {
  const { title, answers, options } = props
  const t = useT()
  const theme = useChartTheme()
  const writer = useValueWriter(options)
  const data = useSettledLines(answers, options)
  const ahead = useMemo(
    () => lookAhead(data, options, t('chart.forecastLine'), theme.categorical[4]!),
    [data, options, theme, t],
  )
  const look = useMemo(() => lookOf(options, { fill: 0, fromZero: false }), [options])
  if (!ahead)
    return (
      <EmptyState
        icon={<TrendingUp size={20} aria-hidden="true" />}
        title={t('chart.tooFew', { count: FEWEST_POINTS })}
      />
    )
  const { made } = ahead
  const from = ahead.data.times.length - made.values.length
  return (
    <TimeWidget
      {...props}
      data={ahead.data}
      look={look}
      extra={[ahead.line]}
      {...(options.show_band === false ? {} : { bands: [ahead.band] })}
      futureFrom={ahead.now}
      tooltipRows={(index) =>
        index < from
          ? []
          : [
              {
                label: t('chart.interval', { share: `${options.confidence ?? 90}%` }),
                value: t('chart.expectedRange', {
                  low: writer.short(made.low[index - from]),
                  high: writer.short(made.high[index - from]),
                }),
                colour: ahead.line.colour,
              },
            ]
      }
      summary={t('chart.forecast', {
        title,
        count: made.values.length,
        low: writer.short(made.low.at(-1)),
        high: writer.short(made.high.at(-1)),
      })}
    />
  )
}

/** The lines over their own times and those to come. The bucket that still grows tells nothing of the future. */
function lookAhead(data: TimeLines, options: ForecastOptions, label: string, colour: string): Ahead | null {
  const { times, lines, hasPartial } = data
  const first = lines[0]
  if (!first || times.length < 2) return null
  const step = times[1]! - times[0]!
  const settled = hasPartial ? times.length - 1 : times.length
  const horizon = options.horizon ?? 14
  const made = forecast(
    first.values.slice(0, settled),
    periodOf(step, settled),
    horizon,
    zOf(options.confidence ?? 90),
  )
  if (!made) return null
  const known = times.slice(0, settled)
  const last = known.at(-1)!
  const future = Array.from({ length: horizon }, (_, index) => last + step * (index + 1))
  const blank = known.map(() => null)
  const joint = (values: number[]) => [...blank.slice(0, -1), first.values[settled - 1] ?? null, ...values]
  const none = future.map(() => null)
  return {
    made,
    now: last,
    data: {
      ...data,
      times: [...known, ...future],
      hasPartial: false,
      lines: lines.map((line) => ({
        ...line,
        values: [...line.values.slice(0, settled), ...none],
        ...(line.before ? { before: [...line.before.slice(0, settled), ...none] } : {}),
      })),
    },
    line: { label, colour, values: joint(made.values), isForecast: true },
    band: { low: joint(made.low), high: joint(made.high), colour },
  }
}
