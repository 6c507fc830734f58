export interface Snippet {
  id: 'curl' | 'python' | 'browser' | 'node' | 'file'
  code: string
}

/** Ready to paste: one event sent from a shell, from Python and Node without a package, and from a page. */
export function snippets(origin: string, key: string): Snippet[] {
  const url = `${origin}/api/events`
  return [
    { id: 'curl', code: curl(url, key) },
    { id: 'python', code: python(url, key) },
    { id: 'browser', code: browser(url, key) },
    { id: 'node', code: node(url, key) },
    { id: 'file', code: file(origin, key) },
  ]
}

function file(origin: string, key: string): string {
  return `tidegauge import orders.csv --name order \\
  --map timestamp=ordered_at --map user_id=customer --map value=total \\
  --url ${origin} \\
  --key ${key}`
}

function curl(url: string, key: string): string {
  return `curl ${url} \\
  -H 'Authorization: Bearer ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '{"type": "page_view", "user_id": "u1",
       "properties": {"page": "/pricing"}}'`
}

function python(url: string, key: string): string {
  return `import json
from urllib.request import Request, urlopen

event = {"type": "custom", "name": "purchase", "user_id": "u1",
         "value": 29.99, "properties": {"product": "Premium"}}
urlopen(Request(
    "${url}",
    data=json.dumps(event).encode(),
    headers={"Authorization": "Bearer ${key}",
             "Content-Type": "application/json"},
))`
}

function browser(url: string, key: string): string {
  return `<script type="module">
  fetch("${url}", {
    method: "POST",
    keepalive: true,
    headers: {
      "Authorization": "Bearer ${key}",
      "Content-Type": "application/json",
    },
    body: JSON.stringify({
      type: "page_view",
      properties: { page: location.pathname, referrer: document.referrer },
    }),
  })
</script>`
}

function node(url: string, key: string): string {
  return `const response = await fetch("${url}", {
  method: "POST",
  headers: {
    "Authorization": "Bearer ${key}",
    "Content-Type": "application/json",
  },
  body: JSON.stringify([
    { type: "custom", name: "purchase", user_id: "u1", value: 29.99,
      properties: { product: "Premium" } },
  ]),
})
console.log(await response.json())`
}
