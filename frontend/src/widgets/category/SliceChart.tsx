import { useMemo, type ReactNode } from 'react'
import { MarkFigure } from '@/charts/core/MarkFigure'
import type { Size } from '@/charts/core/use-size'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { WithLegend } from '@/charts/core/WithLegend'
import type { RingSlice } from '@/charts/svg/Ring'
import { useChartTheme } from '@/design/settings'
import type { ChartTheme } from '@/design/themes'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { valueOptions } from './value-options'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { SLICE_DEFAULTS, type SliceOptions } from './slice-options'
import { useParts, type Part } from './use-parts'

interface SliceChartProps extends WidgetProps<SliceOptions> {
  draw: (drawn: {
    slices: readonly RingSlice[]
    parts: readonly Part[]
    size: Size
    theme: ChartTheme
    active: number | null
  }) => ReactNode
  /** Where the tooltip of a slice stands when the keyboard is on it. */
  anchor: (parts: readonly Part[], index: number, size: Size) => readonly [x: number, y: number]
}

/** What pie, doughnut and polar area share: parts of a whole with names, shares, a legend and a click on each. */
export function SliceChart({ draw, anchor, ...props }: SliceChartProps) {
  const { title, answers, options, width, height, actions, hidden, onHiddenChange } = props
  const { max_slices, labels, legend } = { ...SLICE_DEFAULTS, ...options }
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const write = useValueWriter(useMemo(() => valueOptions(answers, options), [answers, options]))
  const all = useParts(answers, options, max_slices)
  const parts = all.filter((part) => !hidden.has(part.name))
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  const share = (part: Part) => format.number(part.value / whole, 'percent')
  if (all.length === 0) return <NoData />
  const written: Record<Exclude<typeof labels, 'auto'>, (part: Part) => string> = {
    none: () => '',
    name: ({ name }) => name,
    value: ({ value }) => write.short(value),
    percent: share,
    name_and_percent: (part) => `${part.name} ${share(part)}`,
  }
  const first = parts[0] ?? all[0]!
  const summary = t('chart.ranking', {
    title,
    count: parts.length,
    first: first.name,
    value: parts.length > 0 ? share(first) : '0',
  })
  const items = all.map((part) => ({
    label: part.name,
    colour: part.colour,
    value: hidden.has(part.name) ? '–' : share(part),
  }))
  return (
    <WithLegend {...{ legend, items, hidden, onHiddenChange }} size={{ width, height }} isRound>
      {(size, hasLegend) => (
        <MarkFigure
          summary={summary}
          label={t('chart.marks', { title })}
          size={size}
          marks={parts.map((part, index) => {
            const [x, y] = anchor(parts, index, size)
            const rows = [
              { label: t('chart.share'), value: share(part), colour: part.colour },
              { label: part.selection ? sourceOf(answers, part) : '', value: write.exact(part.value) },
            ]
            return { key: part.key, title: part.name, rows, x, y }
          })}
          onPick={pick(actions, (index) => parts[index]?.selection)}
        >
          {(active) => {
            const write = written[labels === 'auto' ? (hasLegend ? 'none' : 'percent') : labels]
            const slices = parts.map((part) => ({ ...part, label: write(part) }))
            return draw({ slices, parts, size, theme, active })
          }}
        </MarkFigure>
      )}
    </WithLegend>
  )
}

const sourceOf = (answers: WidgetProps['answers'], part: Part) => {
  const label = answers.find(({ id }) => id === part.selection?.answer)?.label ?? ''
  return label === part.name ? '' : label
}

/** A point `distance` from the centre, in the middle of the slice. */
export function sliceMiddle(
  parts: readonly Part[],
  index: number,
  size: Size,
  distance: number,
): readonly [number, number] {
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  const before = parts.slice(0, index).reduce((sum, { value }) => sum + value, 0)
  const angle = ((before + parts[index]!.value / 2) / whole) * 2 * Math.PI - Math.PI / 2
  return [size.width / 2 + Math.cos(angle) * distance, size.height / 2 + Math.sin(angle) * distance]
}
