import type { MetricsSchema } from '@/api/queries/metrics'
import type { Device, Reading } from './answer'

/** A metric of the devices, with the bounds it should stay within. */
export interface Sensor {
  metric: string
  low?: number
  high?: number
  /** Its values add up. */
  is_total?: boolean
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** From a body or an address; undefined for what the server would refuse. */
export function readSensor(given: unknown): Sensor | undefined {
  if (typeof given === 'string' && given !== '') return { metric: given }
  if (typeof given !== 'object' || given === null) return undefined
  const { metric, low, high, is_total } = given as Record<string, unknown>
  if (typeof metric !== 'string' || metric === '') return undefined
  if (isNumber(low) && isNumber(high) && low >= high) return undefined
  return {
    metric,
    ...(isNumber(low) ? { low } : {}),
    ...(isNumber(high) ? { high } : {}),
    ...(is_total === true ? { is_total } : {}),
  }
}

/** What the sensors of devices are usually called, with the bounds that usually matter. */
const USUAL: readonly Sensor[] = [
  { metric: 'battery_percent', low: 20 },
  { metric: 'temperature', high: 30 },
  { metric: 'humidity' },
  { metric: 'pressure' },
  { metric: 'vibration' },
  { metric: 'energy_kwh', is_total: true },
]

export function suggestSensors(schema: MetricsSchema | undefined): Sensor[] {
  const sent = new Set(schema?.events.map((one) => one.name))
  return USUAL.filter((one) => sent.has(one.metric))
}

/** When a device will cross a bound it has not crossed yet, and which reading says so; null: not within the ten years looked ahead. */
export function soonest(device: Device): { reading: Reading; seconds: number } | null {
  const ahead = device.readings.flatMap((reading) =>
    [reading.seconds_to_low, reading.seconds_to_high].flatMap((seconds) =>
      seconds !== null && seconds > 0 ? [{ reading, seconds }] : [],
    ),
  )
  return ahead.sort((a, b) => a.seconds - b.seconds)[0] ?? null
}
