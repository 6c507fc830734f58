import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer } from '@/testing/answer'
import { series } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Anomalies',
  component: stage(Widget),
  args: { options: {}, title: 'Orders' },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const SPIKES: Record<number, number> = { 40: 900, 100: 60, 131: 780 }
const orders = answer(
  'A',
  series({ count: 192, stepMinutes: 30 }).map((one, index) => ({
    ...one,
    value: SPIKES[index] ?? one.value,
  })),
  { label: 'Orders' },
)

export const Found: Story = { args: { answers: [orders] } }
export const Light: Story = { ...Found, globals: { theme: 'light' } }
export const WithList: Story = { args: { answers: [orders], options: { show_list: true }, width: 720 } }
export const None: Story = {
  args: { answers: [answer('A', series())], options: { show_list: true }, width: 720 },
}
export const Thai: Story = {
  args: { title: 'ความผิดปกติ', answers: [orders], options: { show_list: true }, width: 720 },
  globals: { language: 'th' },
}
export const Small: Story = { args: { answers: [orders], width: 170, height: 100 } }
