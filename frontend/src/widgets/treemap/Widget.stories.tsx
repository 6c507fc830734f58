import type { Meta, StoryObj } from '@storybook/react-vite'
import { CATEGORIES, EMPTY, NESTED } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Treemap from './Widget'

const meta = {
  title: 'Widgets/Treemap',
  component: stage(Treemap),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: {
    title: 'Revenue by category',
    answers: [CATEGORIES],
    options: { unit: 'currency', currency: 'USD' },
  },
}

export const ByValue: Story = {
  args: {
    title: 'Revenue by category',
    answers: [CATEGORIES],
    options: { colour_by: 'value', labels: 'name_and_percent' },
  },
}

export const Levels: Story = { args: { title: 'Visitors by market', answers: [NESTED] } }

export const Tiny: Story = { args: { title: 'Revenue', answers: [CATEGORIES], width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Revenue', answers: EMPTY } }
