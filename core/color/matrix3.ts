/** 3×3 matrices for colour, row-major, applied to column vectors. */
export type Triple = readonly [number, number, number];
export type Mat3 = readonly [number, number, number, number, number, number, number, number, number];

export const IDENTITY3: Mat3 = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export const transform3 = (m: Mat3, [x, y, z]: Triple): Triple => [
  m[0] * x + m[1] * y + m[2] * z,
  m[3] * x + m[4] * y + m[5] * z,
  m[6] * x + m[7] * y + m[8] * z,
];

/** a·b: first b, then a. */
export const multiply3 = (a: Mat3, b: Mat3): Mat3 => {
  const column = (c: 0 | 1 | 2): Triple => transform3(a, [b[c], b[c + 3]!, b[c + 6]!]);
  const [p, q, r] = [column(0), column(1), column(2)];
  return [p[0], q[0], r[0], p[1], q[1], r[1], p[2], q[2], r[2]];
};

export const diagonal3 = ([x, y, z]: Triple): Mat3 => [x, 0, 0, 0, y, 0, 0, 0, z];

/** @throws RangeError when the matrix is singular. */
export const invert3 = (m: Mat3): Mat3 => {
  const [a, b, c, d, e, f, g, h, i] = m;
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (det === 0 || !Number.isFinite(det)) throw new RangeError('3×3 matrix: singular');
  const k = 1 / det;
  return [
    (e * i - f * h) * k,
    (c * h - b * i) * k,
    (b * f - c * e) * k,
    (f * g - d * i) * k,
    (a * i - c * g) * k,
    (c * d - a * f) * k,
    (d * h - e * g) * k,
    (b * g - a * h) * k,
    (a * e - b * d) * k,
  ];
};
