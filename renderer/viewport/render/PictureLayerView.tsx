/** The canvas of a render view: draws when something of it changed, and not otherwise. */
import { useEffect, useRef, useState } from 'react';
import { PictureCanvas, type PictureLayer, type PictureLook } from './picture-canvas.ts';

export interface PictureLayerViewProps {
  readonly label: string;
  readonly layers: readonly PictureLayer[];
  readonly look: PictureLook;
  /** Canvas pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
}

export function PictureLayerView({ label, layers, look, widthPx, heightPx }: PictureLayerViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [painter, setPainter] = useState<PictureCanvas | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // counts contexts that were lost and given back
  const [contexts, setContexts] = useState(0);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const onLost = (event: Event): void => event.preventDefault();
    const onRestored = (): void => setContexts((n) => n + 1);
    element.addEventListener('webglcontextlost', onLost);
    element.addEventListener('webglcontextrestored', onRestored);
    let made: PictureCanvas | null = null;
    try {
      made = new PictureCanvas(element);
      setPainter(made);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    return () => {
      element.removeEventListener('webglcontextlost', onLost);
      element.removeEventListener('webglcontextrestored', onRestored);
      made?.dispose();
      setPainter(null);
    };
  }, [contexts]);

  useEffect(() => {
    const element = canvas.current;
    if (painter === null || element === null) return;
    if (element.width !== widthPx) element.width = widthPx;
    if (element.height !== heightPx) element.height = heightPx;
    painter.draw(layers, look);
  }, [painter, layers, look, widthPx, heightPx]);

  return (
    <>
      <canvas ref={canvas} className="pn-render-canvas" role="img" aria-label={label} />
      {problem !== null && (
        <p className="pn-render-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
