const names = new Map<string, Intl.DisplayNames>()

/** Name of an ISO 3166 alpha-2 code; whatever else the data holds is shown as it is. */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  let displayNames = names.get(locale)
  if (!displayNames) names.set(locale, (displayNames = new Intl.DisplayNames(locale, { type: 'region' })))
  return displayNames.of(code) ?? code
}
