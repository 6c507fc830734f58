// What the shell, dashboards and Explore need to open. Keys are secrets, events are personal, and figures need the time they
// were right at, which only live answers carry: none of those is kept here.
const KEPT = [
  /^GET \/api\/auth\/(session|me)$/,
  /^GET \/api\/dashboards(\/[^/?]+)?$/,
  /^GET \/api\/metrics\/schema$/,
]
interface Call {
  method?: string
  project?: string
  bearer?: string
}

/** The key an answer is kept under, or null when it is not to be kept. */
export function keptKey(path: string, { method = 'GET', project = '', bearer }: Call): string | null {
  if (bearer !== undefined || !KEPT.some((one) => one.test(`${method} ${path}`))) return null
  return `${method} ${path} ${project}`
}
