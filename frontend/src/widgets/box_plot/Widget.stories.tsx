import type { Meta, StoryObj } from '@storybook/react-vite'
import { EMPTY, QUARTILES } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import BoxPlot from './Widget'

const meta = {
  title: 'Widgets/Box plot',
  component: stage(BoxPlot),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: {
    title: 'Latency by service',
    answers: QUARTILES,
    options: { unit: 'duration_ms', thresholds: [{ value: 400, colour: 'negative', label: 'limit' }] },
  },
}

export const Horizontal: Story = {
  args: {
    title: 'Latency by service',
    answers: QUARTILES,
    options: { orientation: 'horizontal', unit: 'duration_ms' },
  },
}

export const Tiny: Story = { args: { title: 'Latency', answers: QUARTILES, width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Latency', answers: EMPTY } }
