// Made-up but plausible answers: daily rhythm, noise that moves with the clock, a few heavy hitters.
const SPAN_S = {
  last_5_minutes: 300,
  last_15_minutes: 900,
  last_hour: 3600,
  last_24_hours: 86_400,
  last_7_days: 604_800,
  last_30_days: 2_592_000,
}
const STEP_S = {
  last_5_minutes: 5,
  last_15_minutes: 15,
  last_hour: 60,
  last_24_hours: 900,
  last_7_days: 7200,
  last_30_days: 86_400,
}
const SHARES = {
  page: {
    '/': 0.31,
    '/pricing': 0.17,
    '/docs/start': 0.13,
    '/blog/live-dashboards': 0.1,
    '/features': 0.08,
    '/docs/api': 0.07,
    '/signup': 0.055,
    '/blog/why-self-host': 0.04,
    '/changelog': 0.03,
    '/about': 0.015,
  },
  referrer: {
    '': 0.38,
    'https://www.google.com/': 0.24,
    'https://news.ycombinator.com/': 0.12,
    'https://github.com/': 0.09,
    'https://duckduckgo.com/': 0.06,
    'https://t.co/': 0.05,
    'https://www.bing.com/': 0.03,
    'https://www.reddit.com/': 0.03,
  },
  device: { mobile: 0.58, desktop: 0.335, tablet: 0.06, bot: 0.025 },
  country: {
    US: 0.24,
    TH: 0.18,
    IN: 0.11,
    DE: 0.07,
    GB: 0.06,
    BR: 0.055,
    JP: 0.05,
    FR: 0.04,
    CA: 0.035,
    AU: 0.03,
    ID: 0.025,
    VN: 0.02,
    CN: 0.018,
    ES: 0.015,
    MX: 0.014,
    KR: 0.012,
    NL: 0.011,
    PL: 0.01,
    ZA: 0.006,
    NG: 0.004,
    EG: 0.003,
    AR: 0.006,
    SE: 0.004,
    TR: 0.004,
    KE: 0.002,
    CL: 0.002,
    RU: 0.004,
    IT: 0.008,
    UA: 0.003,
    SA: 0.002,
    SG: 0.005,
    MY: 0.005,
    PH: 0.006,
    NZ: 0.003,
    CO: 0.003,
    PE: 0.001,
    MA: 0.0006,
    KZ: 0.0004,
  },
  status: { 200: 0.9, 204: 0.03, 301: 0.012, 304: 0.02, 404: 0.025, 401: 0.008, 500: 0.003, 503: 0.002 },
}

function noise(seed) {
  const x = Math.sin(seed * 127.1) * 43_758.5453
  return x - Math.floor(x)
}

const wave = (t, step) =>
  1 + 0.28 * Math.sin(t / step / 9) + 0.12 * Math.sin(t / step / 2.3) + 0.22 * (noise(t / step) - 0.5)

const LEVEL = { '*': 180, page_views: 42, unique_users: 9, request: 120, response_time: 215 }

function buckets(query, now) {
  const step = STEP_S[query.time_window]
  const end = Math.floor(now / step) * step
  const count = Math.round(SPAN_S[query.time_window] / step)
  return Array.from({ length: count }, (_, index) => end - (count - 1 - index) * step)
}

function valueAt(query, t, now) {
  const step = STEP_S[query.time_window]
  const level = LEVEL[query.metric] ?? 50
  const shape = wave(t, step)
  if (query.aggregation === 'rate') return level * shape * (t + step > now ? 0.9 : 1)
  if (query.aggregation === 'p95') return level * (0.8 + 0.2 * shape) + (noise(t) > 0.97 ? 180 : 0)
  const isPartial = t + step > now
  return Math.round(level * shape * step * 0.05 * (isPartial ? Math.max(0.05, (now - t) / step) : 1))
}

const iso = (seconds) => new Date(seconds * 1000).toISOString()

export function answer(query, isBlank) {
  const now = Date.now() / 1000
  const results = isBlank ? [] : rows(query, now)
  const value = isBlank ? (query.aggregation === 'p95' ? null : 0) : totalOf(query, results, now)
  const meta = {
    from: iso(now - SPAN_S[query.time_window]),
    to: iso(Math.ceil(now / STEP_S[query.time_window]) * STEP_S[query.time_window]),
    interval: query.interval ? 'minute' : null,
    exact: query.metric !== 'unique_users',
    mode: 'incremental',
    lag_ms: 6 + Math.random() * 18,
    ...(query.compare && value !== null
      ? { previous: value * (query.aggregation === 'p95' ? 1.06 : 0.92) }
      : {}),
  }
  return { metric: query.metric, value, results, timestamp: iso(now), meta }
}

