import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer, row } from '@/testing/answer'
import { noise } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const Stage = stage(Widget)
const meta = {
  title: 'Widgets/Table',
  component: Stage,
  args: { options: {}, title: 'Pages', width: 620, height: 260 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const PAGES = [
  '/',
  '/pricing',
  '/docs/start',
  '/blog/launch',
  '/app/board',
  '/login',
  '/signup',
  '/about',
  '/careers',
  '/legal',
]
const COUNTRIES = ['TH', 'DE', 'US', 'JP']
const rowsOf = (level: number) =>
  PAGES.flatMap((page, y) =>
    COUNTRIES.map((country, x) => ({
      ...row({ page, country }, Math.round(level / (y + 1) / (x + 1))),
      previous: Math.round((level / (y + 1) / (x + 1)) * (1 + noise(x + y) * 0.3)),
    })),
  )
const views = answer('A', rowsOf(48_000), { label: 'Views', value: 250_000 })
const revenue = answer('B', rowsOf(9_000), { label: 'Revenue' })
const COLUMNS = [
  { key: 'page', label: 'Page' },
  { key: 'country', label: 'Country' },
  { key: 'A', bar: true },
  { key: 'B', unit: 'currency' as const },
]

export const Plain: Story = { args: { answers: [views, revenue] } }
export const Columns: Story = {
  args: {
    answers: [views, revenue],
    options: { columns: COLUMNS, sort: 'A', show_total: true, show_change: true },
  },
}
export const Light: Story = { ...Columns, globals: { theme: 'light' } }
export const Paged: Story = {
  args: { answers: [views, revenue], options: { columns: COLUMNS, page_size: 10, dense: true } },
}
export const Clickable: Story = { args: { answers: [views], actions: { select: () => {} } } }
export const Rules: Story = {
  args: {
    answers: [views],
    options: {
      thresholds: [{ value: 10_000, colour: 'positive' }],
      value_mappings: [
        { match: '/', text: 'Home' },
        { match: 'TH', text: 'Thailand', colour: 'info' },
      ],
    },
  },
}
const users = answer(
  'A',
  Array.from({ length: 100_000 }, (_, index) => row({ user: `user-${index}` }, index)),
  { label: 'Events' },
)
// Not an argument: the gallery would copy it between its frames.
export const Many: Story = { render: (args) => <Stage {...args} title="100,000 rows" answers={[users]} /> }
export const Wide: Story = {
  args: {
    title: 'Thirty columns',
    answers: Array.from({ length: 30 }, (_, index) =>
      answer(`A${index}`, rowsOf(1000 * (index + 1)), { label: `Metric ${index + 1}` }),
    ),
  },
}
export const Thai: Story = {
  args: { title: 'หน้าเว็บ', answers: [views], options: { columns: COLUMNS.slice(0, 3) }, width: 360 },
  globals: { language: 'th' },
}
export const Small: Story = { args: { answers: [views], width: 200, height: 120 } }
