import type { Meta, StoryObj } from '@storybook/react-vite'
import { answer, row } from '@/testing/answer'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = {
  title: 'Widgets/Horizontal bar',
  component: stage(Widget),
  args: { options: {}, title: 'Top pages', width: 380 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const PAGES = [
  '/',
  '/pricing',
  '/docs/start',
  '/blog/launch',
  '/app/board',
  '/a/very/long/path/that/does/not/fit/in/any/tile',
]
const pages = answer(
  'A',
  PAGES.map((page, index) => row({ page }, 4200 / (index + 1))),
)
const devices = answer(
  'A',
  PAGES.slice(0, 5).flatMap((page, index) =>
    ['mobile', 'desktop'].map((device, at) => row({ page, device }, 900 - index * 120 - at * 90)),
  ),
)

export const List: Story = { args: { answers: [pages], options: { show_share: true } } }
export const Light: Story = { ...List, globals: { theme: 'light' } }
export const Clickable: Story = { args: { answers: [pages], actions: { select: () => {} } } }
export const OnAxis: Story = {
  args: { answers: [pages], options: { name_inside: false, show_values: true } },
}
export const Grouped: Story = { args: { answers: [devices], height: 280 } }
export const Stacked: Story = { args: { answers: [devices], options: { mode: 'stacked' } } }
export const Percent: Story = { args: { answers: [devices], options: { mode: 'percent' } } }
export const Thai: Story = {
  args: {
    title: 'หน้ายอดนิยม',
    answers: [
      answer(
        'A',
        ['หน้าแรกของเว็บไซต์', 'โปรโมชันประจำเดือนพฤศจิกายน', 'ติดต่อเรา'].map((page, index) =>
          row({ page }, 90 - index * 20),
        ),
      ),
    ],
    options: { name_inside: false },
  },
  globals: { language: 'th' },
}
export const Small: Story = { args: { answers: [pages], width: 150, height: 90 } }
