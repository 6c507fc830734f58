import type { Meta, StoryObj } from '@storybook/react-vite'
import { Card } from '@/design/ui/Card'
import { expect, waitFor, within } from 'storybook/test'
import { PagedTable, type FetchPage } from './PagedTable'
import type { TableCell } from './VirtualTable'

const ROWS = 5_000_000
const NAMES = ['click', 'purchase', 'page_view', 'sign_up', 'search']
const COLUMNS = [
  { key: 'row', label: 'Row', width: 110, isNumeric: true, isSortable: true },
  { key: 'event', label: 'Event', width: 140 },
  { key: 'path', label: 'Path', width: 240 },
  { key: 'duration', label: 'Duration', width: 110, isNumeric: true, isSortable: true },
]

const fetchPage: FetchPage<number> = (offset, limit, sort) =>
  Promise.resolve(
    Array.from({ length: Math.min(limit, ROWS - offset) }, (_, index) =>
      sort?.isDescending ? ROWS - 1 - offset - index : offset + index,
    ),
  )
const cellsOf = (row: number): TableCell[] => [
  { text: row.toLocaleString('en') },
  { text: NAMES[row % NAMES.length]! },
  { text: `/docs/page-${row % 977}` },
  { text: `${(row * 37) % 900} ms` },
]
const fail = (error: unknown) => {
  throw error
}

function Demo() {
  return (
    <Card style={{ width: 664, margin: 12, padding: 12 }}>
      <PagedTable
        label="Events"
        columns={COLUMNS}
        rowCount={ROWS}
        fetchPage={fetchPage}
        cellsOf={cellsOf}
        size={{ width: 640, height: 400 }}
        onFail={fail}
      />
    </Card>
  )
}

const meta = { title: 'Charts/Paged table', component: Demo } satisfies Meta<typeof Demo>
export default meta
type Story = StoryObj<typeof meta>

export const FiveMillionRows: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findAllByText('page_view')
    const scroller = canvas.getByRole('region')
    scroller.scrollTop = scroller.scrollHeight
    await waitFor(() => expect(canvas.getByText('4,999,999')).toBeVisible())
    scroller.scrollTop = scroller.scrollHeight / 2
    await waitFor(() => expect(canvas.getAllByText(/^2,500,\d{3}$/)[0]).toBeInTheDocument())
    canvas.getByRole('button', { name: 'Row' }).click()
    scroller.scrollTop = 0
    await waitFor(() => expect(canvas.getByText('4,999,999')).toBeVisible())
  },
}
