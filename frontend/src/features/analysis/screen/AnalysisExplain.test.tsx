import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { META, onScreen, Refusal } from '../testing'
import { AnalysisExplained } from './AnalysisExplain'

const PATH = '/api/analysis/funnel'
const query = {
  analysis: 'funnel',
  steps: [{ event: 'a' }],
  filters: [{ field: 'country', operator: 'eq', value: 'TH' }],
}
const about = { name: 'funnel', title: 'Funnel', description: 'From step to step.', question: {} }

it('says what it means, of which events, how exact it is and what it cost', async () => {
  const answer = { results: [], meta: { ...META, exact: false, error_bound: 0.02 } }
  const { bodies } = onScreen(<AnalysisExplained title="Way" query={query} />, {
    replies: { [PATH]: () => answer, '/api/analysis': () => ({ analyses: [about] }) },
  })
  expect(await screen.findByText('From step to step.')).toBeVisible()
  expect(await screen.findByText('Country is Thailand')).toBeVisible()
  expect(screen.getByText('± 2%')).toBeVisible()
  expect(screen.getByText('4,321 rows read')).toBeVisible()
  expect(bodies(PATH)).toEqual([{ steps: query.steps, filters: query.filters }])
})

it('says what the server will not answer, and still shows the question', async () => {
  onScreen(<AnalysisExplained title="Way" query={query} />, {
    replies: { [PATH]: () => new Refusal(400, 'A funnel needs two steps.') },
  })
  expect(await screen.findByText('A funnel needs two steps.')).toBeVisible()
  expect(screen.getByText(/"event": "a"/)).toBeVisible()
})
