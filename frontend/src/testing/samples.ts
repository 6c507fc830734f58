import type { EventRecord, Row } from '@/api/types'
import { answer, row } from './answer'

/** Made-up answers that look like those of a shop, for stories and tests. */
const grouped = (field: string, values: Readonly<Record<string, number>>, label = 'Visitors', id = 'A') =>
  answer(
    id,
    Object.entries(values).map(([name, value]) => row({ [field]: name }, value)),
    { label },
  )

export const DEVICES = grouped('device', { mobile: 27_956, desktop: 15_906, tablet: 2_892, console: 1_446 })

export const MANY_PAGES = grouped(
  'page',
  Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`/docs/chapter-${index + 1}`, Math.round(9_000 / (index + 1))]),
  ),
  'Page views',
)

export const THAI_GROUPS = grouped('page', {
  ผู้เยี่ยมชมจากเครื่องมือค้นหา: 12_400,
  โฆษณาบนสื่อสังคมออนไลน์: 8_300,
  จดหมายข่าวประจำสัปดาห์: 3_900,
  เข้าชมโดยตรง: 2_100,
  'อื่น ๆ ที่ไม่ทราบที่มา': 700,
})

export const WINDS = grouped(
  'source',
  { North: 62, 'North-east': 88, 'South-east': 54, South: 91, 'South-west': 40, 'North-west': 47 },
  'Hours',
)

export const CATEGORIES = grouped(
  'category',
  {
    Electronics: 420_000,
    Fashion: 310_000,
    Home: 220_000,
    Beauty: 160_000,
    Sports: 120_000,
    Toys: 80_000,
    Books: 52_000,
    Garden: 31_000,
    Music: 24_000,
  },
  'Revenue',
)

export const NESTED = answer(
  'A',
  [
    ['Thailand', 'mobile', 5_200],
    ['Thailand', 'desktop', 2_100],
    ['Germany', 'desktop', 3_900],
    ['Germany', 'mobile', 1_800],
    ['Germany', 'tablet', 400],
    ['Japan', 'mobile', 3_100],
    ['Japan', 'desktop', 900],
    ['Brazil', 'mobile', 1_700],
  ].map(([country, device, value]) =>
    row({ market: country as string, device: device as string }, value as number),
  ),
  { label: 'Visitors' },
)

export const STEPS = grouped(
  'step',
  { Visit: 48_200, Product: 27_100, Cart: 9_400, Checkout: 4_100, Paid: 1_900 },
  'People',
)

const PLACES = [
  '/',
  '/pricing',
  '/docs',
  '/docs/start',
  '/blog/launch',
  '/app',
  '/app/board',
  '/signup',
  '/login',
  '/about',
  '/jobs',
  '/status',
  '/changelog',
  '/community',
  '/security',
  '/integrations',
  '/enterprise',
  '/demo',
]
// Repeatable scatter: a fixed sequence instead of chance.
const wobble = (index: number, spread: number) => (Math.sin(index * 12.9898) * 43_758.5453) % spread

export const LATENCY = [
  answer(
    'A',
    PLACES.map((page, index) =>
      row(
        { page, service: ['api', 'web', 'worker'][index % 3]! },
        4_000 + index * 5_200 + Math.abs(wobble(index, 6_000)),
      ),
    ),
    { label: 'Payload' },
  ),
  answer(
    'B',
    PLACES.map((page, index) =>
      row(
        { page, service: ['api', 'web', 'worker'][index % 3]! },
        60 + index * 24 + Math.abs(wobble(index + 9, 90)),
      ),
    ),
    { label: 'Latency' },
  ),
  answer(
    'C',
    PLACES.map((page, index) =>
      row({ page, service: ['api', 'web', 'worker'][index % 3]! }, 12_000 / (1 + (index % 7))),
    ),
    { label: 'Requests' },
  ),
]

export const CLOUD = ['A', 'B'].map((id, at) =>
  answer(
    id,
    Array.from({ length: 240 }, (_, index) =>
      row(
        { user_id: `u${index}`, plan: ['free', 'pro', 'team'][index % 3]! },
        Math.abs(wobble(index * 3 + at, 40)) + (index % 3) * 18 + index / 8,
      ),
    ),
    { label: at === 0 ? 'Sessions' : 'Minutes' },
  ),
)

