interface Named {
  person: string
  name?: string | null
  email?: string | null
  user_id?: string | null
  anonymous_id?: string | null
}

/** The best name there is for a person. */
export function personName({ person, name, email, user_id, anonymous_id }: Named): string {
  return [name, email, user_id, anonymous_id].find((one) => one) ?? person
}

/** Where a person's page is; what goes along from the screen before is in `search`. */
export const personPath = (person: string, search: string) => `/people/${encodeURIComponent(person)}${search}`
