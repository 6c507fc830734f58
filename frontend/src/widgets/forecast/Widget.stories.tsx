import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer } from '@/testing/answer'
import { series } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Forecast',
  component: stage(Widget),
  args: { options: {}, title: 'Orders' },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const days = answer('A', series({ count: 72, stepMinutes: 60 }), { label: 'Orders' })

export const Hours: Story = { args: { answers: [days], options: { horizon: 24 } } }
export const Light: Story = { ...Hours, globals: { theme: 'light' } }
export const Sure: Story = { args: { answers: [days], options: { horizon: 24, confidence: 50 } } }
export const TooFew: Story = { args: { answers: [answer('A', series({ count: 3 }))] } }
export const Thai: Story = {
  args: { title: 'พยากรณ์คำสั่งซื้อ', answers: [days], options: { horizon: 24 } },
  globals: { language: 'th' },
}
export const Small: Story = { args: { answers: [days], options: { horizon: 24 }, width: 170, height: 100 } }
