/**
 * The board's type: one family in four cuts, a scale of few sizes, leadings in steps of 1.5 points so that neighbouring
 * columns share baselines. Labels are letterspaced small capitals in grey; what a label names is black.
 */
export type TypeFace = 'regular' | 'italic' | 'semibold' | 'bold';

export interface TextStyle {
  readonly face: TypeFace;
  /** Points. */
  readonly size: number;
  /** Baseline to baseline, points. */
  readonly leading: number;
  readonly color: string;
  /** Set in small capitals, all letters. */
  readonly smallCaps: boolean;
  /** Extra space after each character, points. */
  readonly tracking: number;
}

export const INK = {
  black: '#161616',
  grey: '#6b6b6b',
  faint: '#b4b4b4',
  hairline: '#c9c9c9',
  paper: '#ffffff',
  /** Camera and field of view on the plan. */
  camera: '#0b5a6b',
  /** Lamps on the plan. */
  light: '#a86400',
} as const;

/** Hairline weights, points. */
export const WEIGHT = { hair: 0.35, thin: 0.6, medium: 0.9, heavy: 1.4 } as const;

const style = (face: TypeFace, size: number, leading: number, color: string = INK.black): TextStyle => ({
  face,
  size,
  leading,
  color,
  smallCaps: false,
  tracking: 0,
});

export const TYPE = {
  shotNumber: style('bold', 20, 24),
  shotNumberSmall: style('bold', 14, 16.5),
  title: style('semibold', 11, 13.5),
  titleSmall: style('semibold', 9, 12),
  header: style('semibold', 9.5, 12),
  body: style('regular', 9, 12),
  fine: style('regular', 7, 9, INK.grey),
  marker: style('italic', 7, 9, INK.grey),
  label: { ...style('semibold', 7, 9, INK.grey), smallCaps: true, tracking: 0.35 },
  /** On pictures. */
  frameline: style('semibold', 5.5, 6.75, '#ffffff'),
  planName: style('semibold', 6.5, 8.25),
  planKey: style('bold', 6, 7.5, INK.light),
} as const satisfies Record<string, TextStyle>;

/** Sizes that running text is tried at, widest first; the last is the floor of legibility. */
export const BODY_SIZES: readonly TextStyle[] = [
  TYPE.body,
  { ...TYPE.body, size: 8, leading: 10.5 },
  { ...TYPE.body, size: 7.25, leading: 9 },
];

export const withSize = (base: TextStyle, size: number, leading: number): TextStyle => ({
  ...base,
  size,
  leading,
});

/** Share of the size that letters rise above the baseline, accented capitals included, and hang below it. */
export const ASCENT = 0.86;
export const DESCENT = 0.25;

/** What a layout must know of the fonts that will be printed with. */
export interface TextMeasure {
  /** Points. */
  width(text: string, style: TextStyle): number;
}
