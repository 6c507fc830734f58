import type { Meta, StoryObj } from '@storybook/react-vite'
import { EMPTY, NESTED, QUARTILES, WINDS } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Radar from './Widget'

const meta = {
  title: 'Widgets/Radar',
  component: stage(Radar),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = { args: { title: 'Visitors by market', answers: [NESTED] } }

export const OneLine: Story = { args: { title: 'Wind', answers: [WINDS], width: 260 } }

export const EachSpokeByItself: Story = {
  args: { title: 'Services', answers: [QUARTILES[1]!, QUARTILES[3]!], options: { normalise: true } },
}

export const Tiny: Story = { args: { title: 'Wind', answers: [WINDS], width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Wind', answers: EMPTY } }
