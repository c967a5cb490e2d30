/** A scope's trace as a canvas that keeps its own resolution, under a graticule of labelled levels. */
import { useEffect, useRef, type ReactNode } from 'react';
import { addDensity, type ScopeColour } from './density-image.ts';
import type { Density } from './scope-maths.ts';

export interface Trace {
  readonly density: Density;
  readonly colour: ScopeColour;
}

export interface ScopeCanvasProps {
  /** What is to be read from it, in words. */
  readonly label: string;
  /** Of one size; they add up. */
  readonly traces: readonly Trace[];
  readonly isSquare?: boolean;
  readonly children?: ReactNode;
}

export function ScopeCanvas({ label, traces, isSquare = false, children }: ScopeCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    const [first] = traces;
    if (element === null || context === null || first === undefined) return;
    const { columns, rows } = first.density;
    if (element.width !== columns) element.width = columns;
    if (element.height !== rows) element.height = rows;
    const image = context.createImageData(columns, rows);
    for (const { density, colour } of traces) addDensity(image.data, density, colour);
    context.putImageData(image, 0, 0);
  }, [traces]);
  return (
    <div className={isSquare ? 'pn-scope pn-scope-square' : 'pn-scope'}>
      <div className="pn-scope-plot" role="img" aria-label={label}>
        <canvas ref={canvas} className="pn-scope-canvas" />
        {children}
      </div>
    </div>
  );
}
