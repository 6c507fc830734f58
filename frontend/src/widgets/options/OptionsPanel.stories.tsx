import type { Meta, StoryObj } from '@storybook/react-vite'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '@/design/ui/Card'
import { OptionsPanel } from './OptionsPanel'

const client = new QueryClient()

function Panel({ kind, options: start = {} }: { kind: string; options?: Record<string, unknown> }) {
  const [options, setOptions] = useState(start)
  return (
    <QueryClientProvider client={client}>
      <Card style={{ width: 380, margin: 12, padding: 12 }}>
        <OptionsPanel
          kind={kind}
          options={options}
          onChange={setOptions}
          queries={[
            { id: 'A', label: 'Orders' },
            { id: 'B', label: 'Revenue' },
          ]}
          fields={['country', 'device', 'page']}
        />
      </Card>
    </QueryClientProvider>
  )
}

const meta = { title: 'Editor/Options', component: Panel } satisfies Meta<typeof Panel>
export default meta
type Story = StoryObj<typeof meta>

const OPTIONS = {
  unit: 'currency',
  thresholds: [
    { value: 100, colour: 'warning', label: 'slow' },
    { value: 200, colour: 'negative' },
  ],
}

export const Line: Story = { args: { kind: 'line', options: OPTIONS } }
export const LineLight: Story = { ...Line, globals: { theme: 'light' } }
export const Table: Story = {
  args: { kind: 'table', options: { columns: [{ key: 'page' }, { key: 'A', bar: true }] } },
}
export const Number: Story = { args: { kind: 'number' } }
export const Thai: Story = { args: { kind: 'line', options: OPTIONS }, globals: { language: 'th' } }
