import type { Meta, StoryObj } from '@storybook/react-vite'
import { EMPTY, JOURNEYS } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Sankey from './Widget'

const meta = {
  title: 'Widgets/Flow',
  component: stage(Sankey),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = { args: { title: 'User journey', answers: [JOURNEYS] } }

export const Huge: Story = {
  args: {
    title: 'User journey',
    answers: [JOURNEYS],
    options: { colour_by: 'target' },
    width: 1100,
    height: 520,
  },
}

export const Tiny: Story = { args: { title: 'Journey', answers: [JOURNEYS], width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Journey', answers: EMPTY } }
