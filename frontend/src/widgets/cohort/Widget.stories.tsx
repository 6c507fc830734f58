import type { Meta, StoryObj } from '@storybook/react-vite'
import { COHORTS, EMPTY } from '@/testing/samples'
import { stage } from '@/testing/Stage'
import Cohort from './Widget'

const meta = {
  title: 'Widgets/Cohorts',
  component: stage(Cohort),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = { args: { title: 'Weekly retention', answers: [COHORTS] } }

export const Counts: Story = {
  args: { title: 'Weekly retention', answers: [COHORTS], options: { display: 'count', show_average: false } },
}

export const Narrow: Story = { args: { title: 'Weekly retention', answers: [COHORTS], width: 220 } }

export const Tiny: Story = { args: { title: 'Retention', answers: [COHORTS], width: 120, height: 90 } }

export const Empty: Story = { args: { title: 'Retention', answers: EMPTY } }
