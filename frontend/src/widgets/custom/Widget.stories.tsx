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
