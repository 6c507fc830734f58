import type { Meta, StoryObj } from '@storybook/react-vite'
import { EMPTY, STEPS, THAI_GROUPS } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Funnel from './Widget'

const meta = {
  title: 'Widgets/Funnel',
  component: stage(Funnel),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = { args: { title: 'Checkout funnel', answers: [STEPS] } }

export const Vertical: Story = {
  args: {
    title: 'Checkout funnel',
    answers: [STEPS],
    options: { orientation: 'vertical', percent_of: 'previous' },
  },
}

export const ThaiNames: Story = {
  args: { title: 'กรวยการชำระเงิน', answers: [THAI_GROUPS], options: { orientation: 'vertical' } },
}

export const Tiny: Story = { args: { title: 'Checkout', answers: [STEPS], width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Checkout', answers: EMPTY } }
