import { act, render, screen } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { loadable } from './loadable'

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>
const waiting = ({ name }: { name: string }) => <p role="status">Waiting for {name}</p>

class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    const { error } = this.state
    return error ? (
      <button onClick={() => this.setState({ error: null })}>{error.message}</button>
    ) : (
      this.props.children
    )
  }
}

describe('loadable', () => {
  it('is drawn at once when its code was fetched before', async () => {
    const Loaded = loadable(() => Promise.resolve({ default: Greeting }), waiting)
    await Loaded.preload()
    render(<Loaded name="Ada" />)
    expect(screen.getByText('Hello Ada')).toBeVisible()
  })

  it('shows what stands for it until its code is here, and fetches it once', async () => {
    const load = vi.fn(() => Promise.resolve({ default: Greeting }))
    const Loaded = loadable(load, waiting)
    render(
      <>
        <Loaded name="Ada" />
        <Loaded name="Grace" />
      </>,
    )
    expect(screen.getAllByRole('status')).toHaveLength(2)
    expect(await screen.findByText('Hello Grace')).toBeVisible()
    expect(screen.queryByRole('status')).toBeNull()
    expect(load).toHaveBeenCalledOnce()
  })

  it('does not draw what came after it was gone', async () => {
    let arrive: (module: { default: typeof Greeting }) => void = () => {}
    const Loaded = loadable(
      () => new Promise<{ default: typeof Greeting }>((done) => (arrive = done)),
      waiting,
    )
    const { container, unmount } = render(<Loaded name="Ada" />)
    unmount()
    arrive({ default: Greeting })
    await Loaded.preload()
    expect(container).toBeEmptyDOMElement()
    render(<Loaded name="Grace" />)
    expect(screen.getByText('Hello Grace')).toBeVisible()
  })

  it('gives a failure to the boundary above and fetches again when that tries again', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const load = vi
      .fn<() => Promise<{ default: typeof Greeting }>>()
      .mockRejectedValueOnce(new Error('no network'))
      .mockResolvedValue({ default: Greeting })
    const Loaded = loadable(load, waiting)
    render(
      <Boundary>
        <Loaded name="Ada" />
      </Boundary>,
    )
    const again = await screen.findByRole('button', { name: 'no network' })
    act(() => again.click())
    expect(await screen.findByText('Hello Ada')).toBeVisible()
    expect(load).toHaveBeenCalledTimes(2)
    expect(log).toHaveBeenCalled()
  })
})
