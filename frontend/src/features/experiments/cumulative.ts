import type { Row } from '@/api/types'
import type { ExperimentAnswer } from './answer'

/** The rate (or mean) of each variant of everyone first exposed up to and including each day; percents for conversions. */
export function cumulativeRows({ days, measure }: ExperimentAnswer): Row[] {
  const dates = [...new Set(days.map((one) => one.day))].sort()
  const variants = [...new Set(days.map((one) => one.variant))]
  return variants.flatMap((variant) => {
    let [people, sum] = [0, 0]
    return dates.map((day): Row => {
      for (const one of days.filter((each) => each.day === day && each.variant === variant)) {
        people += one.exposures
        sum += measure === 'conversion' ? 100 * one.conversions : one.total
      }
      return {
        name: variant,
        value: people === 0 ? null : sum / people,
        count: people,
        dimensions: { variant },
        // Noon: the same day of the calendar in nearly every zone.
        timestamp: `${day}T12:00:00Z`,
      }
    })
  })
}
