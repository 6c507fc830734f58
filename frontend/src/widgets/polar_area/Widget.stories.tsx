import type { Meta, StoryObj } from '@storybook/react-vite'
import { EMPTY, THAI_GROUPS, WINDS } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import PolarArea from './Widget'

const meta = {
  title: 'Widgets/Polar area',
  component: stage(PolarArea),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: { title: 'Wind', answers: [WINDS], width: 260, options: { legend: 'none', labels: 'name' } },
}

export const ThaiNames: Story = {
  args: { title: 'ที่มา', answers: [THAI_GROUPS], options: { labels: 'name', legend: 'none' } },
}

export const Tiny: Story = { args: { title: 'Wind', answers: [WINDS], width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Wind', answers: EMPTY } }
