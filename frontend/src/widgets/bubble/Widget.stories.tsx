import type { Meta, StoryObj } from '@storybook/react-vite'
import { EMPTY, LATENCY } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Bubble from './Widget'

const meta = {
  title: 'Widgets/Bubble',
  component: stage(Bubble),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: {
    title: 'Latency, payload and traffic',
    answers: LATENCY,
    options: { unit: 'duration_ms', x_unit: 'bytes', colour_by: 'service' },
  },
}

export const Huge: Story = {
  args: { title: 'Latency, payload and traffic', answers: LATENCY, width: 1100, height: 520 },
}

export const Tiny: Story = { args: { title: 'Latency', answers: LATENCY, width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Latency', answers: EMPTY } }
