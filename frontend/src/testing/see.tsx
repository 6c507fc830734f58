import { render, screen, within } from '@testing-library/react'
import type { ComponentType } from 'react'
import { expect, vi } from 'vitest'
import type { WidgetActions, WidgetProps } from '@/widgets/contract'

/** A widget on a tile of 420 by 250 pixels, with a hand on its clicks. */
export function see<Options extends object>(
  Widget: ComponentType<WidgetProps<Options>>,
  given: Partial<WidgetProps<Options>>,
) {
  const select = vi.fn<NonNullable<WidgetActions['select']>>()
  const onHiddenChange = vi.fn<WidgetProps['onHiddenChange']>()
  const props: WidgetProps<Options> = {
    title: 'Visitors',
    answers: [],
    options: {} as Options,
    width: 420,
    height: 250,
    actions: { select },
    hidden: new Set(),
    onHiddenChange,
    ...given,
  }
  const shown = render(<Widget {...props} />)
  const again = (change: Partial<WidgetProps<Options>>) => shown.rerender(<Widget {...props} {...change} />)
  return { ...shown, select, onHiddenChange, again }
}

/** The one sentence of the picture. */
export const summary = () => screen.getByRole('img').getAttribute('aria-label')

/** Texts drawn in the picture, in the order of the drawing. */
export const drawnTexts = () =>
  [...screen.getByRole('img').querySelectorAll('text')].map((text) => text.textContent)

export const marks = () => [...screen.getByRole('img').querySelectorAll<SVGElement>('[data-mark]')]

/** What a screen reader says of the mark the keyboard is on. */
export const spoken = () => within(screen.getByRole('listbox')).getByRole('option').textContent

/** No coordinate of the drawing may be missing: the browser would drop the shape in silence. */
export function expectDrawable(): void {
  const broken = [...document.querySelectorAll('svg *')].filter((part) =>
    [...part.attributes].some(({ value }) => /NaN|Infinity|undefined/.test(value)),
  )
  expect(broken.map((part) => part.outerHTML.slice(0, 200))).toEqual([])
}
