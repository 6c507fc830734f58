import { MarkFigure } from '@/charts/core/MarkFigure'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { WithLegend } from '@/charts/core/WithLegend'
import { placeRadar, Radar as Web, radarRings } from '@/charts/svg/Radar'
import { turnPoint } from '@/charts/svg/around'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useT } from '@/i18n'
import { useNaming } from '../category/use-naming'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { DEFAULTS, type RadarOptions } from './options'
import { webOf } from './spokes'

const MOST_LINES = 8

export default function Radar(props: WidgetProps<RadarOptions>) {
  const { title, answers, width, height, actions, hidden, onHiddenChange } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const theme = useChartTheme()
  const write = useValueWriter(props.options)
  const naming = useNaming(props.options)
  const { spokes, lines, selection } = webOf(answers, options.max_slices, naming.value)
  const drawn = lines.slice(0, MOST_LINES)
  const slots = assignSlots(
    'radar',
    drawn.map(({ name }) => name),
  )
  const colourOf = (name: string) => theme.categorical[drawn.length === 1 ? 0 : slots.get(name)!]!
  const shown = drawn.filter(({ name }) => !hidden.has(name))
  const values = drawn.flatMap((line) => line.values.flatMap((value) => value ?? []))
  if (spokes.length === 0 || values.length === 0) return <NoData />
  const highest = Math.max(...values, Number.MIN_VALUE)
  const outer = options.max ?? highest
  // A spoke of its own unit is only comparable with itself: its largest value is the rim.
  const rimOf = (index: number) =>
    options.normalise ? Math.max(...drawn.map((line) => line.values[index] ?? 0), Number.MIN_VALUE) : outer
  const names = spokes.map((spoke) => naming.category(spoke))
  const series = shown.map((line) => ({
    name: line.name,
    colour: colourOf(line.name),
    shares: line.values.map((value, index) =>
      value === null ? null : Math.min(1, Math.max(0, value / rimOf(index))),
    ),
  }))
  const first = spokes.findIndex((_, index) => drawn.some((line) => line.values[index] === highest))
  const summary = t('chart.radar', {
    title,
    series: drawn.map(({ name }) => name || title).join(', '),
    count: spokes.length,
    first: names[first]!,
    value: write.short(highest),
  })
  const items = drawn.length > 1 ? drawn.map(({ name }) => ({ label: name, colour: colourOf(name) })) : []
  return (
    <WithLegend legend={options.legend} {...{ items, hidden, onHiddenChange }} size={{ width, height }}>
      {(size) => {
        const { centre, radius } = placeRadar(size, names)
        return (
          <MarkFigure
            summary={summary}
            label={t('chart.marks', { title })}
            size={size}
            marks={spokes.map((spoke, index) => {
              const [x, y] = turnPoint(index / spokes.length, radius * 0.7)
              const rows = shown.map((line) => ({
                label: line.name,
                value: write.exact(line.values[index]),
                colour: colourOf(line.name),
              }))
              return { key: spoke.key, title: names[index]!, rows, x: centre[0] + x, y: centre[1] + y }
            })}
            onPick={pick(actions, (index) => selection(index, names[index]!))}
          >
            {(active) => (
              <Web
                spokes={names}
                {...{ series, size, theme, active }}
                fillOpacity={options.fill_opacity / 100}
                rings={options.normalise ? [] : radarRings(outer, write.short)}
              />
            )}
          </MarkFigure>
        )
      }}
    </WithLegend>
  )
}
