import type { MessageKey } from '@/i18n'
import type { OptionSchema } from './schema'

export interface Section {
  id: 'chart' | 'numbers' | 'axis' | 'legend' | 'colours'
  label: MessageKey
  names: string[]
}

const NUMBERS = ['unit', 'currency', 'decimals', 'compact', 'good_when']
const AXIS = ['scale', 'min', 'max', 'axis_label', 'right_axis', 'right_axis_label', 'right_axis_unit']
const LEGEND = ['legend', 'legend_values']
const COLOURS = ['thresholds', 'threshold_style', 'value_mappings']
const COMMON = new Set([...NUMBERS, ...AXIS, ...LEGEND, ...COLOURS])

/** The options of a kind in the order of a form: what makes the kind first, what all have after it. */
export function sectionsOf(schema: OptionSchema): Section[] {
  const names = Object.keys(schema.properties ?? {})
  const own = names.filter((name) => !COMMON.has(name))
  const pick = (wanted: readonly string[]) => wanted.filter((name) => names.includes(name))
  const all: Section[] = [
    { id: 'chart', label: 'option.chart', names: own },
    { id: 'numbers', label: 'option.numbers', names: pick(NUMBERS) },
    { id: 'axis', label: 'option.axis', names: pick(AXIS) },
    { id: 'legend', label: 'option.legend', names: pick(LEGEND) },
    { id: 'colours', label: 'option.colours', names: pick(COLOURS) },
  ]
  return all.filter((section) => section.names.length > 0)
}

/** Options that mean something only together with another. */
export function isOffered(name: string, options: Readonly<Record<string, unknown>>): boolean {
  if (name === 'currency') return options.unit === 'currency' || options.right_axis_unit === 'currency'
  if (name === 'right_axis_label' || name === 'right_axis_unit')
    return Array.isArray(options.right_axis) && options.right_axis.length > 0
  return true
}
