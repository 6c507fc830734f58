import type { Meta, StoryObj } from '@storybook/react-vite'
import { COUNTRIES, EMPTY } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import WorldMap from './Widget'

const meta = {
  title: 'Widgets/World map',
  component: stage(WorldMap),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = { args: { title: 'Visitors by country', answers: [COUNTRIES] } }

export const WithList: Story = {
  args: { title: 'Visitors by country', answers: [COUNTRIES], width: 760, height: 320 },
}

export const ByRank: Story = {
  args: { title: 'Visitors by country', answers: [COUNTRIES], options: { scale: 'quantile' } },
}

export const Tiny: Story = { args: { title: 'Countries', answers: [COUNTRIES], width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Countries', answers: EMPTY } }
