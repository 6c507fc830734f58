import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer, row } from '@/testing/answer'
import { noise, series } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Heat map',
  component: stage(Widget),
  args: { options: {}, title: 'Activity by hour', width: 520, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const hours = answer(
  'A',
  series({ count: 24 * 28, stepMinutes: 60, level: 120, swing: 110 }).map((one) => ({
    ...one,
    value: Math.max(0, one.value ?? 0),
  })),
  {
    label: 'Events',
    query: { metric: 'events', aggregation: 'count', interval: 'hour' },
  },
)
const COUNTRIES = ['TH', 'DE', 'US', 'JP', 'BR', 'IN']
const matrix = answer(
  'A',
  COUNTRIES.flatMap((country, y) =>
    ['mobile', 'desktop', 'tablet', 'bot'].map((device, x) =>
      row({ country, device }, Math.round(900 / (y + 1) / (x + 1))),
    ),
  ),
)
const change = answer(
  'A',
  COUNTRIES.flatMap((country, y) =>
    ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((day, x) =>
      row({ country, day }, Math.round(noise(y * 9 + x) * 40)),
    ),
  ),
)

export const HourAndWeekday: Story = { args: { answers: [hours] } }
export const Light: Story = { ...HourAndWeekday, globals: { theme: 'light' } }
export const TwoDimensions: Story = {
  args: {
    title: 'Country and device',
    answers: [matrix],
    options: { x: 'device', y: 'country', show_values: true, scale: 'log' },
  },
}
export const TwoDimensionsLight: Story = { ...TwoDimensions, globals: { theme: 'light' } }
export const Diverging: Story = {
  args: {
    title: 'Change',
    answers: [change],
    options: { x: 'day', y: 'country', palette: 'diverging', show_values: true },
  },
}
export const OverTime: Story = {
  args: {
    title: 'Pages over time',
    answers: [
      answer(
        'A',
        ['/', '/pricing', '/docs'].flatMap((page, index) =>
          series({ count: 48, stepMinutes: 30, dimensions: { page }, seed: index, level: 300 / (index + 1) }),
        ),
      ),
    ],
    options: { x: 'time', y: 'page' },
  },
}
export const Thai: Story = {
  args: { title: 'กิจกรรมรายชั่วโมง', answers: [hours] },
  globals: { language: 'th' },
}
export const Small: Story = { args: { answers: [hours], width: 170, height: 100 } }
