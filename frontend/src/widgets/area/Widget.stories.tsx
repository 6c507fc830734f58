import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer } from '@/testing/answer'
import { groupedSeries, series } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Area',
  component: stage(Widget),
  args: { options: {}, title: 'Page views' },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const growing = answer('A', series(), { asOf: '2026-11-21T23:52:00Z' })

export const One: Story = { args: { answers: [growing] } }
export const Light: Story = { ...One, globals: { theme: 'light' } }
export const Groups: Story = {
  args: { answers: [answer('A', groupedSeries('device', ['mobile', 'desktop', 'tablet']))] },
}
export const Small: Story = { args: { answers: [growing], width: 150, height: 90 } }
