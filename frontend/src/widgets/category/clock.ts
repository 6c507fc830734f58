import type { ChartTheme } from '@/design/themes'
import type { Category } from './category'
import type { Part } from './use-parts'

const HOUR = 'hour_of_day'
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** Whether the parts are the hours of a day: these have an order of their own, and none of them is left out. */
export function isClock(categories: readonly Category[]): boolean {
  return categories.length > 0 && categories.every(({ dimension }) => dimension === HOUR)
}

/** All 24 hours from midnight on, the fuller the deeper in colour; nothing where nothing happened. */
export function clockParts(categories: readonly Category[], theme: ChartTheme): Part[] {
  const values = new Map(categories.map(({ key, value }) => [Number(key), value]))
  const total = [...values.values()].reduce((sum, value) => sum + value, 0)
  const highest = Math.max(...values.values())
  if (!(total > 0)) return []
  const last = theme.sequential.length - 1
  return HOURS.map((hour): Part => {
    const value = values.get(hour) ?? 0
    return {
      key: String(hour),
      name: `${String(hour).padStart(2, '0')}:00`,
      value,
      share: value / total,
      colour: theme.sequential[Math.round((value / highest) * last)]!,
      selection: null,
    }
  })
}
