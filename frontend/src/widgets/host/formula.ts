/** A formula taken apart; `ids` are the questions it needs. */
export interface ParsedFormula {
  ids: ReadonlySet<string>
  /** Null where a needed value is missing, or where it divides by zero. */
  evaluate: (valueOf: (id: string) => number | null) => number | null
}

type Node = (valueOf: (id: string) => number | null) => number | null

export class FormulaError extends Error {
  constructor(
    readonly position: number,
    message: string,
  ) {
    super(message)
    this.name = 'FormulaError'
  }
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-H]|F\d+)(?![A-Za-z0-9])|([-+*/()]))/y
const DEEPEST = 50

interface Token {
  text: string
  at: number
}

function tokens(expression: string): Token[] {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  const end = expression.trimEnd().length
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(expression)
    if (!match) throw new FormulaError(at, expression.slice(at).trim().slice(0, 20))
    found.push({ text: match[1] ?? match[2] ?? match[3]!, at })
  }
  return found
}

const OPERATORS: Record<string, (a: number, b: number) => number | null> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? null : a / b),
}

function binary(operator: string, left: Node, right: Node): Node {
  const apply = OPERATORS[operator]!
  return (valueOf) => {
    const a = left(valueOf)
    const b = right(valueOf)
    const value = a === null || b === null ? null : apply(a, b)
    return value === null || !Number.isFinite(value) ? null : value
  }
}

/** Recursive descent over: sum = product (± product)*, product = factor (×÷ factor)*, factor = number | id | −factor | (sum). */
class Parser {
  private at = 0
  readonly ids = new Set<string>()

  constructor(
    private readonly list: readonly Token[],
    private readonly end: number,
  ) {}

  whole(): Node {
    const node = this.sum(0)
    if (this.at < this.list.length) throw this.unexpected()
    return node
  }

  private sum(depth: number): Node {
    let left = this.product(depth)
    for (let operator = this.take('+', '-'); operator; operator = this.take('+', '-'))
      left = binary(operator, left, this.product(depth))
    return left
  }

  private product(depth: number): Node {
    let left = this.factor(depth)
    for (let operator = this.take('*', '/'); operator; operator = this.take('*', '/'))
      left = binary(operator, left, this.factor(depth))
    return left
  }

  private factor(depth: number): Node {
    if (depth > DEEPEST) throw this.unexpected()
    if (this.take('-')) return binary('-', () => 0, this.factor(depth + 1))
    if (this.take('(')) {
      const inner = this.sum(depth + 1)
      if (!this.take(')')) throw this.unexpected()
      return inner
    }
    const token = this.list[this.at]
    if (!token || /^[-+*/()]/.test(token.text)) throw this.unexpected()
    this.at++
    if (/^\d/.test(token.text)) {
      const value = Number(token.text)
      return () => value
    }
    this.ids.add(token.text)
    return (valueOf) => valueOf(token.text)
  }

  private take(...texts: string[]): string | null {
    const token = this.list[this.at]
    if (!token || !texts.includes(token.text)) return null
    this.at++
    return token.text
  }

  private unexpected(): FormulaError {
    const token = this.list[this.at]
    return new FormulaError(token?.at ?? this.end, token?.text ?? '')
  }
}

/** Takes `A / B * 100` apart without evaluating code. Throws FormulaError at the first thing that does not belong. */
export function parseFormula(expression: string): ParsedFormula {
  const parser = new Parser(tokens(expression), expression.length)
  const evaluate = parser.whole()
  return { ids: parser.ids, evaluate }
}
