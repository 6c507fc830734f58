import type { Meta, StoryObj } from '@storybook/react-vite'
import { DEVICES } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Custom from './Widget'

const meta = {
  title: 'Widgets/Plug-in',
  component: stage(Custom),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const NotChosen: Story = { args: { title: 'Plug-in', answers: [DEVICES] } }

/** Shows the example where the server has it installed; elsewhere what a missing plug-in looks like. */
export const WithData: Story = {
  args: { title: 'Plug-in', answers: [DEVICES], options: { plugin: 'dot-grid' } },
}
