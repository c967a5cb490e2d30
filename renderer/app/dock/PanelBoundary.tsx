/** A panel that breaks says so and can be shown again; the rest of the desk goes on. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { TriangleAlert } from 'lucide-react';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';

interface PanelBoundaryProps {
  readonly title: string;
  readonly children: ReactNode;
}

export class PanelBoundary extends Component<PanelBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(`${this.props.title}:`, error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <EmptyState
        icon={TriangleAlert}
        title={`${this.props.title} stopped`}
        text={<span className="pn-selectable">{error.message}</span>}
      >
        <Button onPress={() => this.setState({ error: null })}>Show it again</Button>
      </EmptyState>
    );
  }
}
