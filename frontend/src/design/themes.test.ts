import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DARK, LIGHT, type ChartTheme } from './themes'

const css = readFileSync('src/design/tokens.css', 'utf8')

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#\w+)/g)].map((match) => [match[1]!, match[2]!]),
  )
}

describe.each<[string, ChartTheme]>([
  ["[data-theme='dark']", DARK],
  ["[data-theme='light']", LIGHT],
])('%s', (selector, theme) => {
  const css = tokens(selector)

  it('draws charts in the colours of the tokens', () => {
    expect(css).toMatchObject({
      'surface-1': theme.surface,
      text: theme.text,
      'text-2': theme.text2,
      'text-3': theme.text3,
      'grid-line': theme.gridLine,
      'no-data': theme.noData,
      border: theme.border,
      accent: theme.accent,
      positive: theme.positive,
      negative: theme.negative,
      warning: theme.warning,
      info: theme.info,
    })
  })

  it('keeps the series colours in one order', () => {
    expect(theme.categorical).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => css[`series-${n}`]))
  })
})
