import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer, row } from '@/testing/answer'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Histogram',
  component: stage(Widget),
  args: { options: {}, title: 'Response time', width: 420, height: 230 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const bins = Array.from({ length: 30 }, (_, index) => {
  const main = 900 * Math.exp(-(((index - 9) / 5) ** 2))
  const tail = 260 * Math.exp(-(((index - 21) / 3.4) ** 2))
  return [index * 17, (index + 1) * 17, Math.round(main + tail)] as const
})
const times = answer('A', [row({}, null)], { bins, label: 'Requests', value: null })

export const Durations: Story = {
  args: {
    answers: [times],
    options: {
      unit: 'duration_ms',
      thresholds: [
        { value: 0, colour: '#45a8f9' },
        { value: 410, colour: 'negative' },
      ],
    },
  },
}
export const Light: Story = {
  args: { answers: [times], options: { unit: 'duration_ms', show_mean: true } },
  globals: { theme: 'light' },
}
export const Cumulative: Story = {
  args: { answers: [times], options: { unit: 'duration_ms', cumulative: true, as_percent: true } },
}
export const OfGroups: Story = {
  args: {
    title: 'Orders by size',
    answers: [
      answer(
        'A',
        Array.from({ length: 60 }, (_, index) => row({ amount: index * 3 }, Math.round(60 - index * 0.9))),
      ),
    ],
    options: { unit: 'currency', buckets: 12 },
  },
}
export const Small: Story = { args: { answers: [times], width: 170, height: 100 } }
export const Thai: Story = {
  args: { title: 'เวลาตอบสนอง', answers: [times], options: { unit: 'duration_ms' } },
  globals: { language: 'th' },
}
