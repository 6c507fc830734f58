import { bodyOf, pathOf } from '@/api/question'
import type { Question } from '@/api/types'

export interface CodeSample {
  id: 'curl' | 'python' | 'javascript'
  code: string
}

const KEY = 'tg_read_…'

/** In single quotes for a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

function curl(url: string, json: string): string {
  return `curl ${url} \\
  -H ${quoted(`Authorization: Bearer ${KEY}`)} \\
  -H 'Content-Type: application/json' \\
  -d ${quoted(json)}`
}

/** A JSON value as Python writes it. */
function pythonOf(value: unknown, indent = ''): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return JSON.stringify(value)
  const inner = `${indent}    `
  const lines = Array.isArray(value)
    ? value.map((one) => pythonOf(one, inner))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${pythonOf(one, inner)}`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (lines.length === 0) return open + close
  return `${open}\n${lines.map((line) => `${inner}${line},`).join('\n')}\n${indent}${close}`
}

function python(url: string, query: object): string {
  return `import json
from urllib.request import Request, urlopen

question = ${pythonOf(query)}
request = Request(
    "${url}",
    data=json.dumps(question).encode(),
    headers={"Authorization": "Bearer ${KEY}", "Content-Type": "application/json"},
)
answer = json.load(urlopen(request))
for row in answer["results"]:
    print(row["timestamp"], row["dimensions"], row["value"])`
}

function javascript(url: string, json: string): string {
  return `const response = await fetch("${url}", {
  method: "POST",
  headers: { Authorization: "Bearer ${KEY}", "Content-Type": "application/json" },
  body: JSON.stringify(${json}),
})
const { results, meta } = await response.json()`
}

/** The same question asked from elsewhere; the key is the reader's to fill in. */
export function codeOf(origin: string, question: Question): CodeSample[] {
  const url = origin + pathOf(question)
  const body = bodyOf(question)
  const json = JSON.stringify(body, null, 2)
  return [
    { id: 'curl', code: curl(url, json) },
    { id: 'python', code: python(url, body) },
    { id: 'javascript', code: javascript(url, json) },
  ]
}
