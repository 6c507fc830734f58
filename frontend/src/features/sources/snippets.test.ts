import { expect, it } from 'vitest'
import { snippets } from './snippets'

it('fills the address and the key into every snippet', () => {
  for (const { id, code } of snippets('https://t.example:8050', 'tg_w_123')) {
    expect(code).toContain(
      id === 'file' ? '--url https://t.example:8050' : 'https://t.example:8050/api/events',
    )
    expect(code).toContain(id === 'file' ? '--key tg_w_123' : 'Bearer tg_w_123')
  }
})

it('sends valid JSON with curl', () => {
  const [curl] = snippets('http://x', 'k')
  const body = /-d '([\s\S]+)'$/.exec(curl!.code)![1]!
  expect(JSON.parse(body)).toMatchObject({ type: 'page_view', user_id: 'u1' })
})
