import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer, row } from '@/testing/answer'
import { EMPTY } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Curve from './Widget'

const meta = {
  title: 'Widgets/Curve',
  component: stage(Curve),
  args: { title: 'Retention', options: { as_percent: true, x_label: 'Day' }, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const share = (day: number, kept: number) => (day === 0 ? 1 : kept / (1 + day / 6))
const days = Array.from({ length: 31 }, (_, day) => day)
const retention = answer(
  'A',
  days.map((day) => row({ period: String(day) }, share(day, 0.46))),
  {
    label: 'Retention',
    analysis: {
      curve: days.map((day) => {
        const value = share(day, 0.46)
        const spread = day === 0 ? 0 : 0.02 + day / 800
        return { period: day, ci95: [Math.max(0, value - spread), Math.min(1, value + spread)] }
      }),
    },
  },
)
const plans = answer(
  'A',
  ['free', 'pro', 'team'].flatMap((plan, index) =>
    days.map((day) => row({ period: String(day), plan }, share(day, 0.3 + index * 0.2))),
  ),
)

export const Default: Story = { args: { answers: [retention] } }
export const Light: Story = { ...Default, globals: { theme: 'light' } }
export const Groups: Story = { args: { answers: [plans] } }
export const Steps: Story = {
  args: {
    answers: [retention],
    options: { as_percent: true, shape: 'step', fill_opacity: 28, show_band: false },
  },
}
export const Small: Story = { args: { answers: [retention], width: 160, height: 100 } }
export const Thai: Story = {
  args: { title: 'การกลับมาใช้', answers: [plans], options: { as_percent: true, x_label: 'วันที่' } },
  globals: { language: 'th' },
}
export const Empty: Story = { args: { answers: EMPTY } }
