import type { Meta, StoryObj } from '@storybook/react-vite'
import { DEVICES, EMPTY, MANY_PAGES } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Doughnut from './Widget'

const meta = {
  title: 'Widgets/Doughnut',
  component: stage(Doughnut),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = { args: { title: 'Devices', answers: [DEVICES], width: 260 } }

export const LargestInTheMiddle: Story = {
  args: {
    title: 'Devices',
    answers: [DEVICES],
    options: { centre: 'largest', legend: 'right', thickness: 18 },
  },
}

export const Tiny: Story = { args: { title: 'Devices', answers: [DEVICES], width: 120, height: 90 } }

export const Huge: Story = {
  args: { title: 'Pages', answers: [MANY_PAGES], options: { legend: 'right' }, width: 1100, height: 520 },
}

export const Empty: Story = { args: { title: 'Devices', answers: EMPTY } }
