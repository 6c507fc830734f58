import type { Meta, StoryObj } from '@storybook/react-vite'
import { DEVICES, EMPTY, MANY_PAGES, THAI_GROUPS } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Pie from './Widget'

const meta = {
  title: 'Widgets/Pie',
  component: stage(Pie),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = { args: { title: 'Devices', answers: [DEVICES] } }

export const ManySlices: Story = {
  args: {
    title: 'Pages',
    answers: [MANY_PAGES],
    options: { max_slices: 12, legend: 'right', labels: 'name_and_percent' },
  },
}

export const ThaiNames: Story = {
  args: { title: 'ที่มาของผู้เยี่ยมชม', answers: [THAI_GROUPS], options: { legend: 'right' } },
}

export const Tiny: Story = { args: { title: 'Devices', answers: [DEVICES], width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Devices', answers: EMPTY } }
