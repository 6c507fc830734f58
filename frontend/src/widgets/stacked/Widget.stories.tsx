import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer } from '@/testing/answer'
import { groupedSeries } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Stacked',
  component: stage(Widget),
  args: { options: {}, title: 'Requests by region' },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const REGIONS = ['APAC', 'EMEA', 'AMER', 'LATAM']
const regions = answer('A', groupedSeries('region', REGIONS), { asOf: '2026-11-21T23:52:00Z' })
const daily = answer('A', groupedSeries('region', REGIONS, { count: 28, stepMinutes: 1440 }))

export const Areas: Story = { args: { answers: [regions] } }
export const Light: Story = { ...Areas, globals: { theme: 'light' } }
export const Shares: Story = { args: { answers: [regions], options: { mode: 'percent' } } }
export const Bars: Story = {
  args: { title: 'Signups per day', answers: [daily], options: { shape: 'bars' } },
}
export const BarsLight: Story = { ...Bars, globals: { theme: 'light' } }
export const Many: Story = {
  args: {
    answers: [
      answer(
        'A',
        groupedSeries(
          'page',
          Array.from({ length: 20 }, (_, index) => `/page-${index}`),
        ),
        {
          query: { metric: 'page_views', aggregation: 'count' },
        },
      ),
    ],
  },
}
export const Small: Story = { args: { answers: [regions], width: 170, height: 110 } }
export const Thai: Story = {
  args: { answers: [regions], title: 'คำขอตามภูมิภาค' },
  globals: { language: 'th' },
}
