/** An address as people say it: without scheme, “www.” and closing slash. */
export function bareUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '') || url
}
