import { extentOf } from '@/charts/core/extent'
import type { Format } from '@/format/use-format'
import type { Translate } from '@/i18n'
import type { TimeLines } from './lines'

/** One sentence for those who cannot see the lines. */
export function timeSummary(
  title: string,
  { times, lines }: Pick<TimeLines, 'times' | 'lines'>,
  write: (value: number) => string,
  format: Format,
  t: Translate,
): string {
  const extents = lines.map((line) => ({ label: line.label, extent: extentOf(line.values) }))
  const known = extents.flatMap(({ label, extent }) => (extent ? [{ label, ...extent }] : []))
  const first = known[0]
  if (!first || times.length === 0) return t('chart.noData', { title })
  const from = format.dateTime(times[0]! * 1000)
  const to = format.dateTime(times.at(-1)! * 1000)
  if (known.length === 1)
    return t('chart.series', {
      title,
      count: times.length,
      from,
      to,
      low: write(first.low),
      high: write(first.high),
      last: write(first.last),
    })
  const top = known.reduce((a, b) => (b.last > a.last ? b : a))
  return t('chart.lines', {
    title,
    count: known.length,
    from,
    to,
    first: top.label,
    value: write(top.last),
  })
}
