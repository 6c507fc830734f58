import { useMemo } from 'react'
import { MarkFigure } from '@/charts/core/MarkFigure'
import { mappingOf, namedColour } from '@/charts/core/display'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { shadeOf } from '@/charts/map/shade'
import { layoutTree, type TreeTile } from '@/charts/svg/tree-layout'
import { Treemap as Tiles } from '@/charts/svg/Treemap'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { categoriesOf, filtersOf, largestOf, type Category } from '../category/category'
import { useNaming } from '../category/use-naming'
import { valueOptions } from '../category/value-options'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { DEFAULTS, type TreemapOptions } from './options'

export default function Treemap(props: WidgetProps<TreemapOptions>) {
  const { title, answers, width, height, actions } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const naming = useNaming(props.options)
  const write = useValueWriter(useMemo(() => valueOptions(answers, props.options), [answers, props.options]))
  const { kept, rest } = largestOf(categoriesOf(answers), options.max_tiles)
  if (kept.length === 0) return <NoData />
  const total = kept.reduce((sum, { value }) => sum + value, rest)
  const parts = kept.map((category) => ({
    path: namesOf(category, options.levels, naming),
    value: category.value,
  }))
  if (rest > 0) parts.push({ path: [t('tile.other')], value: rest })
  const root = layoutTree(parts, { width, height })
  const tops = [...new Set(parts.map(({ path }) => path[0]!))]
  const slots = assignSlots(options.levels[0] ?? kept[0]!.dimension, tops)
  const highest = Math.max(...parts.map(({ value }) => value))
  const isRest = (index: number) => index >= kept.length
  const colourOf = (tile: TreeTile) => {
    const index = tile.data.index!
    if (isRest(index)) return theme.noData
    if (options.colour_by === 'value') {
      const shade = shadeOf(parts[index]!.value, highest, theme.sequential.length)
      return shade === null ? theme.noData : theme.sequential[shade]!
    }
    const [top] = parts[index]!.path
    const mapped = mappingOf(top!, options)?.colour
    return mapped ? namedColour(mapped, theme) : theme.categorical[slots.get(top!)!]!
  }
  const share = (value: number) => format.number(value / total, 'percent')
  const places = new Map(root.leaves().map((leaf) => [leaf.data.index, leaf]))
  const summary = t('chart.ranking', {
    title,
    count: parts.length,
    first: parts[0]!.path.join(' · '),
    value: write.short(parts[0]!.value),
  })
  return (
    <MarkFigure
      summary={summary}
      label={t('chart.marks', { title })}
      size={{ width, height }}
      marks={parts.map((part, index) => {
        const place = places.get(index)
        return {
          key: part.path.join('\u0001'),
          title: part.path.join(' · '),
          rows: [
            { label: kept[index]?.source ?? '', value: write.exact(part.value) },
            { label: t('chart.share'), value: share(part.value) },
          ],
          x: place ? (place.x0 + place.x1) / 2 : 0,
          y: place ? (place.y0 + place.y1) / 2 : 0,
        }
      })}
      onPick={pick(actions, (index) => {
        const category = kept[index]
        return (
          category && {
            answer: category.answer,
            filters: filtersOf(category.path),
            label: parts[index]!.path.join(' · '),
          }
        )
      })}
    >
      {(active) => (
        <Tiles
          {...{ root, theme, colourOf, active }}
          hasNames={options.labels !== 'none'}
          noteOf={(tile) => {
            if (options.labels === 'name_and_value') return write.short(tile.value)
            return options.labels === 'name_and_percent' ? share(tile.value ?? 0) : ''
          }}
        />
      )}
    </MarkFigure>
  )
}

/** The levels that were asked for and exist, else the dimensions as they come. */
function namesOf(
  category: Category,
  levels: readonly string[],
  naming: ReturnType<typeof useNaming>,
): string[] {
  if (category.path.length === 0) return [category.source]
  const chosen = levels.flatMap((level) => category.path.filter(([field]) => field === level))
  return (chosen.length > 0 ? chosen : category.path).map(([field, value]) => naming.value(field, value))
}
