import type { Meta, StoryObj } from '@storybook/react-vite'
import { EVENTS } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Feed from './Widget'

const meta = {
  title: 'Widgets/Feed',
  component: stage(Feed),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = { args: { title: 'Live events', events: EVENTS } }

export const Columns: Story = {
  args: { title: 'Purchases', events: EVENTS, options: { columns: ['name', 'plan', 'amount'] } },
}

export const Empty: Story = { args: { title: 'Live events', events: [] } }
