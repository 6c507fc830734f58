import { describe, expect, it } from 'vitest'
import { FormulaError, parseFormula } from './formula'

const values: Record<string, number | null> = { A: 6, B: 4, C: 0, D: null, F1: 10 }
const valueOf = (id: string) => values[id] ?? null
const evaluate = (expression: string) => parseFormula(expression).evaluate(valueOf)

describe('parseFormula', () => {
  it('knows precedence, brackets, signs and formulas before it', () => {
    expect(evaluate('A + B * 2')).toBe(14)
    expect(evaluate('(A + B) * 2')).toBe(20)
    expect(evaluate('A - B - 1')).toBe(1)
    expect(evaluate('-A + 10')).toBe(4)
    expect(evaluate('A / B * 100')).toBe(150)
    expect(evaluate('F1 * 1.5')).toBe(15)
  })

  it('has no value where one is missing or a division is by zero', () => {
    expect(evaluate('A / C')).toBeNull()
    expect(evaluate('A + D')).toBeNull()
    expect(evaluate('A + H')).toBeNull()
  })

  it('says which questions it needs', () => {
    expect([...parseFormula('A / (B + A) * 100').ids]).toEqual(['A', 'B'])
  })

  it.each(['', 'A +', '(A', 'A B', 'A)', 'AB', 'a', 'A ** B', 'alert(1)', 'A; B', '1.2.3', 'constructor'])(
    'refuses %j',
    (expression) => expect(() => parseFormula(expression)).toThrow(FormulaError),
  )

  it('refuses what is nested without end instead of running out of stack', () => {
    expect(() => parseFormula('('.repeat(100_000))).toThrow(FormulaError)
    expect(() => parseFormula(`${'-'.repeat(100_000)}A`)).toThrow(FormulaError)
  })
})
