import type { Row } from '@/api/types'
import { useAnswer } from '@/live/use-stream'
import type { SystemRange } from './system-url'

export const MOST_HOSTS = 200

export interface Host {
  name: string
  cpu: number | null
  memory: number | null
  disk: number | null
  load: number | null
  /** Nothing came from it in the last five minutes. */
  isSilent: boolean
}

const of = (field: string, range: SystemRange) => ({
  metric: 'system_sample',
  aggregation: 'last',
  value_field: field,
  time_window: range,
  group_by: ['host'],
  limit: MOST_HOSTS,
  // The same machines in each of the questions, where there are more.
  order_by: 'name',
})

const byHost = (rows: readonly Row[]) =>
  new Map(rows.map((row) => [String(row.dimensions.host ?? ''), row.value]))

/** The machines that reported in the time shown, with how they stood last; live. */
export function useHosts(range: SystemRange) {
  const cpu = useAnswer(of('cpu_percent', range))
  const parts = {
    memory: useAnswer(of('memory_percent', range)).data,
    disk: useAnswer(of('disk_percent', range)).data,
    load: useAnswer(of('load_1', range)).data,
  }
  const recent = useAnswer(of('cpu_percent', 'last_5_minutes')).data
  const valuesOf = (part: keyof typeof parts) => byHost(parts[part]?.frame.results ?? [])
  const [memory, disk, load] = [valuesOf('memory'), valuesOf('disk'), valuesOf('load')]
  const awake = byHost(recent?.frame.results ?? [])
  const hosts = [...byHost(cpu.data?.frame.results ?? [])]
    .filter(([name]) => name !== '')
    .map(([name, value]): Host => ({
      name,
      cpu: value,
      memory: memory.get(name) ?? null,
      disk: disk.get(name) ?? null,
      load: load.get(name) ?? null,
      isSilent: recent !== null && !awake.has(name),
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
  return { hosts, watched: cpu, isCut: hosts.length >= MOST_HOSTS }
}
