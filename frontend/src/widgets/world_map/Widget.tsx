import { useMemo } from 'react'
import { BarList } from '@/charts/list/BarList'
import { MarkFigure } from '@/charts/core/MarkFigure'
import type { Size } from '@/charts/core/use-size'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { Countries, COUNTRY_PATHS, WORLD } from '@/charts/map/Countries'
import { countryCentre } from '@/charts/map/country-centre'
import { shader } from '@/charts/map/shades'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { categoriesOf, filtersOf } from '../category/category'
import { useNaming } from '../category/use-naming'
import { valueOptions } from '../category/value-options'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { DEFAULTS, type WorldMapOptions } from './options'
import styles from './world_map.module.css'

const LIST_PX = 156
const WIDE_LIST_PX = 230
const WIDE_PX = 640
const ROW_PX = 31
const LEAST_MAP_PX = 270

export default function WorldMap(props: WidgetProps<WorldMapOptions>) {
  const { title, answers, width, height, actions } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const naming = useNaming(props.options)
  const write = useValueWriter(useMemo(() => valueOptions(answers, props.options), [answers, props.options]))
  const countries = countriesOf(answers, options.country)
  if (countries.length === 0) return <NoData />
  const label = options.metric_label || (answers[0]?.label ?? '')
  const nameOf = (code: string) => (code === '' ? t('tile.unknown') : naming.value('country', code))
  const total = countries.reduce((sum, { value }) => sum + value, 0)
  const onMap = countries.filter(({ code }) => COUNTRY_PATHS.has(code) && code !== '')
  const marks = new Map(onMap.map(({ code }, index) => [code, index]))
  const shadeOf = shader(
    onMap.map(({ value }) => value),
    options.scale,
    theme.sequential.length,
  )
  const fill = (code: string) => {
    const shade = shadeOf(onMap[marks.get(code) ?? -1]?.value ?? 0)
    return shade === null ? theme.noData : theme.sequential[shade]!
  }
  const listWidth = width >= WIDE_PX ? WIDE_LIST_PX : LIST_PX
  const hasList = options.show_list && width - listWidth >= LEAST_MAP_PX && height >= 100
  const size: Size = { width: hasList ? width - listWidth - 20 : width, height }
  const zoom = Math.min(size.width / WORLD.width, size.height / WORLD.height)
  const corner = [(size.width - WORLD.width * zoom) / 2, (size.height - WORLD.height * zoom) / 2] as const
  const summary = t('chart.map', {
    title,
    count: countries.length,
    first: nameOf(countries[0]!.code),
    value: write.exact(countries[0]!.value),
  })
  const items = countries.slice(0, Math.min(options.max_rows, Math.floor(height / ROW_PX)))
  return (
    <div className={styles.split}>
      <div className={styles.map}>
        <MarkFigure
          summary={summary}
          label={t('chart.marks', { title })}
          size={size}
          viewBox={`0 0 ${WORLD.width} ${WORLD.height}`}
          marks={onMap.map(({ code, value }) => {
            const centre = countryCentre(COUNTRY_PATHS.get(code)!)
            const rows = [
              { label, value: write.exact(value), colour: fill(code) },
              { label: t('chart.share'), value: format.number(value / total, 'percent') },
            ]
            return {
              key: code,
              title: nameOf(code),
              rows,
              x: corner[0] + centre.x * zoom,
              y: corner[1] + centre.y * zoom,
            }
          })}
          onPick={pick(actions, (index) => {
            const { code, answer, filters } = onMap[index]!
            return { answer, filters, label: nameOf(code) }
          })}
        >
          {(active) => (
            <Countries
              fill={fill}
              line={theme.surface}
              markOf={(code) => marks.get(code)}
              active={active === null ? null : { code: onMap[active]!.code, line: theme.text }}
            />
          )}
        </MarkFigure>
        {size.width >= 260 && height >= 150 && onMap.length > 0 && (
          <div className={styles.key} aria-hidden="true">
            {write.short(Math.min(...onMap.map(({ value }) => value)))}
            {theme.sequential.map((colour) => (
              <span key={colour} style={{ background: colour }} />
            ))}
            {write.short(onMap[0]?.value)}
          </div>
        )}
      </div>
      {hasList && (
        <div className={styles.list}>
          <BarList
            summary={summary}
            colour={theme.categorical[0]!}
            items={items.map(({ code, value }) => ({
              key: code,
              label: nameOf(code),
              value,
              text: write.short(value),
              ...(listWidth === WIDE_LIST_PX ? { share: format.number(value / total, 'percent') } : {}),
            }))}
          />
        </div>
      )}
    </div>
  )
}

/** Countries by value, largest first; other dimensions beside the country are added up. */
function countriesOf(answers: WidgetProps['answers'], field: string) {
  const found = new Map<
    string,
    { code: string; value: number; answer: string; filters: ReturnType<typeof filtersOf> }
  >()
  for (const { path, value, answer } of categoriesOf(answers)) {
    const own = path.find(([name]) => name === field) ?? path[0]
    if (!own || !(value > 0)) continue
    const code = String(own[1] ?? '').toUpperCase()
    const known = found.get(code)
    if (known) known.value += value
    else found.set(code, { code, value, answer, filters: filtersOf([own]) })
  }
  return [...found.values()].sort((a, b) => b.value - a.value)
}
