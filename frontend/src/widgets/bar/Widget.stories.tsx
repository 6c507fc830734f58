import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer, row } from '@/testing/answer'
import { groupedSeries, series } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Bar',
  component: stage(Widget),
  args: { options: {}, title: 'Orders by category' },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const CATEGORIES = ['Electronics', 'Fashion', 'Home', 'Beauty', 'Sports', 'Toys', 'Garden', 'Books']
const categories = answer(
  'A',
  CATEGORIES.map((name, index) => row({ category: name }, 420 - index * 47)),
  { label: 'Orders' },
)
const devices = answer(
  'A',
  CATEGORIES.slice(0, 5).flatMap((name, index) =>
    ['mobile', 'desktop', 'tablet'].map((device, at) =>
      row({ category: name, device }, 300 - index * 40 - at * 70),
    ),
  ),
)

export const Categories: Story = { args: { answers: [categories] } }
export const Light: Story = { ...Categories, globals: { theme: 'light' } }
export const Values: Story = {
  args: {
    answers: [categories],
    options: { show_values: true, thresholds: [{ value: 300, colour: 'positive', label: 'goal' }] },
  },
}
export const Grouped: Story = { args: { answers: [devices] } }
export const Stacked: Story = {
  args: { answers: [devices], options: { mode: 'stacked', show_values: true } },
}
export const Percent: Story = { args: { answers: [devices], options: { mode: 'percent' } } }
export const Compared: Story = {
  args: {
    answers: [
      { ...categories, rows: categories.rows.map((one) => ({ ...one, previous: (one.value ?? 0) * 0.8 })) },
    ],
  },
}
export const OverTime: Story = {
  args: {
    title: 'Signups per hour',
    answers: [
      answer('A', series({ count: 24, stepMinutes: 60 }), { label: 'Signups', asOf: '2026-11-21T23:20:00Z' }),
    ],
  },
}
export const TimeGroups: Story = {
  args: {
    title: 'Signups per day',
    answers: [answer('A', groupedSeries('plan', ['free', 'pro', 'team'], { count: 14, stepMinutes: 1440 }))],
    options: { mode: 'stacked' },
  },
}
export const Negative: Story = {
  args: {
    title: 'Net revenue',
    answers: [
      answer(
        'A',
        CATEGORIES.map((name, index) => row({ category: name }, 200 - index * 70)),
      ),
    ],
    options: { unit: 'currency', show_values: true, sort: 'none' },
  },
}
export const Slanted: Story = {
  args: {
    title: 'Pages',
    answers: [
      answer(
        'A',
        Array.from({ length: 20 }, (_, index) =>
          row({ page: `/docs/guide/chapter-${index + 1}` }, 900 - index * 40),
        ),
      ),
    ],
  },
}
export const Thai: Story = {
  args: {
    title: 'ยอดขายตามหมวดหมู่สินค้า',
    answers: [
      answer(
        'A',
        ['เครื่องใช้ไฟฟ้าและอิเล็กทรอนิกส์', 'เสื้อผ้าแฟชั่น', 'ของใช้ในบ้าน'].map((name, index) =>
          row({ category: name }, 90 - index * 20),
        ),
      ),
    ],
    width: 300,
  },
  globals: { language: 'th' },
}
export const Small: Story = { args: { answers: [categories], width: 150, height: 90 } }
