/** The ball of a material on the screen. */
import { useEffect, useRef } from 'react';
import type { MaterialRecord } from '../../../../core/document/index.ts';
import { shadeSphere } from './swatch.ts';

const SIZE = 96;

export function MaterialBall({ material }: { readonly material: MaterialRecord }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    context?.putImageData(new ImageData(shadeSphere(material, SIZE), SIZE, SIZE), 0, 0);
  }, [material]);
  return (
    <canvas
      ref={canvas}
      className="pn-insp-ball"
      width={SIZE}
      height={SIZE}
      role="img"
      aria-label={`A ball of ${material.name}`}
    />
  );
}
