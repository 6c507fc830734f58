import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { ApiError } from '@/api/error'
import { errorText, faultText } from '@/api/error-text'
import { loadLanguage, useLocale } from './index'

const TAKEN = new ApiError(409, 'address_taken', 'Somebody has this address already.')
const t = () => useLocale.getState().t

afterEach(() => loadLanguage('en'))

it('leaves a refusal in the words of the server where those are English', () => {
  expect(errorText(TAKEN, t())).toBe('Somebody has this address already.')
})

it('says it in Thai by its code, with the words of the server behind a press', async () => {
  await loadLanguage('th')
  render(<p>{errorText(TAKEN, t())}</p>)
  expect(screen.getByText(/มีผู้ใช้อีเมลนี้อยู่แล้ว/)).toBeVisible()
  expect(screen.queryByText(TAKEN.message)).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'รายละเอียด', expanded: false }))
  expect(screen.getByText(TAKEN.message)).toHaveAttribute('lang', 'en')
})

it('shows the words of the server for a code that it does not know, and those of a live fault alike', async () => {
  await loadLanguage('th')
  expect(errorText(new ApiError(418, 'teapot', 'Short and stout.'), t())).toBe('Short and stout.')
  expect(faultText({ code: 'query_timeout', message: 'Too long.' }, t())).toMatchObject({
    props: { words: 'Too long.' },
  })
})
