import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer, row } from '@/testing/answer'
import { series } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Number',
  component: stage(Widget),
  args: { options: {}, title: 'Revenue', width: 180, height: 84 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const money = answer('A', series(), { value: 186_700, previous: 176_600 })

export const Plain: Story = { args: { answers: [money], options: { unit: 'currency' } } }
export const Light: Story = { ...Plain, globals: { theme: 'light' } }
export const WorseWhenUp: Story = {
  args: {
    title: 'Error rate',
    answers: [answer('A', series({ level: 0.2, swing: 0.1 }), { value: 0.2, previous: 0.17 })],
    options: { unit: 'percent', good_when: 'down', sparkline: 'bars' },
  },
}
export const Target: Story = {
  args: { answers: [money], options: { unit: 'currency', target: 250_000, change_as: 'both' }, height: 110 },
}
export const Tinted: Story = {
  args: {
    title: 'p95',
    answers: [answer('A', series(), { value: 412 })],
    options: { unit: 'duration_ms', colour: 'background', thresholds: [{ value: 400, colour: 'negative' }] },
  },
}
export const Several: Story = {
  args: {
    title: 'Checkout',
    answers: [
      answer('A', series(), { label: 'Orders', value: 1204, previous: 1100 }),
      answer('F1', series(), { label: 'Conversion', value: 3.4, previous: 3.6 }),
    ],
    width: 380,
    height: 110,
  },
}
export const Large: Story = {
  args: { answers: [money], options: { unit: 'currency' }, width: 420, height: 240 },
}
export const Missing: Story = { args: { answers: [answer('A', [row({}, null)], { value: null })] } }
export const Mapped: Story = {
  args: {
    title: 'Status',
    answers: [answer('A', [row({}, 1)], { value: 1 })],
    options: { value_mappings: [{ match: '1', text: 'Up', colour: 'positive' }], colour: 'value' },
  },
}
export const Thai: Story = {
  args: {
    title: 'รายได้รวมทั้งหมดของเดือนนี้',
    answers: [{ ...money, previous: 190_000 }],
    options: { unit: 'currency', currency: 'THB' },
  },
  globals: { language: 'th' },
}