function rows(query, now) {
  const row = (value, dimensions, timestamp) => ({
    name: query.metric,
    value,
    count: Math.ceil(value),
    dimensions,
    timestamp,
  })
  const [dimension] = query.group_by ?? []
  const times = query.interval ? buckets(query, now) : []
  if (!dimension) return query.interval ? times.map((t) => row(valueAt(query, t, now), {}, iso(t))) : []
  const shares = Object.entries(SHARES[dimension])
  if (query.interval)
    return times.flatMap((t) =>
      shares.map(([key, share]) => {
        const burst = key.startsWith('5') && noise(t * 3) > 0.9 ? 9 : 1
        return row(Math.round(valueAt(query, t, now) * share * burst), { [dimension]: Number(key) }, iso(t))
      }),
    )
  const total = SPAN_S[query.time_window] * 4.2 + (now % 3600)
  return shares.map(([key, share]) =>
    row(Math.round(total * share), { [dimension]: key === '' ? null : key }, null),
  )
}

function totalOf(query, results, now) {
  if (query.metric === 'unique_users' && query.time_window === 'last_5_minutes' && !query.interval)
    return Math.round(1240 + 160 * Math.sin(now / 7) + 40 * noise(Math.floor(now * 2)))
  if (results.length === 0) return Math.round(SPAN_S[query.time_window] * 0.05 * (LEVEL[query.metric] ?? 50))
  const sum = results.reduce((total, row) => total + row.value, 0)
  if (query.aggregation === 'rate' || query.aggregation === 'p95') return sum / results.length
  return query.metric === 'unique_users' ? Math.round(sum * 0.6) : sum
}

const NAMES = [
  ['page_view', 'page_view'],
  ['page_view', 'page_view'],
  ['user_action', 'cta_click'],
  ['custom', 'purchase'],
  ['system', 'request'],
  ['system', 'request'],
  ['custom', 'sign_up'],
  ['error', 'js_error'],
]
let nextEvent = 1

function pick(object) {
  const entries = Object.keys(object)
  return entries[Math.floor(Math.random() ** 2 * entries.length)]
}

export function makeEvent(ageMs) {
  const [type, name] = NAMES[Math.floor(Math.random() * NAMES.length)]
  const isWeb = type !== 'system'
  const at = new Date(Date.now() - ageMs)
  return {
    id: `evt-${nextEvent++}`,
    type,
    name,
    timestamp: at.toISOString(),
    received_at: new Date(at.getTime() + 9).toISOString(),
    user_id: Math.random() > 0.5 ? `u${Math.floor(Math.random() * 900)}` : null,
    anonymous_id: 'a4f09c1d',
    session_id: 's-201',
    value: name === 'purchase' ? 29.99 : null,
    source: isWeb ? 'web_app' : 'edge-1',
    country: pick(SHARES.country),
    device: pick(SHARES.device),
    browser: 'Firefox',
    os: 'Android',
    page: type === 'page_view' ? pick(SHARES.page) : null,
    referrer: null,
    is_bot: false,
    properties: propertiesOf(name),
    tags: name === 'purchase' ? ['revenue'] : [],
  }
}

function propertiesOf(name) {
  if (name === 'request') return { method: 'GET', path: '/api/orders', status: 200, bytes: 5120 }
  if (name === 'purchase')
    return { product: 'Premium', amount: 29.99, currency: 'USD', cart: { items: 2, coupon: null } }
  if (name === 'js_error') return { message: 'Cannot read properties of undefined', line: 214 }
  return { plan: 'team', experiment: 'B' }
}

/** What /api/sources answers. */
export function arrivals() {
  const last_seen = new Date().toISOString()
  const volume = { events_last_minute: 120, events_last_hour: 7_300, events_last_day: 151_000, last_seen }
  const sources = ['web_app', 'checkout'].map((source) => ({
    source,
    ...volume,
    lag_p50_ms: 140,
    lag_p95_ms: 910,
  }))
  return { sources, keys: [], since: last_seen }
}
