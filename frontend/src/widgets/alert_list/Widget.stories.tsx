import type { Meta, StoryObj } from '@storybook/react-vite'
import { AlertList } from './AlertList'
import type { AlertRecord } from './alert'

const ALERTS: readonly AlertRecord[] = [
  {
    id: '1',
    name: 'Error rate above 0.5 % for 5 min',
    state: 'firing',
    severity: 'critical',
    since: '2026-11-22T08:51:00Z',
  },
  {
    id: '2',
    name: 'p95 latency above its forecast',
    state: 'firing',
    severity: 'warning',
    since: '2026-11-22T08:44:00Z',
  },
  {
    id: '3',
    name: 'Consumer lag back under 1,000',
    state: 'resolved',
    severity: 'warning',
    since: '2026-11-22T08:22:00Z',
  },
]
const meta = {
  title: 'Widgets/Alerts',
  component: AlertList,
  args: {
    title: 'Alerts',
    alerts: ALERTS,
    now: Date.parse('2026-11-22T08:53:00Z'),
    options: {},
    width: 420,
    height: 160,
  },
} satisfies Meta<typeof AlertList>
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}

export const WithResolved: Story = { args: { options: { states: ['firing', 'resolved'], sort: 'newest' } } }

export const NothingFiring: Story = { args: { options: { states: ['snoozed'] } } }

export const NoneConfigured: Story = { args: { alerts: null } }

export const NotShown: Story = { args: { alerts: undefined } }
