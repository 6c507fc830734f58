import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer } from '@/testing/answer'
import { series } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Calendar',
  component: stage(Widget),
  args: { options: {}, title: 'Events per day', width: 620, height: 180 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const START = Date.parse('2025-11-23T00:00:00Z')
const rows = series({ count: 365, stepMinutes: 1440, level: 180, swing: 170, seed: 3 }).map((one, index) => ({
  ...one,
  value: index % 41 === 0 ? 0 : Math.max(0, (one.value ?? 0) * (0.4 + ((index * 37) % 11) / 11)),
  timestamp: new Date(START + index * 86_400_000).toISOString(),
}))
const year = answer('A', rows, { label: 'Events', from: '2025-11-23T00:00:00Z', to: '2026-11-23T00:00:00Z' })

export const Year: Story = { args: { answers: [year], options: { months: 12 } } }
export const Light: Story = { ...Year, globals: { theme: 'light' } }
export const HalfYear: Story = { args: { answers: [year] } }
export const TwoMonthsWithValues: Story = {
  args: {
    answers: [year],
    options: { months: 2, show_values: true, week_starts: 'sunday' },
    width: 480,
    height: 260,
  },
}
export const Thai: Story = {
  args: { title: 'เหตุการณ์รายวัน', answers: [year], options: { months: 12 } },
  globals: { language: 'th' },
}
export const Small: Story = { args: { answers: [year], width: 200, height: 110 } }
