import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { answer } from '@/testing/answer'
import { groupedSeries, series } from '@/testing/series'
import { stage } from '@/testing/Stage'
import Widget from './Widget'

const meta = { title: 'Widgets/Line', component: stage(Widget), args: { options: {} } } satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

const channels = groupedSeries('channel', ['Organic', 'Direct', 'Referral'])
const LATE = '2026-11-21T23:52:00Z'

export const OneLine: Story = { args: { answers: [answer('A', series(), { label: 'Page views' })] } }
export const Groups: Story = {
  args: { title: 'Traffic by channel', answers: [answer('A', channels, { asOf: LATE })] },
}
export const Light: Story = { ...Groups, globals: { theme: 'light' } }
export const Compared: Story = {
  args: {
    title: 'Against the day before',
    answers: [answer('A', series({ before: 0.8 }), { label: 'Orders', asOf: LATE })],
  },
}
export const TwoAxes: Story = {
  args: {
    title: 'Orders and revenue',
    answers: [
      answer('A', series({ level: 40, swing: 12 }), { label: 'Orders' }),
      answer('B', series({ level: 4200, swing: 1500, seed: 2 }), { label: 'Revenue' }),
    ],
    options: { right_axis: ['B'], right_axis_unit: 'currency', legend_values: ['last', 'max'] },
  },
}
export const ThresholdsAndMarks: Story = {
  args: {
    title: 'Response time p95',
    answers: [answer('A', series({ level: 240, swing: 90 }), { label: 'p95' })],
    options: {
      unit: 'duration_ms',
      thresholds: [
        { value: 260, colour: 'warning', label: 'slow' },
        { value: 310, colour: 'negative', label: 'too slow' },
      ],
      threshold_style: 'line_and_area',
    },
    annotations: [
      { from: '2026-11-21T06:00:00Z', title: 'Deploy 2.14', kind: 'deploy' },
      {
        from: '2026-11-21T14:00:00Z',
        to: '2026-11-21T16:30:00Z',
        title: 'Database failover',
        kind: 'incident',
      },
    ],
  },
}
export const Gaps: Story = {
  args: {
    answers: [
      answer('A', series({ count: 40, stepMinutes: 30, gaps: [5, 6, 7, 20, 22, 30] }), { label: 'Average' }),
    ],
  },
}
export const Negative: Story = {
  args: { title: 'Net change', answers: [answer('A', series({ level: 0, swing: 80 }), { label: 'Net' })] },
}
export const Step: Story = {
  args: {
    answers: [answer('A', series({ count: 24, stepMinutes: 60 }))],
    options: { curve: 'step', points: 'always' },
  },
}
export const Logarithmic: Story = {
  args: {
    answers: [
      answer(
        'A',
        series().map((row, at) => ({ ...row, value: 10 ** (at / 24) })),
      ),
    ],
    options: { scale: 'log' },
  },
}
export const ManySeries: Story = {
  args: {
    title: 'Forty pages',
    answers: [
      answer(
        'A',
        groupedSeries(
          'page',
          Array.from({ length: 40 }, (_, index) => `/docs/page-${index + 1}`),
        ),
        {
          query: { metric: 'page_views', aggregation: 'count', group_by: ['page'] },
        },
      ),
    ],
    options: { legend: 'right' },
  },
}
export const Thai: Story = {
  args: {
    title: 'จำนวนการเข้าชมเว็บไซต์แยกตามช่องทางการเข้าถึงทั้งหมดในประเทศไทย',
    answers: [
      answer(
        'A',
        groupedSeries('ช่องทาง', ['การค้นหาแบบทั่วไปจากเครื่องมือค้นหา', 'เข้าชมโดยตรง', 'ลิงก์จากเว็บไซต์อื่น ๆ']),
      ),
    ],
    width: 380,
  },
  globals: { language: 'th' },
}
export const Small: Story = { args: { answers: [answer('A', channels)], width: 170, height: 110 } }
export const Dense: Story = {
  args: {
    title: '10,000 points',
    answers: [answer('A', series({ count: 10_000, stepMinutes: 1 }), { label: 'Load' })],
    width: 900,
    height: 280,
  },
}

/** A mouse on the plot, at shares of its width. */
function mouse(plot: Element, type: string, share: number, part: MouseEventInit = {}) {
  const box = plot.getBoundingClientRect()
  const at = { clientX: box.left + box.width * share, clientY: box.top + box.height / 2 }
  plot.dispatchEvent(new MouseEvent(type, { bubbles: true, detail: 1, movementX: 1, ...at, ...part }))
}

function drag(plot: Element, part: MouseEventInit = {}) {
  mouse(plot, 'mousemove', 0.25, part)
  mouse(plot, 'mousedown', 0.25, part)
  mouse(plot, 'mousemove', 0.5, part)
  mouse(plot, 'mouseup', 0.5, part)
}

export const Gestures: Story = {
  args: {
    title: 'Drag, Shift-drag, click, double click, keyboard',
    answers: [answer('A', channels)],
    actions: { zoom: fn(), brush: fn(), select: fn() },
  },
  play: async ({ canvasElement, args }) => {
    const { zoom, brush, select } = args.actions!
    const plot = await waitFor(() => {
      const found = canvasElement.querySelector('.u-over')
      if (!found || found.getBoundingClientRect().width < 100) throw new Error('not drawn yet')
      return found
    })
    drag(plot)
    await waitFor(() => expect(zoom).toHaveBeenCalledTimes(1))
    const span = (zoom as ReturnType<typeof fn>).mock.calls[0]![0] as { from: string; to: string }
    // A quarter of a day, from its first quarter on.
    await expect(Math.abs(Date.parse(span.from) - Date.parse('2026-11-21T05:56:15Z'))).toBeLessThan(900_000)
    await expect(Math.abs(Date.parse(span.to) - Date.parse('2026-11-21T11:52:30Z'))).toBeLessThan(900_000)
    drag(plot, { shiftKey: true })
    await expect(brush).toHaveBeenCalledOnce()
    mouse(plot, 'dblclick', 0.5)
    await expect(zoom).toHaveBeenLastCalledWith(null)
    mouse(plot, 'mousemove', 0.5)
    mouse(plot, 'mousedown', 0.5)
    mouse(plot, 'mouseup', 0.5)
    mouse(plot, 'click', 0.5)
    await waitFor(() => expect(select).toHaveBeenCalledOnce())
    const [selection] = (select as ReturnType<typeof fn>).mock.calls[0] as [{ filters: { field: string }[] }]
    await expect(selection.filters[0]!.field).toBe('channel')
    const slider = within(canvasElement).getByRole('slider')
    slider.focus()
    await userEvent.keyboard('{ArrowLeft}{Enter}')
    await expect(select).toHaveBeenCalledTimes(2)
    await expect(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('Organic'))
    const organic = within(canvasElement).getByRole('button', { name: /Organic/ })
    await userEvent.click(organic)
    await expect(within(canvasElement).getByRole('button', { name: /Direct/ })).toHaveAttribute(
      'aria-pressed',
      'false',
    )
    await userEvent.click(organic)
    await expect(within(canvasElement).getByRole('button', { name: /Direct/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
  },
}
