import { describe, expect, it } from 'vitest'
import { toCsv, toHtml, toTabs } from './csv'

const table = (...rows: (string | number | null)[][]) => ({ columns: ['page', 'visits'], rows })

describe('toCsv', () => {
  it('marks its encoding and ends every line', () => {
    expect(toCsv(table(['/ราคา', 3]))).toBe('\ufeffpage,visits\r\n/ราคา,3\r\n')
  })

  it('quotes what would break a line or a cell', () => {
    expect(toCsv(table(['a,"b"\nc', 1]))).toContain('"a,""b""\nc",1')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'never hands %j to a sheet as a formula',
    (text) => {
      expect(toCsv(table([text, 1]))).toContain(`'${text}`)
    },
  )

  it('keeps numbers as numbers and leaves missing ones empty', () => {
    expect(toCsv(table([null, -1.5], ['x', Number.NaN]))).toContain('\r\n,-1.5\r\nx,\r\n')
  })
})

it('pastes as rows and columns whatever the texts hold', () => {
  expect(toTabs(table(['a\tb\nc', 1]))).toBe('page\tvisits\na b c\t1')
  expect(toHtml(table(['<img src=x onerror=alert(1)>', 1]))).toContain(
    '<td>&lt;img src=x onerror=alert(1)&gt;</td>',
  )
})
