import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { TableCell } from '@/charts/table/VirtualTable'
import { PagedTable, type FetchPage } from '@/charts/table/PagedTable'
import { TimeChart } from '@/charts/uplot/TimeChart'
import { useChartTheme } from '@/design/settings'
import { loadLanguage, loadScreenTexts } from '@/i18n'
import LineWidget from '@/widgets/line/Widget'
import { lookOf } from '@/widgets/time/options'
import { answer } from './answer'
import { noise, series } from './series'
import { stage } from './Stage'
import '@/design/fonts.css'
import '@/design/tokens.css'
import '@/design/typography.css'

const SIZE = { width: 900, height: 280 }
const FORMAT = { value: String, rightValue: String, tick: String }
const LOOK = lookOf({}, { fill: 0, fromZero: false })
const OVERLAY = {
  thresholds: [],
  thresholdStyle: 'line' as const,
  annotations: [],
  dots: [],
  veilFrom: null,
  futureFrom: null,
}
const Line = stage(LineWidget)

const root = createRoot(document.getElementById('root')!)
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Milliseconds from the first work to the frame after the one that shows it. */
async function draw(node: ReactNode): Promise<number> {
  const began = performance.now()
  flushSync(() => root.render(node))
  await frame()
  await frame()
  return performance.now() - began
}

function Chart({ times, values }: { times: readonly number[]; values: readonly number[] }) {
  const theme = useChartTheme()
  return (
    <TimeChart
      {...{ times, theme }}
      lines={[{ label: 'load', colour: theme.categorical[0]!, values }]}
      look={LOOK}
      format={FORMAT}
      overlay={OVERLAY}
      hasPartial
      size={SIZE}
      summary="load"
      label="load"
      syncKey="bench"
      tooltip={() => ({ title: '', rows: [] })}
    />
  )
}

const columns = ['Row', 'Event', 'Path', 'Country', 'Device', 'Duration'].map((label, at) => ({
  key: label.toLowerCase(),
  label,
  width: 140,
  isNumeric: at === 0 || at === 5,
  isSortable: true,
}))
const cellsOf = (row: number): TableCell[] => [
  { text: String(row) },
  { text: ['click', 'purchase', 'page_view', 'sign_up', 'search'][row % 5]! },
  { text: `/docs/page-${row % 977}` },
  { text: ['TH', 'US', 'DE'][row % 3]! },
  { text: ['mobile', 'desktop'][row % 2]! },
  { text: `${(row * 37) % 900} ms` },
]
const fail = (error: unknown) => {
  throw error
}

function Table({ rowCount }: { rowCount: number }) {
  const fetchPage: FetchPage<number> = (offset, limit) =>
    Promise.resolve(Array.from({ length: Math.min(limit, rowCount - offset) }, (_, index) => offset + index))
  return (
    <PagedTable
      label="Events"
      columns={columns}
      {...{ rowCount, fetchPage, cellsOf }}
      size={{ width: 900, height: 640 }}
      onFail={fail}
    />
  )
}

/** What the browser tests call: each draws one part of the product with made-up data on an otherwise empty page. */
const bench = {
  /** A chart of any number of raw points. */
  prepareChart(points: number): () => Promise<number> {
    const times = Array.from({ length: points }, (_, at) => 1_795_000_000 + at)
    const values = times.map((_, at) => Math.sin(at / 5_000) * 50 + noise(at) * 10)
    return () => draw(<Chart {...{ times, values }} />)
  },
  /** A line widget from the rows of an answer on. */
  prepareLine(points: number): () => Promise<number> {
    const answers = [answer('A', series({ count: points, stepMinutes: 1 }), { label: 'Load' })]
    return () => draw(<Line {...{ answers, options: {} }} {...SIZE} />)
  },
  prepareTable: (rowCount: number) => () => draw(<Table rowCount={rowCount} />),
  clear: () => draw(null),
  /** Scrolls the table to a share of its height. Milliseconds until the rows stand in a frame. */
  async jump(share: number): Promise<number> {
    const scroller = document.querySelector('[role=region]')!
    const began = performance.now()
    scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight)
    await frame()
    await frame()
    return performance.now() - began
  },
}

declare global {
  interface Window {
    bench: typeof bench
  }
}

void Promise.all([loadLanguage('en'), loadScreenTexts(), document.fonts.ready]).then(() => {
  window.bench = bench
})
