import { useEffect, useState } from 'react'

const key = (project: string) => `tidegauge.sql.${project}`
const SAVE_AFTER_MS = 400

function stored(project: string): string | null {
  try {
    return localStorage.getItem(key(project))
  } catch (error) {
    // Storage may be blocked by the browser: then the statement lives as long as the page.
    if (error instanceof DOMException) return null
    throw error
  }
}

function store(project: string, text: string): void {
  try {
    localStorage.setItem(key(project), text)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

/** The statement being written, kept in this browser; `start` is what stands there the first time. */
export function useStatement(project: string, start: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => stored(project) ?? start)
  useEffect(() => {
    const timer = setTimeout(() => store(project, text), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [project, text])
  return [text, setText]
}