export const COHORTS = answer(
  'A',
  Array.from({ length: 8 }, (_, cohort) =>
    Array.from({ length: 8 - cohort }, (__, period): Row => {
      const size = 2_100 - cohort * 80
      const share = period === 0 ? 1 : 0.64 / period ** 0.55 + wobble(cohort * 8 + period, 0.04)
      return row(
        { cohort: `2026-09-${String(1 + cohort * 3).padStart(2, '0')}`, period: `W${period}` },
        Math.round(size * share),
      )
    }),
  ).flat(),
  { label: 'People' },
)

export const JOURNEYS = answer(
  'A',
  (
    [
      ['Search', 'Home', 5_200],
      ['Search', 'Docs', 1_900],
      ['Direct', 'Home', 3_100],
      ['Direct', 'Pricing', 1_200],
      ['Social', 'Home', 900],
      ['Social', 'Docs', 1_300],
      ['Home', 'Pricing', 3_400],
      ['Home', 'Sign-up', 2_600],
      ['Home', 'Exit', 3_200],
      ['Docs', 'Pricing', 1_100],
      ['Docs', 'Exit', 2_100],
      ['Pricing', 'Sign-up', 2_300],
      ['Pricing', 'Exit', 2_200],
      ['Pricing', 'Home', 800],
      ['Sign-up', 'Trial', 3_300],
      ['Sign-up', 'Exit', 1_600],
    ] as const
  ).map(([from, to, value]) => row({ from, to }, value)),
  { label: 'People' },
)

export const COUNTRIES = grouped('country', {
  US: 21_400,
  TH: 12_300,
  DE: 8_100,
  JP: 6_900,
  IN: 5_400,
  BR: 4_300,
  GB: 3_900,
  FR: 3_100,
  CN: 2_700,
  AU: 1_900,
  CA: 1_700,
  ID: 1_300,
  VN: 900,
  SG: 640,
  MX: 510,
  ZA: 320,
  NG: 210,
  NZ: 120,
  IS: 14,
})

const SERVICES = ['api', 'auth', 'ingest', 'query', 'ws', 'export']
export const QUARTILES = ['p5', 'p25', 'median', 'p75', 'p95'].map((label, at) =>
  answer(
    String.fromCharCode(65 + at),
    SERVICES.map((service, index) =>
      row({ service }, [30, 72, 108, 150, 240][at]! * (1 + ((index * 37) % 10) / 12)),
    ),
    { label },
  ),
)

export const PRICES = ['first', 'max', 'min', 'last', 'count'].map((label, at) => {
  const level = (index: number) => 240 + Math.sin(index / 5) * 40 + wobble(index, 18)
  return answer(
    String.fromCharCode(65 + at),
    Array.from({ length: 48 }, (_, index) => {
      const [open, close] = [level(index), level(index + 1)]
      const values = [
        open,
        Math.max(open, close) + Math.abs(wobble(index + 5, 14)),
        Math.min(open, close) - Math.abs(wobble(index + 8, 14)),
        close,
        400 + Math.abs(wobble(index + 2, 500)),
      ]
      return row({}, values[at]!, new Date(Date.UTC(2026, 10, 20, index)).toISOString())
    }),
    { label, interval: '1h' },
  )
})

export const EVENTS: readonly EventRecord[] = [
  ['user_action', 'signed_up', 'TH', { plan: 'pro' }],
  ['custom', 'purchase', 'DE', { plan: 'team', amount: 129 }],
  ['error', 'payment_failed', 'US', { message: 'Card was declined' }],
  ['page_view', 'page_view', 'JP', {}],
  ['performance', 'http_request', null, { path: '/api/events', status: 202 }],
].map(([type, name, country, properties], index) => ({
  id: `e${index}`,
  type: type as string,
  name: name as string,
  timestamp: new Date(Date.UTC(2026, 10, 22, 8, 53, 20 - index)).toISOString(),
  received_at: null,
  user_id: `user-${index}`,
  anonymous_id: null,
  session_id: null,
  value: null,
  source: 'web',
  country: country as string | null,
  device: 'mobile',
  browser: 'Firefox',
  os: 'Android',
  page: type === 'page_view' ? '/pricing' : null,
  referrer: null,
  is_bot: false,
  properties: properties as Record<string, unknown>,
  tags: [],
}))

/** The same answers without a single row. */
export const EMPTY = [answer('A', [], { value: null })]
