import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { onScreen, Refusal } from '@/features/analysis/testing'
import { loadScreenTexts } from '@/i18n'
import Board from './Board'

it('leads to the others where a dashboard is not', async () => {
  await loadScreenTexts()
  onScreen(<Board />, {
    at: '/dashboards/d1?project=7',
    replies: { '/api/dashboards/undefined': () => new Refusal(404, 'Not here.') },
  })
  expect(await screen.findByText('This dashboard is not here')).toBeVisible()
  expect(screen.getByRole('link', { name: 'All dashboards' })).toHaveAttribute(
    'href',
    '/dashboards?project=7',
  )
})
