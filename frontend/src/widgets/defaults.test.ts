import { expect, it } from 'vitest'
import { DEFAULTS as alert_list } from './alert_list/options'
import { DEFAULTS as box_plot } from './box_plot/options'
import { DEFAULTS as bubble } from './bubble/options'
import { DEFAULTS as candlestick } from './candlestick/options'
import { SLICE_DEFAULTS as pie } from './category/slice-options'
import { DEFAULTS as cohort } from './cohort/options'
import { DEFAULTS as curve } from './curve/options'
import { DEFAULTS as custom } from './custom/options'
import { DEFAULTS as doughnut } from './doughnut/options'
import { DEFAULTS as feed } from './feed/options'
import { DEFAULTS as funnel } from './funnel/options'
import schemas from './options.schema.json'
import { DEFAULTS as polar_area } from './polar_area/options'
import { DEFAULTS as radar } from './radar/options'
import { DEFAULTS as sankey } from './sankey/options'
import { DEFAULTS as scatter } from './scatter/options'
import { DEFAULTS as text } from './text/options'
import { DEFAULTS as treemap } from './treemap/options'
import { DEFAULTS as world_map } from './world_map/options'

const OURS = {
  alert_list,
  box_plot,
  bubble,
  candlestick,
  cohort,
  curve,
  custom,
  doughnut,
  feed,
  funnel,
  pie,
  polar_area,
  radar,
  sankey,
  scatter,
  text,
  treemap,
  world_map,
}
type Schemas = Record<string, { properties: Record<string, { default?: unknown }> }>

it.each(Object.entries(OURS))('draws %s by the defaults that the server documents', (kind, defaults) => {
  const { properties } = (schemas as unknown as Schemas)[kind]!
  const documented = Object.fromEntries(
    Object.keys(defaults).map((name) => [name, properties[name]?.default]),
  )
  expect(documented).toEqual(defaults)
})
