import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { see } from '@/testing/see'
import Text from './Widget'

const write = (text: string) => see(Text, { title: 'Note', options: { text } })

it('writes Markdown as elements', () => {
  write('# Plan\n\n**Ship** `v2` to [all](https://example.com/a)\n\n- [x] done\n\n| a |\n|--:|\n| 1 |')
  expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('Plan')
  expect(screen.getByRole('checkbox', { name: 'done' })).toBeChecked()
  expect(screen.getByRole('cell')).toHaveTextContent('1')
  const link = screen.getByRole('link', { name: 'all' })
  expect(link).toHaveAttribute('href', 'https://example.com/a')
  expect(link.getAttribute('rel')).toContain('noopener')
})

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//example.com',
  'java&#115;cript:x',
  'file:///etc',
])('makes no link to %s', (address) => {
  write(`[click](${address})`)
  expect(screen.queryByRole('link')).not.toBeInTheDocument()
  expect(document.body).toHaveTextContent('click')
})

it('shows HTML as the text it is and fetches no picture', () => {
  write('<img src=x onerror=alert(1)>\n\n<script>alert(1)</script>\n\n![pixel](https://example.com/p.png)')
  expect(document.querySelector('img, script')).toBeNull()
  expect(document.body).toHaveTextContent('<script>alert(1)</script>')
  expect(screen.getByRole('link', { name: 'pixel' })).toBeInTheDocument()
})

it('reads character references', () => {
  write('5 &lt; 6 &amp; 7 &#8594; &nope;')
  expect(document.body).toHaveTextContent('5 < 6 & 7 → &nope;')
})

it('says that nothing is written', () => {
  write('  ')
  expect(screen.getByText('Nothing written yet')).toBeInTheDocument()
})
