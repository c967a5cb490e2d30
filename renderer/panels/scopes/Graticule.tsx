/** Lines and names of levels behind the traces. */
import { rangeOf, type ScopeScale } from './scope-picture.ts';
import { SKIN_TONE_DEG, VECTOR_REACH, vectorTargets } from './scope-maths.ts';

interface Mark {
  readonly level: number;
  readonly name: string;
  readonly isStrong: boolean;
}

const PERCENTS = [0, 10, 25, 50, 75, 90, 100];
const STOPS = [-8, -6, -4, -2, 0, 2, 4, 6, 8];

/** Levels of a scale, those that mean something drawn stronger: black and white, middle grey and clipping. */
export const marksOf = (scale: ScopeScale): readonly Mark[] =>
  scale === 'display'
    ? PERCENTS.map((level) => ({ level, name: `${level}`, isStrong: level === 0 || level === 100 }))
    : STOPS.map((level) => ({
        level,
        name: level === 0 ? 'grey' : `${level < 0 ? '−' : '+'}${Math.abs(level)}`,
        isStrong: level === 0 || Math.abs(level) === 6,
      }));

/** Where a level lies, as a fraction from the top (or, for histograms, from the left). */
function placeOf(level: number, scale: ScopeScale): number {
  const { min, max } = rangeOf(scale);
  return (max - level) / (max - min);
}

export interface GraticuleProps {
  readonly scale: ScopeScale;
  /** `levels`: lines across, as a waveform has them; `bins`: lines up, as a histogram has them. */
  readonly kind: 'levels' | 'bins';
}

export function Graticule({ scale, kind }: GraticuleProps) {
  return (
    <div className={`pn-graticule pn-graticule-${kind}`} aria-hidden="true">
      {marksOf(scale).map(({ level, name, isStrong }) => {
        const place = placeOf(level, scale) * 100;
        return (
          <span
            key={level}
            className={isStrong ? 'pn-graticule-mark pn-graticule-strong' : 'pn-graticule-mark'}
            style={kind === 'levels' ? { top: `${place}%` } : { left: `${100 - place}%` }}
          >
            <span className="pn-graticule-name">{name}</span>
          </span>
        );
      })}
    </div>
  );
}

const SIZE = 200;
const HALF = SIZE / 2;
const toSvg = (chroma: number): number => (chroma / VECTOR_REACH) * HALF;

/** Targets of 75 % and 100 % bars, rings, and the line where skin lies. */
export function VectorGraticule() {
  const angle = (SKIN_TONE_DEG * Math.PI) / 180;
  const reach = toSvg(0.5);
  return (
    <svg
      className="pn-vector-graticule"
      viewBox={`${-HALF} ${-HALF} ${SIZE} ${SIZE}`}
      aria-hidden="true"
      focusable="false"
    >
      {[0.125, 0.25, 0.375, 0.5].map((ring) => (
        <circle key={ring} r={toSvg(ring)} className="pn-vector-ring" />
      ))}
      <path d={`M ${-reach} 0 H ${reach} M 0 ${-reach} V ${reach}`} className="pn-vector-ring" />
      <line
        x1={0}
        y1={0}
        x2={Math.cos(angle) * reach}
        y2={-Math.sin(angle) * reach}
        className="pn-vector-skin"
      />
      <text x={Math.cos(angle) * reach - 4} y={-Math.sin(angle) * reach - 3} className="pn-vector-name">
        skin
      </text>
      {vectorTargets(0.75).map(({ name, cb, cr }) => (
        <g key={name}>
          <rect x={toSvg(cb) - 4} y={-toSvg(cr) - 4} width={8} height={8} className="pn-vector-target" />
          <text x={toSvg(cb) * 1.16} y={-toSvg(cr) * 1.16 + 3} className="pn-vector-name">
            {name}
          </text>
        </g>
      ))}
      {vectorTargets(1).map(({ name, cb, cr }) => (
        <rect
          key={name}
          x={toSvg(cb) - 2}
          y={-toSvg(cr) - 2}
          width={4}
          height={4}
          className="pn-vector-target pn-vector-far"
        />
      ))}
    </svg>
  );
}
