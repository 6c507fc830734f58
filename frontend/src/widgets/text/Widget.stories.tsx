import type { Meta, StoryObj } from '@storybook/react-vite'
import { stage } from '@/testing/Stage'
import Text from './Widget'

const meta = {
  title: 'Widgets/Text',
  component: stage(Text),
  args: { options: {}, width: 420, height: 250 },
} satisfies Meta
export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  args: {
    title: 'Note',
    options: {
      text: '# Release\n\nDeploy `v2.14` at 14:05 raised **checkout latency**. See the [report](https://example.com).\n\n- [x] rolled back\n- [ ] written up\n\n| Step | p95 |\n|:--|--:|\n| Cart | 215 ms |\n| Pay | 410 ms |',
    },
  },
}

export const Hostile: Story = {
  args: {
    title: 'Note',
    options: {
      text: '<img src=x onerror=alert(1)> [click](javascript:alert(1)) ![pixel](https://example.com/p.png)',
    },
  },
}

export const Accent: Story = {
  args: {
    title: 'Note',
    height: 120,
    options: { text: '## 3 days to launch', align: 'centre', background: 'accent', size: 'large' },
  },
}

export const Thai: Story = {
  args: {
    title: 'บันทึก',
    height: 120,
    options: { text: 'การปรับใช้ **v2.14** เวลา 14:05 ทำให้เวลาแฝงของการชำระเงินสูงขึ้น' },
  },
}

export const Empty: Story = { args: { title: 'Note' } }
