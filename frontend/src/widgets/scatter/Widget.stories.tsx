import type { Meta, StoryObj } from '@storybook/react-vite'
import { CLOUD, EMPTY, LATENCY } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Scatter from './Widget'

const meta = {
  title: 'Widgets/Scatter',
  component: stage(Scatter),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: {
    title: 'Latency by payload',
    answers: LATENCY,
    options: {
      unit: 'duration_ms',
      x_unit: 'bytes',
      colour_by: 'service',
      show_trend: true,
      thresholds: [{ value: 400, colour: 'warning', label: 'slow' }],
    },
  },
}

export const Cloud: Story = {
  args: { title: 'Sessions and minutes', answers: CLOUD, options: { colour_by: 'plan' } },
}

export const Logarithmic: Story = {
  args: {
    title: 'Latency by payload',
    answers: LATENCY,
    options: { scale: 'log', x_scale: 'log', show_names: true },
  },
}

export const Tiny: Story = { args: { title: 'Latency', answers: LATENCY, width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Latency', answers: EMPTY } }
