/** The histogram: red, green and blue over one another, luma as a line. */
import { Graticule } from './Graticule.tsx';
import type { ScopeAnswer } from './scope-picture.ts';

const HEIGHT = 100;

/** The area under counts, as the path of an SVG; heights are square roots, so that small counts show. */
export function areaPath(counts: ArrayLike<number>, most: number): string {
  const heights = Array.from(counts, (count) =>
    most === 0 ? 0 : Math.sqrt(Math.min(1, count / most)) * HEIGHT,
  );
  const steps = heights.map((height, bin) => `L${bin} ${(HEIGHT - height).toFixed(2)} H${bin + 1}`);
  return `M0 ${HEIGHT} ${steps.join(' ')} V${HEIGHT} Z`;
}

/** Bins at the ends hold all that lies beyond: they do not set the height. */
const mostOf = (all: readonly ArrayLike<number>[]): number =>
  all.reduce((most, counts) => {
    let own = most;
    for (let i = 1; i < counts.length - 1; i++) own = Math.max(own, counts[i]!);
    return own;
  }, 0);

export function HistogramPlot({ answer, label }: { readonly answer: ScopeAnswer; readonly label: string }) {
  const { luma, red, green, blue } = answer.histogram;
  const most = mostOf([luma, red, green, blue]);
  return (
    <div className="pn-scope">
      <div className="pn-scope-plot" role="img" aria-label={label}>
        <svg
          className="pn-histogram"
          viewBox={`0 0 ${luma.length} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          <path d={areaPath(red, most)} className="pn-histogram-red" />
          <path d={areaPath(green, most)} className="pn-histogram-green" />
          <path d={areaPath(blue, most)} className="pn-histogram-blue" />
          <path d={areaPath(luma, most)} className="pn-histogram-luma" />
        </svg>
        <Graticule scale={answer.scale} kind="bins" />
      </div>
    </div>
  );
}
