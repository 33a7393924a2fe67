import { Component, type ReactNode } from 'react';

/** Shows a way out where a page failed to load or to draw, instead of nothing. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="page">
        <div className="panel empty" role="alert">
          <b>This page failed</b>
          <p>Your seat and the game are not touched by this. Reload the page to go on.</p>
          <button type="button" className="btn" onClick={() => location.reload()}>
            Reload
          </button>
          <p className="mono">{error.message}</p>
        </div>
      </div>
    );
  }
}
