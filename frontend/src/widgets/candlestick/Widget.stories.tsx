import type { Meta, StoryObj } from '@storybook/react-vite'
import { EMPTY, PRICES } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Candlestick from './Widget'

const meta = {
  title: 'Widgets/Candlestick',
  component: stage(Candlestick),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: {
    title: 'Price by hour',
    answers: PRICES,
    options: { unit: 'currency', currency: 'USD', volume: 'E' },
  },
}

export const Hollow: Story = {
  args: { title: 'Price by hour', answers: PRICES, options: { hollow: true }, width: 700 },
}

export const Tiny: Story = { args: { title: 'Price', answers: PRICES, width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Price', answers: EMPTY } }
