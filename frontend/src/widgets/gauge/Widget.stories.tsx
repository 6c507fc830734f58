import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer, row } from '@/testing/answer'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Gauge',
  component: stage(Widget),
  args: { options: {}, title: 'CPU', width: 220, height: 170 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const THRESHOLDS = [
  { value: 0, colour: 'positive' },
  { value: 70, colour: 'warning' },
  { value: 90, colour: 'negative' },
]
const cpu = answer('A', [row({}, 64)], { value: 64, previous: 58 })

export const Arc: Story = { args: { answers: [cpu], options: { unit: 'percent' } } }
export const Light: Story = { ...Arc, globals: { theme: 'light' } }
export const Zones: Story = {
  args: {
    answers: [{ ...cpu, value: 93 }],
    options: { unit: 'percent', thresholds: THRESHOLDS, target: 80 },
  },
}
export const Full: Story = {
  args: { answers: [cpu], options: { unit: 'percent', style: 'full', show_change: true } },
}
export const Linear: Story = {
  args: {
    answers: [cpu],
    options: { unit: 'percent', style: 'linear', thresholds: THRESHOLDS, target: 80 },
    height: 120,
    width: 320,
  },
}
export const Missing: Story = { args: { answers: [answer('A', [row({}, null)], { value: null })] } }
export const Beyond: Story = {
  args: { answers: [{ ...cpu, value: 180_000 }], options: { max: 100_000, unit: 'currency' } },
}
export const Small: Story = { args: { answers: [cpu], width: 110, height: 80 } }
export const Large: Story = {
  args: { answers: [cpu], options: { unit: 'percent', thresholds: THRESHOLDS }, width: 420, height: 340 },
}
